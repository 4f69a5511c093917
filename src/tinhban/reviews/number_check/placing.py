"""Deciding which candidate a number belongs to; what is not certain stays without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinhban.foundation.reading import Mention, read_quantities
from tinhban.reviews.number_check.bodies import Kind, Named, find_bodies
from tinhban.reviews.number_check.candidates import Body, Candidate, Measure
from tinhban.reviews.number_check.clauses import Clause, Sentence, sentences
from tinhban.reviews.number_check.grammar import Act
from tinhban.reviews.number_check.roles import Roles, is_party, roles_in, share_verb, subject_of
from tinhban.reviews.number_check.spelling import Comparable, spelt

_MEASURES = {Act.USE: Measure.USED, Act.SUPPLY: Measure.SUPPLIED, Act.RECEIVE: Measure.RECEIVED}
_NOT_A_TOTAL = (
    r"(?<!\w)(?:trong đó|trong số|gồm|bao gồm|tăng|giảm|thêm|nhiều hơn|ít hơn|cao hơn|vượt|phấn đấu|dự kiến|mục tiêu|sẽ|"
    r"kế hoạch|chỉ tiêu|cam kết|cùng kỳ|năm ngoái|năm trước|còn lại|tính riêng)(?!\w)(?P<rest>[^;:]*)$"
)
_PART_OF_YEAR = r"(?<!\w)(?:quý (?:i|ii|iii|iv|1|2|3|4)|(?:6|sáu|9|chín|3|ba) tháng|tháng (?:1[0-2]|[1-9])|nửa (?:đầu )?năm|tuần qua)(?!\w)"
_YEAR = r"(?<!\d)(?:năm|năm học|từ|giai đoạn|đến|-|–)\s*((?:19|20)\d\d)(?!\d)"
_TERM_OF_AGREEMENT = (
    r"(?<!\w)(?:chương trình|kế hoạch|thỏa thuận|biên bản|hợp tác|phối hợp|ký kết|đề án)(?!\w)[^.;,\d]{0,80}"
    r"(?:19|20)\d\d\s*(?:-|–|đến)\s*(?:19|20)\d\d"
)
_NEWS = r"(?<!\w)(?:tin|bài|phóng sự|tác phẩm|sản phẩm|hình ảnh)(?!\w)"
_IS_NEWS = r"\s+là\s+(?:tổng\s+)?(?:số|lượng)?\s*(?:tin|bài|phóng sự)(?!\w)"


@dataclass(frozen=True)
class Placed:
    """A mention in the readable text, and the candidate it belongs to, if surely one."""

    mention: Mention
    candidate: Candidate | None


def place(text: Comparable, candidates: Sequence[Candidate]) -> list[Placed]:
    """Every quantity of the text with its candidate or None, in order."""
    mentions = read_quantities(text.text)
    counted = [one for one in mentions if _fits_any_unit(text, one, candidates)]
    bodies = find_bodies(text, candidates)
    chosen: dict[int, Candidate] = {}
    earlier: Roles | None = None
    topic: Named | None = None
    for sentence in sentences(text, [(one.start, one.end, one) for one in counted], bodies):
        by_start = {one.start: one for one in counted if sentence.start <= one.start < sentence.end}
        roles, found = _read_sentence(text, sentence, by_start, candidates, earlier, topic)
        chosen |= _without_parts(found, by_start)
        topic = roles.subject or topic
        earlier = roles if roles.bodies() or roles.partner else earlier
    return [Placed(one, chosen.get(one.start)) for one in mentions]


def _fits_any_unit(text: Comparable, mention: Mention, candidates: Sequence[Candidate]) -> bool:
    return not mention.factor and any(_fits_unit(mention, one) for one in candidates)


def _fits_unit(mention: Mention, candidate: Candidate) -> bool:
    unit = spelt(mention.unit)
    if not unit:
        return True
    units = {spelt(one) for one in candidate.units}
    units |= {spelt(one, marked=False) for one in candidate.units}
    head = unit.removeprefix("lượt ").removeprefix("luot ")
    return any(head == one or head.startswith((one + " ", one + ",", one + "/")) for one in units)


def _without_parts(
    found: dict[int, Candidate], by_start: dict[int, Mention]
) -> dict[int, Candidate]:
    """Two different numbers of one sentence cannot both be the total of one figure."""
    kept = {}
    for start, candidate in found.items():
        twins = [
            other
            for other, theirs in found.items()
            if theirs is candidate and by_start[other].number != by_start[start].number
        ]
        if not twins:
            kept[start] = candidate
    return kept


def _read_sentence(
    text: Comparable,
    sentence: Sentence,
    by_start: dict[int, Mention],
    candidates: Sequence[Candidate],
    earlier: Roles | None,
    topic: Named | None,
) -> tuple[Roles, dict[int, Candidate]]:
    found: dict[int, Candidate] = {}
    last = Roles(subject=topic)
    opening = True
    read: list[tuple[Clause, Roles]] = []
    said = Roles(subject=subject_of(text, sentence))
    for clause in sentence.clauses:
        roles = roles_in(text, sentence, clause, last, earlier, topic, opening=opening)
        read.append((clause, roles))
        last, opening = roles, False
        said = roles
    share_verb(read)
    for clause, roles in read:
        candidate = _choose(text, sentence, clause, by_start[clause.at], roles, candidates)
        if candidate is not None:
            found[clause.at] = candidate
    if not sentence.clauses:
        parties = [one for one in sentence.parties if is_party(one.named)]
        if len(parties) == 2:
            said.supplier, said.user = parties[0].named, parties[1].named
    if said.subject is None:
        said.subject = subject_of(text, sentence)
    return said, found


def _choose(
    text: Comparable,
    sentence: Sentence,
    clause: Clause,
    mention: Mention,
    roles: Roles,
    candidates: Sequence[Candidate],
) -> Candidate | None:
    before = text.key[clause.start : clause.at]
    if text.pattern(_NOT_A_TOTAL).search(before):
        return None
    told = text.pattern(_NEWS).search(before) or text.pattern(_IS_NEWS).match(
        text.key, clause.number_end
    )
    if not mention.unit and not told:
        return None
    fitting = [
        one
        for one in candidates
        if _fits_unit(mention, one)
        and _fits_measure(text, sentence, clause, mention, roles, one)
        and _fits_time(text, sentence, one)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fits_time(text: Comparable, sentence: Sentence, candidate: Candidate) -> bool:
    if candidate.period is None:
        return True
    first, last = candidate.period
    said = text.key[sentence.start : sentence.end]
    whole_year = (last - first).days > 300
    if whole_year and text.pattern(_PART_OF_YEAR).search(said):
        return False
    said = text.pattern(_TERM_OF_AGREEMENT).sub(" ", said)
    years = {int(match[1]) for match in text.pattern(_YEAR).finditer(said)}
    return not years or bool(years & set(range(first.year, last.year + 1)))


def _fits_measure(
    text: Comparable,
    sentence: Sentence,
    clause: Clause,
    mention: Mention,
    roles: Roles,
    candidate: Candidate,
) -> bool:
    if candidate.measure is Measure.RATE:
        return mention.per == candidate.per and _fits_publisher(
            text, sentence, clause, roles, candidate
        )
    if mention.per not in (None, "year"):
        return False
    if candidate.measure is Measure.PUBLISHED:
        return _fits_publisher(text, sentence, clause, roles, candidate)
    if roles.several or roles.act is None or _MEASURES.get(roles.act) is not candidate.measure:
        return False
    return _means(roles.supplier, candidate.supplier) and _means(roles.user, candidate.user)


def _means(named: Named | None, body: Body | None) -> bool:
    return named is not None and body is not None and named.means(body)


def _fits_publisher(
    text: Comparable, sentence: Sentence, clause: Clause, roles: Roles, candidate: Candidate
) -> bool:
    """A paper's figure: the paper is named, and so is its column or the provinces it writes about."""
    papers = [
        one for one in sentence.named if one.kind in (Kind.NEWSPAPER, Kind.AGENCY) or one.name
    ]
    papers = [one for one in papers if one.kind not in (Kind.STATION, Kind.OTHER)]
    if not papers and roles.subject is not None:
        papers = [roles.subject]
    if not papers or candidate.user is None or not all(one.means(candidate.user) for one in papers):
        return False
    said = text.key[sentence.start : sentence.end]
    titled = bool(candidate.column) and spelt(candidate.column, marked=text.marked) in said
    others = {
        one.province
        for one in sentence.named
        if one.kind is Kind.PROVINCE and one.province != candidate.user.province
    }
    wanted = {about for about in candidate.about if about != candidate.user.province}
    if others:
        return others == wanted or (titled and bool(wanted) and wanted <= others)
    return titled
