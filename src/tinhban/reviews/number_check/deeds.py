"""The verbs of a sentence, and how its bodies are tied to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinhban.reviews.number_check.bodies import Named
from tinhban.reviews.number_check.grammar import (
    ACT,
    ADVERBS,
    ASKED,
    LINK_BEFORE,
    PASSIVE,
    SOURCE,
    Act,
    Link,
)
from tinhban.reviews.number_check.spelling import Comparable

_PASSIVE_VERBS = ("được", "duoc")
_MEETING = ("đáp ứng", "dap ung")


@dataclass(frozen=True)
class Deed:
    """A verb in a clause."""

    start: int
    end: int
    act: Act
    passive: bool  # được ..., do ...
    doer: Named | None = None  # who stands between "được" or "do" and the verb


def deeds_in(text: Comparable, start: int, end: int, named: Sequence[Named]) -> list[Deed]:
    asked = text.pattern(rf"(?<!\w)(?:{ASKED})(?!\w)")
    requests = list(asked.finditer(text.key, start, end))
    masked = [match.span() for match in requests] + [(one.start, one.end) for one in named]
    found = []
    for match in text.pattern(ACT).finditer(text.key, start, end):
        if any(a <= match.start() < b for a, b in masked):
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
    before = text.key[max(floor, at - 40) : at]
    before = text.pattern(ADVERBS).sub(" ", before)
    if text.pattern(PASSIVE).search(before):
        return True, None
    doer = next((one for one in reversed(named) if one.end <= at), None)
    if doer is None or text.pattern(ADVERBS).sub("", text.key[doer.end : at]).strip():
        return False, None
    passive = bool(text.pattern(PASSIVE).search(text.key[floor : doer.start]))
    return passive, doer if passive else None


def link_of(text: Comparable, named: Named, floor: int) -> Link:
    window = text.key[max(floor, named.start - 60) : named.start]
    if window.endswith("(") and text.key[named.end : named.end + 1] == ")":
        return Link.ASIDE
    if text.pattern(SOURCE).search(window):
        return Link.SOURCE
    match = text.pattern(LINK_BEFORE).search(window)
    return Link(match.lastgroup) if match and match.lastgroup else Link.NONE


def acts(text: Comparable, one: Named, deeds: Sequence[Deed]) -> bool:
    """Whether a body stands right before its verb: "Với Đài Yên Bái, Đài Lào Cai đã sử dụng"."""
    deed = next((deed for deed in deeds if deed.start >= one.end), None)
    if deed is None:
        return False
    return not text.pattern(ADVERBS).sub("", text.key[one.end : deed.start]).strip()
