"""Names of bodies as a hand shortens them: "L.Châu", "Đ. L. Châu", "Đài LC"."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tinhban.foundation.text import fold
from tinhban.organisations import names

# Words of every station's or paper's name: they tell no body from another.
_OF_ANY = frozenset(
    [
        "dai",
        "d",
        "bao",
        "b",
        "phat",
        "thanh",
        "truyen",
        "hinh",
        "pt",
        "th",
        "ptth",
        "tth",
        "tinh",
        "t",
        "thanh",
        "pho",
        "tp",
        "trung",
        "tam",
        "tt",
        "va",
        "cua",
        "ban",
        "co",
        "quan",
    ]
)


@dataclass(frozen=True)
class Shortened:
    """The bodies that a short name may stand for."""

    sure: tuple[UUID, ...] = ()  # a word of it is written in full: "L.Châu"
    initials: tuple[UUID, ...] = ()  # the first letters alone: "LC"


def read_short(text: str, known: Mapping[UUID, str]) -> Shortened:
    """Which of these bodies (by their full names) a text may shorten."""
    folded = fold(text).split()
    if not folded or len(text) > 40:
        return Shortened()
    parts = [word for word in folded if word not in _OF_ANY] or folded[-1:]
    sure, initials = [], []
    for uid, name in known.items():
        words = names.loose_key(names.key(name)).split()
        own = [word for word in words if word not in _OF_ANY]
        if not own or not _of_this_kind(folded, words):
            continue
        if _begin(parts, own):
            sure.append(uid)
        elif _are_initials(parts, own):
            initials.append(uid)
    return Shortened(tuple(sure), tuple(initials))


def _of_this_kind(folded: list[str], words: list[str]) -> bool:
    """ "Báo LC" is no station."""
    if folded[0] == "bao":
        return "bao" in words
    return folded[0] != "dai" or "dai" in words or "hinh" in words


def _begin(parts: list[str], own: list[str]) -> bool:
    """Each part begins a word of the name, and one is that word."""
    if len(parts) != len(own) or len(own) < 2:
        return False
    pairs = list(zip(parts, own, strict=True))
    return all(word.startswith(part) for part, word in pairs) and any(p == w for p, w in pairs)


def _are_initials(parts: list[str], own: list[str]) -> bool:
    letters = "".join(word[0] for word in own)
    return len(letters) > 1 and "".join(parts) == letters and len(parts) in (1, len(letters))
