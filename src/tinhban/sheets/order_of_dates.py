"""What the dates of a whole sheet tell about each: the order of day and month, and the year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tinhban.sheets.date_text import days_in
from tinhban.sheets.grid import Cell

_ENOUGH = 5  # full dates from which a year can be told
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class Order:
    """How the dates of a sheet are to be read."""

    month_first: bool = False
    twisted: bool = False  # a program of another country turned real dates round
    year: int | None = None  # in which nearly all of them lie
    sample: date | None = None  # one of them, by which a person sees why


def order_of_dates(columns: Iterable[Iterable[Cell]]) -> Order:
    """Count the dates in these columns."""
    real_early = real_late = text_late = month_first = 0
    years: Counter[int] = Counter()
    sample: date | None = None
    for cells in columns:
        for cell in cells:
            if isinstance(cell, date):
                real_late += cell.day > 12
                real_early += cell.day <= 12
                years[cell.year] += 1
                sample = sample or cell
            elif isinstance(cell, str) and cell[:1].isdigit() and len(cell) <= 40:
                days = days_in(cell).days
                if len(days) == 1:
                    text_late += days[0].day > 12 >= days[0].month
                    month_first += days[0].month > 12 >= days[0].day
                    if days[0].year:
                        years[days[0].year] += 1
    # A sheet of another country keeps 22/01/2022 as text and turns 03/05 into 5 March.
    twisted = real_early >= 3 and real_late == 0 and text_late >= 3
    return Order(month_first > text_late, twisted, _most(years), sample)


def _most(years: Counter[int]) -> int | None:
    total = years.total()
    if total < _ENOUGH:
        return None
    year, count = years.most_common(1)[0]
    return year if count >= total * _MOST else None
