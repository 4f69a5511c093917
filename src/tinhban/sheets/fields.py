"""What a heading means: the fields of a log, recognised in any typing."""

import difflib
from dataclasses import dataclass
from functools import lru_cache

from tinhban.sheets import abbreviations
from tinhban.sheets.words import plain

NUMBER = "number"
SUPPLIED_ON = "supplied_on"
USED_ON = "used_on"
DATE = "date"  # a date whose meaning the heading does not tell
MONTH = "month"  # of the date, in a column of its own
YEAR = "year"
TITLE = "title"
KIND = "kind"
LENGTH = "length"
SUPPLIER = "supplier"
PARTNER = "partner"  # a partner whose part the heading does not tell
USER = "user"
SECTION = "section"
PAGE = "page"
TIMECODE = "timecode"
URL = "url"
QUANTITY = "quantity"
NOTE = "note"
STAFF = "staff"  # who worked on it: understood, and not recorded
KIND_MARK = "kind_mark:"  # followed by a kind: a column of ticks for one kind
SUPPLIER_ABOVE = "supplier_above"  # no column: the name that stands above an empty cell
UNKNOWN = ""

FIELDS = (
    NUMBER, SUPPLIED_ON, USED_ON, DATE, MONTH, YEAR, TITLE, KIND, LENGTH, SUPPLIER, USER, PARTNER,
    SECTION, PAGE, TIMECODE, URL, QUANTITY, NOTE, STAFF,
)  # fmt: skip
SURE, LIKELY, GUESSED = 100, 80, 60

KINDS: dict[str, tuple[str, ...]] = {
    "news_item": ("tin", "tin tuc", "tin ngan", "tin van", "tin hinh", "tin phat thanh", "t"),
    "short_report": (
        "psn", "phong su ngan", "ps ngan", "phong su", "ps", "p su", "p s", "p s ngan", "ps n", "p su ngan", "phong su ngan th",
    ),
    "raw_footage": (
        "hanl", "ha nl", "hinh anh nguyen lieu", "hinh nguyen lieu", "hinh anh", "nguyen lieu",
        "hinh anh nl", "hinh nl", "hinh tu lieu", "tu lieu", "ha", "h a", "h anh", "hinh a", "nl",
    ),
    "article": ("bai", "b", "bai viet", "bv", "bai bao", "bai phan anh", "ghi chep", "phan anh"),
    "photo": ("anh", "a", "anh bao chi", "chum anh", "anh tin", "anh thoi su"),
}  # fmt: skip
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}

_EXACT: dict[str, tuple[str, ...]] = {
    NUMBER: ("tt", "t t", "stt", "s tt", "s t t", "so tt", "so thu tu", "thu tu", "no"),
    SUPPLIED_ON: (
        "ngay cung cap", "ngay giao", "ngay nhan", "ngay gui", "ngay tiep nhan", "ngay chuyen",
        "thoi gian cung cap", "thoi gian nhan", "ngay thang nhan", "ngay thang cung cap",
    ),
    USED_ON: (
        "ngay phat", "ngay phat song", "ngay su dung", "ngay dang", "ngay len song",
        "thoi gian phat", "thoi gian phat song", "phat song ngay", "ngay thang phat song",
        "ngay xuat ban", "ngay dang phat", "lich phat", "lich phat song", "thoi diem phat song", "ngay ps",
    ),
    DATE: ("ngay", "ngay thang", "ngay thang nam", "thoi gian"),
    MONTH: ("thang",),
    YEAR: ("nam",),
    TITLE: (
        "ten tin bai", "ten tin", "ten bai", "noi dung", "tieu de", "ten tac pham", "tin bai",
        "noi dung tin bai", "ten tin bai phong su", "ten goi", "ten tin bai ps", "dau de", "tit", "tit bai",
        "tua de", "ten tp",
    ),
    KIND: ("the loai", "loai", "loai hinh", "loai tin bai", "the loai tin bai", "t loai"),
    LENGTH: ("thoi luong", "do dai", "thoi luong phut", "t luong"),
    SUPPLIER: (
        "don vi cung cap", "nguon", "nguon cung cap", "dai cung cap", "noi cung cap", "noi gui",
        "co quan cung cap", "nguon tin", "don vi gui", "ben cung cap", "d vi cung cap", "dv cung cap",
        "tu dai",
    ),
    USER: (
        "don vi su dung", "don vi nhan", "noi nhan", "dai su dung", "dai nhan", "ben nhan", "gui cho",
        "cung cap cho", "giao cho", "don vi tiep nhan", "dai tiep nhan", "don vi duoc cung cap",
        "noi gui den", "dai duoc cung cap", "chuyen cho", "nguoi nhan", "gui dai", "gui toi", "gui den",
    ),
    PARTNER: ("dai ban", "dai", "don vi", "co quan", "tinh ban", "bao ban", "ten dai", "ten don vi", "doi tac"),
    SECTION: (
        "chuong trinh phat", "chuong trinh", "ban tin", "chuyen muc", "phat trong chuong trinh",
        "chuong trinh phat song", "ct phat", "muc",
    ),
    PAGE: ("trang", "tr", "trang so", "trang so bao", "so bao", "so bao trang"),
    TIMECODE: ("gio phat", "gio", "khung gio", "thoi diem phat", "gio phat song"),
    URL: ("link", "duong dan", "duong link", "dia chi bai viet"),
    QUANTITY: ("so luong", "sl", "so tin bai", "s luong"),
    NOTE: ("ghi chu", "ghi chus", "g chu", "luu y"),
    STAFF: abbreviations.STAFF,
}  # fmt: skip
_EXACT_FIELD = {phrase: name for name, phrases in _EXACT.items() for phrase in phrases}
_VOCABULARY = sorted({word for phrase in _EXACT_FIELD for word in phrase.split() if len(word) > 3})

_LETTERS = {word: frozenset(word) for word in _VOCABULARY}
_LONGEST = 60

_AGAIN = "phat lai"  # the day of a second broadcast is not the day of use
_DATE_WORDS = ("ngay", "thoi gian")
_USE_WORDS = ("phat", "su dung", "dang", "len song", "xuat ban", "da dung")
_SUPPLY_WORDS = ("cung cap", "giao", "nhan", "gui", "chuyen", "den")
# In this order: the first rule that finds one of its phrases decides.
_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (LENGTH, ("thoi luong", "do dai")),
    (KIND, ("the loai", "loai hinh", "loai tin", "dang tin")),
    (USER, ("don vi su dung", "don vi nhan", "noi nhan", "dai nhan", "dai su dung", "don vi phat",
            "tiep nhan", "cung cap cho", "gui cho", "giao cho", "chuyen cho", "duoc cung cap",
            "nguoi nhan", "gui den", "gui toi")),
    (SUPPLIER, ("don vi cung cap", "nguon", "noi cung cap", "dai cung cap", "don vi gui",
                "co quan cung cap", "dai gui", "ben gui")),
    (QUANTITY, ("so luong", "so tin", "so bai", "so tac pham")),
    (PAGE, ("trang", "so bao")),
    (TITLE, ("ten tin", "ten bai", "ten tac pham", "tin bai")),
    (SECTION, ("chuong trinh", "ban tin", "chuyen muc", "chuyen de")),
    (TIMECODE, ("gio phat", "khung gio", "gio len song")),
    (NOTE, ("ghi chu", "luu y")),
    (URL, ("link", "duong dan", "url")),
    (TITLE, ("ten", "noi dung", "tieu de", "tac pham", "bai viet", "dau de", "tit")),
    (PARTNER, ("don vi", "dai", "co quan", "tinh ban", "bao ban")),
    (USED_ON, ("phat song", "su dung", "da phat", "da dang", "dang phat")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    field: str
    confidence: int


_NOTHING = Meaning(UNKNOWN, 0)


def named_by(heading: str) -> str:
    """The field of a heading that is beyond doubt."""
    return _EXACT_FIELD.get(plain(heading), UNKNOWN) if len(heading) <= 40 else UNKNOWN


@lru_cache(maxsize=10_000)
def told_by(heading: str) -> Meaning:
    """The field that a heading names as it is typed, and how sure that is."""
    words = plain(heading)
    if not words or len(words) > _LONGEST:
        return _NOTHING
    if words in _EXACT_FIELD:
        return Meaning(_EXACT_FIELD[words], SURE)
    if words in abbreviations.AMBIGUOUS or _AGAIN in words:
        return _NOTHING
    written_out = _written_out(words)
    if written_out in _EXACT_FIELD:
        return Meaning(_EXACT_FIELD[written_out], LIKELY)
    if found := _by_rules(written_out) or _by_rules(words):
        return Meaning(found, LIKELY)
    return _NOTHING


@lru_cache(maxsize=10_000)
def meaning_of(heading: str) -> Meaning:
    """The field that a heading names, misspelt or not, and how sure that is."""
    told = told_by(heading)
    words = plain(heading)
    if told.field or len(words) > _LONGEST:
        return told
    mended = " ".join(_mended(word) for word in words.split())
    if mended != words:
        if mended in _EXACT_FIELD:
            return Meaning(_EXACT_FIELD[mended], GUESSED)
        if found := _by_rules(mended):
            return Meaning(found, GUESSED)
    return _NOTHING


def candidates_of(heading: str) -> tuple[str, ...]:
    """The fields that an ambiguous heading may stand for."""
    return abbreviations.AMBIGUOUS.get(plain(heading), ())


def _written_out(words: str) -> str:
    """ "dv gui" → "don vi gui"; each part once, so that nothing grows."""
    padded = f" {words} "
    for short, full in abbreviations.PARTS:
        padded = padded.replace(f" {short} ", f" {full} ")
    return padded.strip()


def _by_rules(words: str) -> str:
    padded = f" {words} "

    def holds(phrases: tuple[str, ...]) -> bool:
        return any(f" {phrase} " in padded for phrase in phrases)

    if holds(_DATE_WORDS) and not holds(("thoi luong",)):
        used, supplied = holds(_USE_WORDS), holds(_SUPPLY_WORDS)
        if used != supplied:
            return USED_ON if used else SUPPLIED_ON
        return DATE
    for name, phrases in _RULES:
        if holds(phrases):
            return name
    return UNKNOWN


def _mended(word: str) -> str:
    if len(word) < 4 or word in _VOCABULARY:
        return word
    letters = frozenset(word)
    # What has too many other letters cannot be near: a fifth of both words may differ.
    alike = [
        known for known, own in _LETTERS.items() if len(letters ^ own) * 5 <= len(word) + len(known)
    ]
    near = difflib.get_close_matches(word, alike, 1, 0.8)
    return near[0] if near else word
