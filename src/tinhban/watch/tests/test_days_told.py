"""Days as sites write them, and the day in Viet Nam that they mean."""

import pytest

from tinhban.watch.reading.days import day_told
from tinhban.watch.tests.inputs import days


@pytest.mark.parametrize(
    ("written", "right"), days.EVERY, ids=[repr(w)[:60] for w, _r in days.EVERY]
)
def test_a_day_as_a_site_writes_it(written, right):
    told = day_told(written, days.LATEST)
    if right == days.NONE:
        assert (told.on, told.doubtful) == (None, "")
    elif right == days.DOUBTFUL:
        assert told.on is None
        assert told.doubtful  # to be told, in the words of the site
    else:
        assert told.on == right
