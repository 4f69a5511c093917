"""Many texts with one passage: news is found however many print it, a form that many fill in is nobody's news."""

import pytest

from tests.bench_reuse import passages
from tests.bench_reuse.passages import FORMS, Figures

SEED, EACH = 31, 6


@pytest.fixture(scope="module")
def figures() -> Figures:
    return passages.measured(None, (SEED,), EACH)


@pytest.mark.parametrize(("carried", "counts"), [("articles quote it", 9), ("items carry it", 7)])
def test_news_is_found_however_many_carry_it(figures, carried, counts):
    rates = [figures.rate(name) for name in figures.found if name.endswith(carried)]
    assert len(rates) == counts
    assert sum(rates) / counts >= 0.95
    assert min(rates) > 0.8  # six passages each: one may be without words of its own


def test_texts_with_other_words_and_short_quotes_are_found(figures):
    assert figures.rate("30 % of the words replaced") >= 0.9
    assert figures.rate("quotes of 20 to 29 syllables") >= 0.5


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_many_fill_in_is_not_news(figures, name):
    assert sum(figures.false[kind][1] for kind in FORMS[name]) > 20
    assert figures.false_per_thousand(FORMS[name]) == 0
