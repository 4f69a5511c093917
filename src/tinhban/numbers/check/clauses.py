"""Cutting a text into the pieces that say one thing about one number: who, did what, with whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tinhban.numbers.check.bodies import PARTY_KINDS, Named
from tinhban.numbers.check.deeds import Deed, acts, deeds_in, tie_of
from tinhban.numbers.check.grammar import ASKED, TIE_BEFORE, Act, Tie
from tinhban.numbers.check.heads import NamedKind
from tinhban.numbers.check.spelling import Comparable
from tinhban.numbers.reading import Mention

_SENTENCE_END = r"(?<![.!?…])[.!?…]++(?=\s|$|[”\"])|\n"
_UNIT_ONLY = r"(?<!\s)\s+(?:tin|bài|tác phẩm|sản phẩm)(?:\s*(?:,\s*)?(?:bài|ảnh|tin|phóng sự(?: ngắn)?|tác phẩm|hình ảnh)){0,8}\s+"
_LONGEST_UNIT = 80
_IN_TURN = r"(?<!\w)lần lượt(?!\w)"
_LIST_FOLLOWS = r"(?<!\s)\s*:"
_NEW_STEP = r"(?:và|còn|đồng\s{1,3}thời|cùng\s{1,3}với\s{1,3}đó|bên\s{1,3}cạnh\s{1,3}đó|trong\s{1,3}khi(?:\s{1,3}đó)?|ngược\s{1,3}lại)$"
_LONGEST_STEP = 20
_LONGEST_TIE = 100
_LISTING = (",", "và", "va", "-", "–")
LONGEST_SENTENCE = 4000  # what runs on longer is no prose, and reading it must stay quick
MOST_CLAUSES = 80  # what holds more figures is a table
_start, _end = attrgetter("start"), attrgetter("end")
_SHORTENED = ("tp", "tx", "q", "p", "đ/c", "ths", "ts")


@dataclass(frozen=True)
class ClauseParty:
    """A body in a clause, how it is tied, and whether it stands before the number."""

    named: Named
    tie: Tie
    before: bool


@dataclass(frozen=True)
class Clause:
    """What is said around one number."""

    start: int
    at: int
    number_end: int
    end: int
    opens_sentence: bool
    parties: tuple[ClauseParty, ...]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    clauses: tuple[Clause, ...]
    named: tuple[Named, ...]
    deeds: tuple[Deed, ...]
    parties: tuple[ClauseParty, ...]
    in_turn: tuple[int, ...]  # where "lần lượt" stands: what follows is shared out


def sentences(
    text: Comparable, mentions: Sequence[tuple[int, int, Mention]], bodies: Sequence[Named]
) -> list[Sentence]:
    """The sentences of a text that name a body or hold a number; a clause for each of `mentions` (start, end in the readable text)."""
    found = []
    for start, end in _spans(text):
        first = bisect_left(mentions, start, key=lambda one: one[0])
        inside = mentions[first : bisect_left(mentions, end, key=lambda one: one[0])]
        named = _between(bodies, start, end)
        if not inside and not named:
            continue  # says nothing of a number nor of a body
        if len(inside) > MOST_CLAUSES:
            inside = []
        deeds = deeds_in(text, start, end, named) if inside else []
        clauses = _clauses(text, start, end, inside, named, deeds)
        parties = tuple(ClauseParty(one, tie_of(text, one, start), True) for one in named)
        turns = tuple(one.start() for one in text.pattern(_IN_TURN).finditer(text.key, start, end))
        found.append(Sentence(start, end, clauses, tuple(named), tuple(deeds), parties, turns))
    return found


def _spans(text: Comparable) -> Iterable[tuple[int, int]]:
    for start, end in _whole_spans(text):
        for cut in range(start, end, LONGEST_SENTENCE):
            yield cut, min(cut + LONGEST_SENTENCE, end)


def _whole_spans(text: Comparable) -> Iterable[tuple[int, int]]:
    start = 0
    for match in text.pattern(_SENTENCE_END).finditer(text.key):
        words = text.key[max(0, match.start() - 5) : match.start()].split()
        if match[0] == "." and words and words[-1] in _SHORTENED:
            continue
        if text.key[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text.key[start:].strip():
        yield start, len(text.key)


def _between(bodies: Sequence[Named], start: int, end: int) -> list[Named]:
    return list(
        bodies[bisect_left(bodies, start, key=_start) : bisect_left(bodies, end, key=_start)]
    )


def _deeds_between(deeds: Sequence[Deed], start: int, end: int) -> Sequence[Deed]:
    return deeds[bisect_left(deeds, start, key=_start) : bisect_left(deeds, end, key=_start)]


def _clauses(
    text: Comparable,
    start: int,
    end: int,
    mentions: Sequence[tuple[int, int, Mention]],
    named: Sequence[Named],
    deeds: Sequence[Deed],
) -> tuple[Clause, ...]:
    found = []
    clause_start = start
    for place, (at, number_end, _) in enumerate(mentions):
        following = mentions[place + 1][0] if place + 1 < len(mentions) else None
        stop = _boundary(text, number_end, following, end, named, deeds)
        clause_start = _own_start(text, clause_start, at, named, deeds)
        found.append(
            Clause(
                clause_start,
                at,
                number_end,
                stop,
                clause_start == start,
                _parties(text, clause_start, at, stop, named, deeds),
                tuple(_deeds_between(deeds, clause_start, stop)),
            )
        )
        clause_start = stop
    return tuple(found)


def _own_start(
    text: Comparable, start: int, at: int, named: Sequence[Named], deeds: Sequence[Deed]
) -> int:
    """After the last ";" or ":" where what follows has a doer and a deed of its own."""
    cut = max(text.key.rfind(sign, start, at) for sign in ";:") + 1
    if not cut or not _deeds_between(deeds, cut, at):
        return start
    stands = any(
        one.kind in PARTY_KINDS and tie_of(text, one, cut) is Tie.NONE
        for one in _between(named, cut, at)
    )
    return cut if stands else start


def _parties(
    text: Comparable,
    start: int,
    at: int,
    stop: int,
    named: Sequence[Named],
    deeds: Sequence[Deed],
) -> tuple[ClauseParty, ...]:
    parties: list[ClauseParty] = []
    step = text.key.rfind(";", start, at)
    left = step if _deeds_between(deeds, step + 1, at) else start
    listed: Tie | None = None
    for one in _between(named, start, stop):
        tie = tie_of(text, one, start)
        if one.start < left and tie is not Tie.NONE:
            continue  # whom an earlier step was done for is not whom this one is
        if one.kind is NamedKind.ALL and text.pattern(_LIST_FOLLOWS).match(text.key, one.end):
            listed = tie  # "cho các đài: Lai Châu 53 tin, Yên Bái 34 tin"
            continue
        if listed is not None and tie is Tie.NONE:
            tie = listed
        last = parties[-1] if parties else None
        if tie is Tie.NONE and last and last.named.end < one.start:
            between = _between_names(text, last.named.end, one.start)
            fronted = between == "," and acts(text, one, deeds)
            if between in _LISTING and one.kind is not NamedKind.BARE and not fronted:
                tie = last.tie  # "của Đài Lai Châu và Đài Yên Bái"
        parties.append(ClauseParty(one, tie, one.start < at))
    return tuple(parties)


def _boundary(
    text: Comparable,
    number_end: int,
    following: int | None,
    end: int,
    named: Sequence[Named],
    deeds: Sequence[Deed],
) -> int:
    """Where the clause of a number ends: at ";", or where the next deed or doer begins."""
    limit = end if following is None else following
    semicolon = text.key.find(";", number_end, limit)
    if semicolon >= 0:
        return semicolon + 1
    if following is None:
        return end
    deed = next(
        (
            one
            for one in _deeds_between(deeds, number_end, limit)
            if not one.passive and not _describes(text, number_end, one)
        ),
        None,
    )
    cut = deed.start if deed else limit
    if deed is None:
        cut = _last_joint(text, number_end, limit)
    doer = next(
        (
            one
            for one in _between(named, number_end, cut)
            if tie_of(text, one, number_end) in (Tie.NONE, Tie.WITH)
            and (not _continues(text, one, named) or acts(text, one, deeds))
        ),
        None,
    )
    if doer is not None:
        cut = _before_link(text, doer, number_end)
    asked = text.pattern(rf"(?<!\w)(?:{ASKED})").search(text.key, number_end, cut)
    if asked and text.key[number_end : asked.start()].rstrip().endswith((",", "và")):
        return asked.start()
    joint = _before_step(text, number_end, cut)
    return joint if number_end < joint else cut


def _before_step(text: Comparable, start: int, cut: int) -> int:
    """Where what joins the next step begins, if it ends at `cut`: ", đồng thời", "; và"."""
    key = text.key
    end = _stripped(key, start, cut)
    end = _stripped(key, start, end - 1) if key[start:end].endswith(",") else end
    joined = text.pattern(_NEW_STEP).search(key[max(start, end - _LONGEST_STEP) : end])
    if joined:
        end = _stripped(key, start, end - len(joined[0]))
    if end > start and key[end - 1] in ",;":
        end = _stripped(key, start, end - 1)
    return end


def _stripped(key: str, start: int, end: int) -> int:
    """`end` without the spaces before it."""
    while end > start and key[end - 1].isspace():
        end -= 1
    return end


def _describes(text: Comparable, number_end: int, deed: Deed) -> bool:
    """Whether a verb only says which items: "301 tin nhận từ Đài A, đã phát 287"."""
    if deed.act is Act.PUBLISH or deed.start - number_end > _LONGEST_UNIT:
        return False
    return bool(text.pattern(_UNIT_ONLY).fullmatch(text.key, number_end, deed.start))


def _before_link(text: Comparable, doer: Named, floor: int) -> int:
    floor = max(floor, doer.start - _LONGEST_TIE)
    match = text.pattern(TIE_BEFORE).search(text.key[floor : doer.start])
    return floor + match.start() if match else doer.start


def _continues(text: Comparable, one: Named, named: Sequence[Named]) -> bool:
    """Whether a body only goes on a list: "của Đài Lai Châu và Đài Yên Bái"."""
    place = bisect_right(named, one.start, key=_end)
    return place > 0 and _between_names(text, named[place - 1].end, one.start) in _LISTING


def _between_names(text: Comparable, start: int, end: int) -> str:
    """What joins two names; nothing that is looked for is long."""
    return text.key[start:end].strip() if end - start <= _LONGEST_STEP else "…"


def _last_joint(text: Comparable, start: int, limit: int) -> int:
    joint = limit
    for match in text.pattern(r",|(?<!\w)(?:và|còn|cùng)(?!\w)|;").finditer(text.key, start, limit):
        joint = match.start()
    return joint
