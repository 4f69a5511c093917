"""What kind of file these bytes are; the name of a file is never trusted."""

import re

from tinhban.sheets import limits
from tinhban.sheets.formats import compound
from tinhban.sheets.formats.archive import Archive
from tinhban.sheets.formats.lines import wide_without_mark
from tinhban.sheets.formats.package import workbook_part
from tinhban.sheets.grid import Container
from tinhban.sheets.refusal import UnreadableFile

_BINARY_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
)
_TOO_OLD = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")  # Excel 2, 3, 4
_BARE_RECORDS = (b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")  # Excel 5 and later, without a container
_HEAD = 8_192
_BEFORE = 64  # bytes that a server may have put before a file
_MARKUP = re.compile("<(!doctype html|html|table|meta|head|style|body|tr|title|div)\\b")


def sniff(data: bytes) -> Container:
    """Tell the kind from the content; refuses what is no workbook, before anything is unpacked."""
    if not data:
        raise UnreadableFile("empty_file")
    if len(data) > limits.MAX_FILE_BYTES:
        raise UnreadableFile(
            "too_large",
            megabytes=-(-len(data) // (1024 * 1024)),
            limit=limits.MAX_FILE_BYTES // (1024 * 1024),
        )
    if compound.MAGIC in data[:_BEFORE]:
        workbook_stream(data)
        return "xls"
    if data.startswith(_BARE_RECORDS):
        return "xls"
    if data.startswith(_TOO_OLD):
        raise UnreadableFile("too_old")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _inside_archive(data)
    for start, found in _BINARY_STARTS:
        if data.startswith(start):
            raise UnreadableFile("not_a_spreadsheet", found=found)
    if b"PK\5\6" in data[-66_000:] and (kind := _behind_other_bytes(data)):
        return kind
    return _markup(data) or "csv"


def _markup(data: bytes) -> Container | None:
    """Programs write web pages, web archives and XML and call them .xls."""
    text = start_of(data)
    if text.startswith("mime-version:"):
        return "html"
    if not text.startswith("<"):
        return None
    if text.startswith(("<?xml", "<?mso", "<workbook", "<ss:workbook")) and "<html" not in text:
        return "xml"
    return "html" if _MARKUP.search(text) else None


def start_of(data: bytes) -> str:
    """The first letters in small, without marks and blanks before them."""
    at = 0
    while data[at : at + 1] in (b" ", b"\r", b"\n", b"\t"):
        at += 1
    head = data[at : at + _HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "ignore")
    elif wide := wide_without_mark(head):
        text = head.decode(wide, "ignore")
    else:
        text = head.decode("latin-1").removeprefix("\xef\xbb\xbf")
    return text.lower().lstrip()


def workbook_stream(data: bytes) -> bytes:
    """The records of an old workbook out of their container."""
    data = data[max(0, data.find(compound.MAGIC, 0, _BEFORE)) :]
    try:
        file = compound.Compound(data)
    except UnreadableFile:
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile("encrypted") from None
        raise
    names = file.names()
    # An encrypted XLSX is wrapped in such a file.
    if "encryptedpackage" in names:
        raise UnreadableFile("encrypted")
    for name in ("workbook", "book"):
        if stream := file.stream(name):
            return stream
    if "worddocument" in names:
        raise UnreadableFile("not_a_spreadsheet", found="Word")
    if "powerpoint document" in names:
        raise UnreadableFile("not_a_spreadsheet", found="PowerPoint")
    raise UnreadableFile("not_a_spreadsheet", found="OLE")


def _behind_other_bytes(data: bytes) -> Container | None:
    """An archive may stand behind bytes of a server, or behind the program that unpacks it."""
    try:
        return _inside_archive(data)
    except UnreadableFile as refused:
        if refused.code in ("damaged", "not_a_spreadsheet"):
            return None
        raise


def _inside_archive(data: bytes) -> Container:
    archive = Archive(data)
    if workbook_part(archive):
        return "xlsx"
    if "xl/workbook.bin" in archive:
        raise UnreadableFile("binary_workbook")
    if "word/document.xml" in archive:
        raise UnreadableFile("not_a_spreadsheet", found="Word")
    if "ppt/presentation.xml" in archive:
        raise UnreadableFile("not_a_spreadsheet", found="PowerPoint")
    if "content.xml" in archive and "mimetype" in archive:
        kind = b"".join(archive.pieces("mimetype"))
        if b"spreadsheet" in kind:
            return "ods"
        raise UnreadableFile("not_a_spreadsheet", found="OpenDocument")
    raise UnreadableFile("not_a_spreadsheet", found="ZIP")
