"""A sentence, and what is to be read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

BY_HAND = Path(__file__).parent / "by_hand"
VERDICTS = "verdicts"
_ESCAPES = {r"\n": "\n", r"\t": "\t", r"\u00a0": "\u00a0", r"\u202f": "\u202f", r"\"": '"'}
_WRITTEN = re.compile(
    r"(?P<may>\? )?(?:(?P<qualifier>[a-z_]+) )?(?P<number>\d[\d_]*(?:\.\d+)?)"
    r"(?:\.\.(?P<upper>\d[\d_]*(?:\.\d+)?))?(?: of (?P<whole>\d[\d_]*))?(?: (?P<unit>.+))?"
)


@dataclass(frozen=True)
class Expected:
    """One quantity; `may` marks a form of speech that may also stay unread."""

    number: Fraction
    qualifier: str = "exact"
    upper: Fraction | None = None
    out_of: Fraction | None = None
    unit: str = ""
    approximate: bool = False
    may: bool = False


@dataclass(frozen=True)
class Case:
    """A sentence of a kind, with the readings that are right: any one of them."""

    kind: str
    text: str
    readings: tuple[tuple[Expected, ...], ...]


@dataclass(frozen=True)
class Judged:
    """A sentence with the verdicts on its numbers."""

    kind: str
    text: str
    verdicts: tuple[str, ...]


def written_by_hand() -> list[Case]:
    """The sentences of the files beside this one, a file for each kind."""
    return [
        Case(path.stem, text, tuple(map(_reading, said.split(" || "))))
        for path in sorted(BY_HAND.glob("*.txt"))
        if path.stem != VERDICTS
        for text, said in _lines(path)
    ]


def judged_by_hand() -> list[Judged]:
    """The sentences that speak of a figure whose count is known."""
    return [
        Judged(VERDICTS, text, tuple(said.split()))
        for text, said in _lines(BY_HAND / f"{VERDICTS}.txt")
    ]


def value(written: str) -> Fraction:
    return Fraction(Decimal(written.replace("_", "")))


def _lines(path: Path) -> list[tuple[str, str]]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            text, _, said = line.rpartition(" => ")
            for escape, sign in _ESCAPES.items():
                text = text.replace(escape, sign)
            found.append((text, said))
    return found


def _reading(said: str) -> tuple[Expected, ...]:
    if said == "nothing":
        return ()
    return tuple(map(_expected, said.split("; ")))


def _expected(said: str) -> Expected:
    found = _WRITTEN.fullmatch(said)
    if found is None:
        raise ValueError(said)
    upper, whole = found["upper"], found["whole"]
    qualifier = found["qualifier"] or "exact"
    return Expected(
        number=value(found["number"]),
        qualifier="between" if upper else qualifier,
        upper=value(upper) if upper else None,
        out_of=value(whole) if whole else None,
        unit=found["unit"] or "",
        approximate=bool(upper) and qualifier == "about",
        may=bool(found["may"]),
    )
