from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.numbers.quantities import (
    Hint,
    Judgement,
    Qualifier,
    Quantity,
    Slots,
    Verdict,
    total,
)

numbers = st.integers(0, 10**9) | st.decimals(0, 10**6, places=2) | st.fractions(0, 1000)
counts = st.integers(0, 2 * 10**9)


def said(number, qualifier="exact", **more):
    return Quantity(number=number, qualifier=Qualifier(qualifier), **more)


@pytest.mark.parametrize(
    ("qualifier", "number", "lowest", "highest"),
    [
        ("exact", 287, 287, 287),
        ("about_below", 400, 360, 399),
        ("about", 400, 360, 440),
        ("at_most", 12, 0, 12),
        ("less_than", 12, 0, 11),
        ("order_of", 100, 100, 999),
    ],
)
def test_bounds_of_each_qualifier(qualifier, number, lowest, highest):
    written = said(number, qualifier)
    assert written.supports(lowest)
    assert written.supports(highest)
    assert written.supports(highest + 1).verdict is Verdict.CONTRADICTED
    assert not written.supports(lowest - 1) or lowest == 0


def test_more_than_far_above_is_true_and_could_be_closer():
    written = said(50, "more_than")
    assert written.supports(50).verdict is Verdict.CONTRADICTED
    assert written.supports(53) == Judgement(Verdict.SUPPORTED)
    assert written.supports(60) == Judgement(Verdict.SUPPORTED)
    assert written.supports(61) == Judgement(Verdict.SUPPORTED, Hint.CLOSER)
    assert said(1, "at_least").supports(1)


def test_a_range_holds_both_ends():
    written = said(10, "between", upper=15)
    assert all(written.supports(count) for count in (10, 12, 15))
    assert not written.supports(9)
    assert not written.supports(16)
    with pytest.raises(ValueError, match="upwards"):
        said(15, "between", upper=10)
    with pytest.raises(ValueError, match="upper end"):
        said(10, "between")


def test_a_rate_needs_every_slot_filled_or_excused():
    weekly = said(1, unit="bài", per="week")
    assert weekly.supports(Slots(planned=52, filled=51, late=1, excused=1))
    missed = weekly.supports(Slots(planned=52, filled=50, excused=1))
    assert missed == Judgement(Verdict.CONTRADICTED, Hint.UNFILLED)
    twice = said(2, unit="bài", per="week")
    assert twice.supports(Slots(planned=52, filled=52)).verdict is Verdict.CONTRADICTED
    assert twice.supports(Slots(planned=52, filled=52, each=2))
    assert weekly.supports(Slots(planned=0, filled=0)).verdict is Verdict.UNKNOWN
    with pytest.raises(ValueError, match="late"):
        Slots(planned=2, filled=1, late=2)


def test_the_figures_of_a_year_add_up_with_their_qualifiers():
    assert said(400, "about_below") + said(287) == said(687, "about_below")
    assert said(50, "more_than") + said(30, "more_than") == said(80, "more_than")
    assert said(400, "about_below") + said(50, "more_than") == said(450, "about")
    assert said(1, "at_least") + said(2, "more_than") == said(3, "more_than")
    assert said(1, "at_most") + said(2, "less_than") == said(3, "less_than")
    assert said(10, "between", upper=15) + said(5) == said(15, "between", upper=20)
    assert said(Decimal("0.1")) + said(Decimal("0.2")) == said(Decimal("0.3"))
    assert total([said(1), said(2), said(3)]) == said(6)


def test_what_does_not_add_up():
    with pytest.raises(ValueError, match="unit"):
        said(1, unit="tin") + said(1, unit="ảnh")
    with pytest.raises(ValueError, match="period"):
        said(1, per="week") + said(1)
    with pytest.raises(ValueError, match="magnitude"):
        said(100, "order_of") + said(1)
    with pytest.raises(ValueError, match="range"):
        said(10, "between", upper=15) + said(5, "about")
    with pytest.raises(TypeError):
        Quantity(number=1.5)


@given(numbers, counts)
def test_exact_numbers_hold_for_themselves_alone(number, count):
    assert bool(said(number).supports(count)) == (Fraction(number) == count)


def borne_out(qualifier):
    """A number with a count that bears it out."""
    bounds = {
        "exact": lambda n: (n, n),
        "about_below": lambda n: (-(-9 * n // 10), n - 1),
        "more_than": lambda n: (n + 1, 3 * n),
        "about": lambda n: (-(-9 * n // 10), 11 * n // 10),
    }[qualifier]
    return st.integers(10, 5000).flatmap(
        lambda number: st.tuples(st.just(number), st.integers(*bounds(number)))
    )


@given(
    st.sampled_from(["about_below", "more_than", "about", "exact"]).flatmap(
        lambda kind: st.tuples(st.just(kind), st.lists(borne_out(kind), min_size=1))
    )
)
def test_sums_of_one_kind_hold_when_their_parts_do(drawn):
    qualifier, parts = drawn
    written = [said(number, qualifier) for number, _ in parts]
    assert all(
        quantity.supports(count) for quantity, (_, count) in zip(written, parts, strict=True)
    )
    assert total(written).supports(sum(count for _, count in parts))


@given(borne_out("about_below"), st.integers(0, 5000))
def test_nearly_plus_exact_is_nearly(nearly, exact):
    number, count = nearly
    assert (said(number, "about_below") + said(exact)).supports(count + exact)


additive = st.sampled_from(
    ["exact", "about_below", "more_than", "about", "at_least", "at_most", "less_than"]
)


@given(st.lists(st.tuples(numbers, additive), min_size=2, max_size=2))
def test_addition_does_not_mind_the_order(pair):
    left, right = (said(number, qualifier) for number, qualifier in pair)
    assert left + right == right + left
    assert Fraction((left + right).number) == Fraction(left.number) + Fraction(right.number)


@given(st.integers(1, 10**6), st.integers(0, 2 * 10**6))
def test_scaling_both_sides_changes_nothing(number, count):
    for qualifier in ("about_below", "more_than", "about", "at_least", "at_most", "less_than"):
        small = said(number, qualifier).supports(count)
        assert said(number * 1000, qualifier).supports(count * 1000) == small


@pytest.mark.parametrize(
    ("count", "verdict"),
    [(200, "supported"), (300, "supported"), (181, "unknown"), (329, "unknown"), (170, "contradicted"), (331, "contradicted")],
)  # fmt: skip
def test_a_range_that_is_only_about_does_not_contradict_what_is_near(count, verdict):
    guess = said(200, "between", upper=300, approximate=True)
    assert guess.supports(count).verdict == verdict
    assert not said(200, "between", upper=300).supports(329)


def test_what_is_about_more_does_not_contradict_what_is_near():
    written = said(300, "more_than", approximate=True)
    assert written.supports(301)
    assert written.supports(295).verdict is Verdict.UNKNOWN
    assert written.supports(200).verdict is Verdict.CONTRADICTED


def test_a_sum_with_a_guess_is_a_guess():
    together = said(10, "between", upper=15, approximate=True) + said(5)
    assert (together.number, together.upper, together.approximate) == (15, 20, True)
