"""What waits, in words, with the next verb, the nearest day first."""

from datetime import timedelta

import pytest

from tinhban.desk import waiting
from tinhban.desk.tests.conftest import TODAY
from tinhban.exchange import actions as exchange
from tinhban.exchange.content import Content
from tinhban.exchange.nouns.requests import answer_request
from tinhban.organisations.reader import Reader
from tinhban.records import in_hand
from tinhban.records.clock import clock


def rows(body):
    return waiting.rows(body.office, TODAY)


def told(body):
    return [(row.title, row.verb) for row in rows(body)]


def ask(world, title, needed_by=None):
    return exchange.make_request(
        channel=world.stations,
        to=world.sister.uid,
        kind="photo",
        title=title,
        needed_by=needed_by,
        **world.station.editor,
    )


def test_every_kind_of_work_has_its_words_and_its_verb(world):
    exchange.make_offer(item=world.approve("Tin mới"), **world.sister.editor)
    world.deliver(2)
    corrected, stopped = world.exchange_items(2, used=2, confirmed=0)
    exchange.correct_item(
        item=corrected.item,
        content=Content(kind="news_item", title="Tin đã sửa", text="Nội dung."),
        reason="Sai tên xã",
        **world.sister.editor,
    )
    exchange.kill_item(item=stopped.item, reason="Sai sự thật", **world.sister.editor)
    request = ask(world, "Ảnh chợ phiên")
    assert told(world.station) == [
        ("Correction of “Tin đã sửa”, version 2", "See the change"),
        (f"Stop using “{stopped.title}”", "See the reason"),
        ("Tin mới", "See and take"),
        ("2 items were delivered", "Take and sign the receipt"),
    ]
    assert told(world.sister) == [
        ("Asks for: Ảnh chợ phiên", "Answer the request"),
        ("2 uses wait for our word", "Compare and confirm"),
    ]
    answer_request(request=request, accepted=True, **world.sister.editor)
    assert told(world.sister)[0] == ("To deliver: Ảnh chợ phiên", "Deliver the items")


def test_partners_are_named_and_observers_and_strangers_have_no_work(world):
    world.deliver(1)
    (row,) = rows(world.station)
    assert row.partner == "Đài Phát thanh - Truyền hình tỉnh Lai Châu"
    assert row.note == "01/02/2022"
    assert rows(world.department) == []
    assert rows(world.stranger) == []


def test_work_that_is_done_waits_no_more(world):
    delivery = world.deliver(1)
    world.receive(delivery)
    usage = world.use(delivery.lines.get().item)
    assert rows(world.station) == []
    world.confirm(usage)
    assert rows(world.sister) == []


@pytest.mark.parametrize(
    ("days", "told", "css"),
    [
        (-3, "3 days overdue", "late"),
        (0, "Due today", "soon"),
        (1, "1 day left", "soon"),
        (2, "2 days left", "soon"),
        (3, "Due 18/06", ""),
    ],
)
def test_time_left_is_told_in_words(days, told, css):
    left = clock(TODAY + timedelta(days=days), TODAY)
    assert (left.text, left.css) == (told, css)


def test_the_nearest_day_stands_first_and_what_has_none_last(world):
    ask(world, "Không hạn")
    ask(world, "Hạn xa", TODAY + timedelta(days=9))
    ask(world, "Hạn gần", TODAY + timedelta(days=1))
    assert [row.title for row in rows(world.sister)] == [
        "Asks for: Hạn gần",
        "Asks for: Hạn xa",
        "Asks for: Không hạn",
    ]
    clocks = [row.clock and row.clock.text for row in rows(world.sister)]
    assert clocks == ["1 day left", "Due 24/06", None]


def test_of_each_kind_the_desk_shows_the_first(world):
    for n in range(waiting.MOST + 2):
        ask(world, f"Ảnh {n}")
    assert len(rows(world.sister)) == waiting.MOST


def test_drafts_of_the_office_are_listed_and_of_no_other(world):
    exchange.save_draft(kind="news_item", title="Tin đang viết", text="…", **world.station.editor)
    review = world.start()

    def drafts(body, role):
        reader = Reader.of(body.people[role], body.office)
        return [row.title for row in in_hand.written(reader)]

    assert drafts(world.station, "editor") == ["Tin đang viết"]
    assert drafts(world.department, "leader") == [review.subject]
    assert drafts(world.stranger, "editor") == []
