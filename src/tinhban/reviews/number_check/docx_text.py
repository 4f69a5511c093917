"""An uploaded Word file as text, with the runs each stretch of it stands in."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from lxml import etree

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.reviews.number_check.verdicts import MAX_TEXT, TEXT_TOO_LONG

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_MEMBERS = 2000

TOO_LARGE = gettext_noop(
    "The file is larger than %(limit)s MB. Send the text without its pictures."
)
NOT_DOCX = gettext_noop(
    "This is not a Word file of the kind .docx. Open it in Word and save it as .docx."
)
PROTECTED = gettext_noop(
    "This file is locked with a password or of an old kind (.doc). Save it as .docx without a password."
)
UNSAFE = gettext_noop("This file is built in a way that is not safe to open. Save it anew in Word.")
MACROS = gettext_noop("This file holds macros. Save it as .docx without macros.")

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00|\x00<\x00!", re.IGNORECASE)
_MARKUP = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)

W_P, W_R, W_T, W_TC = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:tc")
_VALUE = re.compile(r"(?:[^\W\d]+\s+)?\d[\d.,]*\s*%?(?:\s*[^\W\d]+){0,3}")
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_HIDDEN = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), f"{{{_COMPATIBILITY}}}Fallback"}
_TEXT_BOX = qn("w:txbxContent")


@dataclass
class Stretch:
    """A run of the document and where its text begins in the whole text."""

    run: etree._Element
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class ReadDocument:
    document: DocumentObject
    text: str
    stretches: list[Stretch]


def read_docx(data: bytes) -> ReadDocument:
    """Open a .docx and read its body and tables; headers, footers and notes are left out."""
    _refuse_unsafe(data)
    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
    except Exception as error:  # python-docx and lxml fail in many ways on a damaged package
        raise Problem("not_docx", NOT_DOCX) from error
    if body is None:
        raise Problem("not_docx", NOT_DOCX)
    pieces: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for paragraph in _paragraphs(body):
        if pieces and _is_only_value(paragraph):
            pieces[-1] = "\t"  # a row reads on: "tin đã sử dụng" | "287"
        for run in _runs(paragraph):
            text = "".join(said for _, said in parts(run))
            if text:
                stretches.append(Stretch(run, length, text))
                pieces.append(text)
                length += len(text)
        pieces.append("\n")
        length += 1
        if length > MAX_TEXT:
            raise Problem("text_too_long", TEXT_TOO_LONG, limit=MAX_TEXT)
    return ReadDocument(document, "".join(pieces), stretches)


def parts(run: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The children of a run, each with the text it stands for."""
    for child in run:
        if child.tag == W_T:
            yield child, child.text or ""
        else:
            yield child, _SIGNS.get(child.tag, "")


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs in the order of reading, those of tables and text boxes too."""
    for paragraph in body.iter(W_P):
        if not any(above.tag in _HIDDEN for above in paragraph.iterancestors()):
            yield paragraph


def _is_only_value(paragraph: etree._Element) -> bool:
    """Whether a paragraph is the one figure of a table row, and not its first cell."""
    cell = paragraph.getparent()
    if cell.tag != W_TC or cell.getprevious() is None or cell.getprevious().tag != W_TC:
        return False
    cells = cell.getparent().findall(W_TC)
    values = [one for one in cells[1:] if _VALUE.fullmatch(_said(one))]
    return values == [cell] and any(map(str.isalpha, _said(cell.getprevious())))


def _said(cell: etree._Element) -> str:
    runs = (run for paragraph in cell.findall(W_P) for run in _runs(paragraph))
    return "".join(said for run in runs for _, said in parts(run)).strip()


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph, in links and insertions too, but not of a text box inside it."""
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == W_R:
            yield element
        elif element.tag not in _HIDDEN and element.tag not in (W_P, _TEXT_BOX):
            pending.extend(reversed(element))


def _refuse_unsafe(data: bytes) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise Problem("docx_too_large", TOO_LARGE, limit=MAX_FILE_BYTES // 1024 // 1024)
    if data.startswith(_OLD_OR_LOCKED):
        raise Problem("docx_protected", PROTECTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive)
            _refuse_contents(archive)
    except Problem:
        raise
    except Exception as error:  # zipfile and zlib have no common base for damaged input
        raise Problem("not_docx", NOT_DOCX) from error


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = {member.filename for member in members}
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or len(names) < len(members) or unpacked > MAX_UNPACKED_BYTES:
        raise Problem("docx_unsafe", UNSAFE)
    if any(member.flag_bits & 0x1 for member in members):
        raise Problem("docx_protected", PROTECTED)
    end = 0
    # Python before 3.11.8 does not look for members that share the same bytes.
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            raise Problem("docx_unsafe", UNSAFE)
        end = member.header_offset + 30 + len(member.filename.encode()) + member.compress_size


def _refuse_contents(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise Problem("not_docx", NOT_DOCX)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Problem("docx_macros", MACROS)
    for name in names:
        if _MARKUP.search(name) and _DTD.search(archive.read(name)):
            raise Problem("docx_unsafe", UNSAFE)
