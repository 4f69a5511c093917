"""Finding the quantities of a text, from its first number to its last."""

from bisect import bisect_right
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from tinhban.numbers.quantities import Number, Qualifier
from tinhban.numbers.reading.brackets import repeated
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.mention import Mention
from tinhban.numbers.reading.not_quantities import denied, skip
from tinhban.numbers.reading.ranges import joined
from tinhban.numbers.reading.rates import per_one, period_before
from tinhban.numbers.reading.signs import compared, odd_after, sign_after
from tinhban.numbers.reading.source import SourceText
from tinhban.numbers.reading.spoken import POINT
from tinhban.numbers.reading.values import Unread, Value, Written
from tinhban.numbers.reading.word_values import WORD_STARTS, value_at
from tinhban.numbers.reading.wording import (
    FoundQualifier,
    UnitWords,
    qualifier_before,
    trailing_qualifier,
    unit_after,
)

_MULTIPLES: dict[str, int | Decimal] = {
    "đôi": 2,
    "rưỡi": Decimal("1.5"),
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "bội": 0,
}
_TURNED = frozenset(
    ("tăng", "giảm", "hơn", "gấp", "cao", "lớn", "nhanh", "nhiều", "thấp", "rẻ", "đắt")
)
_NEAR = (Qualifier.ABOUT, Qualifier.ABOUT_BELOW)
_BREAKS = ".!?;…"
_SHORTENED = frozenset(
    ("TP", "Tp", "TX", "GS", "PGS", "TS", "ThS", "BS", "KS", "Th", "St", "Mr", "Ms", "Dr", "Q", "P")
)


def read_quantities(text: str) -> list[Mention]:
    """Every quantity of `text`, in order, without overlaps."""
    return _Reader(SourceText(text), as_given=True).read()


def read_source(source: SourceText) -> list[Mention]:
    """The same of a text already cut, with offsets of the readable text."""
    return _Reader(source, as_given=False).read()


def possible_numbers(source: SourceText) -> list[int]:
    """The tokens at which a number may begin."""
    return [
        place - 1 if word == POINT else place
        for place, (kind, word) in enumerate(zip(source.kinds, source.words, strict=True))
        if kind == "number"
        or word in WORD_STARTS
        or (word == POINT and source.word(place - 1) == "không")
    ]


class _Read(NamedTuple):
    """One quantity before it is noted: tokens from `first` to before `end`."""

    first: int
    end: int
    number: Number
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""
    per: str | None = None
    upper: Number | None = None
    out_of: Number | None = None
    approximate: bool = False
    factor: bool = False


class _Reader:
    def __init__(self, source: SourceText, *, as_given: bool) -> None:
        self.src = source
        self.looks = Looks(source)
        self.as_given = as_given
        self.mentions: list[Mention] = []

    def read(self) -> list[Mention]:
        src = self.src
        starts = possible_numbers(src)
        done = 0
        for at in starts:
            if at < done:
                continue
            if src.kinds[at] == "number":
                after = skip(self.looks, at)
                done = after if after > at else self._mention(at)
            else:
                done = self._multiple(at) if src.words[at] == "gấp" else self._mention(at)
        return self.mentions

    def _mention(self, at: int) -> int:
        """Note the quantity that starts at `at` and return the token after its number."""
        looks = self.looks
        if other := per_one(looks, at):
            return other  # the period of a rate: "1 tuần 2 bài"
        value = value_at(looks, at)
        if isinstance(value, Unread):
            return max(value.end, at + 1)
        if denied(looks, at) or compared(looks, at):
            return value.end
        after, agrees = repeated(looks, value)
        if not agrees:
            return after
        return self._with_neighbours(at, value, after)

    def _with_neighbours(self, at: int, value: Value, after: int) -> int:
        """Read what stands around a value: its second number, qualifier, unit and period."""
        looks = self.looks
        percent_end = self._percent_end(value.end)
        unit = unit_after(looks, after or value.end, percent_end=percent_end)
        pair = joined(looks, at, value, unit, percent_end)
        if pair.unsure:
            return pair.value.end
        if pair.value is not value:
            value = pair.value
            percent_end = self._percent_end(value.end)
            unit = pair.unit or self._unit_behind(value.end, percent_end, bracketed=pair.bracketed)
        found = qualifier_before(looks, at, number=value.number)
        qualifier = value.qualifier or found.qualifier
        end = value.end
        if (turned := sign_after(looks, end) or odd_after(looks, end)) is not None:
            if turned[0] is None:
                return turned[1]
            qualifier = turned[0]
            unit = unit_after(looks, turned[1], percent_end=0) if turned[1] > end else unit
        number, end = self._half(value.number, end, unit)
        approximate = found.approximate or pair.approximate
        if pair.upper is not None:
            within = qualifier is Qualifier.ABOUT and looks.before(found.first) == "trong"
            approximate = approximate or (qualifier in _NEAR and not within)
            qualifier = Qualifier.BETWEEN
        elif qualifier is Qualifier.EXACT:
            qualifier = trailing_qualifier(looks, max(unit.end, end)) or qualifier
        per, start, stop = self._rate(found, max(end, percent_end), unit)
        self._note(
            _Read(
                start,
                stop,
                number=number,
                qualifier=qualifier,
                unit=unit.text,
                per=per,
                upper=pair.upper,
                out_of=pair.out_of,
                approximate=approximate,
                factor=unit.text.startswith("lần") and looks.before(found.first) in _TURNED,
            )
        )
        return max(end, percent_end, after, stop if unit.per else 0)

    def _unit_behind(self, end: int, percent_end: int, *, bracketed: bool) -> UnitWords:
        """The unit behind a range, which may stand after its bracket: "(250 - 300) tin"."""
        unit = unit_after(self.looks, end, percent_end=percent_end)
        if bracketed and not unit.text and self.looks.counted(end + 1):
            return unit_after(self.looks, end + 1, percent_end=0)
        return unit

    def _percent_end(self, at: int) -> int:
        if not self.looks.percent(at):
            return 0
        return at + 1 if self.src.kind(at) == "sign" else at + 2

    def _half(self, number: Written, end: int, unit: UnitWords) -> tuple[Written, int]:
        """ "2 năm rưỡi" is two and a half years."""
        if unit.text and self.src.word(unit.end) == "rưỡi" and isinstance(number, int):
            return Decimal(number) + Decimal("0.5"), end
        return number, end

    def _rate(
        self, found: FoundQualifier, end: int, unit: UnitWords
    ) -> tuple[str | None, int, int]:
        """The period of a rate, and the tokens from and to which the expression runs."""
        first = found.first
        if unit.per:
            return unit.per, first, unit.per_end if unit.simple else end
        per, place = period_before(self.looks, first)
        adjacent = per is not None and place == first - 2
        if adjacent and unit.simple and unit.end > end:
            return per, place, unit.end
        return per, first, end

    def _multiple(self, at: int) -> int:
        """gấp đôi, gấp ba, gấp rưỡi; "gấp 2 lần" is read at its number."""
        word = self.src.word(at + 1)
        number = _MULTIPLES.get(word)
        following = self.src.word(at + 2)
        guessed = following in ("bốn", "năm", "sáu") and self.src.word(at + 3) == "lần"
        if not number or guessed or following in ("mươi", "trăm", "chục", "phẩy"):
            return at + 1
        number_end = at + 2
        if self.src.word(number_end) == "lần":
            number_end += 1
        if self.src.word(number_end) == "rưỡi" and isinstance(number, int):
            number = Decimal(number) + Decimal("0.5")
        self._note(_Read(at, number_end, number=number, unit="lần", factor=True))
        return number_end

    def _note(self, read: _Read) -> None:
        src = self.src
        start, stop = src.starts[read.first], src.ends[read.end - 1]
        clause = self._clause(read.first, read.end)
        text = src.text
        if self.as_given:
            start, stop = src.given_span(start, stop)
            clause = src.given_span(*clause)
            text = src.original
        self.mentions.append(
            Mention(
                start=start,
                end=stop,
                surface=text[start:stop],
                number=read.number,
                qualifier=read.qualifier,
                unit=read.unit,
                per=read.per,
                upper=read.upper,
                out_of=read.out_of,
                approximate=read.approximate,
                factor=read.factor,
                clause_start=clause[0],
                clause_end=clause[1],
            )
        )

    def _clause(self, first: int, end: int) -> tuple[int, int]:
        """The span between the sentence signs around a mention, in the readable text."""
        src, breaks = self.src, self._breaks
        place = bisect_right(breaks, first)
        start = breaks[place - 1] + 1 if place else 0
        place = bisect_right(breaks, end - 1)
        stop = breaks[place] if place < len(breaks) else len(src)
        return src.starts[start], src.ends[max(stop, end) - 1]

    @cached_property
    def _breaks(self) -> list[int]:
        """The tokens that end a clause."""
        src = self.src
        return [
            at
            for at, (kind, sign) in enumerate(zip(src.kinds, src.words, strict=True))
            if kind == "line" or (kind == "sign" and sign in _BREAKS and self._closes(at, sign))
        ]

    def _closes(self, at: int, sign: str) -> bool:
        if sign != ".":
            return True
        src = self.src
        return not src.glued(at) and src.shown(at - 1) not in _SHORTENED if at else True
