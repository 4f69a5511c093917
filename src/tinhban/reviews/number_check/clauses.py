"""Cutting a text into the pieces that say one thing about one number: who, did what, with whom."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinhban.foundation.reading import Mention
from tinhban.reviews.number_check.bodies import PARTY_KINDS, Kind, Named
from tinhban.reviews.number_check.deeds import Deed, acts, deeds_in, link_of
from tinhban.reviews.number_check.grammar import ASKED, LINK_BEFORE, Act, Link
from tinhban.reviews.number_check.spelling import Comparable

_SENTENCE_END = r"[.!?…]+(?=\s|$|[”\"])|\n"
_UNIT_ONLY = r"\s+(?:tin|bài|tác phẩm|sản phẩm)(?:\s*,?\s*(?:bài|ảnh|tin|phóng sự(?: ngắn)?|tác phẩm|hình ảnh))*\s+"
_LIST_FOLLOWS = r"\s*:"
_NEW_STEP = r"\s*(?:,|;)?\s*(?:và|còn|đồng\s+thời|cùng\s+với\s+đó|bên\s+cạnh\s+đó|trong\s+khi(?:\s+đó)?|ngược\s+lại)?\s*,?\s*"
LONGEST_SENTENCE = 4000  # what runs on longer is no prose, and reading it must stay quick
_SHORTENED = ("tp", "tx", "q", "p", "đ/c", "ths", "ts")


@dataclass(frozen=True)
class Party:
    """A body in a clause, how it is tied, and whether it stands before the number."""

    named: Named
    link: Link
    before: bool


@dataclass(frozen=True)
class Clause:
    """What is said around one number."""

    start: int
    at: int
    number_end: int
    end: int
    opens_sentence: bool
    parties: tuple[Party, ...]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    clauses: tuple[Clause, ...]
    named: tuple[Named, ...]
    deeds: tuple[Deed, ...]
    parties: tuple[Party, ...]


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
        deeds = deeds_in(text, start, end, named) if inside else []
        clauses = _clauses(text, start, end, inside, named, deeds)
        parties = tuple(Party(one, link_of(text, one, start), True) for one in named)
        found.append(Sentence(start, end, clauses, tuple(named), tuple(deeds), parties))
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
    first = bisect_left(bodies, start, key=lambda one: one.start)
    last = bisect_left(bodies, end, key=lambda one: one.start)
    return list(bodies[first:last])


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
                tuple(deed for deed in deeds if clause_start <= deed.start < stop),
            )
        )
        clause_start = stop
    return tuple(found)


def _own_start(
    text: Comparable, start: int, at: int, named: Sequence[Named], deeds: Sequence[Deed]
) -> int:
    """After the last ";" or ":" where what follows has a doer and a deed of its own."""
    cut = max(text.key.rfind(sign, start, at) for sign in ";:") + 1
    if not cut or not any(cut <= deed.start < at for deed in deeds):
        return start
    stands = any(
        cut <= one.start < at and one.kind in PARTY_KINDS and link_of(text, one, cut) is Link.NONE
        for one in named
    )
    return cut if stands else start


def _parties(
    text: Comparable,
    start: int,
    at: int,
    stop: int,
    named: Sequence[Named],
    deeds: Sequence[Deed],
) -> tuple[Party, ...]:
    parties: list[Party] = []
    step = text.key.rfind(";", start, at)
    left = step if any(step < deed.start < at for deed in deeds) else start
    listed: Link | None = None
    for one in named:
        if not start <= one.start < stop:
            continue
        link = link_of(text, one, start)
        if one.start < left and link is not Link.NONE:
            continue  # whom an earlier step was done for is not whom this one is
        if one.kind is Kind.ALL and text.pattern(_LIST_FOLLOWS).match(text.key, one.end):
            listed = link  # "cho các đài: Lai Châu 53 tin, Yên Bái 34 tin"
            continue
        if listed is not None and link is Link.NONE:
            link = listed
        last = parties[-1] if parties else None
        if link is Link.NONE and last and last.named.end < one.start:
            between = text.key[last.named.end : one.start].strip()
            fronted = between == "," and acts(text, one, deeds)
            if between in (",", "và", "va", "-", "–") and one.kind is not Kind.BARE and not fronted:
                link = last.link  # "của Đài Lai Châu và Đài Yên Bái"
        parties.append(Party(one, link, one.start < at))
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
            for one in deeds
            if number_end <= one.start < limit
            and not one.passive
            and not _describes(text, number_end, one)
        ),
        None,
    )
    cut = deed.start if deed else limit
    if deed is None:
        cut = _last_joint(text, number_end, limit)
    doer = next(
        (
            one
            for one in named
            if number_end <= one.start < cut
            and link_of(text, one, number_end) in (Link.NONE, Link.WITH)
            and (not _continues(text, one, named) or acts(text, one, deeds))
        ),
        None,
    )
    if doer is not None:
        cut = _before_link(text, doer, number_end)
    asked = text.pattern(rf"(?<!\w)(?:{ASKED})").search(text.key, number_end, cut)
    if asked and text.key[number_end : asked.start()].rstrip().endswith((",", "và")):
        return asked.start()
    joint = text.pattern(rf"{_NEW_STEP}$").search(text.key, number_end, cut)
    return joint.start() if joint and joint.start() > number_end else cut


def _describes(text: Comparable, number_end: int, deed: Deed) -> bool:
    """Whether a verb only says which items: "301 tin nhận từ Đài A, đã phát 287"."""
    between = text.key[number_end : deed.start]
    return deed.act is not Act.PUBLISH and bool(text.pattern(_UNIT_ONLY).fullmatch(between))


def _before_link(text: Comparable, doer: Named, floor: int) -> int:
    match = text.pattern(LINK_BEFORE).search(text.key[floor : doer.start])
    return floor + match.start() if match else doer.start


def _continues(text: Comparable, one: Named, named: Sequence[Named]) -> bool:
    """Whether a body only goes on a list: "của Đài Lai Châu và Đài Yên Bái"."""
    last = next((other for other in reversed(named) if other.end <= one.start), None)
    return last is not None and text.key[last.end : one.start].strip() in (
        ",",
        "và",
        "va",
        "-",
        "–",
    )


def _last_joint(text: Comparable, start: int, limit: int) -> int:
    joints = list(
        text.pattern(r",|(?<!\w)(?:và|còn|cùng)(?!\w)|;").finditer(text.key, start, limit)
    )
    return joints[-1].start() if joints else limit
