"""Written forms that count nothing: dates, times, terms, papers, telephones, scores."""

import re

from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.vocabulary import words

_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[89]|20|21)\d\d"
_AND = r"[ ]?(?:,|;|-|–|và|đến|tới|hoặc|hay|va|den|toi|hoac)[ ]?"
_PHONE = re.compile(
    r"(?:0|84)\d{1,3}(?:[ .\-]\d{3,4}){2,3}(?!\d)|0\d{8,10}(?!\d)|1[89]00[ .]?\d{2,4}(?:[ .]?\d{2,4})?(?![\d.,])"
)
_LONG = re.compile(r"(?<!\d)\d{9,}(?:-\d{1,5})?(?![.,]?\d)")
_PAPER = re.compile(
    rf"(?<!\d)(?:\d+\w?(?:/{_YEAR})?[ ]?/[ ]?[A-ZĐ][A-Za-zĐđ&]+(?:[-–./][A-ZĐa-zđ&]+)*|\d+[ ]?-[ ]?[A-ZĐ]{{2,4}}[A-Za-zĐđ]*/[A-ZĐ]+)"
)
_PLATE = re.compile(r"\d{2}[A-ZĐ][A-Z0-9]?[ ]?[-–][ ]?\d{3,5}(?:\.\d{2})?(?!\d)")
_FULL_DATE = re.compile(
    rf"{_DAY}[ ]?([/.\-])[ ]?{_MONTH}[ ]?\1[ ]?(?:{_YEAR}|\d\d)(?![.,]?\d)|{_YEAR}[-/]{_MONTH}[-/]{_DAY}(?!\d)"
    rf"|{_DAY}[ ]?[-–][ ]?{_DAY}[ ]?/[ ]?{_MONTH}(?:[ ]?/[ ]?{_YEAR})?(?!\d)"
    rf"|{_DAY}[ ]?/[ ]?{_MONTH}[ ]?(?:-|–|đến|den)[ ]?{_DAY}[ ]?/[ ]?{_MONTH}(?:[ ]?/[ ]?{_YEAR})?(?!\d)"
)
_DOT_DATES = re.compile(
    rf"{_DAY}\.{_MONTH}(?![\d.,]{{0,20}}\d)(?:[ ]?(?:,|và|-|–|đến|tới)[ ]?{_DAY}\.{_MONTH}(?![\d.,]{{0,20}}\d)){{0,8}}"
)
_DOT_DAYS = re.compile(rf"{_DAY}[ ]?(?:-|–|đến)[ ]?{_DAY}\.{_MONTH}(?![\d.,]{{0,20}}\d)")
_MONTH_OF_YEAR = re.compile(rf"{_MONTH}[ ]?[/\-.][ ]?{_YEAR}(?![.,]?\d)")
_NUMBER_OF_YEAR = re.compile(rf"\d{{1,5}}[ ]?/[ ]?{_YEAR}(?![.,]?\d)")
_YEARS = re.compile(rf"{_YEAR}[ ]?[-–—/][ ]?(?:{_YEAR}|\d\d)(?![.,]?\d)")
_CLOCK = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?:\d{1,2}(?::\d{2})?(?!\d)")
_HOURS = re.compile(
    r"\d{1,2}(?:[ ]?h)?[ ]?(?:[-–]|đến|tới)[ ]?(?:\d{1,2}[ ]?h(?!\w)|\d{1,2} ?giờ (?:sáng|trưa|chiều|tối|đêm|ngày|hôm))"
)
_HOUR_SIGN = re.compile(
    r"(?:2[0-4]|[01]?\d)[ ]?[hg](?:[ ]?[0-5]\d)(?:'|ph)?(?!\w)|(?:2[0-4]|[01]?\d)[hg](?![\w/])"
)
_ORDINAL_HOUR = re.compile(
    r"(\d{1,2})[ ]?(?:giờ|gio)(?:[ ](\d{1,2})(?!\d|[.,/]\d)([ ](?:phút|phut))?)?(?:[ ](?:rưỡi|kém|kem)(?:[ ]\d{1,2})?)?(?:[ ]\d{1,2}[ ](?:giây|giay))?"
)
_KM_POST = re.compile(r"(?<!\d)\d+[ ]?\+[ ]?\d+")
_HOUR_BEFORE = re.compile(r"(?<!\d)(\d{1,2}) ?giờ(?: \d{1,2}(?: phút)?)?[ ]?(?:-|–|đến|tới)[ ]?$")
_COORDINATE = re.compile(
    r"(?<!\d)(?:(?:\d+(?:[.,]\d+)?[ ]?[-–][ ]?)?\d+(?:[.,]\d+)?[ ]?°(?![ ]?[CF])[\d°'′\"., ]*|(?:\d+(?:[.,]\d+)?[ ]?[-–][ ]?)?\d+(?:[.,]\d+)?[ ]?độ(?:[ ]\d+(?:[.,]\d+)?[ ]?phút)?(?:[ ]\d+(?:[.,]\d+)?[ ]?giây)?[ ]"
    r"(?:[Vv]ĩ|[Kk]inh|Bắc|Nam|Đông|Tây)(?!\w))"
)
_DAYS = re.compile(
    rf"{_DAY}(?!\d)(?:{_AND}(?:ngày |ngay )?{_DAY}(?!\d)){{1,8}}[ ]?(?:/|-| tháng | thang )[ ]?{_MONTH}(?![\d.,]{{0,20}}\d)"
)
_DAY_IN_MONTH = re.compile(
    rf"{_DAY}[ ]?(?:tháng|thang)[ ]?(?:{_MONTH}|giêng|chạp)(?![\d.,]{{0,20}}\d)(?:[ ]?(?:[/,]|năm|nam)?[ ]?{_YEAR}(?![.,]?\d))?"
)
_MONTHS_OF_YEAR = re.compile(
    rf"\d{{1,2}}[ ](?:tháng|thang)[ ]?(?:(?:đầu|cuối|giữa|dau|cuoi)(?:[ ](?:năm|nam))?|(?:năm|nam|/)[ ]?{_YEAR}|/[ ]?{_YEAR})"
)
_PAIR = re.compile(r"(\d{1,4})[ ]?([/\-–])[ ]?(\d{1,5})(?![.,]?\d)(?![ ]?[/\-–][ ]?\d)")
_SET = re.compile(
    r"(?<!\d)(?:\d+(?:[ ]?[-–][ ]?\d+){2,}(?!\d)|\d+(?:/\d+){2,}|24/24|24/7|\d+[ ]?[xX×][ ]?\d+(?:[ ]?[xX×][ ]?\d+)*)"
)
_FRACTION_OF = words("số diện dân tổng quãng chặng thời lượng nhu giá thu sản quân thế trọng chiều")
_FOOTBALL = words("thắng thua hòa hoà số bại dẫn gỡ")
_GAMES = words("thắng thua hòa hoà trận đội hiệp set ván séc tỷ tỉ bóng tran doi hiep")
_DURATION = words(
    "trong mất sau kéo dài suốt hơn gần cần nghỉ thêm qua còn gian khoảng tới cả bay đi hết tăng giảm xuống lên từng mỗi chừng"
)
_CLOCK_BEFORE = words("lúc hồi vào trước đến từ khoảng tới")


# What follows the first digits of everything here.
FORM_WORDS = words(
    "tháng giờ h g độ đến tới và hoặc hay x phút km m tỷ thang gio do den toi va hoac ngày ngay rạng mà phần"
)
_FORM_SIGNS = frozenset("/-–—.,;:+×°'′’")


def may_be_form(looks: Looks, at: int) -> bool:
    """Whether a date, an hour, a paper, a telephone or a pair can begin with the number at `at`."""
    src = looks.src
    raw, mark = src.words[at], src.sign(at + 1)
    if len(raw) > 6 or not raw.isdigit():
        return True
    if mark:
        return mark in _FORM_SIGNS or mark[0].isdigit()
    word = src.word(at + 1)
    return word in FORM_WORDS or (src.glued(at) and (len(word) == 1 or src.capital(at + 1)))


def written_form(looks: Looks, at: int) -> int:
    src = looks.src
    if looks.before(at) == "km" and (after := looks.match(at, _KM_POST)) > at:
        return after
    for pattern in (_PHONE, _PLATE, _PAPER, _FULL_DATE, _MONTHS_OF_YEAR, _COORDINATE, _SET):
        after = looks.match(at, pattern)
        if after > at:
            return after
    after = looks.match(at, _LONG)
    if after > at and not looks.takes_a_number(after):
        return after
    before = looks.before(at)
    dated = before in looks.voc.before_dates or before in looks.voc.near_dates
    after = looks.match(at, _DAYS)
    if after > at and (dated or not looks.takes_a_number(after)):
        return after
    if dated and (after := looks.match(at, _DOT_DAYS)) > at:
        return after
    bracketed = src.sign(at - 1) == "("
    if "." in src.words[at] and (dated or bracketed) and (after := _dotted(looks, at)):
        return after
    after = looks.match(at, _DAY_IN_MONTH)
    if after > at and (dated or not looks.counted(after)):
        return after
    after = looks.match(at, _YEARS)
    if after > at:
        return after
    after = looks.match(at, _MONTH_OF_YEAR)
    if after > at:
        return after
    after = looks.match(at, _NUMBER_OF_YEAR)
    if after > at and not looks.counted(after):
        return after
    return at


def _dotted(looks: Looks, at: int) -> int:
    """The token after "ngày 22.1", "(22.1 - 25.1)", "từ 3 - 5.4"; 0 where no day is written."""
    after = looks.match(at, _DOT_DATES)
    if after == at:
        return 0
    sure = looks.before(at) in looks.voc.before_dates
    return after if sure or not looks.takes_a_number(after) else 0


def pair(looks: Looks, at: int) -> int:
    """11/2, 5-6, 2-1: a day, a score; a ratio or a range only where something counted follows."""
    src = looks.src
    found = _PAIR.match(src.text, src.starts[at])
    if not found:
        return at
    left, sign, right = int(found[1]), found[2], int(found[3])
    after = looks.token_after(at, found.end())
    before = looks.before(at)
    could_be_day = 1 <= left <= 31 and 1 <= right <= 12
    spaced = found[0] != f"{found[1]}{sign}{found[3]}"
    takes = looks.takes_a_number(after)
    if before in looks.voc.before_dates and could_be_day:
        return after
    if src.capital(at - 1) and not takes and not src.opens_sentence(at - 1):
        return after
    if sign == "/" and left == 1 and right >= 100 and before in ("lệ", "le"):
        return after  # the scale of a map
    if sign == "/":
        part = src.word(after) == "trong" and src.word(after + 1) in ("số", "tổng")
        if takes or part or src.word(after) in _FRACTION_OF:
            dated = before in looks.voc.near_dates and could_be_day and not looks.counted(after)
            return after if dated else at
        if could_be_day or (looks.before(at) in looks.voc.loose_ordinals):
            return after
        return at if left <= right else after
    if takes and left < right and before not in _FOOTBALL:
        return at
    told = spaced or src.sign(at - 1) in (":", "(")
    return at if told and not could_be_day and left < right and not _played(looks, at) else after


def _played(looks: Looks, at: int) -> bool:
    """Whether a score may be meant: a match is spoken of just before."""
    return any(looks.src.word(place) in _GAMES for place in range(at - 12, at))


def time(looks: Looks, at: int) -> int:
    src, voc = looks.src, looks.voc
    before = looks.before(at)
    if src.sign(at + 1) in ("'", "’", "′") and src.glued(at):
        seconds = src.kind(at + 2) == "number" and src.glued(at + 1)
        return at + 3 if seconds else at + 2  # 45', 3'30"
    after = looks.match(at, _CLOCK)
    if after > at:
        return after
    after = looks.match(at, _HOURS)
    if after > at and before not in ("trong", "sau"):
        return after
    found = _HOUR_SIGN.match(src.text, src.starts[at])
    if found:
        after = looks.token_after(at, found.end())
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
    after = looks.token_after(at, found.end())
    since = _HOUR_BEFORE.search(src.text, max(0, src.starts[at] - 20), src.starts[at])
    if since and 5 <= int(since[1]) < int(found[1]):
        return after
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


def year(looks: Looks, at: int) -> int:
    """A bare 19xx or 20xx is a year unless something counted follows it."""
    src = looks.src
    raw = src.words[at]
    if len(raw) != 4 or not re.fullmatch(_YEAR, raw):
        return at
    if not looks.takes_a_number(at + 1) or src.capital(at - 1):
        return at + 1
    if looks.phrase_before(at, 2) == ("năm", "học") or looks.before(at) in (
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
