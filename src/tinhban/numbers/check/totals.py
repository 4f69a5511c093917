"""Whether a number is the total of what was done: not a part, a plan, a growth or a promise."""

import re
from bisect import bisect_left

from tinhban.numbers.check.clauses import Clause, Sentence
from tinhban.numbers.check.grammar import Act
from tinhban.numbers.check.roles import Roles
from tinhban.numbers.check.spelling import Comparable
from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading import Mention

_PART = r"(?<!\w)(?:trong đó|trong số|gồm|bao gồm|kể cả|tính riêng|còn lại)(?!\w)"
_WITHIN = r"(?:\A|[,;:.])\s*trong\Z"
_LED_BY_PART = r"(?<!\w)(?:trong đó|trong số(?: đó| này)?|bao gồm|gồm|kể cả)[\s,]*(?:có\s*)?$"
_LONGEST_LEAD = 40
_UNMET = r"(?<!thực hiện )(?<!triển khai )(?<!vượt )(?<!vượt mức )(?<!hoàn thành )"
_NOT_DONE = (
    rf"(?<!\w)(?:phấn đấu|dự kiến|mục tiêu|sẽ|nếu|dự thi|{_UNMET}(?:kế hoạch|chỉ tiêu)|cam kết|cùng kỳ|năm ngoái|năm trước|có thể|phải|"
    r"cần|được giao|mong muốn|muốn|hy vọng|đề xuất|đăng ký|hợp đồng|(?<!theo )(?<!ứng )đề nghị(?! và))(?!\w)"
)
_GROWN = r"(?<!\w)(?:tăng(?! cường)|giảm(?! bớt)|thêm|nhiều hơn|ít hơn|cao hơn|vượt)(?!\w)"
_DOINGS = (Act.USE, Act.SUPPLY, Act.RECEIVE)
_NEXT_STEPS = ((Act.SUPPLY, Act.RECEIVE), (Act.SUPPLY, Act.USE), (Act.RECEIVE, Act.USE))
_LIMITS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)


def is_done(text: Comparable, sentence: Sentence, clause: Clause) -> bool:
    """Whether the number says what was done, and not what is meant to be or how much more it was."""
    at = clause.at
    start = _step_start(text, clause.start, at)
    if text.pattern(_NOT_DONE).search(text.key, start, at):
        return False
    turns = sentence.in_turn
    if (
        turns
        and turns[0] < at
        and turns[bisect_left(turns, at) - 1] >= _step_start(text, sentence.start, at)
    ):
        return False
    grown = text.pattern(_GROWN).search(text.key, start, at)
    return grown is None or any(
        grown.start() < deed.start < at and deed.act in _DOINGS for deed in clause.deeds
    )


def _step_start(text: Comparable, start: int, at: int) -> int:
    """After the last ";" or ":" before the number."""
    return max(start, text.key.rfind(";", start, at) + 1, text.key.rfind(":", start, at) + 1)


def is_whole(
    text: Comparable, sentence: Sentence, clause: Clause, roles: Roles, previous: Roles | None
) -> bool:
    """Whether the number is all of something: in "gửi 412 tin, trong đó 396 tin được sử dụng" both are."""
    start = _step_start(text, clause.start, clause.at)
    part = text.pattern(_PART).search(text.key, start, clause.at)
    said = text.key[part.start() : part.start() + _LONGEST_LEAD] if part else ""
    if not said and _is_within(text, clause):
        return False
    if not said:
        floor = max(sentence.start, clause.start - _LONGEST_LEAD)
        led = text.pattern(_LED_BY_PART).search(text.key[floor : clause.start])
        said = led[0] if led else ""
    if not said:
        return True
    if previous is None or not re.match(r"trong (?:đó|do|số này|so nay|số đó|so do)", said):
        return False
    shared = previous.several and not roles.several and previous.act is roles.act
    return shared or goes_on(previous, roles)


def _is_within(text: Comparable, clause: Clause) -> bool:
    """Whether "trong" alone leads the number: "trong 301 tin"."""
    before = text.key[max(clause.start, clause.at - _LONGEST_LEAD) : clause.at].rstrip()
    return bool(text.pattern(_WITHIN).search(before))


def goes_on(previous: Roles | None, roles: Roles) -> bool:
    """Whether what was given or taken is now taken or used."""
    return previous is not None and (previous.act, roles.act) in _NEXT_STEPS


def is_promise(mention: Mention) -> bool:
    """ "Mỗi năm ít nhất 50 tin" is what was agreed, not what was done."""
    return mention.per is not None and mention.qualifier in _LIMITS
