"""The texts and formats that the cells of an XLSX refer to by number."""

import re
from array import array

from tinhban.exchange.logbook.reading import limits
from tinhban.exchange.logbook.reading.formats.archive import Archive
from tinhban.exchange.logbook.reading.formats.number_formats import Meant, meant
from tinhban.exchange.logbook.reading.formats.stream import (
    DEEPEST,
    Attributes,
    Gathered,
    parse,
    parse_as_is,
    whole,
)
from tinhban.exchange.logbook.reading.refusal import UnreadableFile
from tinhban.exchange.logbook.reading.texts import Texts

NO_TEXT = 0xFFFFFFFF
# How a text holds what XML cannot: _x000D_ is a line end.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def plain_text(text: str) -> str:
    """A text of a cell without the escapes of the format."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


class RichText:
    """Gathers the text of a cell from its runs; what says how it sounds is no text of it."""

    __slots__ = ("_kept", "_phonetic", "bits", "depth")

    def __init__(self) -> None:
        self.bits = Gathered()
        self._kept = 0
        self._phonetic = False
        self.depth = 0

    def begin(self) -> None:
        self.bits.clear()
        self._kept = 0
        self._phonetic = False

    def opened(self, tag: str) -> None:
        del self.bits[self._kept :]
        if tag == "rPh":
            self._phonetic = True

    def closed(self, tag: str) -> None:
        if tag == "t" and not self._phonetic:
            self._kept = len(self.bits)
        elif tag == "rPh":
            self._phonetic = False

    def text(self) -> str:
        bits = self.bits
        return plain_text(bits[0] if self._kept == 1 else "".join(bits[: self._kept]))

    def trim(self) -> None:
        """Keep no more than is kept of a cell."""
        if len(self.bits) > 1:
            kept, loose = Gathered(self.bits[: self._kept]), Gathered(self.bits[self._kept :])
            self.bits[:] = [kept.whole(), loose.whole()]
            self._kept = 1


def read_strings(archive: Archive, part: str, texts: Texts) -> "array[int]":
    """The number of each shared string among the texts; NO_TEXT for one that shows nothing."""
    numbers = array("I")
    rich, add = RichText(), texts.add_new

    def opened(tag: str, _attributes: Attributes) -> None:
        rich.depth += 1
        if tag == "t":
            rich.opened(tag)
        elif tag == "si":
            rich.begin()
        elif rich.depth > DEEPEST:
            raise UnreadableFile("unsafe_xml")
        else:
            local = tag.rpartition(":")[2]
            if local == "si":
                rich.begin()
            else:
                rich.opened(local)

    def closed(tag: str) -> None:
        rich.depth -= 1
        if tag == "t":
            rich.closed(tag)
            return
        local = tag if tag == "si" else tag.rpartition(":")[2]
        if local == "si":
            number = add(rich.text())
            numbers.append(NO_TEXT if number is None else number)
        else:
            rich.closed(local)

    parse_as_is(archive.pieces(part), opened, closed, rich.bits.append, rich.trim)
    return numbers


def read_styles(archive: Archive, part: str) -> list[Meant]:
    """What a number means under each style of a cell."""
    codes: dict[int, str] = {}
    means: list[Meant] = []
    in_cells = False

    def opened(tag: str, attributes: Attributes) -> None:
        nonlocal in_cells
        if tag == "numFmt" and len(codes) < limits.MAX_STYLES:
            number = whole(attributes.get("numFmtId"))
            if number is not None:
                codes[number] = attributes.get("formatCode", "")[:256]
        elif tag == "cellXfs":
            in_cells = True
        elif tag == "xf" and in_cells and len(means) < limits.MAX_STYLES:
            number = whole(attributes.get("numFmtId")) or 0
            means.append(meant(number, codes.get(number)))

    def closed(tag: str) -> None:
        nonlocal in_cells
        if tag == "cellXfs":
            in_cells = False

    parse(archive.pieces(part), opened, closed, lambda _text: None)
    return means
