"""Lists that leave as files: XLSX and CSV in which no cell can act as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING

from tinhban.foundation import time
from tinhban.foundation.dates import format_date
from tinhban.foundation.numerals import grouped
from tinhban.foundation.problems import Problem, gettext_noop

if TYPE_CHECKING:  # a tenth of a second, and most commands write no workbook
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
MAX_ROWS = 1_048_575  # what a sheet holds below its heading
MAX_TEXT = 32_767  # what a cell holds
TOO_MANY_ROWS = gettext_noop(
    "The list has more than %(limit)s rows, which a spreadsheet cannot hold. Filter it first."
)

Cell = str | int | float | Decimal | date | None

_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_CHUNK = 500


@dataclass(frozen=True)
class TableColumn:
    """A column's heading and its width in characters."""

    title: str
    width: float = 18


def safe_cell(value: object) -> Cell:
    """A value that no spreadsheet program takes for a formula: such text gets an apostrophe."""
    if isinstance(value, datetime):
        # The reader's clock, without the zone that spreadsheets do not know.
        return time.seen(value).replace(tzinfo=None) if value.tzinfo else value
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    text = str(value)
    if len(text) >= MAX_TEXT:
        text = text[: MAX_TEXT - 2] + "…"
    return f"'{text}" if _acts(text) else text


def _acts(text: str) -> bool:
    return text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA


def write_xlsx(
    title: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[object]]
) -> bytes:
    """One sheet: frozen bold heading, filters, ready to print on A4; rows are never all in memory."""
    file = io.BytesIO()
    save_xlsx(file, title, columns, rows)
    return file.getvalue()


def save_xlsx(
    file: IO[bytes], title: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[object]]
) -> None:
    """The same into a file that is open."""
    from xlsxwriter import Workbook

    workbook = Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    workbook.set_properties({"title": title, "created": time.seen(time.now()).replace(tzinfo=None)})
    try:
        _fill(workbook, title, columns, rows)
    finally:
        workbook.close()  # removes its temporary files, also when the rows failed


def _fill(
    workbook: "Workbook",
    title: str,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[object]],
) -> None:
    sheet = workbook.add_worksheet(_NOT_IN_SHEET_NAMES.sub(" ", title)[:31].strip() or "1")
    heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats = _Formats(workbook)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&C&B" + title.replace("&", "&&")[:200])
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, str(safe_cell(column.title)), heading)
    last = 0
    for last, row in enumerate(rows, start=1):
        if last > MAX_ROWS:
            raise Problem("too_many_rows", TOO_MANY_ROWS, limit=grouped(MAX_ROWS))
        for at, value in enumerate(row):
            _write(sheet, last, at, value, formats)
    if columns and last:
        sheet.autofilter(0, 0, last, len(columns) - 1)


class _Formats:
    """How the kinds of values look."""

    def __init__(self, workbook: "Workbook") -> None:
        top = {"valign": "top"}
        self.text: Format = workbook.add_format(top | {"text_wrap": True})
        # Excel's own mark for "text, whatever it starts with": nothing extra is seen in the cell.
        self.quoted: Format = workbook.add_format(top | {"text_wrap": True, "quote_prefix": True})
        self.number: Format = workbook.add_format(top)
        self.day: Format = workbook.add_format(top | {"num_format": "dd/mm/yyyy"})
        self.moment: Format = workbook.add_format(top | {"num_format": "dd/mm/yyyy hh:mm"})


def _write(sheet: "Worksheet", row: int, at: int, value: object, formats: _Formats) -> None:
    safe = safe_cell(value)
    if safe is None or safe == "":
        return
    if isinstance(safe, datetime):
        sheet.write_datetime(row, at, safe, formats.moment)
    elif isinstance(safe, date):
        sheet.write_datetime(row, at, safe, formats.day)
    elif isinstance(safe, str):
        # A title that opens with a dash is common; marked as text it needs no apostrophe.
        plain = safe[1:] if safe[:2] in {"'-", "'+"} else safe
        sheet.write_string(row, at, plain, formats.text if plain is safe else formats.quoted)
    else:
        sheet.write_number(row, at, safe, formats.number)


def write_csv(columns: Sequence[TableColumn], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    return b"".join(csv_chunks(columns, rows))


def csv_chunks(columns: Sequence[TableColumn], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The same file piece by piece, for a response that streams."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    text.write("\ufeff")
    writer.writerow([_as_text(column.title) for column in columns])
    for number, row in enumerate(rows, start=1):
        writer.writerow([_as_text(value) for value in row])
        if number % _CHUNK == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _as_text(value: object) -> str | int | float | Decimal:
    safe = safe_cell(value)
    if isinstance(safe, datetime):
        return f"{format_date(safe)} {safe:%H:%M}"
    if isinstance(safe, date):
        return format_date(safe)
    return "" if safe is None else safe
