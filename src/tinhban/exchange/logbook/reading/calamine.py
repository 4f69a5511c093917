"""The one place that calls calamine: a Rust reader, fast, whose panics are caught here."""

import io
import itertools

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from tinhban.exchange.logbook.reading import limits
from tinhban.exchange.logbook.reading.grid import Cell, Grid, Merge
from tinhban.exchange.logbook.reading.refusal import UnreadableFile


def read_grids(data: bytes, names: list[str] | None = None) -> list[Grid]:
    """Read the worksheets (all, or those named) in the order of the workbook."""
    try:
        with load_workbook(io.BytesIO(data)) as book:
            return _grids(book, names)
    except PasswordError as error:
        raise UnreadableFile("encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFile("damaged") from error
    except BaseException as error:
        # A panic of the Rust side derives from BaseException and has no importable name.
        if type(error).__name__ == "PanicException":
            raise UnreadableFile("damaged") from error
        raise


def _grids(book: CalamineWorkbook, names: list[str] | None) -> list[Grid]:
    grids = []
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        if names is not None and about.name not in names:
            continue
        sheet = book.get_sheet_by_name(about.name)
        grids.append(
            Grid(
                name=about.name,
                rows=_rows(sheet),
                hidden=about.visible is not SheetVisibleEnum.Visible,
                merges=_merges(sheet),
            )
        )
    return grids


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    """From row 1 and column A on."""
    if sheet.start is None:
        return []
    # Empty rows above the first filled one come with the others, empty columns before it do not.
    before: list[Cell] = [None] * sheet.start[1]
    return [before + [None if cell == "" else cell for cell in row] for row in sheet.iter_rows()]


def _merges(sheet: CalamineSheet) -> list[Merge]:
    ranges = sheet.merged_cell_ranges or []
    return [
        Merge(top, left, bottom, right)
        for (top, left), (bottom, right) in itertools.islice(ranges, limits.MAX_MERGES)
    ]
