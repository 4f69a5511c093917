"""Small spreadsheets for the tests, written as a person would."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from tinhban.sheets.reading import read_log
from tinhban.sheets.result import LogReading

HEAD = ["TT", "Ngày phát", "Tên tin, bài", "Thể loại", "Đơn vị cung cấp"]
TERM = {"starts_on": date(2021, 1, 1), "ends_on": date(2025, 12, 31), "today": date(2023, 2, 7)}


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    merges: Sequence[str] | Mapping[str, Sequence[str]] = (),
) -> bytes:
    """Dates become date cells, "=..." formulas with the value 7, "==..." without; merges in every sheet or by sheet."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    book.set_properties({"created": datetime(2022, 12, 31)})  # the same bytes at every run
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, str) and cell.startswith("=="):
                    sheet.write_formula(number, column, cell[1:], None, "")
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(number, column, cell, None, 7)
                elif isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
        for place in merges.get(name, ()) if isinstance(merges, Mapping) else merges:
            first = sheet.table[int(place.split(":")[0][1:]) - 1]
            assert first
            sheet.merge.append(_bounds(place))
    book.close()
    return packed.getvalue()


def _bounds(place: str) -> list[int]:
    start, end = place.split(":")
    return [int(start[1:]) - 1, ord(start[0]) - 65, int(end[1:]) - 1, ord(end[0]) - 65]


def read(*rows: Sequence[Any], sheet: str = "2022", **more: Any) -> LogReading:
    """Read rows under the usual head in a sheet of its own."""
    return read_log(xlsx({sheet: [HEAD, *rows]}), "sổ.xlsx", **(TERM | more))


def codes(reading: LogReading) -> list[list[str]]:
    return [[doubt.code for doubt in row.doubts] for row in reading.rows]
