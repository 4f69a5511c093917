"""Raised, struck-out, hidden and changed text."""

from tinhban.papers.reading.tests.build import (
    cell,
    field,
    p,
    r,
    rooted,
    row,
    style,
    table,
    word,
)
from tinhban.papers.reading.tests.inputs import OF_YEN_BAI, USED, Input

UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'
STRUCK = "<w:strike/>"
HIDDEN = "<w:vanish/>"
LINE = USED + "287" + OF_YEN_BAI + "\n"
RIGHT = {"287": "supported"}
MARKS = style("Mark", "character", UP)


def said(*between: str) -> str:
    return p(USED, *between, OF_YEN_BAI)


INPUTS = [
    Input("a raised mark behind a figure", word(said(r("287"), r("1", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input("a mark raised by its style", word(said(r("287"), r("2", '<w:rStyle w:val="Mark"/>')), styles=MARKS), LINE, RIGHT, {"note_marks": 1}),
    Input(
        "a mark raised by a style of its style",
        word(said(r("287"), r("3", '<w:rStyle w:val="Own"/>')), styles=MARKS + style("Own", "character", based_on="Mark")),
        LINE, RIGHT, {"note_marks": 1},
    ),
    Input("a lowered mark behind a figure", word(said(r("287"), r("1", DOWN))), LINE, RIGHT, {"note_marks": 1}),
    Input("a mark raised by points", word(said(r("287"), r("4", '<w:position w:val="8"/><w:sz w:val="16"/>'))), LINE, RIGHT, {"note_marks": 1}),
    Input("several marks in pieces", word(said(r("287"), r("1", UP), r(",", UP), r(" 2", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input("a letter as a mark", word(said(r("287"), r("a", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input("a bracketed mark", word(said(r("287"), r("(1)", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input("stars as marks", word(said(r("287"), r("**", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input("a mark behind a word", word(p(USED, "287 tin", r("1", UP), ", bài của Đài Yên Bái.")), LINE, RIGHT, {"note_marks": 1}),
    Input("a mark at the end of a sentence", word(p(USED + "287" + OF_YEN_BAI, r("[3]", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input(
        "a mark of one's own of a footnote",
        word(
            p(USED, "287", r(inside='<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t>'), OF_YEN_BAI),
            links=[("rId7", "footnotes", "footnotes.xml")],
            parts={"word/footnotes.xml": rooted("footnotes", f'<w:footnote w:id="2">{p("Theo sổ.")}</w:footnote>')},
        ),
        LINE + "Theo sổ.\n", RIGHT, {"note_marks": 1},
    ),
    Input(
        "an ordinary figure in a raised style",
        word(said(r("28"), r("7", '<w:rStyle w:val="Mark"/><w:vertAlign w:val="baseline"/>')), styles=MARKS),
        LINE, RIGHT,
    ),
    Input("square metres", word(p("Trường quay rộng 120 m", r("2", UP), ".")), "Trường quay rộng 120 m².\n"),
    Input("square kilometres", word(p("Rừng rộng 450 km", r("2", UP), " ở phía bắc.")), "Rừng rộng 450 km² ở phía bắc.\n"),
    Input("cubic metres without a space", word(p("Hồ chứa 30m", r("3", UP), " nước.")), "Hồ chứa 30m³ nước.\n"),
    Input("a power of ten", word(p("Có 10", r("3", UP), " lượt xem.")), "Có 10³ lượt xem.\n"),
    Input("a negative power", word(p("Cỡ 10", r("-6", UP), " mét.")), "Cỡ 10⁻⁶ mét.\n"),
    Input("degrees with a raised o", word(p("Ngày nóng 37", r("o", UP), "C.")), "Ngày nóng 37°C.\n"),
    Input("degrees with a raised nought", word(p("Ngày nóng 37", r("0", UP), "C.")), "Ngày nóng 37°C.\n"),
    Input("a gas", word(p("Giảm khí CO", r("2", DOWN), " trong 9 thôn.")), "Giảm khí CO2 trong 9 thôn.\n"),
    Input("an ordinal of English", word(p("The 2", r("nd", UP), " festival.")), "The 2nd festival.\n"),
    Input("a raised sentence", word(p(r("Bản in thử, chưa duyệt", UP))), "Bản in thử, chưa duyệt\n"),
    Input("a raised sign of Unicode", word(said("287¹")), LINE.replace("287", "287¹"), RIGHT),
    Input("two raised signs of Unicode", word(said("287¹²")), LINE.replace("287", "287¹²"), RIGHT),
    Input("struck out", word(said(r("301 ", STRUCK), "287")), LINE, RIGHT, {"struck": 1}),
    Input("struck out twice", word(said("287", r(" 301", "<w:dstrike/>"))), LINE, RIGHT, {"struck": 1}),
    Input("struck out by style", word(said(r("301 ", '<w:rStyle w:val="Off"/>'), "287"), styles=style("Off", "character", STRUCK)), LINE, RIGHT, {"struck": 1}),
    Input(
        "struck out by a paragraph's style",
        word(p(r(USED + "301" + OF_YEN_BAI), properties='<w:pStyle w:val="Off"/>') + said("287"), styles=style("Off", "paragraph", STRUCK)),
        "\n" + LINE, RIGHT, {"struck": 1},
    ),
    Input(
        "two styles that strike out undo each other",
        word(
            p(USED, r("287", '<w:rStyle w:val="OffToo"/>'), OF_YEN_BAI, properties='<w:pStyle w:val="Off"/>'),
            styles=style("Off", "paragraph", STRUCK) + style("OffToo", "character", STRUCK),
        ),
        "287\n", {}, {"struck": 2},
    ),
    Input("not struck out against a style", word(said(r("287", '<w:rStyle w:val="Off"/><w:strike w:val="0"/>')), styles=style("Off", "character", STRUCK)), LINE, RIGHT),
    Input("once struck out, and no longer", word(said(r("287", "<w:rPrChange w:id='1' w:author='x'><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>"))), LINE, RIGHT),
    Input("hidden text", word(said(r("301 ", HIDDEN), "287")), LINE, RIGHT, {"hidden": 1}),
    Input("hidden by style", word(said(r("301 ", '<w:rStyle w:val="No"/>'), "287"), styles=style("No", "character", HIDDEN)), LINE, RIGHT, {"hidden": 1}),
    Input("hidden on the web", word(said(r("301 ", "<w:webHidden/>"), "287")), LINE, RIGHT, {"hidden": 1}),
    Input("a hidden end of a paragraph", word(p(USED + "28", properties="<w:rPr><w:vanish/></w:rPr>") + p("7" + OF_YEN_BAI)), LINE, RIGHT),
    Input(
        "the page of a heading in a table of contents",
        word(p("Kết quả", r(inside="<w:tab/>"), field(" PAGEREF _Toc1 \\h ", r("12", "<w:webHidden/>")))),
        "Kết quả\t\n",
    ),
    Input("a deletion and an insertion", word(said(
        '<w:del w:id="1" w:author="x"><w:r><w:delText>301</w:delText></w:r></w:del>', '<w:ins w:id="2" w:author="x">' + r("287") + "</w:ins>",
    )), LINE, RIGHT, {"changes": 1}),
    Input("a deletion that holds ordinary text", word(said('<w:del w:id="1" w:author="x">' + r("301 ") + "</w:del>", "287")), LINE, RIGHT, {"changes": 1}),
    Input("a deletion inside an insertion", word(said('<w:ins w:id="1" w:author="x"><w:del w:id="2" w:author="x">' + r("301") + "</w:del>" + r("287") + "</w:ins>")), LINE, RIGHT, {"changes": 1}),
    Input("moved text", word(p('<w:moveFrom w:id="1" w:author="x">' + r(USED + "301" + OF_YEN_BAI) + "</w:moveFrom>", '<w:moveTo w:id="2" w:author="x">' + r(LINE.strip()) + "</w:moveTo>")), LINE, RIGHT, {"changes": 1}),
    Input("a deleted end of a paragraph", word(p(USED + "28", properties='<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>') + p("7" + OF_YEN_BAI)), LINE, RIGHT, {"changes": 1}),
    Input("a deleted row", word(table(row("Đài Lào Cai sử dụng 301 tin của Đài Yên Bái", properties='<w:del w:id="1" w:author="x"/>'), row("Kết quả")) + said("287")), "Kết quả\n" + LINE, RIGHT, {"changes": 1}),
    Input("a hidden row", word(table(row("301 tin", properties="<w:hidden/>"), row("Kết quả"))), "Kết quả\n", {}, {"hidden": 1}),
    Input(
        "a footnote of deleted text",
        word(
            p('<w:del w:id="1" w:author="x">' + r("Cũ", inside='<w:footnoteReference w:id="2"/>') + "</w:del>", "Mới"),
            links=[("rId7", "footnotes", "footnotes.xml")],
            parts={"word/footnotes.xml": rooted("footnotes", f'<w:footnote w:id="2">{p("301 tin")}</w:footnote>')},
        ),
        "Mới\n", {}, {"changes": 1},
    ),
    Input("what a merged cell covers", word(table(
        row(cell("Đài Lào Cai sử dụng của Đài Yên Bái", properties='<w:vMerge w:val="restart"/>'), cell("287")),
        row(cell("301", properties="<w:vMerge/>"), cell("tin, bài")),
    )), "Đài Lào Cai sử dụng của Đài Yên Bái\t287\ntin, bài\n", {}, {"hidden": 1}),
    Input("a star of another kind as a mark", word(said(r("287"), r("※", UP))), LINE, RIGHT, {"note_marks": 1}),
    Input("a fraction in small figures", word(p("Đạt ", r("1", UP), "/", r("3", DOWN), " kế hoạch.")), "Đạt 1/3 kế hoạch.\n"),
    Input("a whole number and a fraction in small figures", word(p("Dài 2", r("1", UP), "/", r("2", DOWN), " km.")), "Dài 2 1/2 km.\n"),
    Input("a mark before a stroke", word(p("Đăng 12", r("1", UP), "/tháng.")), "Đăng 12/tháng.\n", {}, {"note_marks": 1}),
    Input("a mark set off by spaces", word(p(USED, "287", r(" 1 ", UP), "tin, bài của Đài Yên Bái.")), LINE, RIGHT, {"note_marks": 1}),
    Input("struck out by the style of a table", word("<w:tbl><w:tblPr><w:tblStyle w:val='Off'/></w:tblPr>" + row("301 tin") + "</w:tbl>" + said("287"), styles=style("Off", "table", STRUCK)), "\n" + LINE, RIGHT, {"struck": 1}),
]  # fmt: skip
