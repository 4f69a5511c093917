import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tinhban.foundation.problems import Problem
from tinhban.numbers.check.tests.cast import candidates
from tinhban.reviews.number_check import check_docx, docx_marks

GREEN, RED, GREY = WD_COLOR_INDEX.BRIGHT_GREEN, WD_COLOR_INDEX.RED, WD_COLOR_INDEX.GRAY_25


def describe(finding):
    return f"{finding.indicator}: {finding.count}" if finding.indicator else ""


def saved(document):
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def opened(data):
    return docx.Document(io.BytesIO(data))


def marked_runs(paragraph):
    return [
        (run.text, run.font.highlight_color)
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]


@pytest.fixture
def report():
    document = docx.Document()
    paragraph = document.add_paragraph("Đài Lào Cai sử dụng gần ")
    paragraph.add_run("40").bold = True
    paragraph.add_run("0 tin của Đài Lai Châu; sử dụng 300 tin của Đài Yên Bái.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Đài Lào Cai cung cấp cho Đài Yên Bái hơn 30 tin"
    table.cell(0, 1).text = "9 thôn"
    document.sections[0].header.paragraphs[0].text = "12 tin"
    return document


def test_each_figure_is_coloured_and_commented(report):
    marked = check_docx(saved(report), candidates(), describe=describe)
    copy = opened(marked.content)
    assert marked_runs(copy.paragraphs[0]) == [
        ("gần ", GREEN), ("40", GREEN), ("0", GREEN), ("300", RED),
    ]  # fmt: skip
    cells = copy.tables[0].rows[0].cells
    assert marked_runs(cells[0].paragraphs[0]) == [("hơn 30", GREEN)]
    assert marked_runs(cells[1].paragraphs[0]) == [("9", GREY)]
    assert [comment.text for comment in copy.comments] == [
        "from_lai_chau: 396", "from_yen_bai: 287", "to_yen_bai: 34",
    ]  # fmt: skip
    assert {comment.author for comment in copy.comments} == {"Tỉnh bạn"}
    assert [one.surface for one in marked.findings] == ["gần 400", "300", "hơn 30", "9"]


def test_text_and_formatting_of_the_rest_stay(report):
    copy = opened(check_docx(saved(report), candidates(), describe=describe).content)
    assert copy.paragraphs[0].text == report.paragraphs[0].text
    assert [run.text for run in copy.paragraphs[0].runs if run.bold] == ["40"]
    assert copy.sections[0].header.paragraphs[0].text == "12 tin"
    assert not marked_runs(copy.sections[0].header.paragraphs[0])


def test_deleted_text_is_not_read():
    document = docx.Document()
    paragraph = document.add_paragraph("Có 5 tin.")
    deletion = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = " Có 7 tin."
    run.append(text)
    deletion.append(run)
    paragraph._p.append(deletion)
    marked = check_docx(saved(document), candidates(), describe=describe)
    assert [one.surface for one in marked.findings] == ["5"]


def test_tabs_breaks_and_links_keep_their_place():
    document = docx.Document()
    paragraph = document.add_paragraph("Có\t12 tin\nvà ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "x")
    inside = docx.Document().add_paragraph().add_run("hơn 30 bài")._r
    link.append(inside)
    paragraph._p.append(link)
    marked = check_docx(saved(document), candidates(), describe=describe)
    copy = opened(marked.content)
    assert copy.paragraphs[0].text == "Có\t12 tin\nvà hơn 30 bài"
    assert [one.surface for one in marked.findings] == ["12", "hơn 30"]
    (hyperlink,) = copy.paragraphs[0].hyperlinks
    assert [run.text for run in hyperlink.runs if run.font.highlight_color] == ["hơn 30"]


def rewritten(data, change):
    """The package again, with `change(name, content)` applied to each member."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target.getvalue()


def with_entity(name, content):
    if name != "word/document.xml":
        return content
    head, _, rest = content.partition(b"?>")
    return head + b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + rest


def with_overlap(data):
    """Two members that share the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first, second = archive.infolist()[:2]
    at = data.rindex(
        b"PK\x01\x02", 0, data.index(second.filename.encode(), data.index(b"PK\x01\x02"))
    )
    offset = at + 42
    return data[:offset] + first.header_offset.to_bytes(4, "little") + data[offset + 4 :]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"", "not_docx"),
        (lambda data: b"Co 12 tin", "not_docx"),
        (lambda data: data[: len(data) // 2], "not_docx"),
        (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "docx_protected"),
        (lambda data: data + b"\0" * (10 * 1024 * 1024), "docx_too_large"),
        (lambda data: rewritten(data, with_entity), "docx_unsafe"),
        (lambda data: rewritten(data, lambda name, old: old + b" " * 20_000_000), "docx_unsafe"),
        (with_overlap, "docx_unsafe"),
        (lambda data: rewritten(data, lambda name, old: b"<" if name == "word/document.xml" else old), "not_docx"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_in_words(report, spoil, code):
    with pytest.raises(Problem) as refused:
        check_docx(spoil(saved(report)), candidates(), describe=describe)
    assert refused.value.code == code


def test_macros_are_refused(report):
    data = io.BytesIO(saved(report))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(Problem) as refused:
        check_docx(data.getvalue(), candidates(), describe=describe)
    assert refused.value.code == "docx_macros"


def test_a_marked_file_can_be_checked_again(report):
    once = check_docx(saved(report), candidates(), describe=describe)
    twice = check_docx(once.content, candidates(), describe=describe)
    assert twice.text == once.text
    assert [one.surface for one in twice.findings] == [one.surface for one in once.findings]


def test_the_one_figure_of_a_table_row_belongs_to_its_label():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    rows = [
        ("1", "Số tin, bài Đài Lào Cai sử dụng của Đài Yên Bái", "287"),
        ("2", "Tin Đài Lào Cai cung cấp cho Đài Lai Châu", "hơn 60 tin"),
        ("3", "Tin Đài Lào Cai sử dụng của Đài Yên Bái, hai năm", "250"),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.add_column(docx.shared.Cm(2)).cells[2].text = "287"
    marked = check_docx(saved(document), candidates(), describe=describe)
    assert [
        (one.surface, one.indicator, one.verdict) for one in marked.findings if one.indicator
    ] == [
        ("287", "from_yen_bai", "supported"),
        ("hơn 60", "to_lai_chau", "contradicted"),
    ]
    cells = opened(marked.content).tables[0].rows[0].cells
    assert marked_runs(cells[2].paragraphs[0]) == [("287", GREEN)]


def test_very_many_figures_in_one_run_are_all_marked(monkeypatch):
    monkeypatch.setattr(docx_marks, "MOST_COMMENTS", 5)
    document = docx.Document()
    document.add_paragraph("Đài Lào Cai sử dụng 287 tin của Đài Yên Bái. " * 40)
    marked = check_docx(saved(document), candidates(), describe=describe)
    copy = opened(marked.content)
    assert copy.paragraphs[0].text == document.paragraphs[0].text
    green = "".join(text for text, colour in marked_runs(copy.paragraphs[0]) if colour == GREEN)
    assert green == "287" * 40
    assert len(list(copy.comments)) == 5
