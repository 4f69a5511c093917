"""Numbers inside a name (4G, Boeing 737) and the furniture of a page (lists, counters, tables)."""

from tinhban.numbers.reading.looks import ORGANS, Looks
from tinhban.numbers.reading.thousands import grouped_end
from tinhban.numbers.reading.vocabulary import words

_FAMOUS = words("công nghiệp nghệ mạng thời đại nguyên bản web chuẩn version ver")
_COUNTERS = frozenset(
    tuple(label.split())
    for label in (
        "online", "trực tuyến", "hôm nay", "hôm qua", "trong tuần", "trong tháng", "tuần này", "tháng này", "tất cả",
        "truy cập", "lượt truy cập", "tổng truy cập", "lượt xem", "đã xem", "bình luận",
    )
)  # fmt: skip


def furniture(looks: Looks, at: int) -> int:
    """List numbers, footnote marks, lists of pages, a number alone on its line."""
    src = looks.src
    opens_line = at == 0 or src.kind(at - 1) == "line"
    closes_line = at + 1 == len(src) or src.kind(at + 1) == "line"
    short = len(src.words[at]) <= 3 and src.words[at].isdigit()
    listed = src.sign(at + 1) in (".", ")", "/", "-", ":") and src.kind(at + 2) != "number"
    if opens_line and short and (closes_line or listed):
        return at + 1
    if opens_line and short and src.glued(at) and not src.glued(at + 1):
        if src.sign(at + 1) in (".", ")", "/", ":"):
            return at + 1  # "4. 287 tin"
        if src.sign(at + 1) in ("-", "–"):
            return at + 3  # "1- 287 tin": a list or a range
    if opens_line and short and src.sign(at + 1) == "\t" and src.kind(at + 2) == "word":
        return at + 1  # the number of a row
    entry = src.sign(at + 1) == ")" and src.glued(at) and src.sign(at - 1) in (":", ";", ",")
    if short and entry and not _in_brackets(looks, at):
        return at + 1  # "gồm: 1) tin; 2) bài"
    if closes_line and src.sign(at - 1) == ":" and _counter_label(looks, at - 2):
        return at + 1
    if short and src.opens_sentence(at) and src.sign(at + 1) == "." and src.capital(at + 2):
        return at + 1
    if short and src.sign(at + 1) == ":" and not src.glued(at + 1) and _label(looks, at - 1):
        return at + 1
    if src.sign(at - 1) in ("(", "[") and src.sign(at + 1) in (")", "]"):
        if short:
            return at + 1
        if src.words[at][0] == "0" and len(src.words[at]) in (4, 5):
            return _digits_end(looks, at + 2)  # "(0214) 3 840 123"
    return at


def _in_brackets(looks: Looks, at: int) -> bool:
    """Whether a bracket was opened not far before."""
    for place in range(at - 1, at - 30, -1):
        if looks.src.sign(place) in ("(", ")", "\n"):
            return looks.src.sign(place) == "("
    return False


def _digits_end(looks: Looks, at: int) -> int:
    """The token after the groups of a telephone number."""
    while looks.src.kind(at) == "number":
        at += 1
    return at


def _label(looks: Looks, at: int) -> bool:
    """Whether the words that end at `at` open their sentence and name a list entry: "Mục tiêu 2:"."""
    src = looks.src
    for place in range(at, at - 4, -1):
        if src.kind(place) != "word" or src.word(place) in looks.voc.function_words:
            return False
        if src.opens_sentence(place):
            return src.capital(place)
    return False


def _counter_label(looks: Looks, at: int) -> bool:
    """The labels of a site's visit counter."""
    return any(looks.phrase_before(at + 1, length) in _COUNTERS for length in (1, 2, 3))


def name(looks: Looks, at: int) -> int:
    """4G, COVID-19, VTV1, Boeing 737, 4.0: a number inside a name."""
    src = looks.src
    if src.glued(at - 1):
        last = src.text[src.starts[at] - 1]
        if last == "," and src.kind(at - 2) == "word" and looks.takes_a_number(at + 1):
            return at  # a space was forgotten: "đồng,120 kg"
        if last == "=" and (not src.glued(at - 2) or src.sign(at - 2) in ("<", ">", "~")):
            return at  # "<=30", ">=5", "số tin =287"
        if src.kind(at - 1) == "word" or last in "_=#@&?.,+":
            return at + 1
        if last == "." and src.shown(at - 2) in ("Q", "P", "TP", "TX", "H", "T"):
            return at + 1
        if last in "-–" and (src.capital(at - 2) or src.kind(at - 2) == "number"):
            return at + 1  # what stands before was no number, or this would be its far end
        if last in "-–/" and src.glued(at - 2) and src.kind(at - 2) == "word":
            return at + 1
    if src.glued(at):
        sign = src.text[src.ends[at]]
        if sign in "_=@" or (sign in "-–" and src.glued(at + 1) and src.capital(at + 2)):
            return at + 1
        if src.kind(at + 1) == "word" and not _attached_unit(looks, at + 1):
            return at + 2
    if src.sign(at - 1) in ("-", "–") and _registration(looks, at):
        return at + 1
    raw = src.words[at]
    if raw in ("4.0", "2.0", "3.0", "5.0", "1.0", "4,0") and looks.before(at) in _FAMOUS:
        return at + 1
    if src.sign(at - 1) in (":", ".") and looks.phrase_before(at - 1, 2) in _CALLED:
        return at + 1
    if (
        src.glued(at)
        and src.word(at + 1) == "m"
        and src.glued(at + 1)
        and src.kind(at + 2) == "number"
    ):
        return at if src.words[at + 2] in ("2", "3") else at + 3
    if src.glued(at) and src.word(at + 1) == "k" and looks.before(at) in ("vàng", "loại", "tây"):
        return at + 2
    if src.sign(at - 1) == "." and src.shown(at - 2) in ("Q", "P") and src.glued(at - 2):
        return at + 1
    return plain_name(looks, at)


def plain_name(looks: Looks, at: int) -> int:
    """The same for digits that touch nothing: Boeing 737, số nhà 12, khách sạn 5 sao."""
    src = looks.src
    raw = src.words[at]
    if raw in ("2", "3") and src.word(at - 1) in ("m", "km", "cm") and src.glued(at - 2):
        return at + 1
    if _address(looks, at):
        return at + 1
    if looks.takes_a_number(at + 1) or looks.range_takes(at):
        return _stars(looks, at)
    previous = src.shown(at - 1) if src.kind(at - 1) == "word" else ""
    if len(previous) > 1 and (previous.isupper() or not previous[1:].islower()):
        return at + 1
    if _is_sum(raw):
        return at
    if src.capital(at - 1) and not src.opens_sentence(at - 1) and raw.replace(".", "").isdigit():
        return at + 1
    if (
        src.capital(at - 1)
        and looks.before(at).isascii()
        and len(looks.before(at)) > 3
        and src.word(at - 1) not in _OPENERS
    ):
        return at + 1
    return at


def _registration(looks: Looks, at: int) -> bool:
    """Whether letters of a register stand before the dash: "HP - 90561 TS"."""
    raw, letters = looks.src.words[at], looks.src.shown(at - 2)
    return raw.isdigit() and len(raw) >= 4 and sum(map(str.isupper, letters)) >= 2


def _address(looks: Looks, at: int) -> bool:
    """Whether the number is that of a house: "tại 270 Trường Chinh", "địa chỉ 197 Tây Sơn"."""
    src = looks.src
    if looks.before(at) not in _AT_PLACES or not src.capital(at + 1):
        return False
    if src.shown(at + 1).isupper():
        return False
    if looks.before(at) in ("chỉ", "chi") and looks.before(at - 1) in ("địa", "dia"):
        return True
    street = src.capital(at + 2) and src.word(at + 1) in ("trường", "đoàn", "đảng")
    return looks.before(at) in ("ở", "tại", "nhà") and (
        src.word(at + 1) not in ORGANS or (street and src.word(at + 2) not in _SCHOOLS)
    )


_AT_PLACES = words("chỉ chi ở tại nhà")
_SCHOOLS = words("đại thpt thcs tiểu trung cao mầm phổ ptdt chính chuyên thanh tncs viên ủy uỷ bộ")


def _is_sum(raw: str) -> bool:
    """Digits as a sum has them (300.000), not as a name has them (737, 8.1)."""
    return "." in raw and len(raw.rpartition(".")[2]) == 3


_OPENERS = words("trong ngay theo thanh trung")
_CALLED = frozenset(
    (("dây", "nóng"), ("điện", "thoại"), ("liên", "hệ"), ("tài", "khoản"), ("số", "máy"))
)


def _attached_unit(looks: Looks, at: int) -> bool:
    word = looks.src.word(at)
    shown = looks.src.shown(at)
    if looks.symbol(at):
        return shown not in ("G", "K", "S", "T", "H", "M") or False
    spelt = len(word) > 2 or not word.isascii()
    return not shown[0].isupper() and (looks.scale(at) > 0 or (spelt and looks.counted(at)))


def _stars(looks: Looks, at: int) -> int:
    """OCOP 3 sao, khách sạn 5 sao: a rank."""
    if looks.src.word(at + 1) == "sao" and looks.src.words[at] in ("1", "2", "3", "4", "5", "6"):
        return at + 2
    return at


def row(looks: Looks, at: int) -> int:
    """Figures side by side without a word: a table, a list of pages."""
    src = looks.src
    in_a_row = looks.number_before(at) or (
        src.kind(at + 1) == "number" and grouped_end(looks, at) == at + 1
    )
    if in_a_row and not looks.takes_a_number(at + 1):
        return at + 1
    return at
