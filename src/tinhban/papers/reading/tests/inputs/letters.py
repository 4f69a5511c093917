"""Text typed in the letters before Unicode: by font, by style, by theme, or only by its look."""

from tinhban.papers.reading.tests.build import fonts, p, r, style, word
from tinhban.papers.reading.tests.inputs import Input

# The right reading, and the same words as the old keyboards stored them.
SENTENCE = "Năm 2022, Đài Lào Cai đã sử dụng 287 tin, bài của Đài Yên Bái."
TCVN3 = "N¨m 2022, §µi Lµo Cai ®· sö dông 287 tin, bµi cña §µi Yªn B¸i."
VNI = "Naêm 2022, Ñaøi Laøo Cai ñaõ söû duïng 287 tin, baøi cuûa Ñaøi Yeân Baùi."
PLENTY = "Được lượt xem: 1,2 triệu lượt; ỉ, ĩ, ị, ỵ; Ưu điểm, Ở đây, ngoằn ngoèo, khuỷu tay."
PLENTY_SMALL = PLENTY.replace("Ở", "ở")  # TCVN3 has no such capital outside its fonts of capitals
PLENTY_TCVN3 = (
    "§\xadîc l\xadît xem: 1,2 triÖu l\xadît; Ø, Ü, Þ, þ; ¦u ®iÓm, ë ®©y, ngo»n ngoÌo, khuûu tay."
)
PLENTY_VNI = (
    "Ñöôïc löôït xem: 1,2 trieäu löôït; æ, ó, ò, î; Öu ñieåm, ÔÛ ñaây, ngoaèn ngoeøo, khuyûu tay."
)
RIGHT = {"287": "supported"}


def typed(text: str, font: str) -> bytes:
    return word(p(r(text, fonts(font))))


def told(count: int = 1) -> dict[str, int]:
    return {"legacy": count}


A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = (
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont>'
    '<a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
)

INPUTS = [
    Input("TCVN3 by font", typed(TCVN3, ".VnTime"), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3 of another face", typed(TCVN3, ".VnArial Narrow"), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3, the name in small letters", typed(TCVN3, ".vntime"), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3 in capitals", typed(TCVN3, ".VnTimeH"), SENTENCE.upper() + "\n", RIGHT, told()),
    Input("TCVN3 in narrow capitals", typed("ho¸ ®¬n", ".VnArial NarrowH"), "HOÁ ĐƠN\n", {}, told()),
    Input("TCVN3 with every kind of letter", typed(PLENTY_TCVN3, ".VnTime"), PLENTY_SMALL + "\n", {}, told()),
    Input("VNI by font", typed(VNI, "VNI-Times"), SENTENCE + "\n", RIGHT, told()),
    Input("VNI with every kind of letter", typed(PLENTY_VNI, "VNI-Helve-Condense"), PLENTY + "\n", {}, told()),
    Input("VNI in capitals", typed("ÑAØI LAØO CAI SÖÛ DUÏNG 9 BAØI", "VNI-Times"), "ĐÀI LÀO CAI SỬ DỤNG 9 BÀI\n", {}, told()),
    Input("VNI cut between letter and mark", word(p(r("Vie", fonts("VNI-Times")), r("ät Nam", fonts("VNI-Times") + "<w:b/>"))), "Việt Nam\n", {}, told()),
    Input("TCVN3 by a character's style", word(p(r(TCVN3, '<w:rStyle w:val="Old"/>')), styles=style("Old", "character", fonts(".VnTime"))), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3 by a paragraph's style", word(p(TCVN3, properties='<w:pStyle w:val="Old"/>'), styles=style("Old", "paragraph", fonts(".VnTime"))), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3 by the default style", word(p(TCVN3), styles=style("Usual", "paragraph", fonts(".VnTime"), more='w:default="1"')), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3 by a style's base", word(p(TCVN3, properties='<w:pStyle w:val="New"/>'), styles=style("Old", "paragraph", fonts(".VnTime")) + style("New", "paragraph", "<w:b/>", based_on="Old")), SENTENCE + "\n", RIGHT, told()),
    Input("TCVN3 by the defaults of the document", word(p(TCVN3), styles=DEFAULTS), SENTENCE + "\n", RIGHT, told()),
    Input(
        "TCVN3 by the theme",
        word(p(r(TCVN3, '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Arial" w:hAnsi="Arial"/>')), links=[("rId9", "theme", "theme/theme1.xml")], parts={"word/theme/theme1.xml": THEME}),
        SENTENCE + "\n", RIGHT, told(),
    ),
    Input("a Unicode font over a style in TCVN3", word(p(r(SENTENCE, fonts("Arial")), properties='<w:pStyle w:val="Old"/>'), styles=style("Old", "paragraph", fonts(".VnTime"))), SENTENCE + "\n", RIGHT),
    Input("TCVN3 beside Unicode", word(p(r(TCVN3[:30], fonts(".VnTime")), r(SENTENCE[30:], fonts("Arial")))), SENTENCE + "\n", RIGHT, told()),
    Input("Unicode typed in an old font", typed(SENTENCE, ".VnTime"), SENTENCE + "\n", RIGHT),
    Input("nothing but digits in an old font", typed("287 tin", ".VnTime"), "287 tin\n"),
    Input("capitals without marks in an old font", typed("Cao Lan", ".VnTimeH"), "CAO LAN\n", {}, told()),
    Input("TCVN3 without its font", typed(TCVN3, "Times New Roman"), SENTENCE + "\n", RIGHT, {"legacy_guessed": 1}),
    Input("VNI without its font", typed(VNI, "Arial"), SENTENCE + "\n", RIGHT, {"legacy_guessed": 1}),
    Input("TCVN3 without a font beside Unicode", word(p(TCVN3) + p("Kèm theo bảng tổng hợp.")), SENTENCE + "\nKèm theo bảng tổng hợp.\n", RIGHT, {"legacy_guessed": 1}),
    Input("only the ascii font is old", word(p(r(TCVN3, '<w:rFonts w:ascii=".VnTime"/>')), styles=DEFAULTS.replace(".VnTime", "Arial")), SENTENCE + "\n", RIGHT, {"legacy_guessed": 1}),
    Input("a heading of three words without its font", word(p("B¸o c¸o n¨m")), "Báo cáo năm\n", {}, {"legacy_guessed": 1}),
    Input("VPS is named", typed("ñaõ göûi 12 tin", "VPS Times"), "ñaõ göûi 12 tin\n", {}, {"legacy_unknown": 1}),
    Input("VISCII is named", typed("Tïnh Lào Cai có 9 thôn", "VI Times"), "Tïnh Lào Cai có 9 thôn\n", {}, {"legacy_unknown": 1}),
    Input("French and German are no old letters", word(p("Café à la française, Müller, Straße, Élysée, mañana, Ångström.")), "Café à la française, Müller, Straße, Élysée, mañana, Ångström.\n"),
    Input("signs of trade and measure are no old letters", word(p("Màn hình 24″, ±5%, §2, ©2022, «Tin», 3½, ®, 25µm, m².")), "Màn hình 24″, ±5%, §2, ©2022, «Tin», 3½, ®, 25µm, m².\n"),
    Input("Vietnamese without rare letters is no VNI", word(p("Toàn tỉnh có hòa nhạc, xóa nhòa, thủy lợi, Hòa Bình, Thanh Hóa, lúa, Huế.")), "Toàn tỉnh có hòa nhạc, xóa nhòa, thủy lợi, Hòa Bình, Thanh Hóa, lúa, Huế.\n"),
    Input("loose marks are no old letters", word(p("Tin của Đài Lào Cai".replace("à", "a\u0300").replace("ủ", "u\u0309"))), "Tin của Đài Lào Cai\n".replace("à", "a\u0300").replace("ủ", "u\u0309")),
]  # fmt: skip
