"""The sentence above a report: what differs, what is unconfirmed, what awaits a receipt."""

from datetime import date

import pytest
from django.utils import translation

from tinhban.exchange import actions as exchange
from tinhban.organisations.queries import today_for
from tinhban.reviews import page as pages
from tinhban.reviews.points import points_of

from .conftest import YEAR

pytestmark = pytest.mark.django_db


def told(world, language="vi"):
    office = world.department.office
    page = pages.load(
        world.programme, YEAR, person=world.department.officer["by"], as_=office,
        today=today_for(office), version="du-thao", only="", count=True,
    )  # fmt: skip
    with translation.override(language):
        return [f"{point.head}: {'; '.join(point.told)}" for point in points_of(page)]


def test_nothing_is_told_where_both_books_agree(world):
    world.exchange_items(3, 2, 2)
    assert told(world) == []


def test_uses_without_an_answer_name_who_has_not_confirmed(world):
    world.exchange_items(4, 3, 1)
    assert told(world) == [
        "Chờ xác nhận: Đài Phát thanh - Truyền hình tỉnh Lai Châu chưa xác nhận 2 tin"
        " Đài Phát thanh - Truyền hình tỉnh Lào Cai ghi đã sử dụng"
    ]


def test_a_difference_counts_figures_and_says_by_how_much(world):
    usages = world.exchange_items(4, 4, 2)
    exchange.reject_usage(usage=usages[2], reason="Không phát", **world.sister.editor)
    exchange.reject_usage(usage=usages[3], reason="Không phát", **world.sister.editor)
    assert told(world) == [
        "1 số liệu lệch: Đài Phát thanh - Truyền hình tỉnh Lào Cai ghi 4,"
        " Đài Phát thanh - Truyền hình tỉnh Lai Châu ghi 2, lệch 2"
    ]
    assert told(world, "en")[0].startswith("1 figure differs: ")


def test_every_gap_at_once_is_told_in_its_own_words(world):
    usages = world.exchange_items(4, 3, 1)
    exchange.reject_usage(usage=usages[2], reason="Không phát", **world.sister.editor)
    world.deliver(5, date(2022, 3, 1))
    world.publish(date(2022, 1, 12))
    differing, unconfirmed, awaited = told(world)
    # With answers still missing the partner has no number of its own yet.
    assert differing == (
        "1 số liệu lệch: Đài Phát thanh - Truyền hình tỉnh Lai Châu ghi khác"
        " Đài Phát thanh - Truyền hình tỉnh Lào Cai, lệch 1"
    )
    assert "chưa xác nhận 1 tin" in unconfirmed
    assert awaited == (
        "Chờ biên nhận: 5 tin Đài Phát thanh - Truyền hình tỉnh Lai Châu giao"
        " Đài Phát thanh - Truyền hình tỉnh Lào Cai"
    )
