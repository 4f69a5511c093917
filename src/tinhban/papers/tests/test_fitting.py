"""The last page of a paper: never a signature and its closing sentence alone behind a hole."""

import io
from dataclasses import replace

import docx
import pytest
from docx.shared import Pt

from tinhban.papers import fitting, layout, setting
from tinhban.papers.paper import (
    Heading,
    NumberedPoint,
    OfficialPaper,
    PaperColumn,
    Paragraph,
    PartialDate,
    Signature,
    Table,
)
from tinhban.papers.word import to_docx

CLOSING = "Trên đây là báo cáo kết quả thực hiện chương trình; Sở trân trọng báo cáo"


def paper_of(points, *, recipients=6, signatures=1, table=0):
    body = [Heading(1, "I. KẾT QUẢ")]
    for n in range(points):
        if n % 4 == 3:
            body.append(Heading(2, f"{n // 4 + 1}. Lĩnh vực"))
        words = "Trao đổi tin, bài theo lịch hằng tuần giữa hai Đài và các báo. "
        body.append(NumberedPoint(f"{n + 1}.", words * (1 + n * 7 % 5)))
    if table:
        rows = tuple((str(n), "Tin đã sử dụng") for n in range(table))
        body.append(Table((PaperColumn("TT", 0.5), PaperColumn("Nội dung", 4)), rows))
    body.append(Paragraph(CLOSING))
    return OfficialPaper(
        parent_body="UBND tỉnh Lào Cai",
        issuing_body="Sở Thông tin và Truyền thông",
        notation="BC-STTTT",
        place="Lào Cai",
        issued_on=PartialDate(2023, 2),
        type_name="Báo cáo",
        subject="Kết quả hợp tác truyền thông năm 2022",
        body=tuple(body),
        signatures=tuple(Signature("Giám đốc") for _n in range(signatures)),
        recipients=tuple(f"Đơn vị số {n}" for n in range(recipients)),
    )


@pytest.mark.parametrize("as_word", [True, False], ids=["Word", "PDF"])
@pytest.mark.parametrize("points", range(1, 34))
def test_a_paper_of_any_length_turns_its_pages_well(points, as_word):
    paper = paper_of(points, recipients=points % 10, signatures=1 + points % 2)
    turn = fitting.turn_of(paper, fitting.spacing_of(paper, as_word=as_word), as_word=as_word)
    assert turn.page == 1 or turn.lines >= layout.WITH_SIGNATURE
    assert turn.hole <= 0.15


def test_without_fitting_some_would_not():
    turns = [fitting.turn_of(paper_of(n), layout.NORMAL, as_word=True) for n in range(1, 34)]
    assert [turn for turn in turns if not turn.is_good]


def test_a_paper_that_turns_well_by_itself_is_left_as_it_is():
    assert fitting.spacing_of(paper_of(2)) == layout.NORMAL


def test_a_table_before_the_closing_sentence_is_no_hole_of_the_text():
    for rows in (3, 8, 40, 47, 60):
        paper = paper_of(3, table=rows)
        turn = fitting.turn_of(paper, fitting.spacing_of(paper), as_word=True)
        assert turn.page == 1 or turn.hole <= 0.3, rows
    flowing = fitting.turn_of(paper_of(3, table=60), layout.NORMAL, as_word=True)
    assert flowing.hole == 0.0


def test_in_word_the_last_rows_of_a_table_go_with_the_closing_sentence():
    document = docx.Document(io.BytesIO(to_docx(paper_of(1, table=20))))
    table = document.tables[1]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert [bool(one) for one in kept] == [True, *[False] * 18, True, True]
    long = (*paper_of(1, table=20).body[:-1], Paragraph("Văn bản dài. " * 30), Paragraph("Hết."))
    without = docx.Document(io.BytesIO(to_docx(replace(paper_of(1), body=long))))
    last = without.tables[1].rows[-1].cells[0].paragraphs[0]
    assert not last.paragraph_format.keep_with_next


def test_every_way_keeps_the_bounds_of_the_decree():
    for way in fitting.WAYS:
        assert 1 <= way.lines <= 1.5
        assert way.gap >= 6
        assert way.room >= 20


def test_the_word_file_takes_the_spacing_and_keeps_the_last_lines_together():
    for points in range(1, 12):
        paper = paper_of(points)
        spacing = fitting.spacing_of(paper)
        document = docx.Document(io.BytesIO(to_docx(paper)))
        text = document.styles["Body Text"].paragraph_format
        assert text.space_after == Pt(spacing.gap)
        assert text.line_spacing == pytest.approx(spacing.lines, abs=0.01)
        told = [p for p in document.paragraphs if p.style.name == "Body Text"]
        assert told[-1].text.endswith("./.")
        assert told[-1].paragraph_format.keep_with_next
        assert told[-2].paragraph_format.keep_with_next


def test_the_closing_sentence_takes_two_lines_of_text_along():
    short = (Paragraph("Một dòng."), Paragraph("Hai dòng."), Paragraph("Ba."), Paragraph("Hết."))
    assert layout.compose(replace(paper_of(1), body=short)).tail == 3
    long = (Paragraph("Một dòng."), Paragraph("Dài. " * 60), Paragraph("Hết."))
    assert layout.compose(replace(paper_of(1), body=long)).tail == 2
    assert layout.compose(replace(paper_of(1), body=(Paragraph("Hết."),))).tail == 1
    assert layout.compose(replace(paper_of(1), body=())).tail == 0


def test_lines_are_counted_as_wide_as_they_are():
    assert layout.lines_of(Paragraph("Một dòng.")) == 1
    assert layout.lines_of(Paragraph("mười chữ cái " * 20)) in (3, 4)


def test_the_pages_answer_in_order():
    marks = setting.asked(paper_of(3), layout.NORMAL, fitting._MARKS, as_word=True)
    numbers = [n for what, n, _page, _y in marks if what == "ends"]
    assert numbers == sorted(numbers)
    assert sum(what == "signs" for what, *_rest in marks) == 1
