"""A second number that belongs to the first: the far end of a range, a spread, the whole of a part."""

from decimal import Decimal
from typing import NamedTuple

from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.spoken import neighbours
from tinhban.numbers.reading.values import Unread, Value, Written, whole
from tinhban.numbers.reading.word_values import WORD_STARTS, value_at
from tinhban.numbers.reading.wording import UnitWords, nearest_qualifier, unit_after

DASHES = frozenset(("-", "–", "—", "÷", "~", "∼", "～", "−", "…"))
_TO = frozenset(("đến", "tới", "den", "toi"))
_AND = frozenset(("và", "va"))
_OR = frozenset(("hoặc", "hay", "hoac"))
_BETWEEN = frozenset(("giữa", "giua"))
_FROM = frozenset(("từ", "khoảng", "giữa", "tu", "khoang", "giua"))
_LOWEST = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_HIGHEST = (Qualifier.AT_MOST, Qualifier.LESS_THAN)
_PARTS = {
    "nghìn": 1000,
    "ngàn": 1000,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_LONGEST_LEAD = 3  # words between the joint and the far end: "đến dưới 300"


class Joined(NamedTuple):
    """The first number, what the second makes of it, and the token after the last of both."""

    value: Value
    upper: Written | None = None
    out_of: Written | None = None
    approximate: bool = False
    bracketed: bool = False
    unit: UnitWords | None = None  # where it stands before the spread: "300 tin ± 10"
    unsure: bool = False  # two meanings: "từ 500 đến 1 triệu đồng"


def joined(looks: Looks, at: int, value: Value, own: UnitWords, percent_end: int) -> Joined:
    """The number at `at` with the one behind it, if they are one; `own` is the first one's unit."""
    src = looks.src
    if value.upper is not None:
        return Joined(value, value.upper, approximate=True)
    if value.out_of is not None:
        return Joined(value, out_of=value.out_of)
    end = value.end
    mark = src.words[end] if end < len(src) else ""
    if mark == "/" or mark in ("phần", "phan"):
        return _part(looks, value) or Joined(value)
    if _spread_sign(looks, end):
        return _spread(looks, value, end, percent_end=0) or Joined(value)
    if mark == "…" and not (src.glued(end - 1) and src.glued(end)):
        return Joined(value)
    if mark in DASHES or mark in _TO or mark in _AND or mark in _OR or mark == ",":
        return _far_end(looks, at, value, end, UnitWords("", end)) or Joined(value)
    after = percent_end or own.end
    if after == end:
        return Joined(value)
    mark = src.words[after] if after < len(src) else ""
    if _spread_sign(looks, after):
        spread = _spread(looks, value, after, percent_end=after) or Joined(value)
        return spread if percent_end or spread.upper is None else spread._replace(unit=own)
    if mark in DASHES or mark in _TO or mark in _AND or mark in _OR:
        return _far_end(looks, at, value, after, own) or Joined(value)
    return Joined(value)


def _part(looks: Looks, value: Value) -> Joined | None:
    """9/9 thôn, 1/3 số hộ, "2 phần 3"."""
    src = looks.src
    at = value.end
    if src.kind(at + 1) == "number" and not value.scaled:
        all_of = value_at(looks, at + 1)
        if isinstance(all_of, Unread) or not isinstance(all_of.number, int):
            return None
        if all_of.number >= value.number:
            return Joined(value._replace(end=all_of.end), out_of=all_of.number)
    parts = _PARTS.get(src.word(at + 1)) if src.word(at) == "phần" else None
    if parts and parts >= value.number:
        return Joined(value._replace(end=at + 2), out_of=parts)
    return None


def _spread_sign(looks: Looks, at: int) -> bool:
    src = looks.src
    return src.sign(at) == "±" or (
        src.sign(at) == "+" and src.sign(at + 1) == "/" and src.sign(at + 2) == "-"
    )


def _spread(looks: Looks, value: Value, at: int, *, percent_end: int) -> Joined | None:
    """300 ± 10 tin, 90 ± 2 %, 300 ± 5 % tin."""
    src = looks.src
    start = at + 1 if src.sign(at) == "±" else at + 3
    by = value_at(looks, start) if src.kind(start) == "number" else None
    if not isinstance(by, Value):
        return None
    amount, end = Decimal(by.number), by.end
    if not percent_end and looks.percent(end):
        after = end + (1 if src.kind(end) == "sign" else 2)
        if looks.counted(after):
            amount, end = value.number * amount / 100, after
    low, high = whole(value.number - amount), whole(value.number + amount)
    if low < 0:
        return None
    return Joined(value._replace(number=low, end=end, scale=0), high)


def _far_end(looks: Looks, at: int, value: Value, joint: int, own: UnitWords) -> Joined | None:
    """The far end behind the joint at token `joint`, where both ends speak of one thing."""
    src = looks.src
    mark = src.words[joint]
    between = mark in _AND
    if between and not _led_by(looks, at, _BETWEEN) and not _bounded(looks, at, joint):
        return None
    start = _far_start(looks, joint + 1, words_too=src.kind(value.end - 1) == "word")
    if not start:
        return None
    far = value_at(looks, start)
    if not isinstance(far, Value) or far.upper is not None or far.out_of is not None:
        return None
    guessed = mark in _OR or mark == ","
    if guessed and (start > joint + 1 or not _is_guess(looks, at, value, joint, far)):
        either = mark in _OR and not own.text and looks.takes_one(far.end)
        return Joined(value._replace(end=far.end), unsure=True) if either else None
    low = value if own.text or value.scaled else _same_scale(value, far)
    if far.number <= low.number:
        return None
    if not own.text and not value.scaled and _scale_is_open(looks, value, low, far):
        return Joined(value._replace(end=far.end), unsure=True)
    bracketed = _bracketed(looks, at, far.end)
    if own.text:
        if not _same_unit(looks, far.end, own):
            return None
    elif _code(looks, value, joint, start) or (bracketed and not _alike(looks, value, far)):
        return Joined(value._replace(end=far.end), unsure=True)
    elif not (far.scaled or looks.takes_one(far.end) or bracketed):
        from_there = _led_by(looks, at, _FROM)
        led = mark in DASHES or from_there
        sums = _is_sum(src.words[value.end - 1]) and _is_sum(src.words[far.end - 1])
        goes_on = from_there and src.word(far.end) in looks.voc.function_words
        ends = sums or goes_on or _closes(looks, far.end) or _names(looks, far.end)
        if guessed or not led or not ends or not _alike(looks, value, far):
            dashed = mark in DASHES and start == joint + 1
            return Joined(value._replace(end=far.end), unsure=True) if dashed else None
    return Joined(
        low._replace(end=far.end, scale=far.scale, plain=False),
        far.number,
        approximate=guessed,
        bracketed=bracketed,
    )


def _bounded(looks: Looks, at: int, joint: int) -> bool:
    """Whether a lower and an upper bound are joined: "trên 250 và dưới 300 tin"."""
    below, above = (
        nearest_qualifier(looks, at),
        looks.voc.qualifiers.get((looks.src.word(joint + 1),)),
    )
    return below is not None and below.qualifier in _LOWEST and above in _HIGHEST


def _scale_is_open(looks: Looks, value: Value, low: Value, far: Value) -> bool:
    """Whether the first number may have the scale of the second and may not: "từ hai đến ba mươi"."""
    tens = looks.src.kind(far.end - 1) == "word" and not far.scaled and far.number % 10 == 0
    if tens and far.number < 100 and value.number < 10 and looks.src.word(far.end - 1) == "mươi":
        return True
    return low.number == value.number < 1000 and far.scale >= 10**6


def _far_start(looks: Looks, at: int, *, words_too: bool) -> int:
    """The token of the far number, behind at most a qualifier: "đến dưới 300"; 0 for none."""
    src = looks.src
    for place in range(at, at + 1 + _LONGEST_LEAD):
        if src.kind(place) == "number" or (words_too and src.word(place) in WORD_STARTS):
            led = place == at or _is_lead(looks, at, place)
            return place if led else 0
    return 0


def _is_lead(looks: Looks, at: int, place: int) -> bool:
    found = nearest_qualifier(looks, place)
    return found is not None and found.first == at


def _led_by(looks: Looks, at: int, words: frozenset[str]) -> bool:
    """Whether one of `words` stands before the number, behind at most two words of a qualifier."""
    return any(looks.src.word(place) in words for place in range(at - 3, at))


def _is_guess(looks: Looks, at: int, value: Value, joint: int, far: Value) -> bool:
    """Whether two numbers are a guess: "2, 3 ngày", "hai hoặc ba người"; not a list."""
    src = looks.src
    if not isinstance(value.number, int) or not isinstance(far.number, int):
        return False
    listed = src.sign(at - 1) == "," or src.sign(far.end) == "," or src.word(far.end) in _AND
    if listed:
        return False
    first = value.number // (value.scale or 1)
    second = far.number // (far.scale or 1)
    if src.sign(joint) != ",":
        return second == first + 1
    side_by_side = neighbours(first, second) and second < 10
    return side_by_side and first < 10 and not value.scaled and not src.glued(joint)


def _same_scale(value: Value, far: Value) -> Value:
    """In "2 - 3 triệu" the first number has the scale of the second."""
    scale = far.scale
    if scale <= 1 or value.number * scale > far.number:
        return value
    return value._replace(number=whole(value.number * scale))


def _same_unit(looks: Looks, at: int, own: UnitWords) -> bool:
    """Whether the far end has the unit of the first: "250 tin đến 300 tin"."""
    if own.text in ("%", "‰"):
        return looks.percent(at)
    return _head(unit_after(looks, at, percent_end=0)) == _head(own)


def _head(unit: UnitWords) -> str:
    return unit.text.replace(",", " ").lower().split(" ", 1)[0]


def _names(looks: Looks, at: int) -> bool:
    """Whether a word that can be a thing follows."""
    word = looks.src.word(at)
    return bool(word) and word not in looks.voc.function_words and not looks.src.capital(at)


def _is_sum(raw: str) -> bool:
    """Whether digits are written in thousands, as sums and counts are: 79.000."""
    return "." in raw and len(raw.rpartition(".")[2]) == 3


def _alike(looks: Looks, value: Value, far: Value) -> bool:
    """Whether two ends without a unit are written alike, and are not years of a life."""
    first, last = looks.src.words[value.end - 1], looks.src.words[far.end - 1]
    if not (first[0].isdigit() and last[0].isdigit()):
        return first[0].isdigit() == last[0].isdigit()
    years = len(first) == len(last) == 4 and first.isdigit() and last.isdigit()
    return not years and first.isdigit() == last.isdigit()


def _code(looks: Looks, value: Value, joint: int, start: int) -> bool:
    """Whether a dash stands in a number of a register: "số hiệu 055- 639"."""
    src = looks.src
    first = src.words[value.end - 1]
    padded = first.isdigit() and first[0] == "0" and len(first) > 2
    return src.words[joint] in ("-", "–") and start == joint + 1 and padded


def _bracketed(looks: Looks, at: int, end: int) -> bool:
    """Whether the range stands alone in brackets: "(250 - 300)", "(khoảng 250 - 300)"."""
    if looks.src.sign(end) != ")":
        return False
    return any(looks.src.sign(place) == "(" for place in range(at - 3, at))


def _closes(looks: Looks, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    src = looks.src
    return src.kind(at) in ("", "line", "tag") or (src.sign(at) in (".", ",", ";", ")", "!", "?"))
