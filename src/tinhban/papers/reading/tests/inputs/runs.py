"""What stands in runs beside letters, fields, containers, boxes, formulas."""

from tinhban.papers.reading.tests.build import field, p, r, word
from tinhban.papers.reading.tests.inputs import OF_YEN_BAI, USED, Input

LINE = USED + "287" + OF_YEN_BAI + "\n"
RIGHT = {"287": "supported"}
LABEL = "Số tin, bài Đài Lào Cai sử dụng của Đài Yên Bái"


def said(*between: str) -> str:
    return p(USED, *between, OF_YEN_BAI)


def sign(font: str, char: str) -> str:
    return r(inside=f'<w:sym w:font="{font}" w:char="{char}"/>')


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(*inside: str) -> str:
    return (
        '<w:drawing><wp:anchor><wp:docPr id="1" name="x" descr="301 tin"/><a:graphic><a:graphicData uri="x"><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{''.join(inside)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def old_box(*inside: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{''.join(inside)}</w:txbxContent></v:textbox></v:shape></w:pict>"


def choice(one: str, other: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{one}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def fraction(above: str, below: str) -> str:
    return f"<m:oMath><m:f><m:num><m:r><m:t>{above}</m:t></m:r></m:num><m:den><m:r><m:t>{below}</m:t></m:r></m:den></m:f></m:oMath>"


_LIST = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="301"/><w:listEntry w:val="287"/></w:ddList></w:ffData>'

INPUTS = [
    Input("a tab for alignment", word(p(LABEL, r(inside='<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="dot"/><w:t>287</w:t>'))), LABEL + "\t287\n", RIGHT),
    Input("a tab", word(p(LABEL, r(inside="<w:tab/><w:t>287</w:t>"))), LABEL + "\t287\n", RIGHT),
    Input("breaks of lines and pages", word(p("Một", r(inside="<w:br/>"), "hai", r(inside='<w:br w:type="page"/>'), "ba", r(inside="<w:cr/>"), "bốn")), "Một\nhai\nba\nbốn\n"),
    Input("a hyphen that does not break", word(p(r("Đài PT", inside="<w:noBreakHyphen/><w:t>TH Lào Cai sử dụng 287</w:t>"), OF_YEN_BAI)), "Đài PT-TH Lào Cai sử dụng 287" + OF_YEN_BAI + "\n", RIGHT),
    Input("a soft hyphen in a figure", word(said(r("28", inside="<w:softHyphen/><w:t>7</w:t>"))), LINE, RIGHT),
    Input("line ends and indents inside a text", word(p(r(inside="<w:t>\n  Chín\tthôn\n</w:t>"))), "   Chín thôn \n"),
    Input("a sign of the Symbol font", word(p("Tỷ lệ ", sign("Symbol", "F0B3"), " 95%.")), "Tỷ lệ ≥ 95%.\n"),
    Input("digits as signs", word(said(sign("Symbol", "F032"), sign("Symbol", "F038"), sign("Symbol", "F037"))), LINE, RIGHT),
    Input("digits as signs of a text font", word(said("2", sign("Times New Roman", "0038"), "7")), LINE, RIGHT),
    Input("a bullet of Wingdings", word(p(sign("Wingdings", "F0D8"), " " + LINE.strip())), "• " + LINE, RIGHT),
    Input("a figure in a ring", word(p(sign("Wingdings", "F082"), " Kết quả")), "② Kết quả\n"),
    Input("private signs typed in the Symbol font", word(p("Tỷ lệ ", r("\uf0a3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), " 95%.")), "Tỷ lệ ≤ 95%.\n"),
    Input("a sign nobody knows", word(p("Mục ", sign("Own Dingbats", "F0E5"), ".")), "Mục \ufffd.\n", {}, {"symbols": 1}),
    Input("a simple field", word(said('<w:fldSimple w:instr=" DOCPROPERTY SoTin ">' + r("287") + "</w:fldSimple>")), LINE, RIGHT),
    Input("a field with an instruction", word(said(field(" =SUM(ABOVE) \\# 301 ", "287"))), LINE, RIGHT),
    Input("an instruction that stands as text", word(said(r(inside='<w:fldChar w:fldCharType="begin"/><w:t>= 301</w:t><w:fldChar w:fldCharType="separate"/><w:t>287</w:t><w:fldChar w:fldCharType="end"/>'))), LINE, RIGHT),
    Input("a field inside an instruction", word(said(
        r(inside='<w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText>'), field(" PAGE ", "301"),
        r(inside='<w:instrText> = 1 "a" "b" </w:instrText><w:fldChar w:fldCharType="separate"/>'), r("287"), r(inside='<w:fldChar w:fldCharType="end"/>'),
    )), LINE, RIGHT),
    Input("numbers of pages", word(p("Trang ", field(" PAGE ", "3"), "/", '<w:fldSimple w:instr="NUMPAGES \\* MERGEFORMAT">' + r("12") + "</w:fldSimple>")), "Trang /\n"),
    Input("the number of a table", word(p("Bảng ", field(" SEQ Bảng \\* ARABIC ", "1"), ". Kết quả")), "Bảng 1. Kết quả\n"),
    Input("what was chosen from a list", word(said(field(" FORMDROPDOWN ", data=_LIST))), LINE, RIGHT),
    Input("a formula in a field", word(p("Đạt ", field(" EQ \\f(301;287) "), " kế hoạch.")), "Đạt  kế hoạch.\n", {}, {"fields": 1}),
    Input("a field that never ends", word(p("Đầu", r(inside='<w:fldChar w:fldCharType="begin"/>'), "301 tin") + p("Cuối")), "Đầu\n\n", {}, {"fields": 1}),
    Input("a number of a page that never ends", word(p("Trang ", r(inside='<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/>'), "301 tin")), "Trang \n", {}, {"fields": 1}),
    Input("a page of an index", word(p("Báo cáo", field(' XE "301 tin" '), " năm.")), "Báo cáo năm.\n"),
    Input("a control in a line", word(said(control(r("287")))), LINE, RIGHT),
    Input("a control around paragraphs", word(control(said("287"))), LINE, RIGHT),
    Input("a control's own face is not its text's", word(said(control(r("287"), "<w:rPr><w:vanish/><w:strike/></w:rPr>"))), LINE, RIGHT),
    Input("what asks to be filled in", word(p("Số tin: ", control(r("Nhập 301 tin vào đây"), "<w:showingPlcHdr/>"))), "Số tin: \n", {}, {"placeholders": 1}),
    Input("smart tags and custom markup", word('<w:customXml w:element="x"><w:customXmlPr/>' + said('<w:smartTag w:uri="x" w:element="y">' + r("28") + "</w:smartTag>", '<w:customXml w:element="z">' + r("7") + "</w:customXml>") + "</w:customXml>"), LINE, RIGHT),
    Input("a link", word(said('<w:hyperlink w:anchor="x">' + r("287") + "</w:hyperlink>")), LINE, RIGHT),
    Input("directions of writing", word(said('<w:dir w:val="ltr"><w:bdo w:val="ltr">' + r("287") + "</w:bdo></w:dir>")), LINE, RIGHT),
    Input("a word with a gloss above", word(p('<w:r><w:ruby><w:rubyPr/><w:rt>' + r("301") + "</w:rt><w:rubyBase>" + r("Mường") + "</w:rubyBase></w:ruby></w:r>", " có 9 thôn.")), "Mường có 9 thôn.\n", {}, {"note_marks": 1}),
    Input("signs that are no text", word(p(r("Một", inside="<w:lastRenderedPageBreak/>"), '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="301"/>', " hai")), "Một hai\n"),
    Input("numbers that Word makes", word(p("Kết quả", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')), "Kết quả\n"),
    Input("a box is read once", word(p("Bên ngoài", r(inside=choice(box(said("287")), old_box(said("287")))), " khung.")), "Bên ngoài khung.\n" + LINE, RIGHT),
    Input("a box that Word does not know", word(p("Ngoài", r(inside=choice(box(said("301")), old_box(said("287")), "nao"))), root='xmlns:nao="urn:x-nao"'), "Ngoài\n" + LINE, RIGHT),
    Input("two choices, one understood", word(p("Ngoài", r(inside='<mc:AlternateContent><mc:Choice Requires="nao">' + box(said("301")) + '</mc:Choice><mc:Choice Requires="wps">' + box(said("287")) + '</mc:Choice><mc:Choice Requires="wps">' + box(said("301")) + "</mc:Choice></mc:AlternateContent>")), root='xmlns:nao="urn:x-nao"'), "Ngoài\n" + LINE, RIGHT),
    Input("a box of old Word", word(p("Ngoài", r(inside=old_box(said("287"))))), "Ngoài\n" + LINE, RIGHT),
    Input("boxes in a group", word(p("Ngoài", r(inside='<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wpg:wgp><wps:wsp><wps:txbx><w:txbxContent>' + p("Trái") + "</w:txbxContent></wps:txbx></wps:wsp><wps:wsp><wps:txbx><w:txbxContent>" + p("Phải") + "</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing>"))), "Ngoài\nTrái\nPhải\n"),
    Input("a box in a box", word(p("Ngoài", r(inside=box(p("Trong", r(inside=old_box(p("Trong nữa")))), p("Sau"))))), "Ngoài\nTrong\nTrong nữa\nSau\n"),
    Input("a drawing that is hidden", word(p("Ngoài", r(inside=box(said("301")).replace("<wp:docPr ", '<wp:docPr hidden="1" ')))), "Ngoài\n", {}, {"hidden": 1}),
    Input("what may be ignored and is not known", word(p(USED, "<x:y>" + r("301 ") + "</x:y>", "287", OF_YEN_BAI), root='xmlns:x="urn:x-nao" mc:Ignorable="x"'), LINE, RIGHT),
    Input("letters of WordArt", word(p("Đầu", r(inside='<w:pict><v:shape><v:textpath on="t" string="Chào mừng 9 thôn"/></v:shape></w:pict>'))), "Đầu\nChào mừng 9 thôn\n"),
    Input("a fraction", word(p("Đạt ", fraction("1", "3"), " kế hoạch.")), "Đạt 1/3 kế hoạch.\n", {}, {"equations": 1}),
    Input("a fraction of sums", word(p(fraction("a+b", "2"))), "(a+b)/2\n", {}, {"equations": 1}),
    Input("a power in a formula", word(p("Có ", "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>", " lượt.")), "Có 10⁶ lượt.\n", {}, {"equations": 1}),
    Input("a figure in a formula", word(p(USED, "<m:oMathPara><m:oMath><m:r><m:t>287</m:t></m:r></m:oMath></m:oMathPara>", OF_YEN_BAI)), LINE, RIGHT, {"equations": 1}),
    Input("a root and brackets", word(p("<m:oMath><m:rad><m:deg/><m:e><m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e><m:r><m:t>x+1</m:t></m:r></m:e></m:d></m:e></m:rad></m:oMath>")), "√([x+1])\n", {}, {"equations": 1}),
    Input("a deleted part of a formula", word(p("<m:oMath><m:r><m:t>28</m:t></m:r><w:del w:id='1' w:author='x'><m:r><m:t>9</m:t></m:r></w:del><m:r><m:t>7</m:t></m:r></m:oMath>")), "287\n", {}, {"equations": 1, "changes": 1}),
]  # fmt: skip
