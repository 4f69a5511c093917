"""Numbers that count nothing: dates, times, terms, document numbers, names, ordinals, page furniture."""

import re

from tinhban.foundation.reading.looks import ORGANS, Looks
from tinhban.foundation.reading.values import thousands_follow
from tinhban.foundation.reading.vocabulary import words

_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[89]|20|21)\d\d"
_AND = r"[ ]?(?:,|;|-|–|và|đến|tới|hoặc|hay|va|den|toi|hoac)[ ]?"

_PHONE = re.compile(
    r"(?:0|84)\d{1,3}(?:[ .\-]\d{3,4}){2,3}(?!\d)|0\d{8,10}(?!\d)|1[89]00[ .]?\d{2,4}(?:[ .]?\d{2,4})?(?![\d.,])"
)
_LONG = re.compile(r"\d{9,}(?![.,]?\d)")
_PAPER = re.compile(
    rf"\d+\w?(?:/{_YEAR})?[ ]?/[ ]?[A-ZĐ][A-Za-zĐđ&]+(?:[-–./][A-ZĐa-zđ&]+)*|\d+[ ]?-[ ]?[A-ZĐ]{{2,4}}[A-Za-zĐđ]*/[A-ZĐ]+"
)
_PLATE = re.compile(r"\d{2}[A-ZĐ][A-Z0-9]?[ ]?[-–][ ]?\d{3,5}(?:\.\d{2})?(?!\d)")
_FULL_DATE = re.compile(
    rf"{_DAY}[ ]?([/.\-])[ ]?{_MONTH}[ ]?\1[ ]?(?:{_YEAR}|\d\d)(?![.,]?\d)|{_YEAR}[-/]{_MONTH}[-/]{_DAY}(?!\d)"
    rf"|{_DAY}[ ]?[-–][ ]?{_DAY}[ ]?/[ ]?{_MONTH}(?:[ ]?/[ ]?{_YEAR})?(?!\d)"
    rf"|{_DAY}[ ]?/[ ]?{_MONTH}[ ]?(?:-|–|đến|den)[ ]?{_DAY}[ ]?/[ ]?{_MONTH}(?:[ ]?/[ ]?{_YEAR})?(?!\d)"
)
_DOT_DATES = re.compile(
    rf"{_DAY}\.{_MONTH}(?![\d.,]*\d)(?:[ ]?(?:,|và|-|–|đến|tới)[ ]?{_DAY}\.{_MONTH}(?![\d.,]*\d))*"
)
_MONTH_OF_YEAR = re.compile(rf"{_MONTH}[ ]?[/\-.][ ]?{_YEAR}(?![.,]?\d)")
_NUMBER_OF_YEAR = re.compile(rf"\d{{1,5}}[ ]?/[ ]?{_YEAR}(?![.,]?\d)")
_YEARS = re.compile(rf"{_YEAR}[ ]?[-–—/][ ]?(?:{_YEAR}|\d\d)(?![.,]?\d)")
_CLOCK = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?:\d{1,2}(?::\d{2})?(?!\d)")
_HOURS = re.compile(
    r"\d{1,2}[ ]?(?:[-–]|đến|tới)[ ]?(?:\d{1,2}[ ]?h(?!\w)|\d{1,2} giờ (?:sáng|trưa|chiều|tối|đêm|ngày|hôm))"
)
_HOUR_SIGN = re.compile(
    r"(?:2[0-4]|[01]?\d)[ ]?[hg](?:[ ]?[0-5]\d)(?:'|ph)?(?!\w)|(?:2[0-4]|[01]?\d)[hg](?![\w/])"
)
_ORDINAL_HOUR = re.compile(
    r"(\d{1,2})[ ](?:giờ|gio)(?:[ ](\d{1,2})(?!\d|[.,/]\d)([ ](?:phút|phut))?)?(?:[ ](?:rưỡi|kém|kem)(?:[ ]\d{1,2})?)?(?:[ ]\d{1,2}[ ](?:giây|giay))?"
)
_COORDINATE = re.compile(
    r"\d+(?:[.,]\d+)?[ ]?°(?![ ]?[CF])[\d°'′\"., ]*|\d+(?:[.,]\d+)?[ ]?độ(?:[ ]\d+(?:[.,]\d+)?[ ]?phút)?(?:[ ]\d+(?:[.,]\d+)?[ ]?giây)?[ ]"
    r"(?:[Vv]ĩ|[Kk]inh|Bắc|Nam|Đông|Tây)(?!\w)"
)
_DAYS = re.compile(
    rf"{_DAY}(?!\d)(?:{_AND}(?:ngày |ngay )?{_DAY}(?!\d)){{1,8}}[ ]?(?:/|-| tháng | thang )[ ]?{_MONTH}(?![\d.,]*\d)"
)
_DAY_IN_MONTH = re.compile(
    rf"{_DAY}[ ]?(?:tháng|thang)[ ]?(?:{_MONTH}|giêng|chạp)(?![\d.,]*\d)(?:[ ]?(?:[/,]|năm|nam)?[ ]?{_YEAR}(?![.,]?\d))?"
)
_MONTHS_OF_YEAR = re.compile(
    rf"\d{{1,2}}[ ](?:tháng|thang)[ ]?(?:(?:đầu|cuối|giữa|dau|cuoi)(?:[ ](?:năm|nam))?|(?:năm|nam|/)[ ]?{_YEAR}|/[ ]?{_YEAR})"
)
_PAIR = re.compile(r"(\d{1,4})[ ]?([/\-–])[ ]?(\d{1,5})(?![.,]?\d)(?![ ]?[/\-–][ ]?\d)")
_SET = re.compile(
    r"\d+(?:[ ]?[-–][ ]?\d+){2,}(?!\d)|\d+(?:/\d+){2,}|24/24|24/7|\d+[ ]?[xX×][ ]?\d+(?:[ ]?[xX×][ ]?\d+)*"
)
_CHAIN = re.compile(
    r"[ ]?(?:,|;|-|–|và|đến|tới|hoặc|hay|&|/)[ ]?"
    r"(?:(?:ngày|tháng|quý|năm|điều|khoản|số|lớp|quận|phường|tổ|thôn|mức độ|cấp|bài|kỳ|tập|khóa) )?(\d{1,6})(?![.,:/]?\d)"
)
_FRACTION_OF = words("số diện dân tổng quãng chặng thời lượng nhu giá thu sản quân thế trọng chiều")
_FOOTBALL = words("thắng thua hòa hoà số bại dẫn gỡ")
_DURATION = words(
    "trong mất sau kéo dài suốt hơn gần cần nghỉ thêm qua còn gian khoảng tới cả bay đi hết tăng giảm xuống lên từng mỗi chừng"
)
_CLOCK_BEFORE = words("lúc hồi vào trước đến từ khoảng tới")
_FAMOUS = words("công nghiệp nghệ mạng thời đại nguyên bản web chuẩn version ver")
_COUNTERS = frozenset(
    tuple(label.split())
    for label in (
        "online", "trực tuyến", "hôm nay", "hôm qua", "trong tuần", "trong tháng", "tuần này", "tháng này", "tất cả",
        "truy cập", "lượt truy cập", "tổng truy cập", "lượt xem", "đã xem", "bình luận",
    )
)  # fmt: skip


def skip(looks: Looks, at: int) -> int:
    """The token after the thing that number `at` is part of, or `at` when it may be a quantity."""
    for rule in (_furniture, _written_form, _time, _pair, _ordinal, _name, _row, _year):
        after = rule(looks, at)
        if after > at:
            return after
    return at


def _token_after(looks: Looks, at: int, end: int) -> int:
    starts = looks.src.starts
    while at < len(starts) and starts[at] < end:
        at += 1
    return at


def _match(looks: Looks, at: int, pattern: re.Pattern[str]) -> int:
    found = pattern.match(looks.src.text, looks.src.starts[at])
    return _token_after(looks, at, found.end()) if found else at


def _furniture(looks: Looks, at: int) -> int:
    """List numbers, footnote marks, lists of pages, a number alone on its line."""
    src = looks.src
    opens_line = at == 0 or src.kind(at - 1) == "line"
    closes_line = at + 1 == len(src) or src.kind(at + 1) == "line"
    short = len(src.words[at]) <= 3 and src.words[at].isdigit()
    listed = src.sign(at + 1) in (".", ")", "/", "-", ":") and src.kind(at + 2) != "number"
    if opens_line and short and (closes_line or listed):
        return at + 1
    if closes_line and src.sign(at - 1) == ":" and _counter_label(looks, at - 2):
        return at + 1
    if short and src.opens_sentence(at) and src.sign(at + 1) == "." and src.capital(at + 2):
        return at + 1
    if src.sign(at - 1) in ("(", "[") and src.sign(at + 1) in (")", "]") and short:
        return at + 1
    return at


def _counter_label(looks: Looks, at: int) -> bool:
    """The labels of a site's visit counter."""
    return any(looks.phrase_before(at + 1, length) in _COUNTERS for length in (1, 2, 3))


def _written_form(looks: Looks, at: int) -> int:
    src = looks.src
    for pattern in (_PHONE, _PLATE, _PAPER, _FULL_DATE, _MONTHS_OF_YEAR, _COORDINATE, _SET):
        after = _match(looks, at, pattern)
        if after > at:
            return after
    if _LONG.match(src.text, src.starts[at]) and not looks.takes_a_number(at + 1):
        return at + 1
    before = looks.before(at)
    dated = before in looks.voc.before_dates or before in looks.voc.near_dates
    after = _match(looks, at, _DAYS)
    if after > at and (dated or not looks.takes_a_number(after)):
        return after
    after = _match(looks, at, _DOT_DATES)
    bracketed = src.sign(at - 1) == "(" and not looks.takes_a_number(after)
    near = before in looks.voc.near_dates and not looks.takes_a_number(after)
    if after > at and (before in looks.voc.before_dates or bracketed or near):
        return after
    after = _match(looks, at, _DAY_IN_MONTH)
    if after > at and (dated or not looks.counted(after)):
        return after
    after = _match(looks, at, _YEARS)
    if after > at:
        return after
    after = _match(looks, at, _MONTH_OF_YEAR)
    if after > at:
        return after
    after = _match(looks, at, _NUMBER_OF_YEAR)
    if after > at and not looks.counted(after):
        return after
    return at


def _pair(looks: Looks, at: int) -> int:
    """11/2, 5-6, 2-1: a day, a score; a ratio or a range only where something counted follows."""
    src = looks.src
    found = _PAIR.match(src.text, src.starts[at])
    if not found:
        return at
    left, sign, right = int(found[1]), found[2], int(found[3])
    after = _token_after(looks, at, found.end())
    before = looks.before(at)
    could_be_day = 1 <= left <= 31 and 1 <= right <= 12
    spaced = found[0] != f"{found[1]}{sign}{found[3]}"
    takes = looks.takes_a_number(after)
    if before in looks.voc.before_dates and could_be_day:
        return after
    if src.capital(at - 1) and not takes and not src.opens_sentence(at - 1):
        return after
    if sign == "/":
        if takes or src.word(after) in _FRACTION_OF:
            dated = before in looks.voc.near_dates and could_be_day and not looks.counted(after)
            return after if dated else at
        if could_be_day or (looks.before(at) in looks.voc.loose_ordinals):
            return after
        return at if left <= right else after
    if takes and left < right and before not in _FOOTBALL:
        return at
    return at if spaced and not could_be_day and left < right else after


def _time(looks: Looks, at: int) -> int:
    src, voc = looks.src, looks.voc
    before = looks.before(at)
    after = _match(looks, at, _CLOCK)
    if after > at:
        return after
    after = _match(looks, at, _HOURS)
    if after > at and before not in ("trong", "sau"):
        return after
    found = _HOUR_SIGN.match(src.text, src.starts[at])
    if found:
        after = _token_after(looks, at, found.end())
        bare_gram = found[0].endswith("g") and not (
            before in _CLOCK_BEFORE or src.word(after) in voc.after_hours
        )
        if not bare_gram and not (
            found[0].endswith("h") and before in ("trong", "mất", "sau", "suốt")
        ):
            return after
    found = _ORDINAL_HOUR.match(src.text, src.starts[at])
    if not found or int(found[1]) > 24:
        return at
    after = _token_after(looks, at, found.end())
    following = src.word(after)
    if following in voc.after_hours and (
        following != "ngày"
        or src.kind(after + 1) == "number"
        or src.word(after + 1) in ("mai", "hôm")
    ):
        return after
    if found[2] and not found[3]:
        return after
    if before in ("lúc", "hồi", "luc"):
        return after
    if found[2] and int(found[1]) >= 5 and before not in _DURATION - {"khoảng", "đến", "tới"}:
        return after
    late = int(found[1]) >= 13 or (int(found[1]) >= 5 and before != "khoảng")
    moved = src.word(at - 2) in ("tăng", "lên", "xuống", "giảm", "kéo")
    if before in _CLOCK_BEFORE and not moved and (late or src.opens_sentence(at - 1)):
        return after
    if before == "từ" and following in ("đến", "tới") and src.kind(after + 1) == "number":
        return after
    return at


def _name(looks: Looks, at: int) -> int:
    """4G, COVID-19, VTV1, Boeing 737, 4.0: a number inside a name."""
    src = looks.src
    if src.glued(at - 1):
        last = src.text[src.starts[at] - 1]
        if src.kind(at - 1) == "word" or last in "_=#@&?.,+":
            return at + 1
        if last == "." and src.shown(at - 2) in ("Q", "P", "TP", "TX", "H", "T"):
            return at + 1
        if last in "-–" and src.capital(at - 2):
            return at + 1
        if last in "-–/" and src.glued(at - 2) and src.kind(at - 2) == "word":
            return at + 1
    if src.glued(at):
        sign = src.text[src.ends[at]]
        if sign in "_=@" or (sign in "-–" and src.glued(at + 1) and src.capital(at + 2)):
            return at + 1
        if src.kind(at + 1) == "word" and not _attached_unit(looks, at + 1):
            return at + 2
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
    if src.sign(at + 1) in ("'", "’", "′") and src.glued(at):
        return at + 2
    if raw in ("2", "3") and src.word(at - 1) in ("m", "km", "cm") and src.glued(at - 2):
        return at + 1
    if (
        src.capital(at + 1)
        and looks.before(at) in ("ở", "tại", "nhà")
        and not src.shown(at + 1).isupper()
    ):
        return at if src.word(at + 1) in ORGANS else at + 1
    if looks.takes_a_number(at + 1):
        return _stars(looks, at)
    previous = src.shown(at - 1) if src.kind(at - 1) == "word" else ""
    if len(previous) > 1 and (previous.isupper() or not previous[1:].islower()):
        return at + 1
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


_OPENERS = words("trong ngay theo thanh trung")


_CALLED = frozenset(
    (("dây", "nóng"), ("điện", "thoại"), ("liên", "hệ"), ("tài", "khoản"), ("số", "máy"))
)


def _attached_unit(looks: Looks, at: int) -> bool:
    word = looks.src.word(at)
    shown = looks.src.shown(at)
    if looks.symbol(at):
        return shown not in ("G", "K", "S", "T", "H", "M") or False
    return not shown[0].isupper() and (looks.scale(at) > 0 or (len(word) > 2 and looks.counted(at)))


def _stars(looks: Looks, at: int) -> int:
    """OCOP 3 sao, khách sạn 5 sao: a rank."""
    if looks.src.word(at + 1) == "sao" and looks.src.words[at] in ("1", "2", "3", "4", "5", "6"):
        return at + 2
    return at


def _row(looks: Looks, at: int) -> int:
    """Figures side by side without a word: a table, a list of pages."""
    src = looks.src
    in_a_row = looks.number_before(at) or (
        src.kind(at + 1) == "number" and not thousands_follow(looks, at, at + 1)
    )
    if in_a_row and not looks.takes_a_number(at + 1):
        return at + 1
    return at


def _ordinal(looks: Looks, at: int) -> int:
    src, voc = looks.src, looks.voc
    raw, before = src.words[at], looks.before(at)
    if not raw.isdigit() or not before:
        return at
    takes = looks.takes_a_number(at + 1)
    certain = looks.percent(at + 1) or looks.scale(at + 1) > 0
    if looks.before(at - 1) == "giải" and len(raw) > 1 and not takes:
        return _chain(looks, at)
    if certain and before not in ("thứ", "điều"):
        return at
    if before in ("số", "so"):
        named = looks.before(at - 1) not in voc.not_numbered or src.word(at - 2) in ("thông", "hồ")
        return (
            _chain(looks, at) if named and not (takes and src.word(at - 2) in ("với", "là")) else at
        )
    named = before in voc.classes and looks.before(at - 1) not in voc.each
    if named and not looks.number_before(at - 1) and len(raw) < 3:
        return _chain(looks, at)
    if before in voc.strict_ordinals or looks.phrase_before(at, 2) in voc.papers:
        return _chain(looks, at)
    if before in voc.periods and before not in ("giờ", "đêm"):
        return _calendar(looks, at, takes)
    if takes or len(raw) > 4:
        return at
    if before in voc.loose_ordinals or looks.phrase_before(at, 2) in voc.numbered:
        return _chain(looks, at)
    return at


def _calendar(looks: Looks, at: int, takes: bool) -> int:
    """ngày 5, tháng 11, năm 2022, quý 1; not "mỗi tháng 2 lần"."""
    before, number = looks.before(at), int(looks.src.words[at])
    if looks.before(at - 1) in looks.voc.each or looks.number_before(at - 1):
        return at
    limit = {"ngày": 31, "tháng": 12, "quý": 4, "quí": 4, "qúy": 4, "tuần": 53, "năm": 2100}
    plain_limit = {"ngay": 31, "thang": 12, "quy": 4, "tuan": 53, "nam": 2100}
    highest = (limit | plain_limit).get(before, 0)
    if number > highest:
        return at
    if before in ("năm", "nam") and number < 1000 and takes:
        return at
    if before in ("tuần", "tuan") and takes:
        return at
    return _chain(looks, at)


def _chain(looks: Looks, at: int) -> int:
    """An ordinal and those joined to it: điều 5, 6 và 7."""
    src = looks.src
    end = src.ends[at]
    highest = max(int(src.words[at]), 12)
    while found := _CHAIN.match(src.text, end):
        after = _token_after(looks, at, found.end())
        if found[0].lstrip()[0] == "/":
            end = found.end()
            continue
        joined_by_comma = found[0].lstrip()[0] in ",;"
        if looks.takes_a_number(after) and (joined_by_comma or int(found[1]) > highest):
            break
        end = found.end()
    return _token_after(looks, at, end)


def _year(looks: Looks, at: int) -> int:
    """A bare 19xx or 20xx is a year unless something counted follows it."""
    src = looks.src
    raw = src.words[at]
    if not re.fullmatch(_YEAR, raw):
        return at
    if not looks.takes_a_number(at + 1) or src.capital(at - 1):
        return at + 1
    if looks.before(at) in (
        "năm",
        "nam",
        "vụ",
        "hè",
        "xuân",
        "thu",
        "đông",
        "khóa",
        "cup",
        "mùa",
        "sinh",
        "từ",
    ):
        return at + 1
    return at
