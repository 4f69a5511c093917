"""What the columns of each sheet are, whose and of when its rows; or why none of its rows is read."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tinhban.sheets import fields
from tinhban.sheets.content import told_by_content
from tinhban.sheets.grid import Grid
from tinhban.sheets.header import Headed, Header, SheetColumn
from tinhban.sheets.known import LEFT_OUT, Known
from tinhban.sheets.layout import Layout
from tinhban.sheets.result import Problem, SheetReading
from tinhban.sheets.which_book import NEEDED_DATE, UNTOLD, of_the_other_book
from tinhban.sheets.who import OTHER, Who, body_of_title
from tinhban.sheets.words import month_in, plain

_ONCE = (
    fields.TITLE, fields.USED_ON, fields.SUPPLIED_ON, fields.SUPPLIER, fields.USER, fields.KIND,
)  # fmt: skip
_GUESSED_BY_CONTENT = (
    fields.TITLE, fields.KIND, fields.SUPPLIER, fields.USER, fields.STAFF, fields.SECTION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet whose columns are known; without a layout none of its rows is read."""

    sheet: SheetReading
    grid: Grid
    layout: Layout | None = None
    problems: tuple[Problem, ...] = ()


def lay_out(sheets: Sequence[Headed], book: str, known: Known) -> list[Laid]:
    """Every sheet of the file, in order, as a log of this book."""
    others = of_the_other_book(sheets, book)
    said = known.headings(book)
    return [_laid(one, one.grid.name in others, book, said, known) for one in sheets]


def _laid(one: Headed, is_other: bool, book: str, said: Mapping[str, str], known: Known) -> Laid:
    grid, header = one.grid, one.header
    mapping = known.mappings.get(grid.name, {})
    if code := _not_read(one, is_other, mapping):
        sheet = SheetReading(grid.name, grid.hidden and not is_other)
        return Laid(sheet, grid, problems=(Problem(code, {"sheet": grid.name}),))
    if header is None:
        return Laid(SheetReading(grid.name), grid)
    header = told_by_content(header, grid, known.who)
    mapping = _by_letters(header, said) | dict(mapping)
    needed_date = NEEDED_DATE[book]
    header = _settled(header, mapping, needed_date)
    month, year, source = _time_around(grid, header)
    partner = _partner_around(grid, header, known.who)
    sheet = SheetReading(
        grid.name, header=header, month=month, year=year, source=source, partner=partner
    )
    problems = _column_problems(grid.name, header, mapping, needed_date)
    if any(problem.code == "column_missing" for problem in problems):
        # While it is not known which book it is, no date can be said to be missing.
        told = [p for p in problems if book != UNTOLD or p.code != "column_missing"]
        return Laid(sheet, grid, problems=(*_told_of(sheet), *told))
    layout = Layout.of(grid, header, needed_date)
    return Laid(sheet, grid, layout, (*_told_of(sheet), *problems))


def _not_read(one: Headed, is_other: bool, mapping: Mapping[str, str]) -> str:
    """Why a sheet as a whole is not read, or nothing."""
    if is_other:
        return "other_book"
    if LEFT_OUT in mapping:
        return "sheet_left_out"
    if one.grid.hidden:
        return "hidden_sheet"
    if not one.grid.height():
        return "empty_sheet"
    return "no_header" if one.header is None and _holds_a_table(one.grid) else ""


def _told_of(sheet: SheetReading) -> list[Problem]:
    params = {"sheet": sheet.name, "partner": sheet.partner}
    return [Problem("partner_from_title", params)] if sheet.partner else []


def _holds_a_table(grid: Grid) -> bool:
    wide = (row for row in grid.rows if sum(cell is not None for cell in row) >= 3)
    return len(list(itertools.islice(wide, 2))) == 2


def _time_around(grid: Grid, header: Header) -> tuple[int | None, int | None, str]:
    """Month and year from the sheet's name, else from the titles above the header; and where the year stands."""
    month, year = month_in(grid.name)
    source = grid.name
    for row in grid.rows[: header.row]:
        for cell in row:
            if not isinstance(cell, str) or len(cell) > 120:
                continue
            here, of_year = month_in(cell)
            month = month or here
            if of_year and not year:
                year, source = of_year, f"“{cell}”"
    return month, year, source


def _partner_around(grid: Grid, header: Header, who: Who) -> str:
    """Without a column of partners, the one that the sheet's name or its titles tell."""
    if header.of(fields.SUPPLIER) or header.of(fields.USER):
        return ""
    titles = [cell for row in grid.rows[: header.row] for cell in row if isinstance(cell, str)]
    return grid.name if who(grid.name) == OTHER else body_of_title(titles, who)


def _by_letters(header: Header, said: Mapping[str, str]) -> dict[str, str]:
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


def _with_partner(columns: list[SheetColumn], needed_date: str) -> list[SheetColumn]:
    """A column headed just "Đài" holds whoever is the partner in this book."""
    meant = fields.USER if needed_date == fields.SUPPLIED_ON else fields.SUPPLIER
    if any(column.field == meant for column in columns):
        return columns
    return [
        replace(column, field=meant) if column.field == fields.PARTNER else column
        for column in columns
    ]


def _column_problems(
    sheet: str, header: Header, mapping: Mapping[str, str], needed_date: str
) -> list[Problem]:
    problems = []
    for field in (fields.TITLE, needed_date):
        if not header.of(field):
            problems.append(Problem("column_missing", {"sheet": sheet, "field": field}))
    for field in _ONCE:
        columns = header.of(field)
        if len(columns) > 1:
            letters = ", ".join(column.letters for column in columns)
            params = {"sheet": sheet, "field": field, "columns": letters}
            problems.append(Problem("column_doubled", params))
    for column in header.columns:
        params = {"sheet": sheet, "column": column.letters, "heading": column.heading}
        if not column.field and column.letters not in mapping:
            problems.append(Problem("column_unknown", params))
        elif column.field == needed_date and column.confidence == fields.GUESSED:
            problems.append(Problem("one_date_column", params | {"field": needed_date}))
        elif column.confidence == fields.GUESSED and column.field in _GUESSED_BY_CONTENT:
            problems.append(Problem("column_guessed", params | {"field": column.field}))
    return problems
