"""Finding the quantities of a text, from its first number to its last."""

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from tinhban.foundation.quantities import Number, Qualifier
from tinhban.foundation.reading.looks import Looks
from tinhban.foundation.reading.mention import Mention
from tinhban.foundation.reading.not_quantities import skip
from tinhban.foundation.reading.rates import per_one, period_before
from tinhban.foundation.reading.source import Source
from tinhban.foundation.reading.values import Value, Written, value_at, whole
from tinhban.foundation.reading.vocabulary import words as words_of
from tinhban.foundation.reading.wording import (
    Unit,
    qualifier_before,
    trailing_qualifier,
    unit_after,
)

_WORD_STARTS = words_of(
    "một hai ba bốn năm sáu bảy bẩy tám chín mười hàng hằng vài mấy dăm nửa chục trăm nghìn ngàn vạn triệu tỷ tỉ gấp"
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
_PARTS = {"ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_BREAKS = ".!?;…"
_SHORTENED = frozenset(
    ("TP", "Tp", "TX", "GS", "PGS", "TS", "ThS", "BS", "KS", "Th", "St", "Mr", "Ms", "Dr", "Q", "P")
)


def read_quantities(text: str) -> list[Mention]:
    """Every quantity of `text`, in order, without overlaps."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.src = Source(text)
        self.looks = Looks(self.src)
        self.mentions: list[Mention] = []

    def read(self) -> list[Mention]:
        src = self.src
        starts = [
            place
            for place, (kind, word) in enumerate(zip(src.kinds, src.words, strict=True))
            if kind == "number" or word in _WORD_STARTS
        ]
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
        if value is None:
            return at + 1
        upper, last, out_of = self._second(value)
        if upper is not None:
            value = self._same_scale(value, last)
        end = last.end
        found = qualifier_before(looks, at, number=value.number)
        qualifier = value.qualifier or found.qualifier
        percent_end = self._percent_end(end)
        unit = unit_after(looks, end, percent_end=percent_end)
        number, end = self._half(value.number, end, unit)
        if upper is not None:
            qualifier = Qualifier.BETWEEN
        elif qualifier is Qualifier.EXACT:
            qualifier = trailing_qualifier(looks, max(unit.end, end)) or qualifier
        per, start, stop = self._rate(found.first, max(end, percent_end), unit)
        factor = unit.text.startswith("lần") and looks.before(found.first) in _TURNED
        self._note(
            start,
            stop,
            number=number,
            qualifier=qualifier,
            unit=unit.text,
            per=per,
            upper=upper,
            out_of=out_of,
            factor=factor,
        )
        return max(end, percent_end, stop if unit.per else 0)

    def _second(self, value: Value) -> tuple[Written | None, Value, Written | None]:
        """A second number joined to the first: (upper end, last value read, out of)."""
        src, looks = self.src, self.looks
        at = value.end
        if src.sign(at) == "/" and src.kind(at + 1) == "number" and not value.scaled:
            all_of = value_at(looks, at + 1)
            if (
                all_of is not None
                and isinstance(all_of.number, int)
                and all_of.number >= value.number
            ):
                return None, all_of, all_of.number
        if src.word(at) == "phần" and (parts := _PARTS.get(src.word(at + 1))):
            return None, replace(value, end=at + 2), parts  # "hai phần ba"
        joined = src.sign(at) in ("-", "–", "—") or src.word(at) in ("đến", "tới", "den", "toi")
        spelt = joined and src.kind(value.end - 1) == "word" and src.words[at + 1 : at + 2]
        follows = src.kind(at + 1) == "number" or (spelt and spelt[0] in _WORD_STARTS)
        if joined and follows and not value.scaled:
            far = value_at(looks, at + 1)
            takes = far is not None and (far.scaled or looks.takes_a_number(far.end))
            if far is not None and takes and far.number > value.number:
                return far.number, far, None
        return None, value, None

    def _same_scale(self, value: Value, far: Value) -> Value:
        """In "2 - 3 triệu" the first number has the scale of the second."""
        src = self.src
        scale = 1
        place = far.end - 1
        while far.scaled and (step := self.looks.scale(place)) and src.kind(place) == "word":
            scale *= step
            place -= 1
        if scale == 1 or value.number * scale > far.number:
            return value
        return replace(value, number=whole(value.number * scale))

    def _percent_end(self, at: int) -> int:
        if not self.looks.percent(at):
            return 0
        return at + 1 if self.src.kind(at) == "sign" else at + 2

    def _half(self, number: Written, end: int, unit: Unit) -> tuple[Written, int]:
        """ "2 năm rưỡi" is two and a half years."""
        if unit.text and self.src.word(unit.end) == "rưỡi" and isinstance(number, int):
            return Decimal(number) + Decimal("0.5"), end
        return number, end

    def _rate(self, first: int, end: int, unit: Unit) -> tuple[str | None, int, int]:
        """The period of a rate, and the tokens from and to which the expression runs."""
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
        if not number or self.src.word(at + 2) in ("mươi", "trăm"):
            return at + 1
        if self.src.word(at + 2) == "lần" or (word == "năm" and self.looks.counted(at + 2)):
            number_end = at + 3 if self.src.word(at + 2) == "lần" else at + 2
        else:
            number_end = at + 2
        self._note(at, number_end, number=number, unit="lần", factor=True)
        return number_end

    def _note(
        self,
        first: int,
        end: int,
        *,
        number: Number,
        qualifier: Qualifier = Qualifier.EXACT,
        unit: str = "",
        per: str | None = None,
        upper: Number | None = None,
        out_of: Number | None = None,
        factor: bool = False,
    ) -> None:
        src = self.src
        start_at, end_at = src.starts[first], src.ends[end - 1]
        start, stop = src.given_span(start_at, end_at)
        clause_start, clause_end = self._clause(first, end)
        self.mentions.append(
            Mention(
                start=start,
                end=stop,
                surface=src.original[start:stop],
                number=number,
                qualifier=qualifier,
                unit=unit,
                per=per,
                upper=upper,
                out_of=out_of,
                factor=factor,
                clause_start=clause_start,
                clause_end=clause_end,
            )
        )

    def _clause(self, first: int, end: int) -> tuple[int, int]:
        """The span between the sentence signs around a mention, in the text as given."""
        src, breaks = self.src, self._breaks
        place = bisect_right(breaks, first)
        start = breaks[place - 1] + 1 if place else 0
        place = bisect_right(breaks, end - 1)
        stop = breaks[place] if place < len(breaks) else len(src)
        return src.given_span(src.starts[start], src.ends[max(stop, end) - 1])

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
