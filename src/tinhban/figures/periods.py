"""Reporting periods as data: a label, the days whose facts count, and the day the report is due.

What people write ("quý I/2022", "giai đoạn 2021 - 2025") is read by `foundation.periods`. A key is what stands in
an address: "2022", "2022-Q1", "2022-05", "2022-H1", "2022-9M", "2022-W05", "2021-2025", "2022-01-01..2022-03-31";
with the window from the 15th to the 14th it ends in "-ky15".
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinhban.foundation.periods import PeriodKind, read_period
from tinhban.foundation.problems import Problem, Refused

__all__ = [
    "CALENDAR",
    "FIFTEENTH",
    "WINDOWS",
    "BadPeriod",
    "CutOff",
    "Period",
    "PeriodKind",
    "Window",
]

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class CutOff:
    """The day of the month after which facts count for the next one; None is the month's own end."""

    day: int | None
    valid_from: date = date.min
    legal_basis: str = ""

    def of(self, month: date) -> date:
        """The day of the cut in this month; a month without that day is cut at its end."""
        end = monthrange(month.year, month.month)[1]
        return month.replace(day=min(self.day or end, end))


@dataclass(frozen=True)
class Window:
    """How calendar months become data windows: the cut-offs, one after the other."""

    ending: str
    cut_offs: tuple[CutOff, ...]  # the first has held since ever

    def last_day(self, month: date) -> date:
        """The last day that counts for a month: cut by the rule in force on the day of the cut."""
        cuts = ((rule.of(month), rule.valid_from) for rule in reversed(self.cut_offs))
        return next(cut for cut, since in cuts if cut >= since)

    def days(self, first: date, last: date) -> tuple[date, date]:
        """The days of the months from `first` to `last`: from the end before, whichever rule cut it."""
        return self.last_day(_month_before(first)) + timedelta(days=1), self.last_day(last)


CALENDAR = Window("", (CutOff(None),))
FIFTEENTH = Window(
    "-ky15", (CutOff(None), CutOff(14, date(2019, 3, 12), "Nghị định số 09/2019/NĐ-CP"))
)
WINDOWS = (FIFTEENTH, CALENDAR)


class BadPeriod(Refused):
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
    window: Window = field(default=CALENDAR, compare=False)

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
            raise BadPeriod(problem.words(_)) from problem
        key, first, last = read.key, read.first, read.last
        if read.kind is PeriodKind.SPAN:
            key = f"{first}..{last}"
        elif read.kind is not PeriodKind.WEEK:
            key += window.ending
            first, last = window.days(first, last)
        label = _label(read.kind, read.first, read.last)
        return cls(key, read.kind, label, first, last, due_on, window)

    def next(self) -> "Period":
        """The period of the same kind that follows; of a term or of free days, the next year."""
        read = read_period(self.key.removesuffix(self.window.ending).replace("..", " - "))
        after = read.last + timedelta(days=1)
        match self.kind:
            case PeriodKind.WEEK:
                year, week, _day = after.isocalendar()
                key = f"{year}-W{week:02}"
            case PeriodKind.MONTH:
                key = f"{after.year}-{after.month:02}"
            case PeriodKind.QUARTER:
                key = f"{after.year}-Q{(after.month + 2) // 3}"
            case PeriodKind.HALF:
                key = f"{after.year}-H{1 if after.month == 1 else 2}"
            case _:
                key = str(self.year + 1)
        return Period.parse(key, window=self.window)


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
