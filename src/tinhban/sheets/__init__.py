"""A file of any kind → `LogReading`: plain Python, nothing is stored."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from tinhban.sheets import fields
from tinhban.sheets.content import holds_dates, told_by_content
from tinhban.sheets.grid import Grid, Workbook
from tinhban.sheets.header import Column, Header, find_header
from tinhban.sheets.layout import Expected
from tinhban.sheets.open_file import open_workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.result import (
    LogReading,
    LogRow,
    Problem,
    SheetReading,
    SkippedRow,
)
from tinhban.sheets.rows import Seen, SheetReader
from tinhban.sheets.which_book import (
    NEEDED_DATE,
    UNTOLD,
    book_of_columns,
    which_book,
)
from tinhban.sheets.who import OTHER, Who, body_of_title, nobody
from tinhban.sheets.words import month_in, plain, year_in

__all__ = [
    "LEFT_OUT",
    "LogReading",
    "LogRow",
    "Problem",
    "SheetReading",
    "SkippedRow",
    "UnreadableFile",
    "read_log",
]

# sheet name → column letters → field ("" = leave out)
Mappings = Mapping[str, Mapping[str, str]]
# folded heading → field, in whichever column of whichever sheet it stands
Headings = Mapping[str, str]
_LEGACY = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
LEFT_OUT = "*"  # in place of a column's letters: the whole sheet
_CERTAIN = ("utf-8", "utf-8-sig", "utf-16")  # by its own mark, or since nothing else reads so
_NAMED = 5  # sheets that one problem names
_ONCE = (
    fields.TITLE, fields.USED_ON, fields.SUPPLIED_ON, fields.SUPPLIER, fields.USER, fields.KIND,
)  # fmt: skip
_GUESSED_BY_CONTENT = (
    fields.TITLE, fields.KIND, fields.SUPPLIER, fields.USER, fields.STAFF, fields.SECTION,
)  # fmt: skip


def read_log(
    data: bytes,
    filename: str,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    today: date | None = None,
    mappings: Mappings | None = None,
    headings: Callable[[str], Headings] | None = None,
    book: str = UNTOLD,
    who: Who = nobody,
) -> LogReading:
    """Read a log; raises `UnreadableFile` when the file as a whole cannot be read.

    `who` knows bodies; `headings` what a person has said of headings, for the kind of book it is.
    """
    file = open_workbook(data, filename)
    told = book or which_book(file.grids, PurePath(filename).name, mappings or {})
    reading = LogReading(file.container, told)
    if told == UNTOLD:
        reading.problems.append(Problem("which_book"))
    for code in sorted(file.unread):
        reading.problems += _unread(code, file.unread[code])
    for legacy in sorted(file.legacy_columns | ({file.legacy} if file.legacy else set())):
        reading.problems.append(Problem("legacy_text", {"legacy": _LEGACY[legacy]}))
    if file.encoding and file.encoding not in _CERTAIN:
        reading.problems.append(Problem("encoding", {"encoding": file.encoding}))
    expected = Expected(starts_on, ends_on, today, *_year_of(file, filename, starts_on, ends_on))
    needed_date = NEEDED_DATE[told]
    said = headings(told) if headings else {}
    others = _sheets_of_the_other_book(file.grids, told)
    seen: Seen = {}
    for grid in file.grids:
        if grid.name in others:
            reading.sheets.append(SheetReading(grid.name))
            reading.problems.append(Problem("other_book", {"sheet": grid.name}))
            continue
        mapping = (mappings or {}).get(grid.name, {})
        _read_sheet(reading, grid, expected, mapping, said, needed_date, seen, who)
    _pass_over_other_sheets(reading, file.grids)
    if not reading.rows and not reading.stops():
        reading.problems.append(Problem("no_rows"))
    return reading


def _unread(code: str, sheets: Sequence[str]) -> list[Problem]:
    """What is not read: a whole sheet by its name, what stands beside cells in one line for all."""
    if code == "chart_sheet":
        return [Problem(code, {"sheet": sheet}) for sheet in sheets]
    names = ", ".join(sheets[:_NAMED]) + (" …" if len(sheets) > _NAMED else "")
    return [Problem(code, {"sheets": names})]


def _sheets_of_the_other_book(grids: Sequence[Grid], told: str) -> set[str]:
    """Of a file that holds both books the sheets of the one that is not read."""
    books: dict[str, str] = {}
    for grid in grids:
        if not grid.hidden and (header := find_header(grid)):
            books[grid.name] = book_of_columns({column.field for column in header.columns})
    if told not in books.values():
        return set()
    return {name for name, book in books.items() if book not in ("", told)}


def _year_of(
    book: Workbook, filename: str, starts_on: date | None, ends_on: date | None
) -> tuple[int | None, str]:
    name = PurePath(filename).name
    if year := year_in(PurePath(filename).stem):
        return year, name
    for grid in book.grids:
        for row in () if grid.hidden else grid.rows[:8]:
            for cell in row[:3]:
                if isinstance(cell, str) and (year := year_in(cell)):
                    return year, f"“{cell[:60]}”"
    if starts_on and ends_on and starts_on.year == ends_on.year:
        return starts_on.year, f"{starts_on.year}"
    return None, ""


def _read_sheet(
    reading: LogReading,
    grid: Grid,
    expected: Expected,
    mapping: Mapping[str, str],
    said: Headings,
    needed_date: str,
    seen: Seen,
    who: Who,
) -> None:
    sheet = SheetReading(grid.name, grid.hidden)
    reading.sheets.append(sheet)
    if LEFT_OUT in mapping:
        reading.problems.append(Problem("sheet_left_out", {"sheet": grid.name}))
        return
    if grid.hidden:
        reading.problems.append(Problem("hidden_sheet", {"sheet": grid.name}))
        return
    if not grid.height():
        reading.problems.append(Problem("empty_sheet", {"sheet": grid.name}))
        return
    header = find_header(grid)
    if header is None:
        if _holds_a_table(grid):
            reading.problems.append(Problem("no_header", {"sheet": grid.name}))
        return
    header = told_by_content(header, grid, who)
    mapping = _by_letters(header, said) | dict(mapping)
    sheet.header = header = _settled(header, mapping, needed_date)
    _date_around(sheet, grid, header)
    _partner_around(reading, sheet, grid, who)
    problems = _column_problems(sheet, mapping, needed_date)
    # While it is not known which book it is, no date can be said to be missing.
    reading.problems += [p for p in problems if reading.book or p.code != "column_missing"]
    if any(problem.code == "column_missing" for problem in problems):
        return
    reader = SheetReader(grid, sheet, header, expected, needed_date, seen, who, reading.rows)
    reader.read()
    reading.skipped += reader.skipped
    reading.problems += reader.problems


def _holds_a_table(grid: Grid) -> bool:
    wide = (row for row in grid.rows if sum(cell is not None for cell in row) >= 3)
    return len(list(itertools.islice(wide, 2))) == 2


def _date_around(sheet: SheetReading, grid: Grid, header: Header) -> None:
    """Month and year from the sheet's name, else from the titles above the header."""
    sheet.month, sheet.year = month_in(grid.name)
    sheet.source = grid.name
    for row in grid.rows[: header.row]:
        for cell in row:
            if not isinstance(cell, str) or len(cell) > 120:
                continue
            month, year = month_in(cell)
            sheet.month = sheet.month or month
            if year and not sheet.year:
                sheet.year, sheet.source = year, f"“{cell}”"


def _partner_around(reading: LogReading, sheet: SheetReading, grid: Grid, who: Who) -> None:
    """Without a column of partners, the one that the sheet's name or its titles tell."""
    header = sheet.header
    assert header is not None  # noqa: S101 - called only for a sheet with a header
    if header.of(fields.SUPPLIER) or header.of(fields.USER):
        return
    titles = [cell for row in grid.rows[: header.row] for cell in row if isinstance(cell, str)]
    named = grid.name if who(grid.name) == OTHER else body_of_title(titles, who)
    if named:
        sheet.partner = named
        params = {"sheet": sheet.name, "partner": named}
        reading.problems.append(Problem("partner_from_title", params))


def _pass_over_other_sheets(reading: LogReading, grids: Sequence[Grid]) -> None:
    """A summary or a list of telephones beside the log hinders nobody; it is told that it was not read."""
    if not reading.rows:
        return
    undated = {grid.name for grid in grids if not holds_dates(grid)}
    read = {sheet.name for sheet in reading.sheets if sheet.rows}
    kept: dict[tuple[str, ...], Problem] = {}
    for problem in reading.problems:
        name = problem.params.get("sheet")
        if problem.code in ("no_header", "column_missing") and name in undated - read:
            problem = Problem("not_a_log", {"sheet": name})
        kept.setdefault((problem.code, *map(str, problem.params.values())), problem)
    reading.problems[:] = kept.values()


def _by_letters(header: Header, said: Headings) -> dict[str, str]:
    """What was said of headings, for the columns of this sheet."""
    named = {column.letters: plain(column.heading) for column in header.columns}
    return {letters: said[words] for letters, words in named.items() if words in said}


def _settled(header: Header, mapping: Mapping[str, str], needed_date: str) -> Header:
    """The header with the person's corrections, and a lone date column put to use."""
    columns = [
        replace(column, field=mapping[column.letters], confidence=fields.SURE)
        if column.letters in mapping
        else column
        for column in header.columns
    ]
    columns = _with_partner(columns, needed_date)
    named = {column.field for column in columns}
    lone = [column for column in columns if column.field == fields.DATE]
    free = [name for name in (needed_date, fields.SUPPLIED_ON) if name not in named]
    if len(lone) == 1 and free:
        meant = replace(lone[0], field=free[0], confidence=fields.GUESSED)
        columns = [meant if column is lone[0] else column for column in columns]
    return Header(header.row, header.depth, tuple(columns))


def _with_partner(columns: list[Column], needed_date: str) -> list[Column]:
    """A column headed just "Đài" holds whoever is the partner in this book."""
    meant = fields.USER if needed_date == fields.SUPPLIED_ON else fields.SUPPLIER
    if any(column.field == meant for column in columns):
        return columns
    return [
        replace(column, field=meant) if column.field == fields.PARTNER else column
        for column in columns
    ]


def _column_problems(
    sheet: SheetReading, mapping: Mapping[str, str], needed_date: str
) -> list[Problem]:
    problems = []
    header = sheet.header
    assert header is not None  # noqa: S101 - called only for a sheet with a header
    for field in (fields.TITLE, needed_date):
        if not header.of(field):
            problems.append(Problem("column_missing", {"sheet": sheet.name, "field": field}))
    for field in _ONCE:
        columns = header.of(field)
        if len(columns) > 1:
            letters = ", ".join(column.letters for column in columns)
            params = {"sheet": sheet.name, "field": field, "columns": letters}
            problems.append(Problem("column_doubled", params))
    for column in header.columns:
        params = {"sheet": sheet.name, "column": column.letters, "heading": column.heading}
        if not column.field and column.letters not in mapping:
            problems.append(Problem("column_unknown", params))
        elif column.field == needed_date and column.confidence == fields.GUESSED:
            problems.append(Problem("one_date_column", params | {"field": needed_date}))
        elif column.confidence == fields.GUESSED and column.field in _GUESSED_BY_CONTENT:
            problems.append(Problem("column_guessed", params | {"field": column.field}))
    return problems
