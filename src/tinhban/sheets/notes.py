"""What a remark beside a row says about its use: that there was none, or that it was not the first."""

import re

from tinhban.sheets import abbreviations
from tinhban.sheets.words import plain

NOT_USED, AGAIN, NOTHING = "not_used", "again", ""
_CLAUSE = re.compile(r"[(,;:]|\. ")
_AFTERWARDS = frozenset(abbreviations.AFTERWARDS)
# "Chợ đêm mở cửa (phát lại)": said behind the title.
_BEHIND = re.compile(r"[(\[] ?([^()\[\]]{2,30}) ?[)\]] ?$")


def read_note(note: str) -> str:
    """`not_used` for "ko phát (trùng sóng)", `again` for "phát lại ngày 5/3"; nothing for other words."""
    words = plain(_CLAUSE.split(note[:200], maxsplit=1)[0])
    if _says(words, abbreviations.NOT_USED):
        return NOT_USED
    return AGAIN if _says(words, abbreviations.BROADCAST_AGAIN) else NOTHING


def behind_title(title: str) -> tuple[str, str]:
    """A title without the mark behind it that says that it was broadcast again, and that mark."""
    match = _BEHIND.search(title[-40:])
    if match is None or read_note(match[1]) != AGAIN:
        return title, ""
    return title[: -len(match[0])].rstrip(" -–,.;"), match[1]


def _says(words: str, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:
        if words == phrase:
            return True
        if words.startswith(f"{phrase} "):
            rest = words[len(phrase) + 1 :]
            if rest[0].isdigit() or rest.split(" ", 1)[0] in _AFTERWARDS or _begins(rest):
                return True
    return False


def _begins(rest: str) -> bool:
    return rest.startswith(("thoi su", "ban tin", "chuong trinh"))
