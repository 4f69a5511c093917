"""robots.txt as sites have it, and what it lets us fetch."""

import pytest

from tinhban.watch.robots import LIMIT, Rules
from tinhban.watch.tests.inputs import robots

SITE = "https://bao.example"


@pytest.mark.parametrize("rules", robots.EVERY, ids=[one.name for one in robots.EVERY])
def test_what_a_site_allows(rules):
    read = Rules(rules.content)
    wrong = [path for path in rules.allowed if not read.may(SITE + path)]
    wrong += [path for path in rules.forbidden if read.may(SITE + path)]
    assert not wrong


@pytest.mark.parametrize(("text", "seconds"), robots.DELAYS)
def test_the_pause_that_a_site_asks_for(text, seconds):
    assert Rules(text.encode()).pause == seconds


def test_what_stands_behind_the_limit_is_not_read_and_no_rule_is_halved():
    head = b"User-agent: *\nDisallow: /a/\n"
    filling = b"# " + b"x" * (LIMIT - len(head) - 15) + b"\n"
    read = Rules(head + filling + b"Disallow: /rieng/\nDisallow: /b/\n")
    assert not read.may(f"{SITE}/a/1")
    assert read.may(f"{SITE}/b/1")
    assert read.may(f"{SITE}/r")  # "Disallow: /r" is what the limit leaves of it
