"""Showing an item to partners, taking the offer back, and saying no."""

from datetime import date, timedelta

import pytest

from tinhban.exchange import actions, queries
from tinhban.exchange.models import Offer, OfferAnswer
from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import today
from tinhban.records.refusals import RecordRefused


@pytest.fixture
def offer(item, owner) -> Offer:
    return actions.make_offer(item=item, answer_by=today() + timedelta(days=3), **owner.does)


def state(offer: Offer, desk) -> str:
    seen = queries.offers_to(desk.uid).select_related("item").get(pk=offer.pk)
    return queries.offer_state(seen, today())


def test_an_offer_to_everybody_waits_for_each_member_and_for_nobody_else(
    offer, owner, partner, observer, stranger
):
    assert queries.open_offers(partner.uid, today()).get() == offer
    for desk in (owner, observer, stranger):
        assert not queries.open_offers(desk.uid, today()).exists()


def test_an_offer_to_another_does_not_wait_for_us(item, owner, partner, observer):
    with pytest.raises(RecordRefused):
        actions.make_offer(item=item, to=[observer.uid], **owner.does)
    with pytest.raises(RecordRefused):
        actions.make_offer(item=item, to=[owner.uid], **owner.does)
    actions.make_offer(item=item, to=[partner.uid], **owner.does)
    assert queries.open_offers(partner.uid, today()).count() == 1


def test_declining_asks_for_a_reason_and_is_seen_by_the_owner(offer, partner):
    with pytest.raises(RecordRefused) as refused:
        actions.decline_offer(offer=offer, reason="  ", **partner.does)
    assert refused.value.field == "reason"
    actions.decline_offer(offer=offer, reason="Đã có tin cùng nội dung", **partner.does)
    assert OfferAnswer.objects.get().reason == "Đã có tin cùng nội dung"
    assert state(offer, partner) == "declined"
    assert not queries.open_offers(partner.uid, today()).exists()


def test_declining_twice_is_declining_once(offer, partner):
    intention = new_uid()
    for _ in range(2):
        actions.decline_offer(offer=offer, reason="Hết chỗ", id=intention, **partner.does)
    assert OfferAnswer.objects.count() == 1


def test_a_withdrawn_offer_waits_for_nobody_and_cannot_be_answered(offer, owner, partner):
    actions.withdraw_offer(offer=offer, reason="Gửi nhầm", **owner.does)
    assert state(offer, partner) == "withdrawn"
    assert not queries.open_offers(partner.uid, today()).exists()
    with pytest.raises(RecordRefused):
        actions.decline_offer(offer=offer, reason="Không dùng", **partner.does)


def test_only_who_offered_withdraws(offer, partner):
    with pytest.raises(RecordRefused):
        actions.withdraw_offer(offer=offer, reason="Không phải của mình", **partner.does)
    assert Offer.objects.get().withdrawn_on is None


def test_an_offer_expires_by_its_day_or_after_a_month(item, owner, partner):
    day = date(2022, 2, 1)
    dated = actions.make_offer(item=item, made_on=day, answer_by=date(2022, 2, 4), **owner.does)
    open_ended = actions.make_offer(item=item, made_on=day, **owner.does)

    def waiting(on: date) -> set:
        return set(queries.open_offers(partner.uid, on))

    assert waiting(date(2022, 2, 4)) == {dated, open_ended}
    assert waiting(date(2022, 2, 5)) == {open_ended}
    assert waiting(date(2022, 3, 4)) == set()
    assert state(dated, partner) == "expired"


def test_a_delivered_offer_no_longer_waits(offer, item, partner, deliver):
    deliver(item)
    assert state(offer, partner) == "delivered"
    assert not queries.open_offers(partner.uid, today()).exists()


def test_a_stopped_item_cannot_be_offered(item, owner):
    actions.kill_item(item=item, reason="Sai sự thật", **owner.does)
    with pytest.raises(RecordRefused, match="Sai sự thật"):
        actions.make_offer(item=item, **owner.does)


def test_the_day_to_answer_by_lies_after_the_offer(item, owner):
    with pytest.raises(RecordRefused) as refused:
        actions.make_offer(item=item, answer_by=date(2022, 1, 1), **owner.does)
    assert refused.value.field == "answer_by"


def test_pressing_twice_offers_once(item, owner):
    intention = new_uid()
    one = actions.make_offer(item=item, id=intention, **owner.does)
    two = actions.make_offer(item=item, id=intention, **owner.does)
    assert one == two
    assert Offer.objects.count() == 1
