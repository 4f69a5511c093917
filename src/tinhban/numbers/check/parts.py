"""Whether a number speaks of all that was exchanged, or of a part of it that nothing counts."""

from functools import lru_cache

from tinhban.numbers.check.clauses import Clause
from tinhban.numbers.check.grammar import Tie
from tinhban.numbers.check.heads import NamedKind
from tinhban.numbers.check.spelling import Comparable, spelt
from tinhban.numbers.reading import Mention
from tinhban.numbers.reading.vocabulary import words

_ANY_ITEM = ("tin", "bài", "tác phẩm", "sản phẩm")
# Words that a unit may have and still mean items of every kind; "tin thời sự" is a part.
_UNIT_WORDS = words(
    "tin tức bài viết báo chí tác phẩm sản phóng sự ngắn ảnh hình nguyên liệu tư video clip thô các loại và lượt chất "
    "lượng chương trình chuyên mục hoặc"
)
_ABOUT = r"(?<!\w)(?:về|liên quan (?:đến|tới)|phục vụ|chào mừng|nhân dịp)\s+"
_WITHIN = (
    r"(?<!\w)(?:trong|ở|tại|trên)\s+(?:các\s+|những\s+)?"
    r"(?:chương trình|chuyên mục|chuyên đề|bản tin|chuyên trang|khung giờ|dịp|đợt|tuần lễ)(?!\w)"
)


_MEDIUM = (
    r"(?<!\w)(?:(?:trên|lên|qua)\s+(?:sóng\s+)?phát thanh(?!\s*(?:[-–,]\s*)?(?:và\s+)?truyền hình)"
    r"|(?:trang|cổng)\s+(?:thông tin\s+)?điện tử|website|fanpage|youtube|facebook|zalo|mạng xã hội|nền tảng số)(?!\w)"
)


def every_kind(text: Comparable, mention: Mention) -> bool:
    """Whether the unit means items of every kind: "tin, phóng sự", not "phóng sự" alone."""
    return _every_kind(mention.unit, text.marked)


@lru_cache(maxsize=1024)
def _every_kind(written: str, marked: bool) -> bool:
    known = {spelt(word, marked=marked) for word in _UNIT_WORDS}
    generic = [spelt(word, marked=marked) for word in _ANY_ITEM]
    unit = spelt(written, marked=marked).replace(",", " ").replace("/", " ").split()
    said = f" {' '.join(unit)} "
    return not unit or (known.issuperset(unit) and any(f" {one} " in said for one in generic))


def every_item(text: Comparable, clause: Clause) -> bool:
    """Whether the items are on every subject, in every programme and medium."""
    if text.pattern(_MEDIUM).search(text.key, clause.start, clause.end):
        return False
    within = text.pattern(_WITHIN).search(text.key, clause.number_end, clause.end)
    return within is None and not _on_a_subject(text, clause)


def _on_a_subject(text: Comparable, clause: Clause) -> bool:
    """Whether the items are on one subject: "50 tin về du lịch"; not "50 tin về Lai Châu"."""
    others = [
        party.named.start
        for party in clause.parties
        if party.named.start >= clause.number_end and party.tie is not Tie.ABOUT
    ]
    deeds = [deed.start for deed in clause.deeds if deed.start >= clause.number_end]
    end = min([clause.end, *others, *deeds])
    about = text.pattern(_ABOUT).search(text.key, clause.number_end, end)
    if about is None:
        return False
    provinces = [
        p.named for p in clause.parties if p.named.kind in (NamedKind.PROVINCE, NamedKind.ALL)
    ]
    return not any(0 <= one.start - about.end() <= len("hình ảnh tỉnh ") for one in provinces)
