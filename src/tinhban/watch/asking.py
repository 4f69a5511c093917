"""A text as somebody gives it: pasted, or a file of it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tinhban.foundation.legacy_text import decoded_by_words
from tinhban.foundation.problems import Problem
from tinhban.foundation.text import MOST_MARKS, entities, nfc
from tinhban.papers.reading import Note, read_plain, read_word
from tinhban.papers.reading import limits as word_limits
from tinhban.watch.refusals import Trouble

LONGEST = 400_000  # characters
FILE_BYTES = 5_000_000
UNPACKED_BYTES = word_limits.MAX_MARKUP_BYTES
SUFFIXES = (".txt", ".srt", ".vtt", ".docx")
_BLOCK = 100_000  # characters that are cleaned at once
_SAMPLE = 20_000
_MANY_LINES = re.compile(r"\n{3,}")
_TIMES = re.compile(r"(?:\d{1,3}:)?\d{1,3}:\d{1,3}[.,]\d{1,9}\s{0,9}-->")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_TOO_LARGE = ("too_large", "unpacks")


@dataclass(frozen=True)
class Given:
    """The words of a text, and what is to be told of how they were read."""

    text: str
    notes: tuple[Note, ...] = ()


def text_of_file(name: str, data: bytes) -> str:
    """The words of a text, subtitle or Word file; the name only tells which of them."""
    return read_file(name, data).text


def read_file(name: str, data: bytes) -> Given:
    """The same, with what could not be read."""
    suffix = "." + name.lower().rpartition(".")[2]
    if suffix not in SUFFIXES:
        raise Trouble("not_readable", name=name)
    if len(data) > FILE_BYTES:
        raise Trouble("too_large", host=name, limit=FILE_BYTES // 1_000_000)
    if suffix == ".docx":
        return _of_docx(name, data)
    text = _decoded(name, data)
    return read_text(without_cues(text) if suffix in (".srt", ".vtt") else text)


def read_text(text: str) -> Given:
    """A text as it is pasted."""
    read = read_plain(cleaned(text))
    return Given(read.text, read.notes)


def without_cues(text: str) -> str:
    """Subtitles as running text: no numbers, no times, no marks."""
    lines = [line.strip() for line in _TAG.sub("", text).splitlines()]
    kept: list[str] = []
    for line in lines:
        if _TIMES.match(line):
            if kept and kept[-1].isdecimal():
                kept.pop()  # the number of the cue
        elif line and not line.startswith("WEBVTT"):
            kept.append(line)
    return " ".join(kept)


def cleaned(text: str) -> str:
    """Composed letters, no control characters, at most so long."""
    pieces: list[str] = []
    length = 0
    for block in _blocks(text):
        piece = _visible(nfc(entities(block).replace("\r\n", "\n").replace("\r", "\n")))
        piece = _MANY_LINES.sub("\n\n", piece)
        pieces.append(piece)
        length += len(piece) if length else len(piece.lstrip())
        if length > 2 * LONGEST:
            break
    plain = _MANY_LINES.sub("\n\n", "".join(pieces)).strip()
    if not plain:
        raise Trouble("empty")
    return plain[:LONGEST]


def _blocks(text: str) -> Iterator[str]:
    """Pieces of the text, never cut before a mark that belongs to the letter before it."""
    at = 0
    while at < len(text):
        end = at + _BLOCK
        limit = end + MOST_MARKS
        while end < min(limit, len(text)) and (
            unicodedata.combining(text[end]) or text[end] == "\n"
        ):
            end += 1
        yield text[at:end]
        at = end


def _visible(text: str) -> str:
    odd = {
        ord(c): " " if c.isspace() else "" for c in set(text) if c != "\n" and not c.isprintable()
    }
    return text.translate(odd) if odd else text


def _decoded(name: str, data: bytes) -> str:
    if wide := _WIDE.get(data[:2]):
        return data.decode(wide, errors="replace")
    if b"\0" in data[:4096]:
        raise Trouble("not_readable", name=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if found := decoded_by_words(data):
        return found[0]
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Trouble("encoding", name=name)
    return data.decode(best.encoding, errors="replace")


def _of_docx(name: str, data: bytes) -> Given:
    try:
        read = read_word(data, longest=LONGEST)
    except Problem as problem:
        kind = str(problem.params.get("kind"))
        if kind in _TOO_LARGE:
            raise Trouble("too_large", host=name, limit=problem.params["limit"]) from problem
        code = "not_readable" if problem.code == "not_docx" else f"word_{kind}"
        raise Trouble(code, name=name) from problem
    return Given(cleaned(read.text), read.notes)
