"""What the vendored Liberation Serif knows: how wide a text is, and which letters it has.

Read from the font files themselves (their `cmap` and `hmtx` tables), so no library is needed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import Struct, unpack_from

FONTS = Path(__file__).parent / "fonts"
NAME = "Liberation Serif"
MILLIMETRES_PER_POINT = 25.4 / 72

_FACES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@dataclass(frozen=True)
class Face:
    """One face: glyph by code point, and advance width by glyph in units of the em."""

    glyphs: dict[int, int]
    widths: tuple[int, ...]
    em: int

    def width(self, text: str) -> float:
        """Width in ems."""
        last = len(self.widths) - 1
        return sum(self.widths[min(self.glyphs.get(ord(c), 0), last)] for c in text) / self.em


def width_mm(text: str, points: float, *, bold: bool = False, italic: bool = False) -> float:
    """How wide a line of text is on paper."""
    return face(bold=bold, italic=italic).width(text) * points * MILLIMETRES_PER_POINT


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that the font cannot show, each once, in order."""
    glyphs = face().glyphs
    found = {c: None for text in texts for c in text if ord(c) not in glyphs}
    return tuple(sorted(found))


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    font = (FONTS / f"LiberationSerif-{_FACES[bold, italic]}.ttf").read_bytes()
    tables = _tables(font)
    (em,) = unpack_from(">H", font, tables["head"] + 18)
    (count,) = unpack_from(">H", font, tables["hhea"] + 34)
    pair = Struct(">Hh")
    start = tables["hmtx"]
    widths = tuple(pair.unpack_from(font, start + 4 * i)[0] for i in range(count))
    return Face(glyphs=_glyphs(font, tables["cmap"]), widths=widths, em=em)


def _tables(font: bytes) -> dict[str, int]:
    (count,) = unpack_from(">H", font, 4)
    entry = Struct(">4s4xI4x")
    found = (entry.unpack_from(font, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, offset in found}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    (count,) = unpack_from(">H", font, cmap + 2)
    for i in range(count):
        platform, encoding, offset = unpack_from(">HHI", font, cmap + 4 + 8 * i)
        if (platform, encoding) == (3, 1):
            return _segments(font, cmap + offset)
    raise ValueError("the font has no Unicode table")


def _segments(font: bytes, table: int) -> dict[int, int]:
    """A `cmap` subtable of format 4: runs of code points with a shift or a list of glyphs."""
    (doubled,) = unpack_from(">H", font, table + 6)
    n = doubled // 2
    ends = unpack_from(f">{n}H", font, table + 14)
    starts = unpack_from(f">{n}H", font, table + 16 + doubled)
    shifts = unpack_from(f">{n}H", font, table + 16 + 2 * doubled)
    lists = table + 16 + 3 * doubled
    glyphs = {}
    for i, (start, end, shift) in enumerate(zip(starts, ends, shifts, strict=True)):
        (within,) = unpack_from(">H", font, lists + 2 * i)
        for code in range(start, end + 1):
            glyph = code
            if within:
                at = lists + 2 * i + within + 2 * (code - start)
                (glyph,) = unpack_from(">H", font, at) if at + 2 <= len(font) else (0,)
            if (not within or glyph) and (glyph := (glyph + shift) & 0xFFFF):
                glyphs[code] = glyph
    return glyphs
