"""Cutting a text into the pieces that say one thing about one number: who, did what, with whom."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinhban.foundation.reading import Mention
from tinhban.reviews.number_check.bodies import Kind, Named
from tinhban.reviews.number_check.grammar import (
    ACT,
    ADVERBS,
    ASKED,
    LINK_BEFORE,
    PASSIVE,
    Act,
    Link,
)
from tinhban.reviews.number_check.spelling import Comparable

_SENTENCE_END = r"[.!?…]+(?=\s|$|[”\"])|\n"
LONGEST_SENTENCE = 4000  # what runs on longer is no prose, and reading it must stay quick
_SHORTENED = ("tp", "tx", "q", "p", "đ/c", "ths", "ts")


@dataclass(frozen=True)
class Party:
    """A body in a clause, how it is tied, and whether it stands before the number."""

    named: Named
    link: Link
    before: bool


@dataclass(frozen=True)
class Deed:
    """A verb in a clause."""

    start: int
    end: int
    act: Act
    passive: bool  # được ..., do ...
    doer: Named | None = None  # who stands between "được" or "do" and the verb


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
        deeds = _deeds(text, start, end, named) if inside else []
        clauses = _clauses(text, start, end, inside, named, deeds)
        parties = tuple(Party(one, _link(text, one, start), True) for one in named)
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


def _deeds(text: Comparable, start: int, end: int, named: Sequence[Named]) -> list[Deed]:
    asked = text.pattern(rf"(?<!\w)(?:{ASKED})(?!\w)")
    masked = [match.span() for match in asked.finditer(text.key, start, end)]
    masked += [(one.start, one.end) for one in named]
    found = []
    for match in text.pattern(ACT).finditer(text.key, start, end):
        if any(a <= match.start() < b for a, b in masked):
            continue
        act = Act(match.lastgroup or "")
        passive, doer = _passive(text, start, match.start(), named)
        found.append(Deed(match.start(), match.end(), act, passive, doer))
    return found


def _passive(
    text: Comparable, floor: int, at: int, named: Sequence[Named]
) -> tuple[bool, Named | None]:
    """Whether the verb at `at` follows "được", "do"; and its doer, if one stands between."""
    before = text.key[max(floor, at - 40) : at]
    before = text.pattern(ADVERBS).sub(" ", before)
    if text.pattern(PASSIVE).search(before):
        return True, None
    doer = next((one for one in reversed(named) if one.end <= at), None)
    if doer is None or text.pattern(ADVERBS).sub("", text.key[doer.end : at]).strip():
        return False, None
    passive = bool(text.pattern(PASSIVE).search(text.key[floor : doer.start]))
    return passive, doer if passive else None


def _link(text: Comparable, named: Named, floor: int) -> Link:
    window = text.key[max(floor, named.start - 60) : named.start]
    match = text.pattern(LINK_BEFORE).search(window)
    return Link(match.lastgroup) if match and match.lastgroup else Link.NONE


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


def _parties(
    text: Comparable,
    start: int,
    at: int,
    stop: int,
    named: Sequence[Named],
    deeds: Sequence[Deed],
) -> tuple[Party, ...]:
    parties: list[Party] = []
    for one in named:
        if not start <= one.start < stop:
            continue
        link = _link(text, one, start)
        last = parties[-1] if parties else None
        if link is Link.NONE and last and last.named.end < one.start:
            between = text.key[last.named.end : one.start].strip()
            fronted = between == "," and _acts(text, one, deeds)
            if between in (",", "và", "va", "-", "–") and one.kind is not Kind.BARE and not fronted:
                link = last.link  # "của Đài Lai Châu và Đài Yên Bái"
        parties.append(Party(one, link, one.start < at))
    return tuple(parties)


def _acts(text: Comparable, one: Named, deeds: Sequence[Deed]) -> bool:
    """Whether a body stands right before its verb: "Với Đài Yên Bái, Đài Lào Cai đã sử dụng"."""
    deed = next((deed for deed in deeds if deed.start >= one.end), None)
    if deed is None:
        return False
    return not text.pattern(ADVERBS).sub("", text.key[one.end : deed.start]).strip()


_NEW_STEP = r"\s*(?:,|;)?\s*(?:và|còn|đồng\s+thời|cùng\s+với\s+đó|bên\s+cạnh\s+đó|trong\s+khi(?:\s+đó)?|ngược\s+lại)?\s*,?\s*"


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
    deed = next((one for one in deeds if number_end <= one.start < limit and not one.passive), None)
    cut = deed.start if deed else limit
    if deed is None:
        cut = _last_joint(text, number_end, limit)
    doer = next(
        (
            one
            for one in named
            if number_end <= one.start < cut
            and _link(text, one, number_end) in (Link.NONE, Link.WITH)
            and (not _continues(text, one, named) or _acts(text, one, deeds))
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
