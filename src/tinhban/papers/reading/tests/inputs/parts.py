"""Tables, notes, headers, imported chunks, pictures, and packages built in other ways."""

import io
import zipfile

from tinhban.papers.reading.tests.build import (
    W,
    cell,
    field,
    p,
    parts_of,
    r,
    related,
    rooted,
    row,
    table,
    types,
    word,
    zipped,
)
from tinhban.papers.reading.tests.inputs import OF_YEN_BAI, USED, Input

LINE = USED + "287" + OF_YEN_BAI + "\n"
WRONG = USED + "301" + OF_YEN_BAI
RIGHT = {"287": "supported"}
LABEL = "Số tin, bài Đài Lào Cai sử dụng của Đài Yên Bái"
UP = '<w:vertAlign w:val="superscript"/>'


def said(*between: str) -> str:
    return p(USED, *between, OF_YEN_BAI)


def linked(
    body: str, kind: str, target: str, content: str | bytes | None, **given: object
) -> bytes:
    more = {} if content is None else {"word/" + target: content}
    return word(body, links=[("rId9", kind, target)], parts=more, **given)


CHUNK = p("Báo cáo") + '<w:altChunk r:id="rId9"/>'


def chunk(target: str, content: str | bytes | None, **given: object) -> bytes:
    return linked(CHUNK, "aFChunk", target, content, **given)


def notes(kind: str, *texts: str) -> str:
    rows = "".join(
        f'<w:{kind} w:id="{n}">{p(r(inside=f"<w:{kind}Ref/>"), text)}</w:{kind}>'
        for n, text in enumerate(texts, 1)
    )
    return rooted(
        kind + "s",
        f'<w:{kind} w:type="separator" w:id="-1">{p(r("301", inside="<w:separator/>"))}</w:{kind}>{rows}',
    )


def refers(kind: str, number: int) -> str:
    return r(properties=UP, inside=f'<w:{kind}Reference w:id="{number}"/>')


def in_zip64(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    return packed.getvalue()


def renamed(parts: dict[str, str | bytes], names: dict[str, str]) -> dict[str, str | bytes]:
    return {names.get(name, name): content for name, content in parts.items()}


PLAIN = parts_of(said("287"))
DOCUMENT = str(PLAIN["word/document.xml"])
PICTURE = '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="301 tin"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
STRICT = DOCUMENT.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
OTHER_NAME = renamed(PLAIN, {"word/document.xml": "word/document2.xml"}) | {
    "[Content_Types].xml": types("/word/document2.xml"),
    "_rels/.rels": related(("rId1", "officeDocument", "word/document2.xml")),
}
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
HEADER = "<w:sectPr><w:headerReference w:type='default' r:id='rId9'/></w:sectPr>"

INPUTS = [
    Input("one figure a row", word(table(row("1", LABEL, "287"))), f"1\n{LABEL}\t287\n", RIGHT),
    Input("one figure a row with a mark", word(table(row(cell(LABEL), cell(p("287", r("1", UP)))))), f"{LABEL}\t287\n", RIGHT, {"note_marks": 1}),
    Input("several figures a row", word(table(row("Nội dung", "Năm 2021", "Năm 2022"), row(LABEL, "250", "287"))), f"Nội dung\nNăm 2021\nNăm 2022\n{LABEL}\n250\n287\n", RIGHT, {"table_figures": 1}),
    Input("a figure of another year", word(table(row("Nội dung", "Năm 2021"), row(LABEL, "250"))), f"Nội dung\nNăm 2021\n{LABEL}\n250\n", {}, {"table_figures": 1}),
    Input("a figure under a head without a number", word(table(row("Nội dung", "Số lượng"), row(LABEL, "287"))), f"Nội dung\nSố lượng\n{LABEL}\t287\n", RIGHT),
    Input("a table in a table", word(table(row(cell(p("Ngoài"), table(row(LABEL, "287")), p("Sau")), "9 thôn"))), f"Ngoài\n{LABEL}\t287\nSau\n9 thôn\n", RIGHT),
    Input("a label over two columns", word(table(row("Nội dung", "Số lượng", "Ghi chú"), row(cell(LABEL, properties='<w:gridSpan w:val="2"/>'), cell("287")))), f"Nội dung\nSố lượng\nGhi chú\n{LABEL}\t287\n", RIGHT),
    Input("controls around rows and cells", word(table("<w:sdt><w:sdtContent>" + row(cell(LABEL), "<w:sdt><w:sdtContent>" + cell("287") + "</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt>")), f"{LABEL}\t287\n", RIGHT),
    Input("a table that sets the head of a paper", word(table(row(cell(p("UBND TỈNH LÀO CAI"), p("Số: 12/BC-STTTT")), cell(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))))), "UBND TỈNH LÀO CAI\nSố: 12/BC-STTTT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"),
    Input("footnotes in the order of their marks", word(
        p("Một", refers("footnote", 2), " hai", refers("footnote", 1), "."), links=[("rId9", "footnotes", "footnotes.xml")],
        parts={"word/footnotes.xml": notes("footnote", "Theo sổ", LINE.strip(), "301 không ai nhắc")},
    ), f"Một hai.\n{LINE}Theo sổ\n", RIGHT),
    Input("endnotes", word(p("Một", refers("endnote", 1)), links=[("rId9", "endnotes", "endnotes.xml")], parts={"word/endnotes.xml": notes("endnote", LINE.strip())}), "Một\n" + LINE, RIGHT),
    Input("footnotes that are broken", word(said("287", refers("footnote", 1)), links=[("rId9", "footnotes", "footnotes.xml")], parts={"word/footnotes.xml": "<w:footnotes"}), LINE, RIGHT, {"damaged": 1}),
    Input("footnotes that are missing", word(said("287", refers("footnote", 1))), LINE, RIGHT, {"damaged": 1}),
    Input("a header with a figure", linked(said("287") + HEADER, "header", "header1.xml", rooted("hdr", p(WRONG))), LINE, RIGHT, {"margins": 1}),
    Input("a header with the page only", linked(said("287") + HEADER, "header", "header1.xml", rooted("hdr", p("Trang ", field(" PAGE ", "3")))), LINE, RIGHT),
    Input("a header that nothing shows", linked(said("287"), "header", "header1.xml", rooted("hdr", p(WRONG))), LINE, RIGHT),
    Input("comments", linked(p(USED, '<w:commentRangeStart w:id="0"/>', "287", '<w:commentRangeEnd w:id="0"/>', r(inside='<w:commentReference w:id="0"/>'), OF_YEN_BAI), "comments", "comments.xml", rooted("comments", f'<w:comment w:id="0" w:author="x">{p("301 chứ")}</w:comment>')), LINE, RIGHT, {"comments": 1}),
    Input("an imported page", chunk("c.html", f"<html><head><title>301</title><style>p{{x:301}}</style></head><body><p>{LINE.strip()}</p><!-- 301 --><p>Hết &amp; xong</p></body></html>"), "Báo cáo\n" + LINE + "Hết & xong\n", RIGHT),
    Input("an imported page with struck-out and raised text", chunk("c.html", "<p>Đài Lào Cai sử dụng <s>301</s> 287<sup>1</sup> tin, bài của Đài Yên Bái.<br>Hết.</p>"), "Báo cáo\nĐài Lào Cai sử dụng 287 tin, bài của Đài Yên Bái.\nHết.\n", {"287": "supported"}, {"struck": 1, "note_marks": 1}),
    Input("an imported page in another encoding", chunk("c.htm", '<meta charset="utf-16">'.encode("utf-16") + f"<p>{LINE.strip()}</p>".encode("utf-16-le")), "Báo cáo\n" + LINE, RIGHT),
    Input("an imported Word file", chunk("c.docx", zipped(PLAIN)), "Báo cáo\n" + LINE, RIGHT),
    Input("an imported Word file inside an imported one", chunk("c.docx", chunk("d.docx", zipped(PLAIN))), "Báo cáo\nBáo cáo\n" + LINE, RIGHT),
    Input("an imported text", chunk("c.txt", LINE.encode("utf-8-sig")), "Báo cáo\n" + LINE, RIGHT),
    Input("an imported RTF", chunk("c.rtf", b"{\\rtf1 301 tin}"), "Báo cáo\n", {}, {"chunks": 1}),
    Input("an imported file of mail", chunk("c.mht", f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>{LINE.strip()}</p>".encode()), "Báo cáo\n", {}, {"chunks": 1}),
    Input("an imported file elsewhere", chunk("http://a.vn/301.html", None, external=["rId9"]), "Báo cáo\n", {}, {"chunks": 1}),
    Input("an imported file that is missing", chunk("c.html", None), "Báo cáo\n", {}, {"chunks": 1}),
    Input("an imported Word file that is broken", chunk("c.docx", b"PK\x03\x04"), "Báo cáo\n", {}, {"chunks": 1}),
    Input("an imported page named as something else", chunk("c.dat", f"<html><body><p>{LINE.strip()}</p></body></html>"), "Báo cáo\n" + LINE, RIGHT),
    Input("a document below another", linked(said("287") + '<w:p><w:subDoc r:id="rId9"/></w:p>', "subDocument", "b.docx", None, external=["rId9"]), LINE + "\n", RIGHT, {"chunks": 1}),
    Input("a picture", word(said("287") + p(r(inside=PICTURE))), LINE + "\n", RIGHT, {"pictures": 1}),
    Input("a picture of old Word", word(said("287") + p(r(inside='<w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict>'))), LINE + "\n", RIGHT, {"pictures": 1}),
    Input("a picture for two kinds of Word", word(said("287") + p(r(inside=f'<mc:AlternateContent><mc:Choice Requires="wps">{PICTURE}</mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata/></v:shape></w:pict></mc:Fallback></mc:AlternateContent>'))), LINE + "\n", RIGHT, {"pictures": 1}),
    Input("a workbook inside", word(said("287") + p(r(inside='<w:object><v:shape><v:imagedata r:id="rId9"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object>'))), LINE + "\n", RIGHT, {"objects": 1}),
    Input("a chart", word(said("287") + p(r(inside='<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing>'))), LINE + "\n", RIGHT, {"charts": 1}),
    Input("a diagram", word(said("287") + p(r(inside='<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds r:dm="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing>'))), LINE + "\n", RIGHT, {"charts": 1}),
    Input("a store of building blocks", linked(said("287"), "glossaryDocument", "glossary/document.xml", rooted("glossaryDocument", p(WRONG))), LINE, RIGHT),
    Input("the strict kind", zipped(PLAIN | {"word/document.xml": STRICT, "_rels/.rels": related(("rId1", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", "word/document.xml"))}), LINE, RIGHT),
    Input("a main part of another name", zipped(OTHER_NAME), LINE, RIGHT),
    Input("a main part with a whole address", zipped(PLAIN | {"_rels/.rels": related(("rId1", "officeDocument", "/word/document.xml"))}), LINE, RIGHT),
    Input("a main part that steps up", zipped(PLAIN | {"_rels/.rels": related(("rId1", "officeDocument", "./x/../word/document.xml"))}), LINE, RIGHT),
    Input("no relationships", zipped({name: content for name, content in PLAIN.items() if name != "_rels/.rels"}), LINE, RIGHT),
    Input("names in other letters", zipped(renamed(PLAIN, {"word/document.xml": "Word/Document.xml", "[Content_Types].xml": "[content_types].xml"})), LINE, RIGHT),
    Input("backslashes in the archive", zipped(renamed(PLAIN, {"word/document.xml": "word\\document.xml", "_rels/.rels": "_rels\\.rels"})), LINE, RIGHT),
    Input("wide letters in the markup", zipped(PLAIN | {"word/document.xml": DOCUMENT.replace("UTF-8", "UTF-16").encode("utf-16")}), LINE, RIGHT),
    Input("wide letters, the other way round", zipped(PLAIN | {"word/document.xml": b"\xfe\xff" + DOCUMENT.replace("UTF-8", "UTF-16").encode("utf-16-be")}), LINE, RIGHT),
    Input("a byte order mark", zipped(PLAIN | {"word/document.xml": DOCUMENT.encode("utf-8-sig")}), LINE, RIGHT),
    Input("markup in a Western encoding", zipped(PLAIN | {"word/document.xml": rooted("document", "<w:body>" + p("Café &#273;en") + "</w:body>").replace("UTF-8", "windows-1252").replace("&amp;", "&").encode("cp1252")}), "Café đen\n"),
    Input("another prefix", zipped(PLAIN | {"word/document.xml": DOCUMENT.replace("w:", "x:").replace("xmlns:w=", "xmlns:x=")}), LINE, RIGHT),
    Input("no prefix", zipped(PLAIN | {"word/document.xml": f'<document xmlns="{W}"><body><p><r><t>{LINE.strip()}</t></r></p></body></document>'}), LINE, RIGHT),
    Input("a template", zipped(PLAIN | {"[Content_Types].xml": types(kind=TEMPLATE)}), LINE, RIGHT),
    Input("the kind for macros, without any", zipped(PLAIN | {"[Content_Types].xml": types(kind=WITH_MACROS)}), LINE, RIGHT),
    Input("a wrong content type", zipped(PLAIN | {"[Content_Types].xml": types(kind="text/xml")}), LINE, RIGHT),
    Input("an archive of the large kind", in_zip64(PLAIN), LINE, RIGHT),
    Input("nothing packed", zipped(PLAIN, method=zipfile.ZIP_STORED), LINE, RIGHT),
    Input("nothing in it", word(""), ""),
    Input("a table of an imported page", chunk("c.html", f"<table><tr><th>Nội dung<th>Số lượng<tr><td>{LABEL}</td><td><p>287</p></td></tr></table><p>Hết</p>"), f"Báo cáo\nNội dung\nSố lượng\n{LABEL}\t287\nHết\n", RIGHT),
    Input("an imported page in old letters", chunk("c.html", "<p>§µi Lµo Cai sö dông 287 tin, bµi cña §µi Yªn B¸i.</p>"), "Báo cáo\n" + LINE, RIGHT, {"legacy_guessed": 1}),
    Input("an imported page with a picture written as letters", chunk("c.html", f'<p>Một<img src="data:image/png;base64,{"A" * 9_000}">hai</p>'), "Báo cáo\nMộthai\n", {}, {"pictures": 1}),
    Input("an imported page with a tag that never ends", chunk("c.html", "<p>Một</p><p class='x' 301 tin"), "Báo cáo\nMột\n", {}, {"damaged": 1}),
    Input("an imported page that hides some of itself", chunk("c.html", "<p>Một<span style='display: none'>301 <b>tin</b></span> hai</p><script>301</script>"), "Báo cáo\nMột hai\n", {}, {"hidden": 1}),
    Input("an imported file in a header", linked(said("287") + HEADER, "header", "header1.xml", rooted("hdr", '<w:altChunk r:id="rId1"/>')), LINE, RIGHT, {"chunks": 1}),
    Input("letters without a run around them", word("<w:p><w:t>Đài Lào Cai sử dụng 287</w:t>" + r(OF_YEN_BAI) + "</w:p>"), LINE, RIGHT),
]  # fmt: skip
