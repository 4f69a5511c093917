"""A text as somebody gives it: pasted, or a file of it."""

import io
import re
import zipfile
from html import unescape

from charset_normalizer import from_bytes

from tinhban.exchange.watch.refusals import Trouble
from tinhban.foundation.text import nfc

LONGEST = 400_000  # characters
FILE_BYTES = 5_000_000
UNPACKED_BYTES = 40_000_000
MEMBERS = 2_000
SUFFIXES = (".txt", ".srt", ".vtt", ".docx")
_CUE = re.compile(r"^\s*(?:\d+\s*$|(?:\d+:)?\d+:\d+[.,]\d+\s*-->.*$|WEBVTT.*$)", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|\{\\[^}\n]{0,80}\}")


def text_of_file(name: str, data: bytes) -> str:
    """The words of a text, subtitle or Word file; the name only tells which of them."""
    suffix = "." + name.lower().rpartition(".")[2]
    if suffix not in SUFFIXES:
        raise Trouble("not_readable", name=name)
    if len(data) > FILE_BYTES:
        raise Trouble("too_large", host=name, limit=FILE_BYTES // 1_000_000)
    text = _of_docx(name, data) if suffix == ".docx" else _decoded(name, data)
    if suffix in (".srt", ".vtt"):
        text = without_cues(text)
    return cleaned(text)


def without_cues(text: str) -> str:
    """Subtitles as running text: no numbers, no times, no marks."""
    lines = _TAG.sub("", _CUE.sub("", text)).splitlines()
    return " ".join(line.strip() for line in lines if line.strip())


def cleaned(text: str) -> str:
    """Composed letters, no control characters, at most so long."""
    lines = unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(
        c if c == "\n" or c.isprintable() else " " if c.isspace() else "" for c in nfc(lines)
    )
    plain = re.sub(r"\n{3,}", "\n\n", plain).strip()
    if not plain:
        raise Trouble("empty")
    return plain[:LONGEST]


def _decoded(name: str, data: bytes) -> str:
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Trouble("not_readable", name=name)
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise Trouble("encoding", name=name)
    return data.decode(best.encoding, errors="replace")


def _of_docx(name: str, data: bytes) -> str:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _refuse_bomb(name, packed.infolist())
        document = docx.Document(io.BytesIO(data))
    except Trouble:
        raise
    except Exception as error:  # the library lets every kind of error through
        raise Trouble("not_readable", name=name) from error
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *dict.fromkeys(cells)])


def _refuse_bomb(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBERS or sum(m.file_size for m in members) > UNPACKED_BYTES:
        raise Trouble("too_large", host=name, limit=UNPACKED_BYTES // 1_000_000)
    end = 0
    # Python before 3.11.8 does not look for members that share the same bytes.
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            raise Trouble("not_readable", name=name)
        end = member.header_offset + member.compress_size
