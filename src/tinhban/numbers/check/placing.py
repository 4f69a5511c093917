"""Deciding which candidate a number belongs to; what is not certain stays without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinhban.numbers.check.bodies import Named, find_bodies
from tinhban.numbers.check.candidates import Candidate, Measure
from tinhban.numbers.check.clauses import Clause, Sentence, sentences
from tinhban.numbers.check.figures import PUBLISHERS, Figures
from tinhban.numbers.check.parts import every_item, every_kind
from tinhban.numbers.check.roles import Roles, is_party
from tinhban.numbers.check.spelling import Comparable
from tinhban.numbers.check.telling import roles_in, share_verb, subject_of
from tinhban.numbers.check.times import all_of_period
from tinhban.numbers.check.totals import goes_on, is_done, is_whole
from tinhban.numbers.reading import Mention, read_source

_STOPS = r"(?<!\s)\s*(?:[;.,)]|$|\n|(?:và|trên|của|từ)(?!\w))"
_NEWS = r"(?<!\w)(?:tin|bài|phóng sự|tác phẩm|sản phẩm|hình ảnh)(?!\w)"
_IS_NEWS = r"(?<!\s)\s+là\s+(?:tổng\s+)?(?:số|lượng)?\s*(?:tin|bài|phóng sự)(?!\w)"


@dataclass(frozen=True)
class Placed:
    """A mention in the readable text, and the candidate it belongs to, if surely one."""

    mention: Mention
    candidate: Candidate | None


def place(text: Comparable, candidates: Sequence[Candidate]) -> list[Placed]:
    """Every quantity of the text with its candidate or None, in order."""
    mentions = read_source(text.source)
    figures = Figures(text, candidates)
    counted = [one for one in mentions if figures.any_unit_fits(one)]
    bodies = find_bodies(text, candidates) if counted else []
    if not bodies:
        return [Placed(one, None) for one in mentions]  # nobody did anything
    chosen: dict[int, Candidate] = {}
    earlier: Roles | None = None
    topic: Named | None = None
    at_start = {one.start: one for one in counted}
    for sentence in sentences(text, [(one.start, one.end, one) for one in counted], bodies):
        by_start = {clause.at: at_start[clause.at] for clause in sentence.clauses}
        roles, found = _read_sentence(text, sentence, by_start, figures, earlier, topic)
        chosen |= _without_parts(text, found, by_start)
        topic = roles.subject or topic
        earlier = roles if roles.bodies() or roles.partner else earlier
    return [Placed(one, chosen.get(one.start)) for one in mentions]


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
    figures: Figures,
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
        candidate = _choose(text, sentence, clause, mention, roles, previous, figures)
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
    figures: Figures,
) -> Candidate | None:
    able = figures.able(sentence, mention, roles)
    if not able or not is_done(text, sentence, clause):
        return None
    told = mention.unit or (
        text.pattern(_NEWS).search(text.key, clause.start, clause.at)
        or text.pattern(_IS_NEWS).match(text.key, clause.number_end)
        or (goes_on(previous, roles) and text.pattern(_STOPS).match(text.key, clause.number_end))
    )
    if not told:
        return None
    whole = is_whole(text, sentence, clause, roles, previous)
    everything = whole and every_item(text, clause)
    said = figures.times.at((sentence.start, sentence.end), (clause.at, clause.end))
    fitting = [
        one
        for one in able
        if (whole or one.measure is Measure.RATE)
        and (everything or one.measure in PUBLISHERS)
        and (one.period is None or all_of_period(said, one.period))
    ]
    return fitting[0] if len(fitting) == 1 else None
