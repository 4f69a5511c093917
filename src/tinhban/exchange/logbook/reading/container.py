"""What kind of file these bytes are, and whether it is safe to open."""

import io
import re
import zipfile

from tinhban.exchange.logbook.reading import limits
from tinhban.exchange.logbook.reading.grid import Container
from tinhban.exchange.logbook.reading.refusal import UnreadableFile

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def sniff(data: bytes) -> Container:
    """Tell the kind from the content; the name of a file is never trusted."""
    if not data:
        raise UnreadableFile("empty_file")
    if len(data) > limits.MAX_FILE_BYTES:
        raise UnreadableFile(
            "too_large",
            megabytes=-(-len(data) // (1024 * 1024)),
            limit=limits.MAX_FILE_BYTES // (1024 * 1024),
        )
    if data.startswith(_CFB):
        return _inside_compound_file(data)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _inside_archive(data)
    for start, kind in _BINARY_STARTS:
        if data.startswith(start):
            raise UnreadableFile("not_a_spreadsheet", found=kind)
    _refuse_markup(data[:8192])
    return "csv"


def _refuse_markup(start: bytes) -> None:
    """Programs write web pages and call them .xls."""
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "latin-1", "ignore").lower()
    text = text.removeprefix("\xef\xbb\xbf").lstrip()
    if text.startswith("mime-version:"):
        raise UnreadableFile("html_named_xls")
    if not text.startswith("<"):
        return
    if re.search(r"<(!doctype html|html|table|meta|head|style|body)\b", text):
        raise UnreadableFile("html_named_xls")
    if text.startswith(("<?xml", "<workbook")):
        raise UnreadableFile("xml_spreadsheet")


def _inside_compound_file(data: bytes) -> Container:
    # Stream names stand in the directory as UTF-16; an encrypted XLSX is wrapped in such a file.
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableFile("encrypted")
    if holds("WordDocument"):
        raise UnreadableFile("not_a_spreadsheet", found="Word")
    if holds("PowerPoint Document"):
        raise UnreadableFile("not_a_spreadsheet", found="PowerPoint")
    if holds("Workbook") or holds("Book"):
        return "xls"
    raise UnreadableFile("not_a_spreadsheet", found="OLE")


def _inside_archive(data: bytes) -> Container:
    names = {info.filename for info in open_archive(data).infolist()}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise UnreadableFile("binary_workbook")
    if "word/document.xml" in names:
        raise UnreadableFile("not_a_spreadsheet", found="Word")
    if "ppt/presentation.xml" in names:
        raise UnreadableFile("not_a_spreadsheet", found="PowerPoint")
    if "content.xml" in names and "mimetype" in names:
        raise UnreadableFile("not_a_spreadsheet", found="OpenDocument")
    raise UnreadableFile("not_a_spreadsheet", found="ZIP")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP after looking for bombs: too many or too large members, overlapping members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFile("damaged") from error
    members = archive.infolist()
    if len(members) > limits.MAX_MEMBERS:
        raise UnreadableFile("archive_bomb")
    if len({member.filename for member in members}) != len(members):
        raise UnreadableFile("archive_bomb")
    if sum(member.file_size for member in members) > limits.MAX_UNPACKED_BYTES:
        raise UnreadableFile("archive_bomb")
    if any(member.flag_bits & 0x1 for member in members):
        raise UnreadableFile("encrypted")
    # Python before 3.11.8 does not look for members that share the same bytes.
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise UnreadableFile("archive_bomb")
        end = member.header_offset + 30 + member.compress_size
    return archive


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a member, never more than its directory promised."""
    try:
        info = archive.getinfo(name)
        with archive.open(info) as stream:
            content = stream.read(info.file_size + 1)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise UnreadableFile("damaged") from error
    except Exception as error:  # zlib.error and its kin have no common base
        raise UnreadableFile("damaged") from error
    if len(content) > info.file_size:
        raise UnreadableFile("archive_bomb")
    return content
