"""What the stories of the exchange begin with."""

from collections.abc import Callable
from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.exchange.models import Delivery, Item
from tinhban.records.tests.cast import (  # noqa: F401 - fixtures
    Desk,
    _in_english,
    channel,
    make_desk,
    observer,
    owner,
    partner,
    stranger,
)

TEXT = "Các hộ làm du lịch cộng đồng dọn sân, nhóm bếp, đón những đoàn khách đầu tiên."


def content(title: str = "Người dân Sin Suối Hồ đón khách đầu xuân", **more) -> Content:
    said = {"kind": "news_item", "text": TEXT} | more
    return Content(title=title, **said)


@pytest.fixture
def approve(owner, channel) -> Callable[..., Item]:
    """An item of the owner, approved on 01/02/2022 unless said otherwise."""

    def made(title: str = "Người dân Sin Suối Hồ đón khách đầu xuân", **more) -> Item:
        on = more.pop("on", date(2022, 2, 1))
        return actions.approve_item(
            channel=channel, content=content(title, **more), approved_on=on, **owner.does
        )

    return made


@pytest.fixture
def item(approve) -> Item:
    return approve()


@pytest.fixture
def deliver(owner, partner, channel) -> Callable[..., Delivery]:
    def made(*items: Item, on: date = date(2022, 2, 2), **more) -> Delivery:
        return actions.send_delivery(
            channel=channel, to=partner.uid, items=items, delivered_on=on, **more, **owner.does
        )

    return made


def evening(on: date = date(2022, 2, 3), **more) -> Publication:
    """The evening news of a day."""
    return Publication(used_on=on, outlet=more.pop("outlet", "Thời sự tối"), **more)
