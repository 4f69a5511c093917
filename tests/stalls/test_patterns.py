"""No regular expression of the source takes more than its share of a long text."""

import re

import pytest

from tests.stalls import patterns
from tests.stalls.patterns import Pattern


@pytest.mark.parametrize(
    "text",
    [
        r"(a+)+$",
        r"\s*$",
        r"<c\b[^>]*>x",
        r"(?:a|b|ab)+c",
        r"\d+/\d+",
        r".*\bngay .*",
        r"^\s*\d+\s*$",
    ],
)
def test_a_pattern_that_looks_again_is_found(text):
    assert patterns.grows(Pattern("here", text, re.MULTILINE))


@pytest.mark.parametrize("text", [r"\d{1,9}/\d{1,9}", r"[^\W\d_]+", r"<[^<>]{0,80}>", r"\s"])
def test_a_pattern_in_proportion_is_let_through(text):
    assert not patterns.grows(Pattern("here", text, 0))


def test_every_pattern_takes_time_in_proportion():
    found = patterns.every()
    assert len(found) > 100
    grown = {str(one): patterns.grows(one) for one in found}
    assert {one: why for one, why in grown.items() if why} == {}
