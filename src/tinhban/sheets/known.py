"""What is known of a log before it is read: its name, its term, and what people have said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from tinhban.sheets.grid import Workbook
from tinhban.sheets.who import Who, nobody
from tinhban.sheets.words import year_in

# sheet name → column letters → field ("" = leave out)
Mappings = Mapping[str, Mapping[str, str]]
# folded heading → field, in whichever column of whichever sheet it stands
Headings = Mapping[str, str]
LEFT_OUT = "*"  # in place of a column's letters: the whole sheet


def _nothing_said(_book: str) -> Headings:
    return {}


@dataclass(frozen=True, slots=True)
class Known:
    """`who` knows bodies; `headings` what a person has said of headings, for the kind of book it is."""

    filename: str
    starts_on: date | None = None
    ends_on: date | None = None
    today: date | None = None
    mappings: Mappings = field(default_factory=dict)
    headings: Callable[[str], Headings] = _nothing_said
    book: str = ""
    who: Who = nobody

    @property
    def name(self) -> str:
        return PurePath(self.filename).name


@dataclass(frozen=True, slots=True)
class Expected:
    """In which time the days of a log lie: its term, today, and the year that its name tells."""

    starts_on: date | None = None
    ends_on: date | None = None
    today: date | None = None
    year: int | None = None
    year_source: str = ""

    @classmethod
    def of(cls, file: Workbook, known: Known) -> "Expected":
        return cls(known.starts_on, known.ends_on, known.today, *_year_of(file, known))


def _year_of(file: Workbook, known: Known) -> tuple[int | None, str]:
    starts_on, ends_on = known.starts_on, known.ends_on
    if year := year_in(PurePath(known.filename).stem):
        return year, known.name
    for grid in file.grids:
        for row in () if grid.hidden else grid.rows[:8]:
            for cell in row[:3]:
                if isinstance(cell, str) and (year := year_in(cell)):
                    return year, f"“{cell[:60]}”"
    if starts_on and ends_on and starts_on.year == ends_on.year:
        return starts_on.year, f"{starts_on.year}"
    return None, ""
