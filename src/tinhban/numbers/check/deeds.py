"""The verbs of a sentence, and how its bodies are tied to them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter

from tinhban.numbers.check.bodies import Named
from tinhban.numbers.check.grammar import (
    ACT,
    ADVERBS,
    ADVERBS_BEFORE,
    ASKED,
    PASSIVE,
    SOURCE,
    TIE_BEFORE,
    Act,
    Tie,
)
from tinhban.numbers.check.spelling import Comparable, pattern_of

_PASSIVE_VERBS = ("được", "duoc")
_MEETING = ("đáp ứng", "dap ung")
_REQUEST = rf"(?<!\w)(?:{ASKED})(?!\w)"
_NEAR = 40
_LONGEST_ADVERBS = 120
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Deed:
    """A verb in a clause."""

    start: int
    end: int
    act: Act
    passive: bool  # được ..., do ...
    doer: Named | None = None  # who stands between "được" or "do" and the verb


def deeds_in(text: Comparable, start: int, end: int, named: Sequence[Named]) -> list[Deed]:
    matches = list(text.pattern(ACT).finditer(text.key, start, end))
    requests = list(text.pattern(_REQUEST).finditer(text.key, start, end))
    masked = sorted([match.span() for match in requests] + [(one.start, one.end) for one in named])
    ends = list(accumulate((end for _, end in masked), max))
    found = []
    for match in matches:
        covered = bisect_right(masked, (match.start(), len(text.key)))
        if covered and match.start() < ends[covered - 1]:
            continue
        act = Act(match.lastgroup or "")
        passive, doer = _passive(text, start, match.start(), named)
        passive = passive or (act is Act.USE and match[0].startswith(_PASSIVE_VERBS))
        found.append(Deed(match.start(), match.end(), act, passive, doer))
    if not found:  # "đáp ứng yêu cầu của Đài Lai Châu với 53 tin"
        met = [one for one in requests if one[0].startswith(_MEETING)]
        found = [Deed(one.start(), one.end(), Act.SUPPLY, passive=False) for one in met]
    return found


def _passive(
    text: Comparable, floor: int, at: int, named: Sequence[Named]
) -> tuple[bool, Named | None]:
    """Whether the verb at `at` follows "được", "do"; and its doer, if one stands between."""
    before = text.key[max(floor, at - _NEAR) : at]
    before = text.pattern(ADVERBS_BEFORE).sub(" ", before)
    if text.pattern(PASSIVE).search(before):
        return True, None
    place = bisect_right(named, at, key=_end)
    if not place or not only_adverbs(text, named[place - 1].end, at):
        return False, None
    doer = named[place - 1]
    led = text.key[max(floor, doer.start - _NEAR) : doer.start]
    passive = bool(text.pattern(PASSIVE).search(led))
    return passive, doer if passive else None


def only_adverbs(text: Comparable, start: int, end: int) -> bool:
    """Whether nothing but "đã", "cũng", "kịp thời" stands there."""
    return end - start <= _LONGEST_ADVERBS and bool(
        text.pattern(ADVERBS).fullmatch(text.key, start, end)
    )


def tie_of(text: Comparable, named: Named, floor: int) -> Tie:
    window = text.key[max(floor, named.start - 60) : named.start]
    if window.endswith("(") and text.key[named.end : named.end + 1] == ")":
        return Tie.ASIDE
    return _tie(window, text.marked)


@lru_cache(maxsize=4096)
def _tie(window: str, marked: bool) -> Tie:
    if pattern_of(SOURCE, marked).search(window):
        return Tie.SOURCE
    match = pattern_of(TIE_BEFORE, marked).search(window)
    return Tie(match.lastgroup) if match and match.lastgroup else Tie.NONE


def acts(text: Comparable, one: Named, deeds: Sequence[Deed]) -> bool:
    """Whether a body stands right before its verb: "Với Đài Yên Bái, Đài Lào Cai đã sử dụng"."""
    place = bisect_left(deeds, one.end, key=_start)
    return place < len(deeds) and only_adverbs(text, one.end, deeds[place].start)
