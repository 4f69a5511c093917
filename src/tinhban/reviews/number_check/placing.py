"""Deciding which candidate a number belongs to; what is not certain stays without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinhban.foundation.reading import Mention, read_quantities
from tinhban.reviews.number_check.bodies import Kind, Named, find_bodies
from tinhban.reviews.number_check.candidates import Body, Candidate, Measure
from tinhban.reviews.number_check.clauses import Clause, Sentence, sentences
from tinhban.reviews.number_check.grammar import Act
from tinhban.reviews.number_check.parts import every_item, every_kind
from tinhban.reviews.number_check.roles import Roles, is_party
from tinhban.reviews.number_check.spelling import Comparable, both_spellings, spelt
from tinhban.reviews.number_check.telling import roles_in, share_verb, subject_of
from tinhban.reviews.number_check.times import frame_fits, time_fits
from tinhban.reviews.number_check.totals import goes_on, is_done, is_promise, is_whole

_MEASURES = {Act.USE: Measure.USED, Act.SUPPLY: Measure.SUPPLIED, Act.RECEIVE: Measure.RECEIVED}
_ISSUES = ("kỳ", "số", "lần")
_CONTEST = r"(?<!\w)(?:liên hoan|hội thi|cuộc thi|hội diễn|dự thi|giải báo chí)(?!\w)"
_STOPS = r"\s*(?:[;.,)]|$|\n|(?:và|trên|của|từ)(?!\w))"
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
    at_start = {one.start: one for one in counted}
    for sentence in sentences(text, [(one.start, one.end, one) for one in counted], bodies):
        by_start = {clause.at: at_start[clause.at] for clause in sentence.clauses}
        roles, found = _read_sentence(text, sentence, by_start, candidates, earlier, topic)
        chosen |= _without_parts(text, found, by_start)
        topic = roles.subject or topic
        earlier = roles if roles.bodies() or roles.partner else earlier
    return [Placed(one, chosen.get(one.start)) for one in mentions]


def _fits_any_unit(text: Comparable, mention: Mention, candidates: Sequence[Candidate]) -> bool:
    return not mention.factor and any(_fits_unit(mention, one) for one in candidates)


def _fits_unit(mention: Mention, candidate: Candidate) -> bool:
    unit = spelt(mention.unit)
    if not unit:
        return True
    named = candidate.units + (_ISSUES if candidate.measure is Measure.RATE else ())
    units = both_spellings(named)
    head = unit.removeprefix("lượt ").removeprefix("luot ")
    return any(head == one or head.startswith((one + " ", one + ",", one + "/")) for one in units)


def _without_parts(
    text: Comparable, found: dict[int, Candidate], by_start: dict[int, Mention]
) -> dict[int, Candidate]:
    """Two different numbers of one sentence cannot both be the total of one figure."""
    parts = {
        start
        for start, candidate in found.items()
        if candidate.supplier and not every_kind(text, by_start[start])
    }
    kept = {}
    for start, candidate in found.items():
        mine = by_start[start]
        twins = [
            other
            for other, theirs in found.items()
            if theirs is candidate
            and by_start[other].number != mine.number
            and (other not in parts or _added(text, mine, by_start[other]))
        ]
        if not twins and start not in parts:
            kept[start] = candidate
    return kept


def _added(text: Comparable, one: Mention, other: Mention) -> bool:
    """Whether two numbers are one sum: "200 tin và 87 phóng sự"."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = text.text[first.end : second.start].removeprefix(f" {first.unit}")
    return between.strip() in ("và", "va", ",", ", cùng", "cùng", "với", "+")


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
    previous = None
    for clause, roles in read:
        mention = by_start[clause.at]
        candidate = _choose(text, sentence, clause, mention, roles, previous, candidates)
        if candidate is not None:
            found[clause.at] = candidate
        previous = roles
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
    previous: Roles | None,
    candidates: Sequence[Candidate],
) -> Candidate | None:
    if not is_done(text, sentence, clause):
        return None
    whole = is_whole(text, sentence, clause, roles, previous)
    told = (
        text.pattern(_NEWS).search(text.key, clause.start, clause.at)
        or text.pattern(_IS_NEWS).match(text.key, clause.number_end)
        or (goes_on(previous, roles) and text.pattern(_STOPS).match(text.key, clause.number_end))
    )
    if not mention.unit and not told:
        return None
    fitting = [
        one
        for one in candidates
        if (whole or one.measure is Measure.RATE)
        and _fits_unit(mention, one)
        and _fits_measure(text, sentence, clause, mention, roles, one)
        and _fits_time(text, sentence, clause, one)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fits_time(text: Comparable, sentence: Sentence, clause: Clause, candidate: Candidate) -> bool:
    if candidate.period is None:
        return True
    whole = (sentence.start, sentence.end)
    fits = time_fits(text, whole, (clause.at, clause.end), candidate.period)
    if fits is None:
        fits = frame_fits(text, sentence.start, candidate.period)
    return fits is not False


def _fits_measure(
    text: Comparable,
    sentence: Sentence,
    clause: Clause,
    mention: Mention,
    roles: Roles,
    candidate: Candidate,
) -> bool:
    if candidate.measure is Measure.RATE:
        if mention.unit.split(" ", 1)[0].lower() in _ISSUES and not _titled(
            text, sentence, candidate
        ):
            return False  # "4 kỳ/tuần" may be how often the paper comes out
        return mention.per == candidate.per and _fits_publisher(text, sentence, roles, candidate)
    if mention.per not in (None, "year"):
        return False
    if candidate.measure is Measure.PUBLISHED:
        return _fits_publisher(text, sentence, roles, candidate)
    if roles.several or roles.act is None or _MEASURES.get(roles.act) is not candidate.measure:
        return False
    if not every_item(text, clause) or is_promise(mention):
        return False
    if text.pattern(_CONTEST).search(text.key, sentence.start, sentence.end):
        return False
    return _means(roles.supplier, candidate.supplier) and _means(roles.user, candidate.user)


def _means(named: Named | None, body: Body | None) -> bool:
    return named is not None and body is not None and named.means(body)


def _titled(text: Comparable, sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the sentence names the column."""
    said = text.key[sentence.start : sentence.end]
    return bool(candidate.column) and spelt(candidate.column, marked=text.marked) in said


def _fits_publisher(
    text: Comparable, sentence: Sentence, roles: Roles, candidate: Candidate
) -> bool:
    """A paper's figure: the paper is named, and so is its column or the provinces it writes about."""
    papers = [
        one for one in sentence.named if one.kind in (Kind.NEWSPAPER, Kind.AGENCY) or one.name
    ]
    papers = [one for one in papers if one.kind not in (Kind.STATION, Kind.OTHER)]
    if not papers and roles.subject is not None and roles.subject.kind is not Kind.PROVINCE:
        papers = [roles.subject]
    if not papers or candidate.user is None or not all(one.means(candidate.user) for one in papers):
        return False
    titled = _titled(text, sentence, candidate)
    others = {
        one.province
        for one in sentence.named
        if one.kind is Kind.PROVINCE and one.province != candidate.user.province
    }
    wanted = {about for about in candidate.about if about != candidate.user.province}
    if others:
        return others == wanted or (titled and bool(wanted) and wanted <= others)
    return titled
