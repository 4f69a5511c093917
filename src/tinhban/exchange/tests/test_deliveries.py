"""A delivery is bound to content, and the receiver signs for what arrived."""

from datetime import date, timedelta

import pytest

from tinhban.exchange import actions, queries
from tinhban.exchange.models import (
    Delivery,
    DeliveryLine,
    ItemVersion,
    Receipt,
    ReceiptLine,
)
from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import today
from tinhban.ledger import queries as ledger_queries
from tinhban.records.refusals import RecordRefused


@pytest.fixture
def delivery(approve, deliver) -> Delivery:
    return deliver(approve("Một"), approve("Hai"), approve("Ba"))


def counted(delivery: Delivery) -> Delivery:
    return queries.with_counts(Delivery.objects.filter(pk=delivery.pk)).get()


def test_a_delivery_waits_for_its_receiver(delivery, owner, partner, observer):
    assert queries.awaiting(partner.uid).get() == delivery
    assert queries.awaited(owner.uid).get() == delivery
    assert not queries.awaiting(observer.uid).exists()
    assert queries.delivery_state(counted(delivery)) == "awaiting"


def test_the_receipt_names_the_delivery_and_the_content(delivery, partner):
    receipt = actions.receive_delivery(
        delivery=delivery, received_on=date(2022, 2, 3), **partner.does
    )
    sent = set(DeliveryLine.objects.values_list("item_id", "version", "content_hash"))
    got = set(ReceiptLine.objects.values_list("item_id", "version", "content_hash"))
    assert sent == got and len(got) == 3
    assert delivery.entry_hash in ledger_queries.entry(receipt.entry_hash).refs
    assert queries.delivery_state(counted(delivery)) == "received"
    assert not queries.awaiting(partner.uid).exists()
    assert not queries.awaited(partner.uid).exists()


def test_signing_for_some_lines_leaves_the_others_open(delivery, partner):
    line = delivery.lines.first()
    actions.receive_delivery(delivery=delivery, lines=[line], **partner.does)
    row = counted(delivery)
    assert (row.sent, row.received, queries.delivery_state(row)) == (3, 1, "partly")
    actions.receive_delivery(delivery=delivery, **partner.does)
    assert Receipt.objects.count() == 2
    assert ReceiptLine.objects.count() == 3


def test_pressing_twice_signs_once(delivery, partner):
    intention = new_uid()
    one = actions.receive_delivery(delivery=delivery, id=intention, **partner.does)
    two = actions.receive_delivery(delivery=delivery, id=intention, **partner.does)
    assert one == two
    assert actions.receive_delivery(delivery=delivery, **partner.does) is None
    assert Receipt.objects.count() == 1


def test_only_the_receiver_signs(delivery, owner):
    with pytest.raises(RecordRefused):
        actions.receive_delivery(delivery=delivery, **owner.does)
    assert not Receipt.objects.exists()


def test_nobody_signs_for_what_differs_from_what_was_sent(delivery, partner):
    ItemVersion.objects.filter(title="Hai").update(text="Đã bị thay trên đường đi.")
    with pytest.raises(RecordRefused, match="Hai"):
        actions.receive_delivery(delivery=delivery, **partner.does)
    assert not Receipt.objects.exists()


def test_nobody_sends_what_was_not_approved(item, deliver):
    ItemVersion.objects.update(text="Sửa lén trong cơ sở dữ liệu.")
    with pytest.raises(RecordRefused):
        deliver(item)
    assert not Delivery.objects.exists()


def test_a_receipt_is_not_older_than_its_delivery(delivery, partner):
    with pytest.raises(RecordRefused) as refused:
        actions.receive_delivery(delivery=delivery, received_on=date(2022, 2, 1), **partner.does)
    assert refused.value.field == "received_on"


def test_a_delivery_does_not_lie_in_the_future_or_before_its_item(item, deliver):
    for day in (today() + timedelta(days=1), date(2022, 1, 31)):
        with pytest.raises(RecordRefused):
            deliver(item, on=day)


def test_nothing_goes_to_an_observer_or_a_stranger(item, owner, observer, stranger, channel):
    for desk in (observer, stranger, owner):
        with pytest.raises(RecordRefused):
            actions.send_delivery(channel=channel, to=desk.uid, items=[item], **owner.does)


def test_a_partner_does_not_deliver_what_is_not_its_own(item, owner, partner, channel):
    with pytest.raises(RecordRefused):
        actions.send_delivery(channel=channel, to=owner.uid, items=[item], **partner.does)
    with pytest.raises(RecordRefused):
        actions.send_delivery(channel=channel, to=owner.uid, items=[], **partner.does)


def test_an_item_named_twice_is_one_line(item, deliver):
    delivery = deliver(item, item)
    assert delivery.lines.count() == 1
