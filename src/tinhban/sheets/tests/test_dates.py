from datetime import date, datetime

import pytest

from tinhban.sheets.dates import Around, read_date

MARCH = Around(month=3, year=2022, source="Tháng 3")
NOWHERE = Around()


@pytest.mark.parametrize(
    "cell",
    [
        date(2022, 1, 22), datetime(2022, 1, 22, 18, 30), "22/01/2022", "22/1/2022", "22-1-2022",
        "22.1.2022", "22/1-2022", "22.1/2022", "22 / 1 / 2022", "22/1/22", "2022-01-22",
        "ngày 22/1/2022", "Thứ bảy, 22/1/2022", "22/1/2022 (sáng)", "19h45 22/1/2022",
        "22 tháng 1 năm 2022", "ngày 22 tháng 01 năm 2022", "22012022", 22012022, 20220122, "20220122",
        "22-Jan-22", "Jan 22, 2022", "22-thg 1-22", "22 thg 1 2022", "22/I/2022", "22//01/2022",
        "22_01_2022", "22|01|2022", "'22/01/2022", "22／01／2022", "TS tối 22/1/2022", "đã phát 22/01/2022",
        "T7, 22/1/2022", "22/1/2022 TS 19h45'", "2022-01-22 00:00:00",
    ],
)  # fmt: skip
def test_a_full_date_in_any_typing(cell):
    read = read_date(cell, NOWHERE)
    assert (read.value, read.code) == (date(2022, 1, 22), "")


def test_without_a_year_it_is_inferred_and_asked():
    read = read_date("22/1", Around(year=2022, source="sổ 2022.xlsx"))
    assert (read.value, read.code) == (date(2022, 1, 22), "year_inferred")
    assert read.params["source"] == "sổ 2022.xlsx"
    assert read.choices[0] == "year:2022"


def test_without_a_year_anywhere_it_is_not_guessed():
    read = read_date("22/1", NOWHERE)
    assert (read.value, read.code) == (None, "year_missing")


def test_a_number_of_days_is_a_date_of_the_sheet():
    read = read_date(44583, NOWHERE)
    assert (read.value, read.code) == (date(2022, 1, 22), "date_serial")


def test_the_serial_of_a_workbook_that_counts_from_1904():
    assert read_date(43121, Around(since_1904=True)).value == date(2022, 1, 22)


def test_a_number_shown_with_a_comma_is_the_same_number():
    assert read_date("22,3", MARCH).value == read_date(22.3, MARCH).value == date(2022, 3, 22)


def test_words_that_may_change_a_date_leave_it_as_the_first_answer():
    assert read_date("hoãn đến 25/1/2022", MARCH).choices[0] == "date:2022-01-25"


def test_a_date_that_the_sheet_made_a_number():
    assert read_date(22.3, MARCH).code == "year_inferred"
    lost = read_date(22.1, MARCH)
    assert (lost.value, lost.code) == (None, "date_lost_zero")
    assert lost.choices[:2] == ("date:2022-01-22", "date:2022-10-22")
    in_october = read_date(22.1, Around(month=10, year=2022, source="T10"))
    assert in_october.value == date(2022, 10, 22)


def test_only_the_day_takes_month_and_year_from_the_sheet():
    read = read_date(5, MARCH)
    assert (read.value, read.code) == (date(2022, 3, 5), "date_day_only")
    assert read_date(5, NOWHERE).code == "date_unreadable"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/02/2022", "date_impossible"),
        ("29/2/2022", "date_impossible"),
        ("đầu tháng", "date_unreadable"),
        ("3/2022", "date_unreadable"),
        ("45/13/2022", "date_unreadable"),
        (True, "date_unreadable"),
        ("22 - 23/1/2022", "date_several"),
        ("22/1, 25/1/2022", "date_several"),
        ("22/01/2022 - 23/01/2022", "date_several"),
        ("22/1/2022 23/1/2022", "date_several"),
        ("từ 22/1 đến 24/1", "date_several"),
        ("22, 23, 24/1", "date_several"),
        ("22 và 23/1", "date_several"),
        ("22/1 (phát lại 25/1)", "date_several"),
        ("5-6/12", "date_several"),  # not the fifth of June 2012
        ("5.6/12", "date_unreadable"),
        ("22/1, 23", "date_unreadable"),
        ("không phát 22/1", "date_unreadable"),
        ("hoãn đến 25/1/2022", "date_unreadable"),
        ("22/1?", "date_unreadable"),
        ("22/01/20222", "date_unreadable"),
        ("22/o1/2022", "date_unreadable"),
    ],
)
def test_what_is_no_single_day_is_not_guessed(cell, code):
    read = read_date(cell, MARCH)
    assert (read.value, read.code) == (None, code)


def test_several_days_are_offered():
    read = read_date("22 - 23/1/2022", NOWHERE)
    assert read.choices[:2] == ("date:2022-01-22", "date:2022-01-23")


def test_a_month_beyond_twelve_was_written_first():
    read = read_date("01/22/2022", NOWHERE)
    assert (read.value, read.code) == (date(2022, 1, 22), "date_month_first")


def test_day_and_month_may_be_turned_round():
    read = read_date(date(2022, 5, 3), MARCH)  # 3/5 typed as 5/3 in the sheet of March
    assert read.code == "date_swapped"
    assert read.params["swapped"] == "2022-03-05"
    us = read_date("03/05/2022", Around(month_first=True))
    assert us.code == "date_order"
    assert read_date(date(2022, 5, 3), NOWHERE).code == ""
    twisted = Around(month=3, year=2022, twisted=True)
    assert read_date(date(2022, 3, 5), twisted).code == ""  # it fits the month it stands under
    assert read_date(date(2022, 3, 5), Around(twisted=True)).code == "date_order"
