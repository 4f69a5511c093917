"""When a page says that it was published."""

from datetime import date

import pytest

from tinhban.watch.reading.articles import day_of
from tinhban.watch.tests.inputs import pages


@pytest.mark.parametrize(
    ("inside", "right"), [one[1:] for one in pages.EVERY], ids=[one[0] for one in pages.EVERY]
)
def test_the_day_of_a_page(inside, right):
    told = day_of(f"<html lang=vi><body>{inside}</body></html>", pages.URL, date(2026, 12, 31))
    if right == pages.NONE:
        assert (told.on, told.doubtful) == (None, "")
    elif right == pages.DOUBTFUL:
        assert told.on is None
        assert told.doubtful
    else:
        assert told.on == right
