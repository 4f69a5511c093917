import io
import struct
import unicodedata
import zipfile

import openpyxl
import pytest

from tinhban.sheets import limits
from tinhban.sheets.open_file import open_workbook
from tinhban.sheets.reading import read_log
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.tests.biff import workbook
from tinhban.sheets.tests.made import HEAD, TERM, xlsx

MANY = 20_000
ROW = ["1", "22/01/2022", "Phiên chợ cuối năm ở San Thàng", "PSN", "Đài Lai Châu"]


def refused(data: bytes, name: str = "sổ.xlsx") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        open_workbook(data, name)
    return caught.value


def csv_bytes(encoding: str, delimiter: str = ",") -> bytes:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in (HEAD, ROW))
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_every_usual_encoding_and_delimiter(encoding, delimiter):
    reading = read_log(csv_bytes(encoding, delimiter), "sổ 2022.csv", **TERM)
    assert reading.rows[0].values["title"] == "Phiên chợ cuối năm ở San Thàng"
    assert reading.rows[0].values["supplier"] == "Đài Lai Châu"


def test_csv_of_an_old_windows_in_vietnamese():
    # windows-1258 keeps five tone marks apart from their letters.
    marks = "\u0300\u0301\u0303\u0309\u0323"
    apart = {}
    for code in range(0xC0, 0x1EFA):
        sign = unicodedata.normalize("NFD", chr(code))
        if sign[-1] in marks and len(sign) > 1:
            apart[code] = unicodedata.normalize("NFC", sign.replace(sign[-1], "", 1)) + sign[-1]
    text = "\n".join(";".join(row) for row in (HEAD, ROW)).translate(apart)
    reading = read_log(text.encode("cp1258"), "sổ.csv", **TERM)
    assert reading.rows[0].values["title"] == "Phiên chợ cuối năm ở San Thàng"
    assert {"encoding"} == {problem.code for problem in reading.problems}


def test_text_typed_in_tcvn3_is_converted_and_told():
    head = ["TT", "Ngµy ph¸t", "Tªn tin, bµi", "ThÓ lo¹i", "§¬n vÞ cung cÊp"]
    row = ["1", "22/01/2022", "N«ng d©n Lai Ch©u xuèng ®ång ®Çu xu©n", "Tin", "§µi Lai Ch©u"]
    reading = read_log(xlsx({"2022": [head, row]}), "so.xlsx", **TERM)
    assert reading.rows[0].values["title"] == "Nông dân Lai Châu xuống đồng đầu xuân"
    assert reading.rows[0].values["supplier"] == "Đài Lai Châu"
    assert reading.problems[0].code == "legacy_text"
    assert reading.problems[0].params == {"legacy": "TCVN3 (ABC)"}


def test_text_typed_in_vni_is_converted():
    head = ["TT", "Ngaøy phaùt", "Teân tin, baøi", "Theå loaïi", "Ñôn vò cung caáp"]
    row = ["1", "22/01/2022", "Muøa hoa ban treân nhöõng cung ñöôøng", "Tin", "Ñaøi Lai Chaâu"]
    reading = read_log(xlsx({"2022": [head, row]}), "so.xlsx", **TERM)
    assert reading.rows[0].values["title"] == "Mùa hoa ban trên những cung đường"
    assert reading.rows[0].values["supplier"] == "Đài Lai Châu"


def test_text_in_nfd_is_stored_composed():
    row = [unicodedata.normalize("NFD", cell) for cell in ROW]
    head = [unicodedata.normalize("NFD", cell) for cell in HEAD]
    reading = read_log(xlsx({"2022": [head, row]}), "so.xlsx", **TERM)
    title = reading.rows[0].values["title"]
    assert title == "Phiên chợ cuối năm ở San Thàng"
    assert unicodedata.is_normalized("NFC", title)


def test_control_characters_and_lines_inside_a_cell_become_spaces():
    row = ["1", "22/01/2022", "Phiên chợ\ncuối năm\x01 ở\tSan Thàng", "Tin", "Đài Lai Châu"]
    text = "\n".join(";".join(f'"{cell}"' for cell in one) for one in (HEAD, row))
    reading = read_log(text.encode(), "so.csv", **TERM)
    assert reading.rows[0].values["title"] == "Phiên chợ cuối năm ở San Thàng"


def test_old_xls_is_read_with_merges_and_formulas():
    data = workbook(
        {"Tháng 1.2022": [HEAD, ["1", "22/1/2022", "Tin một", "Tin", "Đài Lai Châu"],
                          ["2", None, "Tin hai", "Tin", None]]},
        formulas=[(2, 1, 44584.0)],
        merges=[(1, 4, 2, 4)],
    )  # fmt: skip
    reading = read_log(data, "so.xls", **TERM)
    first, second = reading.rows
    assert second.values["supplier"] == first.values["supplier"] == "Đài Lai Châu"
    assert second.values["used_on"].isoformat() == "2022-01-23"
    assert [doubt.code for doubt in second.doubts] == ["formula", "date_serial"]


def test_the_content_decides_not_the_name():
    assert open_workbook(xlsx({"a": [["x"]]}), "log.csv").container == "xlsx"
    assert open_workbook(b"a,b\n1,2\n", "log.xlsx").container == "csv"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n , \n", "empty_file"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"\xff\xd8\xff\xe0 photo", "not_a_spreadsheet"),
        (b"<html><table><tr><td>1</td></tr></table>", "html_named_xls"),
        (b"\xef\xbb\xbf\r\n<!-- x --><html xmlns:x='excel'><body><table>", "html_named_xls"),
        ("<html><table><tr><td>1</td></tr></table></html>".encode("utf-16"), "html_named_xls"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "html_named_xls"),
        (b"<?xml version='1.0'?><Workbook/>", "xml_spreadsheet"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not_a_spreadsheet"),
        (b"\x81\x8d\x8f" * 100, "undecodable"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_the_reason(data, code):
    error = refused(data)
    assert error.code == code
    assert str(error)


def test_more_than_fifty_megabytes_are_refused_before_reading():
    error = refused(b"a,b\n" * (limits.MAX_FILE_BYTES // 4 + 1))
    assert error.code == "too_large"
    assert error.params == {"megabytes": 51, "limit": 50}


def test_a_password_is_named():
    assert refused(workbook({"a": [["x"]]}, encrypted=True)).code == "encrypted"
    wrapped = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(wrapped).code == "encrypted"


def rezipped(data: bytes, change) -> bytes:
    source, packed = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return packed.getvalue()


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 20 << 20)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as member:
            for _ in range(limits.MAX_UNPACKED_BYTES // (1 << 20) + 1):
                member.write(b"\0" * (1 << 20))
    assert len(packed.getvalue()) < 100_000
    assert refused(packed.getvalue()).code == "archive_bomb"


def test_members_that_share_bytes_are_refused():
    data = bytearray(xlsx({"a": [["x"]]}))
    directory = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", directory + 4)
    third = data.find(b"PK\x01\x02", second + 4)
    data[third + 42 : third + 46] = data[second + 42 : second + 46]  # the local header's place
    assert refused(bytes(data)).code == "archive_bomb"


def test_a_member_larger_than_it_says_is_refused():
    data = bytearray(xlsx({"a": [["x" * 4000]]}))
    place = data.find(b"PK\x01\x02")
    while data[place + 46 : place + 66] != b"xl/sharedStrings.xml":
        place = data.find(b"PK\x01\x02", place + 4)
    struct.pack_into("<I", data, place + 24, 100)
    assert refused(bytes(data)).code in ("damaged", "archive_bomb")


def test_entities_are_refused():
    def declare(name, content):
        if name != "xl/workbook.xml":
            return content
        return content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)

    assert refused(rezipped(xlsx({"a": [["x"]]}), declare)).code == "unsafe_xml"


def test_one_stray_cell_far_away_is_named_and_takes_no_memory():
    error = refused(xlsx({"Tháng 1": [HEAD, ROW, [None] * 5000 + ["x"]]}))
    assert error.code == "too_many_columns"
    assert error.params["sheet"] == "Tháng 1"
    assert error.params["column"] == "GJI"

    def far(name, content):
        return content.replace(b'r="A1"', b'r="A1048576"') if "sheet1" in name else content

    error = refused(rezipped(xlsx({"a": [["x"]]}), far))
    assert error.code == "too_many_rows"
    assert error.params["row"] == 1048576


def test_an_error_of_excel_is_not_an_empty_cell():
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append(["1", "22/01/2022", "Tin A", "Tin", "#REF!"])
    packed = io.BytesIO()
    book.save(packed)
    [row] = read_log(packed.getvalue(), "so.xlsx", **TERM).rows
    [doubt] = row.doubts
    assert (doubt.code, doubt.field, doubt.column) == ("cell_error", "supplier", "E")


def test_an_error_of_an_old_workbook_is_not_an_empty_cell():
    data = workbook({"2022": [HEAD, [*ROW[:4]]]}, errors=[(1, 4, 0x17)])
    [row] = read_log(data, "so.xls", **TERM).rows
    assert [(doubt.code, doubt.params) for doubt in row.doubts] == [
        ("cell_error", {"shown": "#REF!"})
    ]


def test_hidden_rows_are_asked():
    def hide(name, content):
        return (
            content.replace(b'<row r="2"', b'<row r="2" hidden="1"')
            if "sheet1" in name
            else content
        )

    other = ["2", "23/01/2022", "Tin B", "Tin", "Đài Lai Châu"]
    data = rezipped(xlsx({"2022": [HEAD, ROW, other]}), hide)
    first, second = read_log(data, "so.xlsx", **TERM).rows
    assert [doubt.code for doubt in first.doubts] == ["hidden_row"]
    assert second.doubts == []


def test_days_are_counted_as_the_workbook_does():
    def since_1904(name, content):
        return (
            content.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
            if name == "xl/workbook.xml"
            else content
        )

    data = rezipped(xlsx({"2022": [HEAD, ["1", 43121, *ROW[2:]]]}), since_1904)
    [row] = read_log(data, "so.xlsx", **TERM).rows
    assert row.values["used_on"].isoformat() == "2022-01-22"


@pytest.mark.parametrize(
    ("typed", "meant", "legacy"),
    [
        (["N«ng d©n xuèng ®ång ®Çu xu©n", "Phiªn chî cuèi n¨m cña huyÖn"],
         ["Nông dân xuống đồng đầu xuân", "Phiên chợ cuối năm của huyện"], "TCVN3 (ABC)"),
        (["Noâng daân xuoáng ñoàng ñaàu xuaân", "Phieân chôï cuoái naêm cuûa huyeän"],
         ["Nông dân xuống đồng đầu xuân", "Phiên chợ cuối năm của huyện"], "VNI"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("apart", ["column", "sheet"])
def test_an_old_font_in_one_column_or_sheet_is_converted_and_told(typed, meant, legacy, apart):
    rows = [[*ROW[:2], title, *ROW[3:]] for title in typed]
    sheets = {"T1": [HEAD, *rows]}
    if apart == "sheet":
        sheets = {
            "T1": [HEAD, ROW],
            "T2": [["TT", "Ngay phat", "Ten tin"], *[row[:3] for row in rows]],
        }
    reading = read_log(xlsx(sheets), "so 2022.xlsx", **TERM)
    assert [row.values["title"] for row in reading.rows][-2:] == meant
    assert {"legacy": legacy} in [problem.params for problem in reading.problems]


@pytest.mark.parametrize(
    "line", ['2;22/01/2022;"Tin B;Tin;Đài Lai Châu', '2;="22/01/2022";Tin B;Tin;Đài Lai Châu']
)
def test_csv_of_careless_programs(line):
    others = [f"{n};22/01/2022;Tin {n};Tin;Đài Lai Châu" for n in (3, 4, 5)]
    text = "\n".join([";".join(HEAD), line, *others])
    reading = read_log(text.encode(), "so 2022.csv", **TERM)
    assert [row.values["title"] for row in reading.rows] == ["Tin B", "Tin 3", "Tin 4", "Tin 5"]
    assert not any(row.doubts for row in reading.rows)


def test_the_apostrophe_of_our_own_exports_is_taken_off_again():
    [row] = read_log(
        xlsx({"2022": [HEAD, [*ROW[:2], "'-5 độ C", *ROW[3:]]]}), "so.xlsx", **TERM
    ).rows
    assert row.values["title"] == "-5 độ C"


def test_macros_and_links_to_other_files_are_left_closed():
    packed = io.BytesIO(xlsx({"2022": [HEAD, ROW]}))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<!DOCTYPE bad><x/>")
    reading = read_log(packed.getvalue(), "so.xlsm", **TERM)
    assert len(reading.rows) == 1


def test_the_last_of_very_many_rows_is_read_like_the_first():
    lines = ["TT;Ngày phát;Tên tin;Thể loại"]
    lines += [f"{n};{n % 28 + 1}/3/2022;Tin số {n};tin" for n in range(MANY)]
    reading = read_log("\n".join(lines).encode(), "so 2022.csv", **TERM)
    assert len(reading.rows) == MANY
    assert reading.rows[-1].values["title"] == f"Tin số {MANY - 1}"
    assert not any(row.doubts for row in reading.rows)


def test_too_many_rows_are_refused():
    data = b"TT;Ten tin;Ngay phat\n" + b"1;a;1/1/2022\n" * limits.MAX_ROWS
    assert refused(data, "so.csv").code == "too_many_rows"
