"""The value that starts at a token: digits with scales (1,2 tỷ), number words (ba mươi lăm), vague tens."""

from dataclasses import dataclass
from decimal import Decimal

from tinhban.foundation.numerals import SCALES, UNITS, read_words
from tinhban.foundation.quantities import Qualifier
from tinhban.foundation.reading.digits import read_digits
from tinhban.foundation.reading.looks import Looks
from tinhban.foundation.reading.rates import period_before
from tinhban.foundation.reading.wording import unit_after

Written = int | Decimal

_SHORT_SCALES = {"tr": 1_000_000, "k": 1000}
_ALWAYS = frozenset(("hai", "bốn", "sáu", "tám", "mười"))
_SOMETIMES = frozenset(("ba", "năm", "bảy", "bẩy", "chín"))
_NUMBER_STARTS = _ALWAYS | _SOMETIMES | {"một"}
_VAGUE = frozenset(("hàng", "hằng", "vài", "mấy", "dăm"))
_ONE_AFTER = frozenset(
    ("hơn", "gần", "khoảng", "nhất", "thiểu", "đa", "đúng", "tròn", "duy", "thêm", "đủ", "mỗi")
)
_NOT_ONE_OF = frozenset(
    ("số", "vài", "phần", "cách", "trong", "khi", "ít", "chút", "mình", "loạt", "nửa", "bên", "mặt", "thời", "đời", "cái",
     "lúc", "hôm", "chiều", "thể", "mực", "lần", "ngày", "dạo", "tí", "đoạn", "nơi", "tay", "tháng", "tuần", "mai", "thứ")
)  # fmt: skip
_NOT_AFTER_WORDS = frozenset(
    ("thứ", "tháng", "mùng", "mồng", "lớp", "cấp", "loại", "hạng", "số", "chương", "tập", "vòng", "kỳ", "ngôi", "năm", "thế",
     "nhóm", "đời", "bậc", "chế", "thời", "đợt", "vị", "tư", "một")
)  # fmt: skip


@dataclass(frozen=True)
class Value:
    """A value, the token after it, and the qualifier its own words bring ("hàng trăm")."""

    number: Written
    end: int
    plain: bool = False
    qualifier: Qualifier | None = None
    scaled: bool = False


def value_at(looks: Looks, at: int) -> Value | None:
    """Read the value whose first token is `at`."""
    if looks.src.kind(at) == "number":
        return _from_digits(looks, at)
    if not looks.voc.marked or looks.src.kind(at) != "word":
        return None
    word = looks.src.word(at)
    if word in _VAGUE:
        return _vague(looks, at)
    if word == "nửa":
        scale = looks.scale(at + 1)
        return Value(scale // 2, at + 2, scaled=True) if scale >= 1000 else None
    if word in _NUMBER_STARTS:
        return _from_words(looks, at)
    if looks.scale(at) and looks.before(at) in ("hơn", "gần", "ngót", "cả", "khoảng", "chừng"):
        return _bare_scale(looks, at)
    return None


def _from_digits(looks: Looks, at: int) -> Value | None:
    src = looks.src
    raw = src.words[at]
    end = at + 1
    while thousands_follow(looks, at, end):
        raw, end = raw + src.words[end], end + 1
    digits = read_digits(raw, measured=looks.measured(end))
    if digits is None:
        return None
    total: Written = 0
    part: Written = digits.value
    last_scale = 0
    while True:
        scale, end = _scales(looks, end)
        if last_scale and (not scale or scale >= last_scale):
            break
        total += _times(part, scale or 1)
        last_scale = scale
        if scale and src.word(end) == "rưỡi":
            return Value(total + scale // 2, end + 1, scaled=True)
        following = (
            read_digits(src.words[end], measured=False) if src.kind(end) == "number" else None
        )
        next_scale = _scales(looks, end + 1)[0]
        if not scale or following is None or not 0 < next_scale < scale or src.glued(end - 1):
            break
        part, end = following.value, end + 1
    return Value(whole(total), end, plain=digits.plain and not last_scale, scaled=bool(last_scale))


def thousands_follow(looks: Looks, at: int, end: int) -> bool:
    """Whether token `end` is one more group of "15 000 đồng"."""
    src = looks.src
    first, group = src.words[at], src.words[end] if src.kind(end) == "number" else ""
    return (
        len(group) == 3
        and group.isdigit()
        and first.isdigit()
        and len(first) <= 3
        and not first.startswith("0")
        and src.starts[end] == src.ends[end - 1] + 1
        and src.text[src.ends[end - 1]] == " "
        and (group == "000" or looks.counted(end + 1))
        and src.kind(at - 1) != "number"
    )


def _scales(looks: Looks, at: int) -> tuple[int, int]:
    """The product of the scale words from `at`, and the token after them."""
    src = looks.src
    spaced = src.word(at) == "tr" and src.word(at + 1) in ("đồng", "đ")
    if (src.glued(at - 1) or spaced) and src.word(at) in _SHORT_SCALES and not looks.goes_on(at):
        return _SHORT_SCALES[src.word(at)], at + 1
    product = 1
    end = at
    while (scale := looks.scale(end)) and end < at + 3 and not src.capital(end):
        product *= scale
        end += 1
    return (product, end) if end > at else (0, at)


def _times(part: Written, scale: int) -> Written:
    return part * scale


def whole(number: Written) -> Written:
    return int(number) if isinstance(number, Decimal) and number == int(number) else number


def _vague(looks: Looks, at: int) -> Value | None:
    """hàng trăm, vài chục nghìn, mấy trăm."""
    start = at + 1
    if looks.src.word(at) in ("vài", "dăm") and looks.src.word(start) in ("ba", "bảy"):
        start += 1
    scale, end = _scales(looks, start)
    if not scale:
        return None
    return Value(scale, end, qualifier=Qualifier.ORDER_OF, scaled=True)


def _bare_scale(looks: Looks, at: int) -> Value | None:
    """hơn trăm người, gần nghìn hộ, hơn chục năm."""
    scale, end = _scales(looks, at)
    if not looks.counted(end) or looks.number_before(at - 1):
        return None
    qualifier = Qualifier.ORDER_OF if looks.before(at) == "cả" else None
    return Value(scale, end, qualifier=qualifier, scaled=True)


def _from_words(looks: Looks, at: int) -> Value | None:
    src = looks.src
    run: list[str] = []
    place = at
    while place < at + 24 and src.kind(place) == "word" and (src.word(place) in _WORDS):
        if place > at and src.capital(place):
            break
        run.append(src.word(place))
        place += 1
    value, used = read_words(run)
    if value is None:
        return None
    if run[used - 1] == "năm" and used > 1 and run[used - 2] in SCALES:
        value, used = read_words(run[: used - 1])
        if value is None:
            return None
    end = at + used
    if used < len(run) and run[used] in UNITS and run[used] != "năm":
        return None  # "hai ba người", "một hai": a guess, not a number
    before = looks.before(at)
    if before in _NOT_AFTER_WORDS and not (
        (before == "số" and src.word(at - 2) in ("tổng", "con", "trong"))
        or (before == "vòng" and src.word(at - 2) == "trong")
        or (before == "tháng" and src.word(at - 2) in looks.voc.each)
    ):
        return None
    if src.capital(at) and (
        not src.opens_sentence(at) or (src.capital(end) and not looks.counted(end))
    ):
        return None
    if used > 1 and value >= 10:
        return Value(value, end, scaled=run[used - 1] in SCALES)
    return _single_word(looks, at, run[0], value)


def _single_word(looks: Looks, at: int, word: str, value: int) -> Value | None:
    src = looks.src
    following = src.word(at + 1)
    ranged = word != "một" and (word != "năm" or looks.before(at) == "từ")
    if ranged and following in ("đến", "tới") and src.word(at + 2) in _NUMBER_STARTS:
        far = value_at(looks, at + 2)
        if far is not None and far.number > value and looks.counted(far.end):
            return Value(value, at + 1)  # "hai đến ba ngày"
    pair = (following, src.word(at + 2))
    if not following or (
        following in looks.voc.function_words and pair not in looks.voc.noun_pairs
    ):
        return None
    counted = looks.counted(at + 1) or pair in looks.voc.noun_or_verb_pairs
    if word == "một":
        called = looks.before(at) in _ONE_AFTER and following not in _NOT_ONE_OF and counted
        span = looks.before(at) == "từ" and src.word(at + 2) in ("đến", "tới")
        listed = counted and following in looks.voc.listed and following not in _NOT_ONE_OF
        rated = listed and _rated(looks, at)
        return Value(value, at + 1) if called or rated or (span and counted) else None
    if not counted or looks.before(at) == "ngã":
        return None
    if word == "năm" and (
        looks.before(at) in looks.voc.each
        or looks.number_before(at)
        or looks.before(at)
        in (
            "trong",
            "đầu",
            "cuối",
            "giữa",
            "cả",
            "các",
            "những",
            "nhiều",
            "hai",
            "vài",
            "mấy",
            "từ",
            "sau",
        )
        or (following == "tháng" and src.word(at + 2) in ("đầu", "cuối"))
        or following in ("học", "tài", "thứ", "ngoái", "sản", "công")
        or (following, src.word(at + 2)) in _THEMES
    ):
        return None
    if word in ("ba", "chín") and following in (
        "mẹ",
        "má",
        "tôi",
        "con",
        "cô",
        "lô",
        "mặt",
        "quân",
    ):
        return None
    if word in _SOMETIMES | _ALWAYS:
        return Value(value, at + 1)
    return None


def _rated(looks: Looks, at: int) -> bool:
    """Whether a period stands before or behind: "mỗi tuần một bài", "một bài/tuần"."""
    unit = unit_after(looks, at + 1, percent_end=0)
    return unit.per is not None or period_before(looks, at)[0] is not None


# "Năm kỷ cương hành chính": the name of a year.
_THEMES = frozenset(
    (("kỷ", "cương"), ("du", "lịch"), ("dân", "vận"), ("doanh", "nghiệp"), ("dữ", "liệu"), ("an", "toàn"), ("trật", "tự"),
     ("văn", "minh"), ("thanh", "niên"), ("quốc", "tế"), ("quốc", "gia"), ("phong", "trào"), ("hành", "động"))
)  # fmt: skip
_WORDS = {*UNITS, *SCALES, "mười", "mươi", "mốt", "tư", "lăm", "nhăm", "linh", "lẻ", "rưỡi"} - {
    "vạn"
}
