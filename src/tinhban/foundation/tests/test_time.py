from datetime import UTC, date, datetime

import pytest
from tests.desk import expected

from tinhban.foundation import time


@pytest.mark.parametrize("case", expected("clock"), ids=lambda c: f"{c['at']} {c['lives_on']}")
def test_the_reader_sees_the_clock_of_the_day_they_live_on(case):
    instant = datetime.fromisoformat(case["at"])
    day = date.fromisoformat(case["lives_on"]) if case["lives_on"] else time.today()
    with time.at(datetime(2031, 1, 1, tzinfo=UTC)):
        day = time.today() if not case["lives_on"] else day
        with time.living_on(day):
            assert time.clock(time.seen(instant)) == case["shown"]
            assert time.seen_today() == day
        assert time.seen_today() == date(2031, 1, 1)


def test_what_was_set_beforehand_is_shown_as_it_was_set():
    with time.living_on(date(2023, 2, 7)):
        assert time.clock(time.local(datetime(2023, 2, 8, 11, tzinfo=UTC))) == "18:00, 08/02/2023"


def test_the_order_of_a_day_is_kept():
    with time.living_on(date(2023, 2, 7)):
        morning = time.seen(datetime(2026, 11, 29, 1, tzinfo=UTC))
        evening = time.seen(datetime(2026, 11, 29, 12, tzinfo=UTC))
        assert morning < evening
