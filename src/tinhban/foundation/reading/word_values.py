"""The value of number words where they stand: not every "ba" is three, nor every "năm" five."""

from decimal import Decimal

from tinhban.foundation.cardinals import GROUPS, HALF, SCALES, cardinal
from tinhban.foundation.quantities import Qualifier
from tinhban.foundation.reading.looks import Looks
from tinhban.foundation.reading.rates import period_before
from tinhban.foundation.reading.runs import STARTS, Run, read_run, run_end
from tinhban.foundation.reading.spoken import neighbours
from tinhban.foundation.reading.values import Unread, Value, dozens, from_digits, scales
from tinhban.foundation.reading.wording import unit_after

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
VAGUE = frozenset(("hàng", "hằng", "vài", "mấy", "dăm"))
HALVES = "nửa"
_ONE_AFTER = frozenset(
    ("hơn", "gần", "khoảng", "nhất", "thiểu", "đa", "đúng", "tròn", "duy", "thêm", "đủ", "mỗi")
)
_NOT_ONE_OF = frozenset(
    ("số", "vài", "phần", "cách", "trong", "khi", "ít", "chút", "mình", "loạt", "nửa", "bên", "mặt", "thời", "đời", "cái",
     "lúc", "hôm", "chiều", "thể", "mực", "lần", "ngày", "dạo", "tí", "đoạn", "nơi", "tay", "tháng", "tuần", "mai", "thứ")
)  # fmt: skip
_NOT_AFTER_WORDS = frozenset(
    ("thứ", "tháng", "mùng", "mồng", "lớp", "số", "năm", "một", "quý", "rằm", "ngã", "vài", "dăm", "mấy", "đôi", "khóa",
     "khoá", "phẩy", "chấm")
)  # fmt: skip
_ALWAYS_NAMED = frozenset(("tầng", "chương", "khoản", "ngõ", "ngách", "hẻm", "kiệt", "thửa", "kỷ"))
# After these one word says which one, and a longer number how many: "tập hai", "biên tập hai trăm tin".
_NO_DIGIT_AFTER = frozenset(
    ("cấp", "loại", "hạng", "chương", "tập", "vòng", "kỳ", "ngôi", "thế", "nhóm", "đời", "bậc", "chế", "thời", "đợt", "vị",
     "tư", "giải", "tuổi", "âm")
)  # fmt: skip
_NOT_FIVE_AFTER = frozenset(
    (
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
)
_YEARS_OF = frozenset(
    (("tài", "chính"), ("tài", "khóa"), ("tài", "khoá"), ("sản", "xuất"), ("công", "tác"))
)
# "Năm kỷ cương hành chính": the name of a year.
_THEMES = frozenset(
    (("kỷ", "cương"), ("du", "lịch"), ("dân", "vận"), ("doanh", "nghiệp"), ("dữ", "liệu"), ("an", "toàn"), ("trật", "tự"),
     ("văn", "minh"), ("thanh", "niên"), ("quốc", "tế"), ("quốc", "gia"), ("phong", "trào"), ("hành", "động"))
)  # fmt: skip
_SPANNED = frozenset(("từ", "có", "cần", "giữa"))
_JOINERS = frozenset(("đến", "tới", "hoặc", "hay"))
_HALVED = frozenset(
    (
        "số",
        "diện",
        "dân",
        "tổng",
        "thời",
        "lượng",
        "quãng",
        "chặng",
        "giá",
        "kinh",
        "sản",
        "cử",
        "trong",
        "của",
    )
)
_MEASURES = frozenset(
    ("tấn", "tạ", "yến", "cân", "kg", "lít", "mét", "km", "cây", "giờ", "tiếng", "héc", "hecta", "ha", "tháng", "năm", "ngày",
     "tuần", "phút")
)  # fmt: skip
_SPANS = frozenset(("đầu", "cuối", "sau", "trước", "này", "đó", "đêm", "kia", "chừng", "đường"))
_HALF_BEFORE = frozenset(("một", "quá", "hơn", "gần", "già", "non", "khoảng"))


def value_at(looks: Looks, at: int) -> Value | Unread:
    """Read the value whose first token is `at`."""
    src = looks.src
    if src.kind(at) == "number":
        return from_digits(looks, at)
    word = src.word(at)
    if word in VULGAR:
        part, whole = VULGAR[word]
        return Value(part, at + 1, out_of=whole)
    if not looks.voc.marked or not word:
        return Unread(run_end(looks, at) if word in STARTS else at + 1)
    if word in VAGUE:
        return _vague(looks, at)
    if word == HALVES:
        return _half(looks, at)
    if word == "một" and src.word(at + 1) == HALVES:
        return _half(looks, at + 1)
    if word in STARTS or word == "không":
        return _from_words(looks, at)
    return _bare_scale(looks, at) if looks.scale(at) else Unread(at + 1)


def _vague(looks: Looks, at: int) -> Value | Unread:
    """hàng trăm, vài chục nghìn, mấy trăm, vài ba chục."""
    start = at + 1
    if looks.scale(at - 1) or looks.before(at) in STARTS or looks.before(at) == "mươi":
        return Unread(start)  # "trăm mấy chục"
    if looks.src.word(at) in ("vài", "dăm") and looks.src.word(start) in ("ba", "bảy", "bốn"):
        start += 1
    scale, end = scales(looks, start)
    if not scale:
        return Unread(start if start > at + 1 else at + 1)
    if looks.src.word(end) in SCALES or looks.src.word(end) in STARTS - {"năm", "một"}:
        return Unread(max(end, run_end(looks, end)))
    return Value(scale, end, qualifier=Qualifier.ORDER_OF, scale=scale)


def _half(looks: Looks, at: int) -> Value | Unread:
    """nửa số tin, một nửa, nửa triệu, nửa tấn; not nửa đêm, nửa đầu năm."""
    src = looks.src
    scale, end = scales(looks, at + 1)
    following = src.word(at + 1)
    if scale:
        return Value(scale // 2, end, scale=scale)
    if following == "tá":
        return Value(6, at + 2, scale=12)
    if looks.percent(at + 1):
        return Value(Decimal("0.5"), at + 1, scale=1)
    before = looks.before(at)
    if following in _SPANS:
        return Unread(at + 1)
    if following in _HALVED or (before in _HALF_BEFORE and following not in _MEASURES):
        return Value(1, at + 1, out_of=2)
    if following in _MEASURES and src.word(at + 2) not in _SPANS and src.kind(at + 2) != "number":
        return Value(Decimal("0.5"), at + 1, scale=1)
    return Unread(at + 1)


def _bare_scale(looks: Looks, at: int) -> Value | Unread:
    """hơn trăm người, gần nghìn hộ, trăm rưỡi nóc nhà."""
    src = looks.src
    whole = stop = run_end(looks, at)
    before = looks.before(at)
    if stop > at + 1 and src.word(stop - 1) == "năm":
        stop -= 1  # "hơn chục năm"
    if HALF in src.words[at:stop]:
        value = cardinal(["một", *src.words[at:stop]])
        known = value is not None and (looks.counted(stop) or looks.scale(stop))
        return Value(value, stop, scale=100) if known and value is not None else Unread(whole)
    scale, end = scales(looks, at)
    led = before in ("hơn", "gần", "ngót", "cả", "khoảng", "chừng", "non")
    if end < stop or not led or not looks.counted(end) or looks.number_before(at - 1):
        return Unread(max(whole, at + 1))
    qualifier = Qualifier.ORDER_OF if before == "cả" else None
    return Value(scale, end, qualifier=qualifier, scale=scale)


def _from_words(looks: Looks, at: int) -> Value | Unread:
    src = looks.src
    stop = run_end(looks, at)
    if stop == at or looks.saying(at):
        return Unread(max(stop, at + 1))
    run = read_run(looks, at, stop)
    if not _stands(looks, at) or run.said is None:
        return _joined(looks, at, stop) or Unread(stop)
    if told := _by_the_clock(looks, at, run.end):
        return Unread(told)
    if src.capital(at) and not _capital_fits(looks, at, run):
        return Unread(stop)
    said = run.said
    value = Value(said.number, run.end, scale=run.scale, upper=said.upper, out_of=said.out_of)
    if said.out_of is not None or not isinstance(said.number, int) or run.scale:
        return dozens(looks, value)
    if said.upper is not None and run.length == 2:
        return value if looks.counted(run.end) else Unread(stop)
    if run.length > 1 and said.number >= 10:
        return dozens(looks, value)
    if src.word(run.end) == "tá":
        return dozens(looks, value)
    if looks.percent(run.end):
        return value
    return value if _counts(looks, at) else _joined(looks, at, stop) or Unread(stop)


def _stands(looks: Looks, at: int) -> bool:
    """Whether the word before lets a number follow: not "thứ", "tháng", "lớp"."""
    before, outer = looks.before(at), looks.src.word(at - 2)
    if before in _NOT_AFTER_WORDS:
        return (before == "số" and outer in ("tổng", "con", "trong")) or (
            before in ("tháng", "năm", "quý") and outer in looks.voc.each
        )
    if before in _ALWAYS_NAMED:
        return False
    named = before in looks.voc.loose_ordinals or before in looks.voc.strict_ordinals
    ordinal = named or (outer, before) in looks.voc.numbered
    if ordinal and not looks.takes_one(run_end(looks, at)) and outer not in looks.voc.each:
        return False
    if before in _NO_DIGIT_AFTER and not (before == "vòng" and outer == "trong"):
        end = run_end(looks, at)
        return end > at + 1 and looks.takes_a_number(end)
    if before == "ngày" and outer not in looks.voc.each:
        end = run_end(looks, at)
        return looks.counted(end) and looks.src.word(end) != "tháng"
    return not (before == "nhà" and outer == "số")


def _by_the_clock(looks: Looks, at: int, end: int) -> int:
    """The token after an hour: "lúc bảy giờ ba mươi phút", "bảy giờ sáng"; 0 where none is told."""
    src = looks.src
    if src.word(end) != "giờ":
        return 0
    led = looks.before(at) in ("lúc", "hồi", "vào")
    if not led and src.word(end + 1) not in looks.voc.after_hours - {"cùng"}:
        return 0
    stop = run_end(looks, end + 1) if src.word(end + 1) in STARTS else end + 1
    return stop + 1 if src.word(stop) == "phút" else stop


def _capital_fits(looks: Looks, at: int, run: Run) -> bool:
    """Whether a capital belongs to the sentence, to a text of capitals or to a sum, not to a name."""
    src = looks.src
    if len(src.words[at]) > 1 and src.shown(at).isupper() and src.shown(run.end - 1).isupper():
        return True
    if run.length >= 3 and src.capital(at + 1) and run.scale:
        return True
    if not src.opens_sentence(at):
        return False
    return not src.capital(run.end) or looks.counted(run.end)


def _joined(looks: Looks, at: int, stop: int) -> Value | None:
    """A first number that another one follows: "hai đến ba ngày", "hai, ba trăm"."""
    src = looks.src
    word = src.word(at)
    if stop != at + 1 or (word in ("một", "năm") and looks.before(at) not in _SPANNED):
        return None
    if not _stands(looks, at) or (src.capital(at) and not src.opens_sentence(at)):
        return None
    listed = src.sign(stop) == "," and not src.glued(stop)
    between = looks.before(at) == "giữa" and src.word(stop) == "và"
    if (
        not (listed or between)
        and src.word(stop) not in _JOINERS
        and src.sign(stop) not in ("-", "–")
    ):
        return None
    if src.word(stop + 1) not in STARTS:
        return None
    far = value_at(looks, stop + 1)
    if not isinstance(far, Value) or far.upper is not None or far.out_of is not None:
        return None
    first = cardinal([word]) or 0
    if far.number <= first or not (far.scaled or looks.counted(far.end)):
        return None
    if listed and not neighbours(first, cardinal([src.word(stop + 1)]) or 0):
        return None
    return Value(first, stop)


def _counts(looks: Looks, at: int) -> bool:
    """Whether one number word counts what follows it."""
    src = looks.src
    word, following = src.word(at), src.word(at + 1)
    pair = (following, src.word(at + 2))
    if not following or (
        following in looks.voc.function_words and pair not in looks.voc.noun_pairs
    ):
        return False
    counted = looks.counted(at + 1) or pair in looks.voc.noun_or_verb_pairs
    if word == "một":
        return _counts_one(looks, at, counted=counted)
    if not counted:
        return False
    return word != "năm" or not _is_year(looks, at, pair)


def _counts_one(looks: Looks, at: int, *, counted: bool) -> bool:
    src = looks.src
    following = src.word(at + 1)
    called = looks.before(at) in _ONE_AFTER and following not in _NOT_ONE_OF and counted
    span = looks.before(at) == "từ" and src.word(at + 2) in ("đến", "tới")
    if src.word(at + 2) == HALF and following in _MEASURES:
        return True  # "một tuần rưỡi"
    listed = counted and following in looks.voc.listed and following not in _NOT_ONE_OF
    return called or (span and counted) or (listed and _rated(looks, at))


def _is_year(looks: Looks, at: int, following: tuple[str, str]) -> bool:
    """Whether "năm" is a year where it could be a five."""
    return (
        looks.before(at) in looks.voc.each
        or looks.number_before(at)
        or (looks.before(at) in _NOT_FIVE_AFTER and looks.before(at - 1) != "tất")
        or (following[0] == "tháng" and following[1] in ("đầu", "cuối"))
        or following[0] in ("học", "thứ", "ngoái")
        or following in _YEARS_OF
        or following in _THEMES
    )


def _rated(looks: Looks, at: int) -> bool:
    """Whether a period stands before or behind: "mỗi tuần một bài", "một bài/tuần"."""
    unit = unit_after(looks, at + 1, percent_end=0)
    return unit.per is not None or period_before(looks, at)[0] is not None


WORD_STARTS = frozenset({*STARTS, *VAGUE, *VULGAR, *GROUPS, "chục", "trăm", HALVES, "gấp"})
