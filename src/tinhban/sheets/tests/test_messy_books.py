"""What stations' own books taught: each case is read as meant, or asked; never wrong in silence."""

from datetime import date

import pytest

from tinhban.foundation.text import fold
from tinhban.sheets import fields
from tinhban.sheets.known import LEFT_OUT
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests.made import HEAD, TERM, codes, read, xlsx
from tinhban.sheets.who import NOBODY, OTHER, OWN

LAI_CHAU, YEN_BAI = "Đài Lai Châu", "Đài Yên Bái"
DAY = date(2022, 3, 9)
WITHOUT_PARTNER = HEAD[:4]


def who(text):
    words = fold(text).removeprefix("dai ").removeprefix("pt th ")
    return OWN if words == "lao cai" else OTHER if words in ("lai chau", "yen bai") else NOBODY


def problems(reading):
    return {problem.code: problem.params for problem in reading.problems}


def suppliers(reading):
    return [row.values.get("supplier") for row in reading.rows]


def book(*rows, head=WITHOUT_PARTNER, name="sổ 2022.xlsx", sheet="2022", **more):
    return read_log(xlsx({sheet: [*more.pop("above", ()), head, *rows]}), name, who=who, **TERM)


@pytest.mark.parametrize(
    "mark",
    ["nt", "-nt-", "- nt -", "(nt)", "N.T", "n/t", "như trên.", "//", "-//-", '"', '" "', "〃"],
)
def test_every_mark_of_repetition(mark):
    reading = read([1, DAY, "Tin A", "PSN", LAI_CHAU], [2, mark, "Tin B", mark, mark])
    assert reading.rows[1].values | {"title": "Tin A"} == reading.rows[0].values
    assert codes(reading)[1] == []


@pytest.mark.parametrize(
    ("cell", "code", "value"),
    [("5/1", "year_inferred", date(2022, 1, 5)), ("31/2/2022", "date_impossible", None),
     ("#REF!", "cell_error", None), ("5-6/1", "date_several", None)],
)  # fmt: skip
def test_a_mark_of_repetition_repeats_the_doubt_too(cell, code, value):
    reading = read(
        [1, DAY, "Tin A", "Tin", LAI_CHAU],
        [2, cell, "Tin B", "Tin", LAI_CHAU],
        [3, "nt", "Tin C", "Tin", LAI_CHAU],
    )
    assert codes(reading) == [[], [code], [code]]
    assert reading.rows[2].values.get("used_on") == value


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("I. ĐÀI LAI CHÂU", "ĐÀI LAI CHÂU"),
        ("* Đài Yên Bái (12 tin)", "Đài Yên Bái"),
        ("A/ Tin, bài nhận từ Đài Yên Bái: 12 tin", "Đài Yên Bái"),
        ("LAI CHÂU", "LAI CHÂU"),
        ("III. Yên Bái", "Yên Bái"),
        ("SƠN HÀ", "SƠN HÀ"),  # nobody known: to be asked, never the partner of the block above
    ],
)
@pytest.mark.parametrize("at", [0, 2])
def test_a_lone_name_is_the_partner_of_the_rows_below(heading, named, at):
    reading = book(
        [None, None, LAI_CHAU],
        [1, DAY, "Tin A", "Tin"],
        [*[None] * at, heading],
        [1, DAY, "Tin B", "Tin"],
    )
    assert suppliers(reading) == [LAI_CHAU, named]


@pytest.mark.parametrize("heading", ["CHUYÊN MỤC KINH TẾ", "Bản tin trưa", "(ghi theo tuần)"])
def test_other_lone_texts_name_nobody(heading):
    reading = book([heading], [1, DAY, "Tin A", "Tin"])
    assert suppliers(reading) == [None]


@pytest.mark.parametrize(
    ("sheet", "title", "named"),
    [
        ("Yên Bái", "SỔ THEO DÕI", "Yên Bái"),
        ("T3", "TIN, BÀI CỦA ĐÀI LAI CHÂU CUNG CẤP NĂM 2022", "ĐÀI LAI CHÂU"),
        ("T3", "SỔ TIN, BÀI CỦA ĐÀI SƠN HÀ", "ĐÀI SƠN HÀ"),
        ("T3", "SỔ THEO DÕI CỦA ĐÀI LÀO CAI", None),  # whose book it is
        ("T3", "TIN, BÀI CỦA CÁC ĐÀI BẠN", None),
    ],
)
def test_sheet_or_title_name_the_partner_where_no_column_does(sheet, title, named):
    reading = book([1, DAY, "Tin A", "Tin"], above=[[title]], sheet=sheet)
    assert suppliers(reading) == [named]
    assert ("partner_from_title" in problems(reading)) == (named is not None)


@pytest.mark.parametrize(
    "heading", ["Lịch", "T/l", "Mục 3"]
)  # nothing that any list of headings would hold
@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (fields.USED_ON, ["09/03/2022", "10/3/2022", DAY]),
        (fields.KIND, ["Tin", "PSN", "nt"]),
        (fields.TITLE, ["Người dân đón khách đầu xuân", "Phiên chợ cuối năm", "Mùa hoa ban đã về"]),
        (fields.SUPPLIER, [LAI_CHAU, YEN_BAI, "nt"]),
    ],
)
def test_what_stands_in_a_column_tells_what_its_heading_does_not(heading, field, cells):
    usual = {fields.USED_ON: "Ngày phát", fields.TITLE: "Tên tin", fields.KIND: "Thể loại",
             fields.SUPPLIER: "Nguồn"}  # fmt: skip
    row = {fields.USED_ON: DAY, fields.KIND: "Tin", fields.SUPPLIER: LAI_CHAU}
    rows = [
        [cell if name == field else row.get(name, f"Tin số {number} trong ngày") for name in usual]
        for number, cell in enumerate(cells)
    ]
    head = [heading if name == field else words for name, words in usual.items()]
    reading = book(*rows, head=head)
    [column] = [c for c in reading.sheets[0].columns if c.heading == heading]
    assert column.field == field
    assert {"column_guessed", "one_date_column"} & set(problems(reading))


def test_empty_rows_above_the_table_move_nothing():
    rows = [[], [], HEAD, [1, DAY, "Tin A", "Tin", LAI_CHAU], [2, DAY, "Tin B", "Tin", None],
            [3, DAY, "Tin C", "Tin", YEN_BAI]]  # fmt: skip
    reading = read_log(xlsx({"2022": rows}, merges=["E4:E5"]), "so.xlsx", **TERM)
    assert [row.number for row in reading.rows] == [4, 5, 6]
    assert suppliers(reading) == [LAI_CHAU, LAI_CHAU, YEN_BAI]


def test_a_partner_below_the_header_is_no_second_row_of_it():
    reading = book(["I. ĐÀI LAI CHÂU"], [1, DAY, "Tin A", "Tin"])
    assert reading.sheets[0].header.depth == 1
    assert suppliers(reading) == ["ĐÀI LAI CHÂU"]


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Đài", "Tháng 1", "Tháng 2", "Cộng"], [1, "Lai Châu", 3, 4, 7], [2, "Yên Bái", 1, 2, 3]],
        [["STT", "Đơn vị", "Số tin", "Số bài"], [1, "Lai Châu", 3, 4], [2, "Yên Bái", 1, 2]],
        [["STT", "Chức vụ", "Đơn vị", "Email"], [1, "PV", "Lai Châu", "x"], [2, "PV", "Yên Bái", "y"]],
    ],
)  # fmt: skip
def test_a_summary_beside_the_log_is_told_and_hinders_nothing(rows):
    reading = read_log(
        xlsx({"Tổng hợp": rows, "T3": [HEAD, [1, DAY, "Tin A", "Tin", LAI_CHAU]]}), "s.xlsx", **TERM
    )
    assert not reading.stops()
    assert problems(reading)["not_a_log"] == {"sheet": "Tổng hợp"}
    assert len(reading.rows) == 1


def test_a_sheet_with_dates_that_is_not_understood_stops_until_it_is_left_out():
    rows = [["x", "y", "z"], [1, "a", DAY], [2, "b", DAY], [3, "c", DAY]]
    data = xlsx({"Khác": rows, "T3": [HEAD, [1, DAY, "Tin A", "Tin", LAI_CHAU]]})
    assert read_log(data, "s.xlsx", **TERM).stops()
    told = read_log(data, "s.xlsx", mappings={"Khác": {LEFT_OUT: ""}}, **TERM)
    assert not told.stops()
    assert problems(told)["sheet_left_out"] == {"sheet": "Khác"}


def test_another_table_below_is_told_with_its_row():
    other = ["TT", "Tên tin, bài", "Thể loại", "Đơn vị cung cấp", "Ngày phát"]
    reading = read([1, DAY, "Tin A", "Tin", LAI_CHAU], other, [1, "Tin B", "Tin", LAI_CHAU, DAY])
    assert len(reading.rows) == 1
    assert problems(reading)["other_headings"] == {"sheet": "2022", "row": 3}


def test_names_below_the_signatures_are_no_entries():
    reading = read(
        [1, DAY, "Tin A", "Tin", LAI_CHAU],
        [None, None, "LÃNH ĐẠO PHÒNG", None, "NGƯỜI LẬP BIỂU"],
        [None, None, "(Ký, ghi rõ họ tên)", None, "(Ký tên)"],
        [],
        [None, None, "Đã ký", None, "Đã ký"],
    )
    assert len(reading.rows) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [("NĂM 2021", date(2021, 3, 5)), ("Tháng ba năm 2021", date(2021, 3, 5)),
     ("SỔ THEO DÕI TIN, BÀI THÁNG 3 NĂM 2021", date(2021, 3, 5)), ("QUÝ I", date(2022, 3, 5))],
)  # fmt: skip
def test_lone_rows_that_tell_the_time_of_those_below(text, day):
    reading = read([text], [1, "5/3", "Tin A", "Tin", LAI_CHAU])
    assert reading.rows[0].values["used_on"] == day
    assert codes(reading) == [["year_inferred"]]


def test_a_year_that_no_other_row_has_is_asked():
    usual = [[n, date(2022, 3, n), f"Tin {n}", "Tin", LAI_CHAU] for n in range(1, 11)]
    reading = read(
        *usual,
        [11, date(2012, 3, 5), "Tin X", "Tin", LAI_CHAU],
        [12, date(2021, 12, 30), "Tin Y", "Tin", LAI_CHAU],
        sheet="Sổ",
    )
    assert codes(reading)[-2:] == [["date_outside"], []]


@pytest.mark.parametrize(
    ("title", "kind", "count"),
    [("Tin A", "chùm 4 tin", 4), ("Tin A", "Tin (3)", 3), ("Tin A", "3tin", 3), ("Tin A", "Tin x 2", 2),
     ("03 tin về Tết", "Tin", 3), ("Tin A", "3 tin, 1 PSN", 4), ("5 xã đón Tết", "Tin", 1)],
)  # fmt: skip
def test_one_row_for_several_items_is_asked_however_it_says_so(title, kind, count):
    reading = read([1, DAY, title, kind, LAI_CHAU])
    asked = [d.params["count"] for d in reading.rows[0].doubts if d.code == "several_items"]
    assert asked == ([count] if count > 1 else [])


def test_day_and_month_in_columns_of_their_own():
    head = ["TT", "Tháng", "Ngày", "Tên tin", "Thể loại"]
    reading = book([1, 3, 9, "Tin A", "Tin"], [2, "Tháng 4", "10", "Tin B", "Tin"], head=head)
    assert [str(row.values["used_on"]) for row in reading.rows] == ["2022-03-09", "2022-04-10"]
    assert codes(reading) == [["year_inferred"]] * 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [("SỔ TIN, BÀI CUNG CẤP CHO CÁC ĐÀI", "supplied"), ("TIN, BÀI ĐÀI BẠN CUNG CẤP", "used"), ("SỔ", "")],
)  # fmt: skip
def test_a_column_headed_just_station_is_whoever_is_the_partner(title, expected):
    head = ["TT", "Ngày", "Tên tin", "Thể loại", "Đài"]
    reading = book([1, DAY, "Tin A", "Tin", LAI_CHAU], head=head, above=[[title]])
    assert reading.book == expected
    field = fields.USER if expected == "supplied" else fields.SUPPLIER
    assert reading.rows[0].values[field] == LAI_CHAU


def test_the_other_dates_of_a_sheet_tell_the_year():
    rows = [[n, date(2022, 3, n), f"Tin {n}", "Tin", LAI_CHAU] for n in range(1, 6)]
    data = xlsx({"Sổ": [HEAD, *rows, [6, "7/3", "Tin X", "Tin", LAI_CHAU]]})
    last = read_log(data, "so.xlsx", **TERM).rows[-1]
    assert last.values["used_on"] == date(2022, 3, 7)
    assert [(d.code, d.params["source"]) for d in last.doubts] == [
        ("year_inferred", "“01/03/2022”")
    ]


@pytest.mark.parametrize("stated", [2, 4])  # rows, or items
def test_a_total_may_count_rows_or_items(stated):
    reading = read(
        [1, DAY, "Tin A", "Tin", LAI_CHAU],
        [2, DAY, "Chùm tin", "3 tin", LAI_CHAU],
        [None, None, f"Cộng tháng 3: {stated}"],
    )
    assert "total_differs" not in problems(reading)
