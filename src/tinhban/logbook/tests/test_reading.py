import io
import zipfile
from datetime import date, time

import pytest

from tinhban.logbook.demo_file import messy_log
from tinhban.sheets import fields
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests.made import HEAD, TERM, codes, read, xlsx
from tinhban.sheets.values import read_kind, read_length

LAI_CHAU = "Đài PT-TH Lai Châu"
DAY = date(2022, 3, 9)


def problems(reading):
    return {problem.code: problem.params for problem in reading.problems}


@pytest.mark.parametrize(
    "head",
    [
        ["STT", "NGÀY PHÁT SÓNG", "Tên tin, bài", "Loại", "Nguồn"],
        ["tt", "ngay phat song", "ten tin bai", "the loai", "don vi cung cap"],
        ["Số TT", "Ngày tháng phát", "Nội dung tin/bài", "Thể loai", "Đài cung cấp"],
        ["No", "Phat song ngay", "Tiêu đề", "Loại hình", "Đơn vị cug cấp"],
    ],
)
def test_headings_in_any_typing(head):
    data = xlsx({"2022": [["SỔ THEO DÕI"], [], head, ["1", DAY, "Tin A", "tin", LAI_CHAU]]})
    reading = read_log(data, "so.xlsx", **TERM)
    [row] = reading.rows
    assert row.number == 4
    assert row.values == {
        "used_on": DAY, "title": "Tin A", "kind": "news_item", "supplier": LAI_CHAU
    }  # fmt: skip


def test_header_of_two_rows_with_merged_headings():
    rows = [
        ["TT", "Thời gian", None, "Tên tin", "Thể loại", None, None],
        [None, "Nhận", "Phát", None, "Tin", "PSN", "HANL"],
        ["1", date(2022, 3, 8), DAY, "Tin A", None, "x", None],
        ["2", date(2022, 3, 8), DAY, "Tin B", 1, None, None],
    ]
    merges = ["B1:C1", "E1:G1", "A1:A2", "D1:D2"]
    reading = read_log(xlsx({"2022": rows}, merges=merges), "so.xlsx", **TERM)
    assert [row.values["kind"] for row in reading.rows] == ["short_report", "news_item"]
    assert reading.rows[0].values["supplied_on"] == date(2022, 3, 8)
    assert reading.rows[0].values["used_on"] == DAY


def test_a_missing_column_is_named():
    reading = read_log(xlsx({"T1": [["TT", "Tên tin", "Thể loại"], [1, "A", "tin"]]}), "s.xlsx")
    assert problems(reading)["column_missing"] == {"sheet": "T1", "field": "used_on"}
    assert reading.stops()


def test_a_doubled_column_is_named_with_both_letters():
    head = ["TT", "Ngày phát", "Tên tin", "Ngày phát", "Thể loại"]
    reading = read_log(xlsx({"T1": [head, [1, DAY, "A", DAY, "tin"]]}), "s.xlsx")
    assert problems(reading)["column_doubled"] == {
        "sheet": "T1", "field": "used_on", "columns": "B, D"
    }  # fmt: skip
    assert reading.stops()
    chosen = read_log(
        xlsx({"T1": [head, [1, DAY, "A", DAY, "tin"]]}), "s.xlsx", mappings={"T1": {"D": ""}}
    )
    assert not chosen.stops()
    assert chosen.rows[0].values["used_on"] == DAY


def test_a_heading_not_understood_is_told_and_may_be_put_right():
    head = ["TT", "Lên", "Tên tin", "Thể loại"]
    data = xlsx({"2022": [head, [1, DAY, "A", "tin"]]})
    reading = read_log(data, "s.xlsx", **TERM)
    assert problems(reading)["column_unknown"]["column"] == "B"
    put_right = read_log(data, "s.xlsx", mappings={"2022": {"B": fields.USED_ON}}, **TERM)
    assert put_right.rows[0].values["used_on"] == DAY


def test_month_rows_totals_and_the_foot_are_no_entries():
    reading = read(
        ["THÁNG 3"],
        [1, "9/3", "Tin A", "Tin", LAI_CHAU],
        [2, "10/3", "Tin B", "Tin", LAI_CHAU],
        [None, None, "Cộng tháng 3", 2],
        ["THÁNG 4"],
        [3, "2/4", "Tin C", "Tin", LAI_CHAU],
        [None, None, "Tổng cộng: 4 tin"],
        [None, None, None, None, "Lào Cai, ngày 31 tháng 12 năm 2022"],
        [None, None, None, None, "Người lập biểu"],
    )
    assert [row.values["title"] for row in reading.rows] == ["Tin A", "Tin B", "Tin C"]
    reasons = [skipped.reason for skipped in reading.skipped]
    assert reasons == ["month", "total", "month", "total", "foot", "foot"]
    assert problems(reading)["total_differs"] == {
        "sheet": "2022", "row": 8, "stated": 4, "counted": 3
    }  # fmt: skip


def test_a_title_that_begins_like_a_total_is_an_entry():
    reading = read(
        [1, DAY, "Cộng đồng các dân tộc vui Tết", "Tin", LAI_CHAU],
        [2, DAY, "Tổng công ty Bưu điện hỗ trợ 3 xã", "Tin", LAI_CHAU],
    )
    assert len(reading.rows) == 2


def test_a_sheet_a_month_gives_the_month_and_hidden_sheets_are_told():
    sheets = {"Tháng 1": [HEAD, [1, "5", "Tin A", "Tin", LAI_CHAU]],
              "T2": [HEAD, [1, "5/2", "Tin B", "Tin", LAI_CHAU]],
              "03.2022": [HEAD, [1, "5/3/2022", "Tin C", "Tin", LAI_CHAU]]}  # fmt: skip
    reading = read_log(xlsx(sheets), "sổ 2022.xlsx", **TERM)
    assert [row.values["used_on"].isoformat() for row in reading.rows] == [
        "2022-01-05", "2022-02-05", "2022-03-05"
    ]  # fmt: skip
    assert codes(reading) == [["date_day_only"], ["year_inferred"], []]


def test_ditto_marks_repeat_the_row_above():
    reading = read(
        [1, DAY, "Tin A", "PSN", LAI_CHAU],
        [2, "nt", "Tin B", "-nt-", '"'],
        [3, "như trên", "Tin C", "''", "n.t"],
    )
    for row in reading.rows:
        assert row.values["used_on"] == DAY
        assert row.values["kind"] == "short_report"
        assert row.values["supplier"] == LAI_CHAU
    assert codes(reading) == [[], [], []]


def test_a_ditto_mark_without_a_row_above_is_doubtful():
    reading = read([1, "nt", "Tin A", "Tin", "nt"])
    assert codes(reading) == [["ditto_without_above", "ditto_without_above"]]


def test_merged_cells_hold_for_every_row_they_cover():
    rows = [HEAD, [1, DAY, "Tin A", "Tin", LAI_CHAU], [2, None, "Tin B", "PSN", None],
            [3, None, "Tin C", "Tin", None]]  # fmt: skip
    data = xlsx({"2022": rows}, merges=["B2:B4", "E2:E4"])
    reading = read_log(data, "so.xlsx", **TERM)
    assert [row.values["used_on"] for row in reading.rows] == [DAY] * 3
    assert [row.values["supplier"] for row in reading.rows] == [LAI_CHAU] * 3


def test_group_headings_name_the_partner_of_the_rows_below():
    reading = read(
        ["I", None, "Đài Lai Châu"],
        [1, DAY, "Tin A", "Tin", None],
        ["II", None, "Tin, bài của Đài Yên Bái"],
        [1, DAY, "Tin B", "Tin", None],
    )
    assert [row.values["supplier"] for row in reading.rows] == ["Đài Lai Châu", "Đài Yên Bái"]


def test_formula_cells_are_told_and_empty_ones_asked():
    reading = read([1, "=TODAY()", "=A1&B1", "Tin", LAI_CHAU])
    doubts = reading.rows[0].doubts
    assert ("formula", "used_on", "B") in [(d.code, d.field, d.column) for d in doubts]
    never_computed = read([1, "==TODAY()", "Tin A", "Tin", LAI_CHAU])
    assert codes(never_computed) == [["formula_without_value"]]


def test_errors_of_the_sheet_are_not_taken_for_text():
    reading = read([1, "#REF!", "#N/A", "Tin", LAI_CHAU])
    assert codes(reading) == [["cell_error", "cell_error"]]


def test_rows_that_want_something_are_told_what():
    reading = read(
        [1, None, "Tin A", "Tin", LAI_CHAU],
        [2, DAY, None, "Tin", LAI_CHAU],
        [3, DAY, "Tin B", None, LAI_CHAU],
        [4, DAY, "Tin C", "phim", LAI_CHAU],
        [5, DAY, "Chùm tin Tết", "5 tin", LAI_CHAU],
        [6, "không phát", "Tin D", "Tin", LAI_CHAU],
        [7, DAY, "A" * 301, "Tin", LAI_CHAU],
        [8, DAY, "Tin B", None, LAI_CHAU],
    )
    assert codes(reading) == [
        ["used_date_missing"], ["title_missing"], ["kind_missing"], ["kind_unknown"],
        ["several_items"], ["not_used"], ["title_too_long"], ["kind_missing", "repeated_row"],
    ]  # fmt: skip


def test_dates_outside_the_term_the_month_and_the_present_are_asked():
    reading = read(
        [1, date(2019, 3, 9), "Tin A", "Tin", LAI_CHAU],
        [2, date(2023, 5, 1), "Tin B", "Tin", LAI_CHAU],
    )
    assert codes(reading) == [["date_outside"], ["date_future"]]
    in_march = read(
        [1, date(2022, 3, 31), "Tin A", "Tin", LAI_CHAU],
        [2, date(2022, 4, 2), "Tin B", "Tin", LAI_CHAU],
        [3, date(2022, 8, 2), "Tin C", "Tin", LAI_CHAU],
        sheet="Tháng 3.2022",
    )
    assert codes(in_march) == [[], [], ["date_outside"]]


def test_used_before_supplied_is_asked():
    head = ["TT", "Ngày giao", "Ngày phát", "Tên tin", "Thể loại"]
    row = [1, date(2022, 3, 12), date(2022, 3, 2), "Tin A", "Tin"]
    reading = read_log(xlsx({"2022": [head, row]}), "s.xlsx", **TERM)
    assert codes(reading) == [["used_before_supplied"]]


def test_every_doubt_names_sheet_row_and_column():
    reading = read([1, "31/02/2022", "Tin A", "Tin", LAI_CHAU], sheet="Tháng 2")
    [row] = reading.rows
    assert (row.sheet, row.number, row.doubts[0].column) == ("Tháng 2", 2, "B")
    assert row.doubts[0].params["days"] == 28


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [("Tin", "news_item", 1), ("P.S ngắn", "short_report", 1), ("hình ảnh NL", "raw_footage", 1),
     ("02 PSN", "short_report", 2), ("Bài viết", "article", 1), ("Tin TH", "news_item", 1),
     ("P.Sự ngắn", "short_report", 1), ("Hình NL", "raw_footage", 1), ("ẢNH", "photo", 1),
     ("tin + bài", None, 1)],
)  # fmt: skip
def test_kinds(text, kind, count):
    assert read_kind(text) == (kind, count)


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("01:05", 65), ("1'05\"", 65), ("1p05", 65), ("65 giây", 65), ("3 phút", 180), ("65s", 65),
     ('65"', 65), ("65''", 65), ("45”", 45), ("0h1'5\"", 65), ("1 phút 5 giây", 65), ("1.05", None),
     ("1,5 phút", 90), (2.5, 150), (45, 45), (time(2, 40), 160), (time(0, 2, 40), 160),
     ("dài", None), (-1, None)],
)  # fmt: skip
def test_lengths(cell, seconds):
    assert read_length(cell) == seconds


def test_the_demonstration_log_is_the_same_at_every_run_and_read_as_meant():
    data = messy_log()
    assert data == messy_log()
    core = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")
    assert b"2022-12-31T00:00:00Z</dcterms:created>" in core  # not the time of the run
    reading = read_log(data, "sổ theo dõi.xlsx", **TERM)
    assert [sheet.name for sheet in reading.sheets if sheet.rows] == [
        "Tháng 1", "T2", "thang 3", "04.2022"
    ]  # fmt: skip
    assert len(reading.rows) == 19
    assert {doubt.code for row in reading.rows for doubt in row.doubts if doubt.asks} == {
        "year_inferred", "date_impossible", "several_items", "used_date_missing"
    }  # fmt: skip
    assert set(problems(reading)) == {"total_differs", "hidden_sheet"}
