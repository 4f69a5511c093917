"""What holds for every declared noun holds for requests and for columns."""

from datetime import date
from uuid import uuid4

import pytest

from tinhban.exchange import actions
from tinhban.exchange.nouns.columns import COLUMN, declare_column
from tinhban.exchange.nouns.requests import REQUEST
from tinhban.ledger.tests.peer import Peer
from tinhban.records.testing import Press, Story, holds
from tinhban.wire.exchange import (
    ColumnDeclared,
    RequestAnswered,
    RequestCancelled,
    RequestMade,
    SlotExcused,
)

pytestmark = pytest.mark.django_db
DAY = date(2022, 2, 3)


def peers(told):
    """Three peers of a channel; `told` says who says what."""

    def made() -> list[Peer]:
        found = [Peer() for _ in range(3)]
        found[0].open_channel(*found[1:])
        for peer, event in told(*found):
            peer.say(event)
        return found

    return made


def asked(asker, receiver, thief):
    uid = uuid4()
    yield asker, RequestMade(request=uid, to=receiver.uid, kind="photo", title="Ảnh", made_on=DAY)
    for peer, accepted in ((receiver, False), (thief, True), (receiver, True)):
        yield peer, RequestAnswered(request=uid, accepted=accepted, reason="x", answered_on=DAY)
    for peer in (thief, asker):
        yield peer, RequestCancelled(request=uid, reason="Đã tự quay", cancelled_on=DAY)


def promised(paper, partner, thief):
    uid = uuid4()
    for name in ("Về miền hoa ban trắng", "Về miền hoa ban"):
        yield (
            paper,
            ColumnDeclared(
                column=uid,
                outlet="Báo",
                name=name,
                frequency="week",
                starts_on=DAY,
                about=(partner.uid,),
            ),
        )
    for peer in (thief, paper, paper):
        yield peer, SlotExcused(column=uid, slot="2022-W05", reason="Tết", excused_on=DAY)


def test_requests(channel, owner, partner, observer, stranger):
    def make(title: str):
        return actions.make_request(
            channel=channel, to=partner.uid, kind="photo", title=title, **owner.does
        )

    presses = [
        Press("accept_request", partner),
        Press("decline_request", partner, {"reason": "Không còn hình lưu"}),
        Press("cancel_request", owner, {"reason": "Đã tự quay"}),
    ]
    holds(REQUEST, Story(owner, partner, observer, stranger, make, presses, peers(asked)))


def test_columns(channel, owner, partner, observer, stranger):
    said = {"outlet": "Báo Lai Châu", "frequency": "week", "starts_on": date(2022, 1, 1)}

    def make(title: str):
        return declare_column(
            channel=channel, name=title, about=(partner.uid,), **said, **owner.does
        )

    changed = {
        "channel": channel,
        "name": "Tên mới",
        "outlet": "Báo",
        "frequency": "month",
        "each": "1",
        "starts_on": "01/01/2022",
    }
    presses = [
        Press("piece", owner, {"title": "Bài", "kind": "article", "used_on": "03/02/2022"}),
        Press("excuse", owner, {"slot": "2022-W30", "reason": "nghỉ"}, query="nam=2022"),
        Press("change_column", owner, changed),
    ]
    holds(COLUMN, Story(owner, partner, observer, stranger, make, presses, peers(promised)))
