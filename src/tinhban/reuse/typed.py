"""What text looks like when it comes from pages and old fonts, put right without moving a character."""

import html
import re
from collections.abc import Sequence

import numpy as np

# A soft hyphen is deleted by the fold: it fills the place of what a decoded entity no longer needs.
_FILLER = "\u00ad"
_ENTITY = re.compile(r"&(?:amp;){0,3}(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,500}|!--[^<>]{0,500}--)>")

# TCVN3 (ABC fonts): letters that stand in Latin-1 places.
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_TCVN3_SIGNS = frozenset(map(chr, _TCVN3)) - {"\u00ad"}


def units(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """All texts as one row of code units and where each begins; one unit is one code point."""
    bounds = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=bounds[1:])
    row = _row("".join(map(clean, texts)))
    row.flags.writeable = False  # one type of array, so one compiled variant
    return row, bounds


def clean(text: str) -> str:
    """Entities decoded, tags blanked, TCVN3 read: always as many characters as before."""
    if "®" in text and _is_tcvn3(text):
        text = text.translate(_TCVN3)
    if "&" in text:
        text = _ENTITY.sub(_decode, text)
    if "<" in text:
        text = _TAG.sub(lambda tag: " " * len(tag.group()), text)
    return text


def _row(text: str) -> np.ndarray:
    row = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(row) != len(text):  # signs beyond the first plane: no letter we know
        wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        row = np.where(wide > 0xFFFF, 0x20, wide).astype(np.uint16)
    return row


def _decode(entity: re.Match[str]) -> str:
    whole = entity.group()
    sign = html.unescape(f"&{entity.group(1)};")
    if len(sign) > 2 or sign.startswith("&" + entity.group(1)):
        return whole
    return sign + _FILLER * (len(whole) - len(sign))


def _is_tcvn3(text: str) -> bool:
    sample = text[:4000]
    old = sum(sign in _TCVN3_SIGNS for sign in sample)
    new = sum("\u1ea0" <= sign <= "\u1ef9" for sign in sample)
    return old > 0.04 * len(sample) and new * 4 < old
