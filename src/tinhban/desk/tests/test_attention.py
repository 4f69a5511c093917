"""What does not add up is told to leaders: contradictions first, then receipts, then silence."""

from datetime import date

from tinhban.desk import attention, figures
from tinhban.desk.tests.conftest import TODAY
from tinhban.exchange import actions as exchange


def rows(body, role="leader"):
    return attention.rows(figures.of(body.people[role], body.office, TODAY))


def told(body):
    return [row.why for row in rows(body)]


def test_nothing_is_told_where_every_figure_agrees(world):
    world.exchange_items(3, used=3, confirmed=3)
    assert told(world.station) == []


def test_a_difference_comes_first_then_receipts_then_answers(world):
    usages = world.exchange_items(4, used=3, confirmed=1)
    exchange.dispute_usage(usage=usages[2], reason="Không phải tin đã gửi", **world.sister.editor)
    world.deliver(2, date(2022, 3, 1))
    user = "Đài Phát thanh - Truyền hình tỉnh Lào Cai"
    assert told(world.station) == [
        f"{user} counts 3, Đài Phát thanh - Truyền hình tỉnh Lai Châu 2: differs by 1.",
        "2 items sent, no receipt yet.",
        "1 use waits for a confirmation.",
    ]
    assert [row.who for row in rows(world.station)] == [
        user,
        user,
        "Đài Phát thanh - Truyền hình tỉnh Lai Châu",
    ]


def test_each_row_leads_to_the_programme_in_that_year(world):
    world.deliver(1)
    (row,) = rows(world.sister)
    assert row.what == "Trao đổi tin, bài"
    assert row.programme == world.programme.title
    assert row.url == f"{world.programme.get_absolute_url()}?nam=2022"


def test_a_colleague_who_observes_is_told_and_a_stranger_is_not(world):
    world.deliver(1)
    assert told(world.department) == ["1 item sent, no receipt yet."]
    assert told(world.stranger) == []
