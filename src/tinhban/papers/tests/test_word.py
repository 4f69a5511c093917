import io
import time
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from tinhban.papers import layout
from tinhban.papers.paper import Paragraph, Run, Signature
from tinhban.papers.word import to_docx


def opened(paper):
    return docx.Document(io.BytesIO(to_docx(paper)))


def words(element):
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def xml_of(paper, part="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(to_docx(paper))) as archive:
        return archive.read(part).decode()


def test_page_is_a4_with_the_margins_of_the_decree(report):
    section = opened(report).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(m.mm) for m in margins] == [20, 20, 30, 15]


def test_text_is_times_new_roman_14_for_every_script(report):
    document = opened(report)
    body = document.styles["Normal"]
    assert (body.font.name, body.font.size) == ("Times New Roman", Pt(14))
    fonts = document.styles.element.find(".//" + qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    text = document.styles["Body Text"].paragraph_format
    assert text.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert text.first_line_indent.mm == pytest.approx(12.7, abs=0.01)
    assert text.space_after >= Pt(6)
    assert 1 <= text.line_spacing <= 1.5


def test_page_number_is_the_only_field_and_starts_on_page_two(report):
    document = opened(report)
    section = document.sections[0]
    assert section.different_first_page_header_footer
    (field,) = section.header._element.iter(qn("w:instrText"))
    assert field.text.strip() == "PAGE"
    assert section.header.paragraphs[0].style.name == "Header"
    assert words(section.first_page_header._element) == ""
    assert "instrText" not in xml_of(report)
    assert "fldSimple" not in xml_of(report)


def test_file_says_title_and_language_and_no_author(report):
    properties = opened(replace(report, issued_on=date(2023, 2, 7))).core_properties
    assert properties.title.startswith("Báo cáo Kết quả hợp tác truyền thông năm 2022")
    assert (properties.language, properties.author) == ("vi-VN", "")
    assert properties.created.date() == date(2023, 2, 7)


def test_parts_stand_in_the_order_of_the_decree(report):
    text = words(opened(report).element.body)
    order = [
        "UBND TỈNH LÀO CAI",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        layout.COUNTRY,
        layout.MOTTO,
        "Số:",
        "Lào Cai, ngày",
        "BÁO CÁO",
        "Kết quả hợp tác",
        "Kính gửi: UBND tỉnh Lào Cai.",
        "Căn cứ chương trình hợp tác;",
        "I. KẾT QUẢ",
        "gần\u00a0400",
        "báo cáo./.",
        "Nơi nhận:",
        "- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Phụ lục",
        "DANH MỤC TIN ĐÃ SỬ DỤNG",
        "(Kèm theo Báo cáo số",
        "PHỤ LỤC NỘI BỘ",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_rules_have_the_length_the_decree_asks_for(report):
    document = opened(report)
    left, right = document.tables[0].rows[0].cells
    sheet = layout.compose(report)

    def length(paragraph, room):
        form = paragraph.paragraph_format
        return room - form.left_indent.mm - form.right_indent.mm

    motto = length(right.paragraphs[-1], layout.HEAD_RIGHT)
    assert motto == pytest.approx(sheet.motto_rule, abs=0.1)
    issuer = length(left.paragraphs[-1], layout.HEAD_LEFT)
    assert 74 / 3 <= issuer <= 74 / 2
    for cell in (left, right):
        border = cell.paragraphs[-1]._p.find(".//" + qn("w:pBdr")).find(qn("w:top"))
        assert border.get(qn("w:val")) == "single"
    assert document.tables[0]._tbl.find(".//" + qn("w:tblBorders")) is None


def test_legal_bases_are_italic_and_faces_of_runs_are_kept(report):
    paragraphs = opened(report).paragraphs
    (basis,) = [p for p in paragraphs if p.text.startswith("Căn cứ chương trình")]
    assert all(run.italic for run in basis.runs)
    (counted,) = [p for p in paragraphs if p.text.startswith("Đã sử dụng gần")]
    assert [(run.text, bool(run.bold)) for run in counted.runs][1] == ("gần\u00a0400", True)


def test_signature_is_never_torn_nor_left_alone(report):
    document = opened(report)
    table = document.tables[2]
    assert words(table.rows[0].cells[1]._tc) == "KT. GIÁM ĐỐCPHÓ GIÁM ĐỐC"
    assert table._tbl.find(".//" + qn("w:cantSplit")) is not None
    (last,) = [p for p in document.paragraphs if p.text.endswith("./.")]
    assert last.paragraph_format.keep_with_next
    label, *lines = table.rows[0].cells[0].paragraphs
    assert (label.runs[0].font.size, label.runs[0].bold, label.runs[0].italic) == (
        Pt(12),
        True,
        True,
    )
    assert {line.runs[0].font.size for line in lines} == {Pt(11)}


def test_table_has_borders_and_repeats_its_heading(report):
    table = opened(report).tables[1]
    assert table.style.name == "Table Grid"
    assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[2].cells] == ["1", "Đài PT-TH tỉnh Lai Châu", "396"]
    assert table.rows[2].cells[2].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_each_annex_starts_a_page_and_counts_its_own(report):
    first, second, third = opened(report).sections
    assert second.orientation == WD_ORIENT.LANDSCAPE
    assert round(second.page_width.mm) == 297
    assert third.orientation == WD_ORIENT.PORTRAIT
    starts = [s._sectPr.find(qn("w:pgNumType")) for s in (first, second, third)]
    assert starts[0] is None
    assert [s.get(qn("w:start")) for s in starts[1:]] == ["1", "1"]
    assert second.different_first_page_header_footer


def test_marks_are_there_only_when_asked_for(report):
    assert layout.DRAFT_MARK not in xml_of(report)
    assert layout.DEMO_MARK not in xml_of(report, "word/footer.xml")
    marked = replace(report, draft=True, demo=True)
    assert layout.DRAFT_MARK in xml_of(marked)
    section = opened(marked).sections[0]
    assert words(section.footer._element) == layout.DEMO_MARK
    assert words(section.first_page_footer._element) == layout.DEMO_MARK


def test_two_parties_sign_beside_each_other(report):
    parties = (Signature("Giám đốc", "Đại diện bên A"), Signature("Giám đốc", "Đại diện bên B"))
    document = opened(replace(report, signatures=parties, annexes=()))
    assert [words(c._tc) for c in document.tables[2].rows[0].cells] == [
        "ĐẠI DIỆN BÊN AGIÁM ĐỐC",
        "ĐẠI DIỆN BÊN BGIÁM ĐỐC",
    ]
    assert document.paragraphs[-2].text == "- Lưu: VT, VP."


def test_text_can_never_become_markup(report):
    odd = 'A & B <w:br/> "C" {=1+1}\x00\x1b'
    paper = replace(report, subject=odd, body=(Paragraph((Run(odd),)),))
    document = opened(paper)
    assert document.core_properties.title == 'Báo cáo A & B <w:br/> "C" {=1+1}'
    assert any(p.text == 'A & B <w:br/> "C" {=1+1}./.' for p in document.paragraphs)


def test_the_same_paper_gives_the_same_bytes(report):
    assert to_docx(report) == to_docx(replace(report))
    with zipfile.ZipFile(io.BytesIO(to_docx(report))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_long_report_is_written_in_a_moment(report):
    long = replace(report, body=report.body * 10)
    start = time.perf_counter()
    to_docx(long)
    assert time.perf_counter() - start < 2
