"""What was read of a log: sheets, rows, and everything doubtful with its place."""

from dataclasses import dataclass, field
from typing import Any

from tinhban.foundation.problems import gettext_noop
from tinhban.sheets.header import Header, SheetColumn
from tinhban.sheets.log_rows import LogRow as LogRow
from tinhban.sheets.log_rows import RowList
from tinhban.sheets.log_rows import Value as Value

PROBLEMS: dict[str, str] = {
    "no_header": gettext_noop(
        "Sheet %(sheet)s: no heading row was found (needed: title and date of use)."
    ),
    "column_missing": gettext_noop("Sheet %(sheet)s has no column for “%(field)s”."),
    "column_doubled": gettext_noop(
        "Sheet %(sheet)s: columns %(columns)s are both headed “%(field)s”; say which one counts."
    ),
    "column_unknown": gettext_noop(
        "Sheet %(sheet)s: the heading “%(heading)s” of column %(column)s was not understood; "
        "the column is left out."
    ),
    "one_date_column": gettext_noop(
        "Sheet %(sheet)s: column %(column)s “%(heading)s” is taken as: %(field)s."
    ),
    "column_guessed": gettext_noop(
        "Sheet %(sheet)s: column %(column)s “%(heading)s” is taken as: %(field)s."
    ),
    "partner_from_title": gettext_noop(
        "Sheet %(sheet)s has no column of partners; its rows are taken as those of “%(partner)s”."
    ),
    "other_headings": gettext_noop(
        "Sheet %(sheet)s, row %(row)s: other headings begin here and nothing below was read. "
        "Put that table into a sheet of its own."
    ),
    "not_a_log": gettext_noop("Sheet %(sheet)s is no log (no dates in it) and was not read."),
    "other_book": gettext_noop(
        "Sheet %(sheet)s is the other book of the office and was not read. Upload the file once more and choose that book."
    ),
    "sheet_left_out": gettext_noop("Sheet %(sheet)s was left out, as you said."),
    "which_book": gettext_noop(
        "Neither headings nor titles tell whether this is the book of what was used or of what was supplied."
    ),
    "hidden_sheet": gettext_noop("Sheet %(sheet)s is hidden and was not read."),
    "chart_sheet": gettext_noop(
        "Sheet %(sheet)s holds no cells (a chart, macros or a form) and was not read."
    ),
    "notes": gettext_noop("Notes at cells were not read (sheets: %(sheets)s)."),
    "pictures": gettext_noop("Pictures and charts were not read (sheets: %(sheets)s)."),
    "pivot_tables": gettext_noop(
        "Summaries that the program makes itself (pivot tables) were read as plain cells "
        "(sheets: %(sheets)s)."
    ),
    "empty_sheet": gettext_noop("Sheet %(sheet)s holds no rows."),
    "total_differs": gettext_noop(
        "Sheet %(sheet)s, row %(row)s: the log says %(stated)s, the rows above make %(counted)s."
    ),
    "totals_differ": gettext_noop(
        "Sheet %(sheet)s: %(count)s more totals differ from the rows above them."
    ),
    "legacy_text": gettext_noop(
        "The text was typed in %(legacy)s and was converted; compare a few rows with the original."
    ),
    "encoding": gettext_noop("The letters of the file were read as %(encoding)s."),
    "no_rows": gettext_noop("No row of a log was found in this file."),
}
# Without an answer to these nothing can be imported.
STOPPING = frozenset({"no_header", "column_missing", "column_doubled", "no_rows", "which_book"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the file or a sheet, not about one row."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def stops(self) -> bool:
        return self.code in STOPPING


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no entry: month, total, heading of a group, repeated header, foot."""

    sheet: str
    number: int
    reason: str
    text: str


# What the rows of a sheet come out as, one by one.
ReadRow = LogRow | SkippedRow | Problem


@dataclass(slots=True)
class SheetReading:
    """One sheet: where its header stands and what its columns were taken for."""

    name: str
    hidden: bool = False
    header: Header | None = None
    month: int | None = None
    year: int | None = None
    source: str = ""  # where month and year stand
    partner: str = ""  # whose rows these are, where no column tells
    rows: int = 0

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        return self.header.columns if self.header else ()


@dataclass(slots=True)
class LogReading:
    """The whole file as it was understood."""

    container: str
    book: str = "used"  # which book it is; empty where nothing tells
    sheets: list[SheetReading] = field(default_factory=list)
    rows: RowList = field(default_factory=RowList)
    skipped: list[SkippedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def stops(self) -> bool:
        return any(problem.stops for problem in self.problems)
