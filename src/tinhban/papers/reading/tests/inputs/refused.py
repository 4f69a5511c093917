"""Files that are no readable Word file, and the sentence that says which kind they are of."""

import io
import warnings
import zipfile

from tinhban.papers.reading.tests.build import p, parts_of, related, rooted, types, zipped
from tinhban.papers.reading.tests.inputs import Refusal

PLAIN = parts_of(p("287 tin"))
GOOD = zipped(PLAIN)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DOCUMENT = str(PLAIN["word/document.xml"])


def without(*names: str) -> dict[str, str | bytes]:
    return {name: content for name, content in PLAIN.items() if name not in names}


def with_document(text: str | bytes) -> bytes:
    return zipped(PLAIN | {"word/document.xml": text})


def overlapping(data: bytes) -> bytes:
    """Two members that share the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    at = data.rindex(b"PK\x01\x02") + 42
    return data[:at] + first.header_offset.to_bytes(4, "little") + data[at + 4 :]


def twice(first: str, second: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in PLAIN.items():
            archive.writestr(name if name != "word/document.xml" else first, content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that the name is there already
            archive.writestr(second, DOCUMENT)
    return packed.getvalue()


def flagged(data: bytes, bit: int) -> bytes:
    """Every member with one more flag in both of its headers."""
    spoilt = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            spoilt[at + offset] |= bit
            at = data.find(sign, at + 1)
    return bytes(spoilt)


def damaged(data: bytes) -> bytes:
    """The packed bytes of the last member turned round."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        last = archive.infolist()[-1]
    at = last.header_offset + 30 + len(last.filename)
    return data[:at] + data[at : at + last.compress_size][::-1] + data[at + last.compress_size :]


REFUSALS = [
    Refusal("nothing", b"", "not_docx"),
    Refusal("words", b"Co 12 tin", "not_docx"),
    Refusal("the old kind of Word", OLE + "WordDocument".encode("utf-16-le"), "docx_protected"),
    Refusal("locked with a password", OLE + "EncryptedPackage".encode("utf-16-le"), "docx_protected"),
    Refusal("RTF", b"{\\rtf1\\ansi 12 tin}", "docx_is_rtf"),
    Refusal("a web page", b"\xef\xbb\xbf <html><body>12 tin</body></html>", "docx_is_html"),
    Refusal("a web page that Word wrote", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "docx_is_html"),
    Refusal("PDF", b"%PDF-1.7", "docx_is_pdf"),
    Refusal("a picture", b"\x89PNG\r\n\x1a\n", "not_docx"),
    Refusal("one Word file as flat markup", f"<?xml version='1.0'?><?mso-application progid='Word.Document'?>{DOCUMENT}".encode(), "docx_is_xml"),
    Refusal("a workbook", zipped({"[Content_Types].xml": types("/xl/workbook.xml", SHEET), "_rels/.rels": related(("rId1", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<workbook/>"}), "docx_is_other"),
    Refusal("slides", zipped({"[Content_Types].xml": types("/ppt/presentation.xml", "x"), "_rels/.rels": related(("rId1", "officeDocument", "ppt/presentation.xml")), "ppt/presentation.xml": "<p/>"}), "docx_is_other"),
    Refusal("OpenDocument", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "docx_is_other"),
    Refusal("an archive of something else", zipped({"a.txt": "12 tin"}), "not_docx"),
    Refusal("no main part", zipped(without("word/document.xml")), "not_docx"),
    Refusal("a main part elsewhere", zipped(PLAIN | {"_rels/.rels": related(("rId1", "officeDocument", "word/khong-co.xml"))} | {"word/document.xml": "<x/>"}), "not_docx"),
    Refusal("cut off", GOOD[: len(GOOD) // 2], "not_docx", "damaged"),
    Refusal("cut off near its end", GOOD[:-30], "not_docx", "damaged"),
    Refusal("bytes turned round", damaged(GOOD), "not_docx", "damaged"),
    Refusal("members that share bytes", overlapping(GOOD), "docx_unsafe"),
    Refusal("one name twice", twice("word/document.xml", "word/document.xml"), "docx_unsafe"),
    Refusal("one name in two spellings", twice("word/document.xml", "Word/document.xml"), "docx_unsafe"),
    Refusal("one name with two strokes", twice("word/document.xml", "word\\document.xml"), "docx_unsafe"),
    Refusal("members with a password", flagged(GOOD, 1), "docx_protected"),
    Refusal("packed in an unusual way", zipped(PLAIN, method=zipfile.ZIP_LZMA), "docx_unsafe"),
    Refusal("macros", zipped(PLAIN | {"word/vbaProject.bin": b"x"}), "docx_macros"),
    Refusal("a document type", with_document(DOCUMENT.replace("<w:document", '<!DOCTYPE x [<!ENTITY e "12">]><w:document', 1)), "docx_unsafe"),
    Refusal("a document type in wide letters", with_document(DOCUMENT.replace("<w:document", "<!DOCTYPE x><w:document", 1).replace("UTF-8", "UTF-16").encode("utf-16")), "docx_unsafe"),
    Refusal("a document type in the styles", zipped(PLAIN | {"word/_rels/document.xml.rels": related(("rId1", "styles", "styles.xml")), "word/styles.xml": "<!DOCTYPE x><w:styles/>"}), "docx_unsafe"),
    Refusal("markup that does not end", with_document(DOCUMENT[:-20]), "not_docx", "damaged"),
    Refusal("markup that is none", with_document(b"\x00\x01\x02"), "not_docx", "damaged"),
    Refusal("another root", with_document(rooted("styles", "")), "not_docx"),
    Refusal("an encoding nobody knows", with_document(DOCUMENT.replace("UTF-8", "x-khong-co")), "not_docx", "damaged"),
    Refusal("letters that are not in the encoding", with_document(DOCUMENT.encode().replace(b"287", b"\xff\xfe\xfa")), "not_docx", "damaged"),
    Refusal("too large", GOOD + bytes(10 * 1024 * 1024), "docx_too_large"),
]  # fmt: skip
