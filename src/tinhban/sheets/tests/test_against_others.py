"""Cells that two other readers and ours agree on, over generated workbooks."""

import io
import random
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from tinhban.sheets.grid import Cell
from tinhban.sheets.open_file import open_workbook
from tinhban.sheets.tests import biff

WORDS = (
    "Lễ hội Gầu Tào",
    "bản Sín Chải",
    "a & b < c",
    "  hai  khoảng  trắng",
    "x\ny",
    "Đ",
    "=1",
    "0012",
)
FORMATS = (
    "General",
    "dd/mm/yyyy",
    "d-mmm-yy",
    "[h]:mm:ss",
    "hh:mm",
    "0.00",
    '#,##0 "đồng"',
    "@",
    "yyyy",
)


def sample(seed: int) -> list[list[object]]:
    chance = random.Random(seed)
    kinds = (
        lambda: None,
        lambda: chance.choice(WORDS),
        lambda: chance.randint(-5, 60_000),
        lambda: round(chance.uniform(0, 50_000), 3),
        lambda: date(2022, 1, 1) + timedelta(chance.randint(0, 700)),
        lambda: datetime(2022, 1, 1, 8) + timedelta(minutes=chance.randint(0, 9_000)),
        lambda: chance.random() < 0.5,
    )
    return [
        [chance.choice(kinds)() for _ in range(chance.randint(0, 8))]
        for _ in range(chance.randint(1, 12))
    ]


def by_xlsxwriter(rows: list[list[object]], seed: int) -> bytes:
    packed, chance = io.BytesIO(), random.Random(seed)
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    formats = [book.add_format({"num_format": code}) for code in FORMATS]
    day = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet = book.add_worksheet("a")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value)
            elif isinstance(value, bool):
                sheet.write_boolean(at, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(at, column, value, day)
            elif value is not None:
                sheet.write_number(at, column, value, chance.choice(formats))
    book.close()
    return packed.getvalue()


def by_openpyxl(rows: list[list[object]], _seed: int) -> bytes:
    packed, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        book.active.append([None if value == "=1" else value for value in row])
    book.save(packed)
    return packed.getvalue()


def calamine(data: bytes) -> list[list[object]]:
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    left = sheet.start[1] if sheet.start else 0
    return [[None] * left + row for row in sheet.iter_rows()]


def same(ours: Cell, theirs: object) -> bool:
    if isinstance(theirs, str):
        return (ours or "") == " ".join(theirs.split())
    if isinstance(theirs, datetime) and not isinstance(ours, datetime):
        theirs = theirs.date() if isinstance(ours, date) else theirs.time()
    if isinstance(theirs, timedelta) and isinstance(ours, timedelta):
        return abs(theirs - ours) < timedelta(seconds=1)
    if isinstance(theirs, float) and isinstance(ours, float):
        return abs(theirs - ours) < 1e-9
    if isinstance(theirs, time | datetime) and type(ours) is type(theirs):
        return abs(seconds(theirs) - seconds(ours)) < 2
    return ours == theirs


def seconds(moment: time | datetime) -> float:
    day = moment.toordinal() * 86_400 if isinstance(moment, datetime) else 0
    return day + moment.hour * 3600 + moment.minute * 60 + moment.second


@pytest.mark.parametrize("made", [by_xlsxwriter, by_openpyxl])
def test_cells_are_those_that_another_reader_finds(made):
    for seed in range(150):
        data = made([["x"], *sample(seed)], seed)
        theirs = calamine(data)
        [grid] = open_workbook(data, "a.xlsx").grids
        for at, row in enumerate(theirs):
            ours = grid.rows[at] if at < grid.height() else []
            for column, value in enumerate(row):
                cell = ours[column] if column < len(ours) else None
                assert same(cell, value), (seed, at, column, cell, value)


def test_cells_of_old_workbooks_are_those_that_another_reader_finds():
    for seed in range(80):
        rows = [
            [value if isinstance(value, str | float) else None for value in row]
            for row in sample(seed)
        ]
        data = biff.workbook({"a": [["x"], *rows]})
        theirs = calamine(data)
        [grid] = open_workbook(data, "a.xls").grids
        for at, row in enumerate(theirs):
            ours = grid.rows[at] if at < grid.height() else []
            for column, value in enumerate(row):
                cell = ours[column] if column < len(ours) else None
                assert same(cell, value), (seed, at, column, cell, value)
