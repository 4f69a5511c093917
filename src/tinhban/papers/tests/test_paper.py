from dataclasses import replace
from datetime import date

import pytest

from tinhban.papers.layout import compose
from tinhban.papers.paper import (
    Annex,
    PaperColumn,
    Paragraph,
    PartialDate,
    Signature,
    Table,
    day_in_words,
    plain,
    printable,
    roman,
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2013, 2, 5), "ngày 05 tháng 02 năm 2013"),
        (date(2013, 3, 5), "ngày 05 tháng 3 năm 2013"),
        (date(2022, 12, 31), "ngày 31 tháng 12 năm 2022"),
    ],
)
def test_only_small_days_and_the_first_two_months_take_a_zero(day, words):
    assert day_in_words(day) == words


def test_a_clerk_finds_room_for_day_and_number(report):
    sheet = compose(report)
    assert sheet.code.split() == ["Số:", "/BC-STTTT"]
    assert sheet.dated.split() == ["Lào", "Cai,", "ngày", "tháng", "02", "năm", "2023"]
    assert day_in_words(PartialDate(2023)).split() == ["ngày", "tháng", "năm", "2023"]


def test_a_number_below_ten_takes_a_zero(report):
    assert compose(replace(report, number="5")).code == "Số: 05/BC-STTTT"
    assert compose(replace(report, number="372")).code == "Số: 372/BC-STTTT"


def test_lists_get_their_punctuation_and_the_text_its_closing_sign(report):
    sheet = compose(report)
    assert sheet.legal_bases == ("Căn cứ chương trình hợp tác;", "Căn cứ số liệu của các đài.")
    assert sheet.recipients == (
        "- UBND tỉnh (b/c);",
        "- Báo, Đài PT-TH 3 tỉnh;",
        "- Lưu: VT, VP.",
    )
    assert plain(sheet.body[-1].text) == "Sở trân trọng báo cáo./."
    assert compose(replace(report, body=sheet.body)).body == sheet.body  # never twice


def test_a_letter_says_its_subject_under_the_number(report):
    letter = replace(report, type_name="", subject="xác nhận số liệu")
    sheet = compose(letter)
    assert (sheet.letter_subject, sheet.subject) == (("V/v xác nhận số liệu",), ())
    assert letter.title == "Công văn xác nhận số liệu"


def test_annexes_are_numbered_only_when_there_are_several(report):
    body = (Paragraph("Một dòng."),)
    assert [a.heading for a in compose(report).annexes] == ["Phụ lục", "PHỤ LỤC NỘI BỘ"]
    two = replace(report, annexes=(Annex("một", body), Annex("hai", body)))
    assert [a.heading for a in compose(two).annexes] == ["Phụ lục I", "Phụ lục II"]
    assert [roman(n) for n in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XL"]


def test_an_annex_names_the_paper_it_belongs_to(report):
    dated = replace(report, number="5", issued_on=date(2023, 2, 7))
    reference = " ".join(compose(dated).annexes[0].reference)
    assert reference == (
        "(Kèm theo Báo cáo số 05/BC-STTTT ngày 07 tháng 02 năm 2023 "
        "của Sở Thông tin và Truyền thông)"
    )


def test_the_internal_annex_stays_in_the_office(report):
    issued = report.without_internal_annexes()
    assert [annex.title for annex in issued.annexes] == ["Danh mục tin đã sử dụng"]


def test_what_pasting_leaves_behind_does_not_reach_the_page():
    assert (
        printable("Tie\u0302\u0301ng\u200b Việt\x07\x0b\uf0b7 a\u2011b\r\n") == "Tiếng Việt • a-b "
    )


def test_a_paper_without_body_or_signature_is_refused(report):
    with pytest.raises(ValueError, match="signature"):
        replace(report, signatures=())
    with pytest.raises(ValueError, match="issuing body"):
        replace(report, issuing_body=" ")
    with pytest.raises(ValueError, match="2 cells, not 1"):
        Table((PaperColumn("TT"),), (("1", "thừa"),))


def test_four_signatures_stand_two_and_two(report):
    four = replace(report, signatures=tuple(Signature(f"Giám đốc {n}") for n in range(4)))
    assert [len(row) for row in compose(four).signatures] == [2, 2]
