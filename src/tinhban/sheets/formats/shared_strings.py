"""The texts and formats that the cells of an XLSX refer to by number."""

import re
from array import array

from tinhban.sheets import limits
from tinhban.sheets.formats.archive import Archive
from tinhban.sheets.formats.number_formats import Meant, meant
from tinhban.sheets.formats.stream import (
    DEEPEST,
    Attributes,
    Gathered,
    parse,
    parse_as_is,
    whole,
)
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

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

    __slots__ = ("bits", "kept", "phonetic")

    def __init__(self) -> None:
        self.bits = Gathered()
        self.begin()

    def begin(self) -> None:
        self.bits.clear()
        self.kept = 0
        self.phonetic = False

    def opened(self, tag: str) -> None:
        del self.bits[self.kept :]
        if tag == "rPh":
            self.phonetic = True

    def closed(self, tag: str) -> None:
        if tag == "t" and not self.phonetic:
            self.kept = len(self.bits)
        elif tag == "rPh":
            self.phonetic = False

    def text(self) -> str:
        bits = self.bits
        return plain_text(bits[0] if self.kept == 1 else "".join(bits[: self.kept]))

    def trim(self) -> None:
        """Keep no more than is kept of a cell."""
        if len(self.bits) > 1:
            kept, loose = Gathered(self.bits[: self.kept]), Gathered(self.bits[self.kept :])
            self.bits[:] = [kept.whole(), loose.whole()]
            self.kept = 1


def read_strings(archive: Archive, part: str, texts: Texts) -> "array[int]":
    """The number of each shared string among the texts; NO_TEXT for one that shows nothing."""
    numbers = array("I")
    rich, add = RichText(), texts.add_new
    bits, depth = rich.bits, 0

    # Heard of a million times: what is usual comes first and calls nothing.
    def opened(tag: str, _attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if tag == "t":
            del bits[rich.kept :]
        elif tag == "si":
            rich.begin()
        elif depth > DEEPEST:
            raise UnreadableFile("unsafe_xml")
        elif (local := tag.rpartition(":")[2]) == "si":
            rich.begin()
        else:
            rich.opened(local)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if tag == "t":
            if not rich.phonetic:
                rich.kept = len(bits)
        elif tag == "si" or tag.endswith(":si"):
            number = add(rich.text())
            numbers.append(NO_TEXT if number is None else number)
        else:
            rich.closed(tag.rpartition(":")[2])

    parse_as_is(archive.pieces(part), opened, closed, bits.append, rich.trim)
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
