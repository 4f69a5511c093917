"""The value of number words where they stand: not every "ba" is three, nor every "năm" five."""

from decimal import Decimal

from tinhban.foundation.cardinals import GROUPS, HALF, SCALES, cardinal
from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.runs import STARTS, read_run, run_end
from tinhban.numbers.reading.spoken import neighbours
from tinhban.numbers.reading.standing import (
    MEASURES,
    NOT_AFTER_WORDS,
    capital_fits,
    counts,
    hour_end,
    lets_number_follow,
)
from tinhban.numbers.reading.values import Unread, Value, dozens, from_digits, scales
from tinhban.numbers.reading.vocabulary import words
from tinhban.numbers.reading.wording import nearest_qualifier

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
VAGUE = frozenset(("hàng", "hằng", "vài", "mấy", "dăm"))
HALVES = "nửa"
TEN_OR_SO = "mươi"
_SPANNED = frozenset(("từ", "có", "cần", "giữa"))
_JOINERS = frozenset(("đến", "tới", "hoặc", "hay"))
_HALVED = words("số diện dân tổng thời lượng quãng chặng giá kinh sản cử trong của")
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
    if word == TEN_OR_SO:
        return _ten_or_so(looks, at)
    return _bare_scale(looks, at) if looks.scale(at) else Unread(at + 1)


def _vague(looks: Looks, at: int) -> Value | Unread:
    """hàng trăm, vài chục nghìn, mấy trăm, vài ba chục."""
    start = at + 1
    if looks.scale(at - 1) or looks.before(at) in STARTS - {"năm", "một"} | {"mươi"}:
        return Unread(start)  # "trăm mấy chục"
    if looks.src.word(at) in ("vài", "dăm") and looks.src.word(start) in ("ba", "bảy", "bốn"):
        start += 1
    scale, end = scales(looks, start)
    if not scale:
        return Unread(start if start > at + 1 else at + 1)
    if looks.src.word(end) in SCALES or looks.src.word(end) in STARTS - {"năm", "một"}:
        return Unread(max(end, run_end(looks, end)))
    return Value(scale, end, qualifier=Qualifier.ORDER_OF, scale=scale)


def _ten_or_so(looks: Looks, at: int) -> Value | Unread:
    """mươi nóc nhà, mươi lăm phút; not vài mươi, đôi mươi."""
    more = looks.src.word(at + 1) in ("lăm", "nhăm")
    end = at + 2 if more else at + 1
    if looks.before(at) in NOT_AFTER_WORDS or not looks.counted(end):
        return Unread(run_end(looks, end) if looks.src.word(end) in STARTS else end)
    qualifier = None if nearest_qualifier(looks, at) else Qualifier.ABOUT
    return Value(15 if more else 10, end, qualifier=qualifier, scale=10)


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
    if following in _HALVED or (before in _HALF_BEFORE and following not in MEASURES):
        return Value(1, at + 1, out_of=2)
    if following in MEASURES and src.word(at + 2) not in _SPANS and src.kind(at + 2) != "number":
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
    if not lets_number_follow(looks, at) or run.said is None:
        return _joined(looks, at, stop) or Unread(stop)
    if told := hour_end(looks, at, run.end):
        return Unread(told)
    if src.capital(at) and not capital_fits(looks, at, run):
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
    return value if counts(looks, at) else _joined(looks, at, stop) or Unread(stop)


def _joined(looks: Looks, at: int, stop: int) -> Value | None:
    """A first number that another one follows: "hai đến ba ngày", "hai, ba trăm"."""
    src = looks.src
    word = src.word(at)
    if stop != at + 1 or (word in ("một", "năm") and looks.before(at) not in _SPANNED):
        return None
    if not lets_number_follow(looks, at) or (src.capital(at) and not src.opens_sentence(at)):
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


WORD_STARTS = frozenset(
    {*STARTS, *VAGUE, *VULGAR, *GROUPS, "chục", "trăm", HALVES, TEN_OR_SO, "gấp"}
)
