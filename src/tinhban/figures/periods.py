"""Reporting periods as data: a label, the days whose facts count, and the day the report is due.

What people write ("quý I/2022", "giai đoạn 2021 - 2025") is read by `foundation.periods`. A key is what stands in
an address: "2022", "2022-Q1", "2022-05", "2022-H1", "2022-9M", "2022-W05", "2021-2025", "2022-01-01..2022-03-31";
with the window from the 15th to the 14th it ends in "-ky15".
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinhban.foundation.periods import PeriodKind, read_period
from tinhban.foundation.problems import Problem

__all__ = ["CALENDAR", "FIFTEENTH", "WINDOWS", "BadPeriod", "Period", "PeriodKind", "Window"]

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Window:
    """How a calendar period becomes a data window: the day of the month after which it is cut."""

    ending: str
    cut_off: int | None  # None: the calendar's own months
    legal_basis: str


CALENDAR = Window("", None, "")
FIFTEENTH = Window("-ky15", 14, "Nghị định số 09/2019/NĐ-CP")
WINDOWS = (FIFTEENTH, CALENDAR)


class BadPeriod(ValueError):
    """A period that cannot be read, or whose end lies before its beginning; the message is for a person."""


@dataclass(frozen=True)
class Period:
    """Label, data window and due date: three different things."""

    key: str
    kind: PeriodKind
    label: str
    starts_on: date
    ends_on: date
    due_on: date | None = None

    def __post_init__(self) -> None:
        if self.starts_on > self.ends_on:
            raise BadPeriod(
                _("The period ends on %(end)s, before it begins on %(start)s.")
                % {"start": f"{self.starts_on:%d/%m/%Y}", "end": f"{self.ends_on:%d/%m/%Y}"}
            )
        if self.due_on is not None and self.due_on < self.starts_on:
            raise BadPeriod(_("The report is due before its period begins."))

    @property
    def year(self) -> int:
        """The year a report names itself after: that of its last day."""
        return self.ends_on.year

    @property
    def name(self) -> str:
        """The period on a screen: its label, or its key for readers of another language."""
        return self.label if get_language() == "vi" else self.key

    @property
    def days(self) -> str:
        """The data window, as it is written: 01/01/2022 - 31/12/2022."""
        return f"{self.starts_on:%d/%m/%Y} - {self.ends_on:%d/%m/%Y}"

    @property
    def window(self) -> Window:
        return next(window for window in WINDOWS if self.key.endswith(window.ending))

    @classmethod
    def parse(cls, text: str, *, window: Window | None = None, due_on: date | None = None) -> Self:
        """Read a period from a key or from what a person wrote; raises `BadPeriod` with the reason."""
        for known in WINDOWS[:-1]:
            if window is None and text.endswith(known.ending):
                text, window = text.removesuffix(known.ending), known
        window = window or CALENDAR
        try:
            read = read_period(text.replace("..", " - "))
        except Problem as problem:
            raise BadPeriod(_(problem.message) % problem.params) from problem
        key, first, last = read.key, read.first, read.last
        if read.kind is PeriodKind.SPAN:
            key = f"{first}..{last}"
        elif window.cut_off and read.kind is not PeriodKind.WEEK:
            key += window.ending
            first = _month_before(first).replace(day=window.cut_off + 1)
            last = last.replace(day=window.cut_off)
        return cls(key, read.kind, _label(read.kind, read.first, read.last), first, last, due_on)

    def next(self) -> "Period":
        """The period of the same kind that follows; of a term or of free days, the next year."""
        window = self.window
        after = self.ends_on + timedelta(days=32 if window.cut_off else 1)
        if self.kind is PeriodKind.MONTH:
            return Period.parse(f"{after.year}-{after.month:02}", window=window)
        if self.kind is PeriodKind.QUARTER:
            return Period.parse(f"{after.year}-Q{(after.month + 2) // 3}", window=window)
        return Period.parse(str(self.year + 1), window=window)


def _label(kind: PeriodKind, first: date, last: date) -> str:
    """The period in the words of a report, in Vietnamese: it is printed, not shown."""
    year = first.year
    match kind:
        case PeriodKind.YEAR:
            return f"năm {year}"
        case PeriodKind.MONTH:
            return f"tháng {first.month} năm {year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[(first.month - 1) // 3]} năm {year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {year}"
        case PeriodKind.NINE_MONTHS:
            return f"9 tháng đầu năm {year}"
        case PeriodKind.WEEK:
            return f"tuần {first.isocalendar().week} năm {first.isocalendar().year}"
        case PeriodKind.TERM:
            return f"giai đoạn {year} - {last.year}"
        case _:
            return f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
