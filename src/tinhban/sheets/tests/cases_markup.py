"""Tables under the name of a workbook: web pages, web archives, SpreadsheetML, OpenDocument."""

import base64
import quopri
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tinhban.sheets.tests.cases import Case
from tinhban.sheets.tests.cases_xls import cp1258
from tinhban.sheets.tests.packing import archive, packed
from tinhban.sheets.tests.parts import FAIR, HEAD, HEADING, ONE, PLOUGH, book

NAME = "so 2022.xls"
_OTHER = ("2022-02-11", "Đêm hội xòe ở Mường So", "Đài Lai Châu")
SHOE = ["3", "11/02/2022", _OTHER[1], "Tin", "Đài Lai Châu"]


def row(cells: Sequence[str], tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for text in cells) + "</tr>"


def table(*rows: Sequence[str], head: Sequence[str] = HEAD) -> str:
    return "<table border=1>" + row(head, "th") + "".join(map(row, rows)) + "</table>"


USUAL = table(FAIR, PLOUGH)


def page(
    body: str = USUAL, *, meta: str = '<meta charset="utf-8">', encoding: str = "utf-8"
) -> bytes:
    text = f"<html><head>{meta}<title>Sổ</title></head><body>{body}</body></html>"
    return cp1258(text) if encoding == "cp1258" else text.encode(encoding)


def unclosed() -> bytes:
    lines = "".join(
        "<TR>" + "".join(f"<TD>{text}" for text in cells) for cells in (HEAD, FAIR, PLOUGH)
    )
    return page(f"<TABLE>{lines}</TABLE>")


def spanned() -> bytes:
    head = ("<tr><th rowspan=2>TT</th><th colspan=2>Thời gian</th><th rowspan=2>Tên tin, bài</th>"
            "<th rowspan=2>Đơn vị cung cấp</th></tr><tr><th>Nhận</th><th>Phát</th></tr>")  # fmt: skip
    rows = (f"<tr><td>1<td>20/01/2022<td>22/01/2022<td>{FAIR[2]}<td rowspan=2>{FAIR[4]}</tr>"
            f"<tr><td>2<td>20/01/2022<td>23/01/2022<td>{PLOUGH[2]}</tr>")  # fmt: skip
    return page(f"<table>{head}{rows}</table>")


def mht(encoding: str = "quoted-printable", *, frame: bool = False, body: str = USUAL) -> bytes:
    html = page(body)
    packed_body = base64.encodebytes(html) if encoding == "base64" else quopri.encodestring(html)
    kind = 'Content-Type: text/html; charset="utf-8"\r\n'
    part = f"--so\r\nContent-Location: sheet001.htm\r\n{kind}Content-Transfer-Encoding: {encoding}\r\n\r\n"
    first = f"--so\r\nContent-Location: so.htm\r\n{kind}\r\n<html><frameset><frame src=a></frameset></html>\r\n"
    start = ("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
             'Content-Type: multipart/related;\r\n\tboundary="so"\r\n\r\n')  # fmt: skip
    css = "--so\r\nContent-Type: text/css\r\n\r\ntd {color:red}\r\n"
    return (
        (start + (first if frame else "") + part).encode()
        + packed_body
        + f"\r\n{css}--so--\r\n".encode()
    )


def spreadsheetml(
    rows: str, *, sheet: str = "2022", heading: str = HEADING, options: str = ""
) -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'{heading}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="{sheet}"><Table ss:ExpandedRowCount="99">{rows}</Table>{options}</Worksheet></Workbook>'
    ).encode()


def xml_row(cells: Sequence[str | None], more: str = "") -> str:
    inside = ""
    for text in cells:
        if text is None or text.startswith("<"):
            inside += text or "<Cell/>"
        else:
            inside += f'<Cell><Data ss:Type="String">{escape(text)}</Data></Cell>'
    return f"<Row{more}>{inside}</Row>"


_XML = xml_row(HEAD) + xml_row(FAIR) + xml_row(PLOUGH)
_DAY = '<Cell ss:StyleID="s1"><Data ss:Type="DateTime">2022-01-22T00:00:00.000</Data></Cell>'


def ods(rows: str, *, more: str = "", settings: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for short, full in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
        )
    )
    content = (
        f"{HEADING}<office:document-content {names}>{settings}<office:body><office:spreadsheet>"
        f'<table:table table:name="2022">{rows}</table:table>{more}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive(packed({"mimetype": kind, "content.xml": content.encode()}))


def ods_row(cells: Sequence[str], more: str = "") -> str:
    inside = "".join(
        text if text.startswith("<") else
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
        for text in cells
    )  # fmt: skip
    return f"<table:table-row{more}>{inside}</table:table-row>"


_ODS = ods_row(HEAD) + ods_row(FAIR) + ods_row(PLOUGH)
_ODS_DAY = ('<table:table-cell office:value-type="date" office:date-value="2022-01-22">'
            "<text:p>22/01/22</text:p></table:table-cell>")  # fmt: skip
_EMPTY = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
_HIDDEN = '<table:table table:name="Ẩn" table:style-name="x"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
_STYLE = '<office:automatic-styles><style:style style:name="x" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'

CASES = [
    Case("a web page", page, filename=NAME),
    Case("a web page in UTF-16", lambda: page(meta="", encoding="utf-16"), filename=NAME),
    Case("a web page in windows-1258", lambda: page(
        meta='<meta http-equiv=Content-Type content="text/html; charset=windows-1258">', encoding="cp1258"),
         filename=NAME, told=frozenset({"encoding"})),
    Case("a web page that does not say its encoding", lambda: page(meta=""), filename=NAME),
    Case("a web page that says a wrong encoding", lambda: page(meta='<meta charset="us-ascii">'), filename=NAME),
    Case("a table and nothing else", lambda: USUAL.encode(), filename=NAME),
    Case("a mark of UTF-8, blanks, then a table", lambda: b"\xef\xbb\xbf\r\n  " + USUAL.encode(), filename=NAME),
    Case("tags that are not closed", unclosed, filename=NAME),
    Case("head and body of the table", lambda: page(
        "<table><thead>" + row(HEAD) + "</thead><tbody>" + row(FAIR) + row(PLOUGH) + "</tbody></table>"), filename=NAME),
    Case("cells over rows and columns", spanned, filename=NAME, doubts=frozenset({"kind_missing"})),
    Case("spans without measure", lambda: page(
        "<table><tr><td colspan=1000000000 rowspan=1000000000>SỔ</td></tr></table>" + USUAL), filename=NAME),
    Case("entities", lambda: page(USUAL.replace("mới", "m&#7899;i").replace("bản ", "b&#x1EA3;n&nbsp;")), filename=NAME),
    Case("lines inside a cell", lambda: page(USUAL.replace("mới lên", "mới<br>lên").replace("cày ải", "<p>cày</p><p>ải</p>")
         .replace("Mùa <p>", "Mùa<p>").replace("</p> ở", "</p>ở")), filename=NAME),
    Case("marks inside a cell", lambda: page(USUAL.replace("Mường Than", "<b>Mường</b> <i>Th</i>an")), filename=NAME),
    Case("what is not shown", lambda: page(
        "<style>td {a:b}</style><script>document.write('<table><tr><td>x</td></tr></table>')</script><!-- <table> -->"
        + USUAL.replace("<td>1<", "<td x:num><!-- <td> -->1<")), filename=NAME),
    Case("a table that goes on in the next", lambda: page(table(FAIR) + "<table>" + row(PLOUGH) + "</table>"), filename=NAME),
    Case("each page has its table and head", lambda: page(table(FAIR) + "<p>Trang 2</p>" + table(PLOUGH)), filename=NAME),
    Case("tables of other columns", lambda: page(table(FAIR) + table(
        [SHOE[0], SHOE[2], SHOE[1], SHOE[4]], head=[HEAD[0], HEAD[2], HEAD[1], HEAD[4]])),
         rows=[*ONE, _OTHER], filename=NAME, doubts=frozenset({"kind_missing"})),
    Case("a title between tables", lambda: page(
        table(["1", "22/1", *FAIR[2:]]) + "<h3>THÁNG 2 NĂM 2022</h3>" + table(["1", "11", *SHOE[2:]])),
         rows=[*ONE, _OTHER], filename=NAME, doubts=frozenset({"year_inferred", "date_day_only"})),
    Case("a table inside the cell of a table", lambda: page(
        f"<table><tr><td>SỔ THEO DÕI</td></tr><tr><td>{USUAL}</td></tr></table>"), filename=NAME),
    Case("a page without a table", lambda: page("<p>Hết phiên làm việc, mời đăng nhập lại</p>"),
         refused="html_named_xls", filename=NAME),
    Case("a web archive", mht, filename=NAME),
    Case("a web archive in base64", lambda: mht("base64"), filename=NAME),
    Case("a web archive with frames", lambda: mht(frame=True), filename=NAME),
    Case("a web archive without a table", lambda: mht(body="<p>Hết phiên làm việc</p>"), refused="html_named_xls", filename=NAME),
    Case("SpreadsheetML", lambda: spreadsheetml(_XML), filename=NAME),
    Case("SpreadsheetML with real days", lambda: spreadsheetml(
        xml_row(HEAD) + xml_row([FAIR[0], _DAY, *FAIR[2:]])), rows=ONE, filename=NAME),
    Case("SpreadsheetML with gaps", lambda: spreadsheetml(
        xml_row(HEAD, ' ss:Index="4"') + xml_row([None, FAIR[1], FAIR[2],
        f'<Cell ss:Index="5"><Data ss:Type="String">{FAIR[4]}</Data></Cell>'], ' ss:Index="7"')), rows=ONE, filename=NAME,
         doubts=frozenset({"kind_missing"})),
    Case("SpreadsheetML with merged cells", lambda: spreadsheetml(
        xml_row(HEAD) + xml_row([*FAIR[:4], f'<Cell ss:MergeDown="99999"><Data ss:Type="String">{FAIR[4]}</Data></Cell>'])
        + xml_row(PLOUGH[:4])), filename=NAME),
    Case("SpreadsheetML with marks in the text", lambda: spreadsheetml(xml_row(HEAD) + xml_row(
        [*FAIR[:2], '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Tuyến đường mới</B>'
         "<Font> lên bản Sín Chải thông xe</Font></ss:Data></Cell>", *FAIR[3:]])), rows=ONE, filename=NAME),
    Case("SpreadsheetML with a formula", lambda: spreadsheetml(xml_row(HEAD) + xml_row(
        [*FAIR[:2], f'<Cell ss:Formula="=R1C1"><Data ss:Type="String">{FAIR[2]}</Data></Cell>', *FAIR[3:]])),
         rows=ONE, filename=NAME, doubts=frozenset({"formula"})),
    Case("SpreadsheetML with a hidden row", lambda: spreadsheetml(
        xml_row(HEAD) + xml_row(FAIR, ' ss:Hidden="1"') + xml_row(PLOUGH)), filename=NAME, doubts=frozenset({"hidden_row"})),
    Case("SpreadsheetML with a hidden sheet", lambda: spreadsheetml(_XML, options="<WorksheetOptions "
         'xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'),
         rows=[], told=frozenset({"hidden_sheet", "no_rows"}), filename=NAME),
    Case("SpreadsheetML without a first line", lambda: spreadsheetml(_XML, heading=""), filename=NAME),
    Case("SpreadsheetML with a declaration", lambda: spreadsheetml(_XML, heading=HEADING + "<!DOCTYPE a>"),
         refused="unsafe_xml", filename=NAME),
    Case("some other XML", lambda: b"<?xml version='1.0'?><rss><channel/></rss>", refused="xml_spreadsheet", filename=NAME),
    Case("OpenDocument", lambda: ods(_ODS), filename="so 2022.ods"),
    Case("OpenDocument with real days", lambda: ods(
        ods_row(HEAD) + ods_row([FAIR[0], _ODS_DAY, *FAIR[2:]])), rows=ONE, filename="so 2022.ods"),
    Case("OpenDocument with rows to the end", lambda: ods(_ODS + _EMPTY), filename="so 2022.ods"),
    Case("OpenDocument with repeated cells", lambda: ods(ods_row(HEAD) + ods_row([*FAIR[:4], _ODS_DAY.replace(
        'office:value-type="date"', 'table:number-columns-repeated="1" office:value-type="string"').replace(
        "22/01/22", FAIR[4])])), rows=ONE, filename="so 2022.ods"),
    Case("OpenDocument with a merged cell", lambda: ods(ods_row(HEAD) + ods_row([*FAIR[:4],
        f'<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>{FAIR[4]}</text:p></table:table-cell>'])
        + ods_row([*PLOUGH[:4], "<table:covered-table-cell/>"])), filename="so 2022.ods"),
    Case("OpenDocument with a hidden row", lambda: ods(
        ods_row(HEAD) + ods_row(FAIR, ' table:visibility="collapse"') + ods_row(PLOUGH)),
         filename="so 2022.ods", doubts=frozenset({"hidden_row"})),
    Case("OpenDocument with a hidden sheet", lambda: ods(_ODS, more=_HIDDEN, settings=_STYLE),
         filename="so 2022.ods", told=frozenset({"hidden_sheet"})),
    Case("OpenDocument with a note", lambda: ods(ods_row(HEAD) + ods_row([*FAIR[:4],
        '<table:table-cell office:value-type="string"><office:annotation><text:p>đã phát</text:p></office:annotation>'
        f"<text:p>{FAIR[4]}</text:p></table:table-cell>"])), rows=ONE, filename="so 2022.ods", told=frozenset({"notes"})),
    Case("OpenDocument with blanks and tabs", lambda: ods(ods_row(HEAD) + ods_row([*FAIR[:2],
        '<table:table-cell office:value-type="string"><text:p>Tuyến đường mới<text:s text:c="3"/>lên bản<text:tab/>'
        "<text:span>Sín Chải</text:span> thông xe</text:p></table:table-cell>", *FAIR[3:]])), rows=ONE, filename="so 2022.ods"),
    Case("a new workbook under an old name", book, filename=NAME),
    Case("an OpenDocument text", lambda: archive(packed(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})), refused="not_a_spreadsheet"),
]  # fmt: skip
