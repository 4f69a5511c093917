"""What is built once answers as the ORM would, whatever the values and their shape."""

from datetime import date, timedelta

import pytest

from tinhban.exchange.models import Delivery, Item
from tinhban.foundation.ids import new_uid
from tinhban.records.prepared import PARTS, Prepared, numbers

DAY = date(2022, 2, 1)


def _approved(owner, channels, kinds, first, last):
    rows = Item.objects.filter(channel__in=channels, approved_on__range=(first, last))
    if owner is not None:
        rows = rows.filter(owned_by=owner)
    return rows.filter(kind__in=kinds) if kinds else rows


QUESTION = Prepared(lambda *values: _approved(*values).values("pk"), counted=True)


@pytest.fixture
def items(approve):
    for n in range(3):
        approve(f"Tin {n}", on=DAY + timedelta(days=n))
    approve("Ảnh", kind="photo", on=DAY)


def test_every_shape_of_values_gives_the_number_of_the_orm(items, owner, channel, stranger):
    other = "x" * 43
    for uid in (None, owner.uid, stranger.uid):
        for channels in ((), (channel,), (other, channel), (other,)):
            for kinds in ((), ("photo",), ("photo", "news_item")):
                for days in ((DAY, DAY), (DAY, DAY + timedelta(days=2)), (DAY + timedelta(1),) * 2):
                    values = (uid, channels, kinds, *days)
                    asked = {"here": (QUESTION, values)}
                    assert numbers(asked) == {"here": _approved(*values).count()}, values


def test_many_questions_take_one_statement_and_hundreds_a_few(
    items, channel, django_assert_num_queries
):
    asked = {
        n: (QUESTION, (None, (channel,), (), DAY, DAY + timedelta(days=n % 3)))
        for n in range(PARTS + 1)
    }
    with django_assert_num_queries(2):
        found = numbers(asked)
    assert [found[n] for n in range(3)] == [2, 3, 4]
    assert found[PARTS] == found[PARTS % 3]


def test_a_question_that_no_row_can_answer_is_not_asked(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert numbers({"none": (QUESTION, (None, (), (), DAY, DAY))}) == {"none": 0}
        assert QUESTION.rows(None, (), (), DAY, DAY) == []


def test_a_day_counted_from_the_given_one_moves_with_it(items, channel):
    week = Prepared(
        lambda on: Item.objects.filter(approved_on__gt=on - timedelta(days=2)).values("pk"),
        counted=True,
    )
    days = {n: (week, (DAY + timedelta(days=n),)) for n in range(5)}
    assert list(numbers(days).values()) == [4, 4, 2, 1, 0]


def test_rows_come_as_models_with_what_was_annotated(approve, deliver, partner):
    first, second = approve("Tin 1"), approve("Tin 2")
    deliver(first, on=DAY)
    deliver(second, on=DAY + timedelta(days=1))
    newest = Prepared(lambda uid: Delivery.objects.filter(to_uid=uid).order_by("-delivered_on"))
    (row,) = newest.instances(Delivery, partner.uid, limit=1)
    assert (row.delivered_on, row.to_uid) == (DAY + timedelta(days=1), partner.uid)
    assert newest.instances(Delivery, new_uid(), limit=5) == []
