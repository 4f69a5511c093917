"""Quantities with their qualifier ("gần 400", "hơn 50", 287) and what a count says about them.

The arithmetic is for checking only: a printed text never adds qualified figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import reduce

Number = int | Decimal | Fraction


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT_BELOW = "about_below"  # gần
    MORE_THAN = "more_than"  # hơn, trên
    ABOUT = "about"  # khoảng, ước, xấp xỉ
    AT_LEAST = "at_least"  # ít nhất, tối thiểu
    AT_MOST = "at_most"  # không quá, tối đa, dưới
    LESS_THAN = "less_than"  # chưa đến, chưa đầy
    BETWEEN = "between"  # 10 - 15
    ORDER_OF = "order_of"  # hàng trăm, vài chục


class Verdict(StrEnum):
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


class Hint(StrEnum):
    CLOSER = "closer"  # true, but a closer round number could be written
    UNFILLED = "unfilled"  # a rate with slots that are neither filled nor excused


@dataclass(frozen=True)
class Judgement:
    verdict: Verdict
    hint: Hint | None = None

    def __bool__(self) -> bool:
        return self.verdict is Verdict.SUPPORTED


@dataclass(frozen=True, kw_only=True)
class Slots:
    """A frequency promise counted: late ones are filled, excused ones are not missed.

    A slot is filled when it holds `each` pieces.
    """

    planned: int
    filled: int
    late: int = 0
    excused: int = 0
    each: int = 1

    def __post_init__(self) -> None:
        if min(self.planned, self.filled, self.late, self.excused) < 0 or self.late > self.filled:
            raise ValueError("slots cannot be fewer than none, nor more late than filled")

    @property
    def missed(self) -> int:
        return max(0, self.planned - self.filled - self.excused)


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number as a text states it; `per` names the period of a rate ("week")."""

    number: Number
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""
    per: str | None = None
    upper: Number | None = None  # the far end of BETWEEN
    approximate: bool = (
        False  # "khoảng 10 - 15": what lies near it neither bears it out nor contradicts it
    )

    def __post_init__(self) -> None:
        if isinstance(self.number, bool | float) or isinstance(self.upper, float):
            raise TypeError("a quantity is an int, a Decimal or a Fraction")
        if (self.qualifier is Qualifier.BETWEEN) != (self.upper is not None):
            raise ValueError("a range, and only a range, has an upper end")
        if self.upper is not None and Fraction(self.upper) < Fraction(self.number):
            raise ValueError("a range runs upwards")

    def supports(self, count: int | Decimal | Fraction | Slots) -> Judgement:
        """Whether what was counted bears out what is written."""
        if isinstance(count, Slots):
            return self._supports_slots(count)
        return self._supports_number(Fraction(count))

    def _supports_slots(self, slots: Slots) -> Judgement:
        if slots.planned == 0:
            return Judgement(Verdict.UNKNOWN)
        if slots.missed or Fraction(self.number) > slots.each:
            return Judgement(Verdict.CONTRADICTED, Hint.UNFILLED)
        return Judgement(Verdict.SUPPORTED)

    def _supports_number(self, count: Fraction) -> Judgement:
        n = Fraction(self.number)
        holds = {
            Qualifier.EXACT: count == n,
            Qualifier.ABOUT_BELOW: n * 9 <= count * 10 < n * 10,
            Qualifier.MORE_THAN: count > n,
            Qualifier.ABOUT: abs(count - n) * 10 <= abs(n),
            Qualifier.AT_LEAST: count >= n,
            Qualifier.AT_MOST: count <= n,
            Qualifier.LESS_THAN: count < n,
            Qualifier.BETWEEN: n <= count <= Fraction(self.upper if self.upper is not None else n),
            Qualifier.ORDER_OF: n <= count < n * 10,
        }[self.qualifier]
        if not holds:
            near = self.approximate and self._is_near(count)
            return Judgement(Verdict.UNKNOWN if near else Verdict.CONTRADICTED)
        far_above = count * 5 > n * 6
        if far_above and self.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
            return Judgement(Verdict.SUPPORTED, Hint.CLOSER)
        return Judgement(Verdict.SUPPORTED)

    def _is_near(self, count: Fraction) -> bool:
        """Whether a count lies as close to what is written as "khoảng" allows: within a tenth."""
        highest = Fraction(self.number if self.upper is None else self.upper)
        return Fraction(self.number) * 9 <= count * 10 <= highest * 11

    def __add__(self, other: Quantity) -> Quantity:
        """The sum for a checking line; its qualifier says what is still known of it."""
        if (self.unit, self.per) != (other.unit, other.per):
            raise ValueError("only quantities of one unit and one period add up")
        if Qualifier.ORDER_OF in (self.qualifier, other.qualifier):
            raise ValueError("a number that is only an order of magnitude does not add up")
        if Qualifier.BETWEEN in (self.qualifier, other.qualifier):
            return self._add_range(other)
        return Quantity(
            number=_sum(self.number, other.number),
            qualifier=_joined(self.qualifier, other.qualifier),
            unit=self.unit,
            per=self.per,
            approximate=self.approximate or other.approximate,
        )

    def _add_range(self, other: Quantity) -> Quantity:
        if not {self.qualifier, other.qualifier} <= {Qualifier.BETWEEN, Qualifier.EXACT}:
            raise ValueError("a range adds to ranges and exact numbers only")
        return Quantity(
            number=_sum(self.number, other.number),
            upper=_sum(
                self.number if self.upper is None else self.upper,
                other.number if other.upper is None else other.upper,
            ),
            qualifier=Qualifier.BETWEEN,
            unit=self.unit,
            per=self.per,
            approximate=self.approximate or other.approximate,
        )


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of at least one quantity, for a checking line."""
    return reduce(lambda left, right: left + right, quantities)


def _sum(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    exact = Fraction(left) + Fraction(right)
    if exact.denominator == 1:
        return exact.numerator
    if isinstance(left, Fraction) or isinstance(right, Fraction):
        return exact
    # Decimal arithmetic rounds at its context precision; a sum of two decimals needs no rounding.
    places = max(-int(part.as_tuple().exponent) for part in map(Decimal, (left, right)))
    return Decimal(int(exact * 10**places)).scaleb(-places)


_UPWARD = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_DOWNWARD = (Qualifier.LESS_THAN, Qualifier.AT_MOST)


def _joined(left: Qualifier, right: Qualifier) -> Qualifier:
    if left is right or right is Qualifier.EXACT:
        return left
    if left is Qualifier.EXACT:
        return right
    if left in _UPWARD and right in _UPWARD:
        return Qualifier.MORE_THAN  # one of them is strict
    if left in _DOWNWARD and right in _DOWNWARD:
        return Qualifier.LESS_THAN
    return Qualifier.ABOUT
