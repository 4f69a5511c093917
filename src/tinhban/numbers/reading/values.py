"""The value that starts at a token: digits with scales (1,2 tỷ), number words (ba mươi lăm), vague tens."""

from decimal import Decimal
from typing import NamedTuple

from tinhban.foundation.cardinals import GROUPS, HALF, LATE_UNITS, UNITS, cardinal
from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading.digits import read_digits
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.runs import run_end
from tinhban.numbers.reading.thousands import grouped_end

Written = int | Decimal

_SHORT_SCALES = {"tr": 1_000_000, "k": 1000, "trđ": 1_000_000}
_DOZEN = 12
_MOST_SCALES = 3


class Value(NamedTuple):
    """A value, the token after it, and the qualifier its own words bring ("hàng trăm")."""

    number: Written
    end: int
    plain: bool = False
    qualifier: Qualifier | None = None
    scale: int = 0  # of its last words: a million in "3 triệu"
    upper: Written | None = None  # of a guess: "hai ba trăm"
    out_of: int | None = None  # of a part: "một phần ba", "½"

    @property
    def scaled(self) -> bool:
        return self.scale > 0


class Unread(NamedTuple):
    """Words or digits that say nothing sure, and the token after them."""

    end: int


def from_digits(looks: Looks, at: int) -> Value | Unread:
    """The number of the digits at `at`, with its scales."""
    src = looks.src
    raw = src.words[at]
    end = grouped_end(looks, at)
    if end > at + 1:
        raw = "".join(src.words[at:end])
    measured = not raw.isdigit() and looks.measured(end)
    digits = read_digits(raw, measured=measured)
    if digits is None:
        return Unread(end)
    scale, after = scales(looks, end)
    if not scale:
        if src.word(end) == "tá":
            return Value(whole(digits.value * _DOZEN), end + 1, scale=_DOZEN)
        if src.word(end) in _SHORT_SCALES and not src.glued(end - 1):
            return Unread(end + 1)  # "2 tr": millions, or pages
        return Value(whole(digits.value), end, plain=digits.plain)
    return _scaled(looks, digits.value, scale, after)


def _scaled(looks: Looks, part: Written, scale: int, end: int) -> Value | Unread:
    """ "1 tỷ 200 triệu", "3 tỷ rưỡi", "2tr5", "1 tỷ 2"."""
    src = looks.src
    total: Written = part * scale
    while True:
        word = src.word(end)
        if word == HALF:
            return Value(whole(total + scale // 2), end + 1, scale=scale)
        if word in UNITS or word in LATE_UNITS or word == "mười":
            return _then_words(looks, total, scale, end)
        if src.kind(end) != "number":
            return Value(whole(total), end, scale=scale)
        following = read_digits(src.words[end], measured=False)
        smaller, after = scales(looks, end + 1)
        if following is None or not 0 < smaller < scale:
            return _then_digits(looks, total, scale, end)
        total, scale, end = total + following.value * smaller, smaller, after


def _then_digits(looks: Looks, total: Written, scale: int, end: int) -> Value | Unread:
    """The digits spoken behind a scale: "2tr5" and "2 triệu 5" are 2,500,000."""
    src = looks.src
    raw = src.words[end]
    tenths = whole(total + Decimal(int(raw) * scale).scaleb(-len(raw))) if raw.isdigit() else total
    if src.glued(end - 1):
        known = raw.isdigit() and len(raw) <= 3 and not looks.goes_on(end)
        return Value(tenths, end + 1, scale=scale) if known else Unread(end + 1)
    if len(raw) > 3 or not raw.isdigit() or src.sign(end + 1) in ("/", "-", ".", "–"):
        return Value(whole(total), end, scale=scale)
    if len(raw) > 1 or looks.takes_a_number(end + 1):
        return Unread(end + 1)  # "1 tỷ 200", "thưởng 2 triệu 5 em": two meanings
    return Value(tenths, end + 1, scale=scale)


def _then_words(looks: Looks, total: Written, scale: int, end: int) -> Value | Unread:
    """Number words behind a scale of digits: "2 tỷ mốt", "1 tỷ hai trăm triệu"."""
    src = looks.src
    stop = run_end(looks, end) if src.word(end) in UNITS or src.word(end) == "mười" else end + 1
    words = src.words[end:stop]
    if not words or (len(words) == 1 and looks.counted(stop)):
        return Value(whole(total), end, scale=scale)  # "2 triệu hai đợt", "3 triệu một tháng"
    if words[0] in ("năm", "một"):
        return Value(whole(total), end, scale=scale) if len(words) == 1 else Unread(stop)
    short = LATE_UNITS.get(words[0], UNITS.get(words[0], 0)) if len(words) == 1 else 0
    if short:
        return Value(whole(total + short * scale // 10), stop, scale=scale)
    rest = cardinal(words)
    if rest is None or rest >= scale or words[-1] not in GROUPS:
        return Unread(stop)
    return Value(whole(total + rest), stop, scale=scale)


def scales(looks: Looks, at: int) -> tuple[int, int]:
    """The product of the scale words from `at`, and the token after them."""
    src = looks.src
    word = src.word(at)
    if not word:
        return 0, at
    if word in _SHORT_SCALES:
        dotted = src.sign(at + 1) == "." and src.word(at + 2) in ("đ", "đồng") and word == "tr"
        spaced = word == "trđ" or dotted or src.word(at + 1) in ("đồng", "đ")
        short = src.glued(at - 1) or (spaced and word != "k")
        if not short or (looks.goes_on(at) and src.kind(at + 1) != "number"):
            return 0, at
        return _SHORT_SCALES[word], at + 2 if dotted else at + 1
    product = 1
    end = at
    while end < at + _MOST_SCALES and (scale := looks.scale(end)) and not _name(looks, end):
        product *= scale
        end += 1
    return (product, end) if end > at else (0, at)


def _name(looks: Looks, at: int) -> bool:
    """Whether a scale word is written as a name is, and not in a text all of capitals."""
    return looks.src.capital(at) and not looks.src.shown(at).isupper()


def whole(number: Written) -> Written:
    return int(number) if isinstance(number, Decimal) and number == int(number) else number


def dozens(looks: Looks, value: Value) -> Value:
    """ "ba tá" is thirty-six."""
    if looks.src.word(value.end) != "tá" or value.upper is not None or value.out_of is not None:
        return value
    return value._replace(number=whole(value.number * _DOZEN), end=value.end + 1, scale=_DOZEN)
