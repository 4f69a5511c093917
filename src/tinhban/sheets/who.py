"""Which names are bodies, told by whoever knows: the reader itself knows none."""

import re
from collections.abc import Callable, Iterable

from tinhban.sheets.words import plain

OWN, OTHER, NOBODY = "own", "other", ""
Who = Callable[[str], str]

_OF_BODY = re.compile(r".*\b(?:cua|tu|cho|voi|do) ((?:dai|bao|trung tam)\b.*)")
_BEHIND = re.compile(
    r"\b(cung cấp|gửi|chuyển|thực hiện|năm|tháng|quý|từ|cho|và|\d).*$", re.IGNORECASE
)
_OF_NOBODY = frozenset(
    ["dai", "bao", "trung", "tam", "ban", "cac", "tinh", "nhung", "minh", "nha", "nguoc", "ta"]
)


def nobody(_text: str) -> str:
    """Where no names are known."""
    return NOBODY


def body_of_title(titles: Iterable[str], who: Who) -> str:
    """The one partner that titles above a table name: "TIN, BÀI CỦA ĐÀI LAI CHÂU NĂM 2022"."""
    found = ""
    for title in titles:
        match = _OF_BODY.fullmatch(plain(title))
        if match is None:
            continue
        first = match[1].split()[0]
        parts = title.split()
        at = max(n for n, part in enumerate(parts) if plain(part).split()[-1:] == [first])
        name = _BEHIND.sub("", " ".join(parts[at:])).strip(" .:-,()")
        if set(plain(name).split()) <= _OF_NOBODY or who(name) == OWN:
            continue
        found = name
    return found
