import json
import re
from dataclasses import replace
from datetime import date

import pytest
import typst

from tinhban.papers import fitting, pdf, setting, typeface
from tinhban.papers.paper import Heading, Paragraph


def asked(paper, expression):
    """What the compiled document answers to a Typst expression."""
    answer = typst.eval(
        pdf.TEMPLATE,
        expression,
        root=pdf.TEMPLATE.parent,
        font_paths=[typeface.FONTS],
        ignore_system_fonts=True,
        sys_inputs=setting.inputs(paper, fitting.spacing_of(paper, as_word=False)),
    )
    return json.loads(answer)


def pages(content):
    return len(re.findall(rb"/Type\s*/Page\b", content))


def test_only_the_vendored_faces_are_embedded(report):
    content = pdf.to_pdf(report)
    names = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([\w-]+)", content))
    assert names == {
        b"LiberationSerif",
        b"LiberationSerif-Bold",
        b"LiberationSerif-Italic",
        b"LiberationSerif-BoldItalic",
    }
    assert content.count(b"/FontFile") == 4


def test_file_is_tagged_archival_and_in_vietnamese(report):
    content = pdf.to_pdf(report)
    assert b"/MarkInfo" in content
    assert b"/Lang(vi-VN)" in content
    assert {b"pdfaid:part>2", b"pdfaid:conformance>A", b"pdfuaid:part>1"} <= set(
        re.findall(rb"pdfu?a?id:\w+>[^<]+", content)
    )
    assert report.title.encode() in content  # in the XMP packet


def test_the_same_paper_gives_the_same_bytes_whatever_the_clock(report):
    assert pdf.to_pdf(report) == pdf.to_pdf(replace(report))
    dated = pdf.to_pdf(replace(report, issued_on=date(2023, 2, 7)))
    assert b"D:20230207000000" in dated
    assert b"D:19800101000000" in pdf.to_pdf(replace(report, issued_on=None))


def test_each_annex_starts_a_page_and_counts_its_own(report):
    numbers = "query(heading.where(level: 1)).map(h => (h.location().page(), counter(page).at(h.location()).first()))"
    (first, one), (annex, of_annex), (internal, of_internal) = asked(report, numbers)
    assert (first, one) == (1, 1)
    assert first < annex < internal
    assert (of_annex, of_internal) == (1, 1)
    content = pdf.to_pdf(report)
    assert pages(content) == internal
    assert pages(pdf.to_pdf(report.without_internal_annexes())) == internal - 1
    assert b"841.89 595.276" in content or b"841.8898 595.2756" in content  # the landscape annex


def test_headings_never_skip_a_level_for_a_screen_reader(report):
    levels = asked(report, "query(heading).map(h => h.level)")
    assert levels == [1, 2, 1, 1]  # the second was given as level 3
    deep = replace(report, body=(Heading(4, "a) Mục"), Paragraph("Hết.")), annexes=())
    assert asked(deep, "query(heading).map(h => h.level)") == [1]


def test_text_can_never_become_code(report):
    odd = '#panic("x") *đậm* $x^2$ <nhãn> @tên \\ "trích" // chú thích'
    paper = replace(report, subject=odd, body=(Heading(1, odd), Paragraph(odd)), annexes=())
    assert asked(paper, "query(heading).map(h => h.body.text)") == [odd]
    assert pages(pdf.to_pdf(paper)) == 1


def test_a_character_without_a_glyph_is_named_and_nothing_is_made(report):
    with pytest.raises(pdf.UnprintableText, match=r"☃ \(U\+2603\)"):
        pdf.to_pdf(replace(report, recipients=("Người tuyết ☃",)))


def test_marks_and_parts_reach_the_template(report):
    data = pdf.as_data(replace(report, draft=True, demo=True))
    assert (data["draft"], data["demo"]) == (True, True)
    assert data["body"][3]["rows"][0] == {"band": "Đài Phát thanh - Truyền hình"}
    marked = pdf.to_pdf(replace(report, draft=True, demo=True))
    assert marked != pdf.to_pdf(report)
