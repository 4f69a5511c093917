"""Numbers of headings and of what they number: "2.1. Trao đổi tin, bài", "mục 2.1, 2.2 và 3.1"."""

import re

from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.vocabulary import words

_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
_BULLETS = frozenset("-–—•*+·●▪◦►○■□✓#|\t")
_CLOSING = frozenset(".):/-–")
_PARTS_OF_PAPERS = words(
    "mục tiết bảng biểu lục chương khoản điều chí muc tiet bieu luc chuong khoan dieu version ver v"
)
# Things that are numbered too, where nothing behind is counted: "hình 1.4 Sơ đồ", not "màn hình 5.5 inch".
_NUMBERED = words(
    "điểm phần hình nhóm bản bước câu bài ý dung đoạn cột dòng đồ ảnh chuẩn diem phan bang hinh chi nhom ban buoc cau bai"
)
_SCORED = words("đạt được chấm cho dat duoc cham số là")
_JOINED = frozenset((",", ";", "và", "va", "đến", "tới", "-", "–", "hoặc", "&"))
_LEADERS = frozenset((".", "…", "_"))


def heading(looks: Looks, at: int) -> int:
    """The token after a number of several levels that names a part of a paper."""
    src = looks.src
    if _ends_a_contents_line(looks, at):
        return at + 1
    if "." not in src.words[at] or not _LEVELS.fullmatch(src.words[at]):
        return at
    if looks.percent(at + 1) or looks.scale(at + 1) or looks.symbol(at + 1):
        return at
    if _opens_entry(looks, at) and _entitles(looks, at):
        return at + 1
    if src.sign(at - 1) == "(" and src.sign(at + 1) == ")":
        return at + 1
    named = looks.before(at) in _NUMBERED or looks.phrase_before(at, 2) == ("thành", "phần")
    numbers = looks.before(at) in _PARTS_OF_PAPERS or (named and not looks.takes_a_number(at + 1))
    if not numbers or (looks.before(at) == "điểm" and looks.before(at - 1) in _SCORED):
        return at
    end = at + 1
    while _goes_on(looks, end):
        end += 2
    return end


def _goes_on(looks: Looks, at: int) -> bool:
    src = looks.src
    joined = at < len(src) and src.words[at] in _JOINED
    return joined and src.kind(at + 1) == "number" and bool(_LEVELS.fullmatch(src.words[at + 1]))


def _opens_entry(looks: Looks, at: int) -> bool:
    """Whether nothing but a bullet stands before the number on its line."""
    src = looks.src
    place = at - 1
    while place >= at - 3 and src.sign(place) in _BULLETS:
        place -= 1
    return src.kind(place) in ("", "line", "tag")


def _entitles(looks: Looks, at: int) -> bool:
    """Whether a title follows, and not a thing that can have decimals: "2.1 triệu"."""
    src = looks.src
    if src.kind(at + 1) in ("", "line"):
        return True
    if src.sign(at + 1) in _CLOSING:
        return src.kind(at + 2) != "number" or not src.glued(at + 1)
    return src.capital(at + 1) or not looks.takes_a_number(at + 1)


def _ends_a_contents_line(looks: Looks, at: int) -> bool:
    """The page number of a table of contents: "Trao đổi tin, bài ..... 5"."""
    src = looks.src
    ends = at + 1 == len(src) or src.kind(at + 1) == "line"
    return ends and src.sign(at - 1) in _LEADERS and src.sign(at - 2) in _LEADERS | {""} and at > 2
