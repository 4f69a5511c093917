"""The shapes in which bodies, changes and provinces are written down in `bodies.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Final

MERGED_DEPARTMENTS: Final = date(2025, 3, 1)
MERGED_PROVINCES: Final = date(2025, 7, 1)
LAST_OF_DEPARTMENTS: Final = date(2025, 2, 28)
LAST_OF_PROVINCES: Final = date(2025, 6, 30)

Days = tuple[date | None, date | None]
ALWAYS: Final[Days] = (None, None)


@dataclass(frozen=True)
class Name:
    name: str
    short: str = ""
    notation: str = ""
    days: Days = ALWAYS


@dataclass(frozen=True)
class Body:
    slug: str
    kind: str
    names: tuple[Name, ...]
    places: tuple[tuple[str, str, Days], ...] = ()  # unit code, level, days
    press: str = ""
    days: Days = ALWAYS
    parent: str = ""
    functions: tuple[tuple[str, Days], ...] = ()
    codes: tuple[tuple[str, str, Days], ...] = ()
    aliases: tuple[str, ...] = ()
    verified: bool = True
    note: str = ""


@dataclass(frozen=True)
class Change:
    slug: str
    kind: str
    on: date
    shares: tuple[tuple[str, str, str], ...]  # predecessor, successor, share
    basis: str = ""
    verified: bool = True
    note: str = ""


@dataclass(frozen=True)
class Province:
    slug: str
    name: str
    places: tuple[tuple[str, Days], ...]
    heir: str = ""  # the province it became part of on 01/07/2025
    kind: str = "tỉnh"

    @property
    def ends(self) -> date | None:
        return LAST_OF_PROVINCES if self.heir else None
