"""What a font says of the letters set in it: Unicode, an old encoding, or signs instead of letters."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tinhban.foundation.legacy_text import Legacy

_TCVN3 = re.compile(r"\.vn.*|vn(?:time|arial|avant|book|centur|courier|helvet|shelley|southern)\w*")
_VNI = re.compile(r"vni(?![a-z]).*|vni-?(?:times|helve|aptima|univer|avo|book|centur|couri).*")
# VPS, VISCII, Vietware and others: told by name, never guessed.
_OTHER = re.compile(
    r"vps\b.*|vi (?:times|arial|helvet|courier|book).*|viscii.*|s?vntimes.*|vnu[ -].*|"
    r"(?:phuongthao|hoangyen|minhquan|thahuong|uhoai|uvntime|bkhcm|bk hcm|vietware|vnlabels).*"
)
_PICTURES = ("wingdings", "webdings", "zapf dingbats")


@dataclass(frozen=True)
class Letters:
    """How the bytes of a run are to be read."""

    legacy: Legacy | None = None
    capitals: bool = False
    unknown: str = ""  # the name of a font whose encoding is old and not converted
    signs: str = ""  # "symbol" or "pictures"


UNICODE = Letters()


@lru_cache(maxsize=2_000)
def letters_of(font: str) -> Letters:
    """By the name of the font, as Word keeps it."""
    name = " ".join(font.lower().split())[:100]
    if _TCVN3.fullmatch(name):
        return Letters("tcvn3", capitals=name.endswith("h"))
    if _OTHER.fullmatch(name):
        return Letters(unknown=font)
    if _VNI.fullmatch(name):
        return Letters("vni")
    if name == "symbol":
        return Letters(signs="symbol")
    if name.startswith(_PICTURES):
        return Letters(signs="pictures")
    return UNICODE
