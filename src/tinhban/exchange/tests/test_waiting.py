"""What waits for an organisation: told once as numbers, once as rows, and the two agree."""

from collections import Counter
from datetime import date, timedelta

import pytest

from tinhban.exchange import actions
from tinhban.exchange.nouns.requests import answer_request
from tinhban.exchange.tests.conftest import content, evening
from tinhban.foundation.time import today
from tinhban.records import waiting


@pytest.fixture
def busy(approve, deliver, owner, partner, channel) -> None:
    """One of everything, on both desks."""
    used, killed = approve("Đã phát"), approve("Sẽ dừng")
    actions.make_offer(item=approve("Mới"), answer_by=today() + timedelta(days=1), **owner.does)
    actions.make_offer(item=approve("Mới nữa"), **owner.does)
    deliver(used, killed)
    for item in (used, killed):
        actions.claim_usage(item=item, publication=evening(), **partner.does)
    actions.correct_item(item=used, content=content("Đúng"), reason="Sai", **owner.does)
    actions.kill_item(item=killed, reason="Sai sự thật", **owner.does)
    for title in ("Ảnh một", "Ảnh hai"):
        asked = actions.make_request(
            channel=channel, to=owner.uid, kind="photo", title=title, **partner.does
        )
    answer_request(request=asked, accepted=True, **owner.does)


def told(desk) -> tuple[dict[str, int], Counter]:
    rows = Counter(row.kind for row in waiting.rows(desk.uid, today()))
    return waiting.counts(desk.uid, today()), rows


def test_numbers_and_rows_agree_for_everybody(busy, owner, partner, observer, stranger):
    for desk in (owner, partner, observer, stranger):
        numbers, rows = told(desk)
        assert {kind: n for kind, n in numbers.items() if n} == dict(rows)
        assert waiting.total(desk.uid, today()) == sum(rows.values())


def test_each_side_sees_its_own_part(busy, owner, partner, observer):
    assert told(owner)[1] == {"request": 1, "supply": 1, "usage": 1}
    assert told(partner)[1] == {"offer": 2, "delivery": 1, "correction": 1, "kill": 1}
    assert told(observer)[1] == {}


def test_the_nearest_day_comes_first(busy, partner):
    rows = waiting.rows(partner.uid, today())
    assert rows[0].due == today() + timedelta(days=1)
    assert all(row.due is None for row in rows[1:])


def test_uses_of_one_claimer_are_one_row(busy, owner):
    (row,) = [row for row in waiting.rows(owner.uid, today()) if row.kind == "usage"]
    assert (row.number, row.on) == (2, date(2022, 2, 3))


def test_the_day_asked_for_decides_not_the_day_the_question_was_built(busy, partner):
    later = today() + timedelta(days=40)
    assert waiting.counts(partner.uid, today())["offer"] == 2
    assert waiting.counts(partner.uid, later)["offer"] == 0
    assert waiting.counts(partner.uid, today())["offer"] == 2
