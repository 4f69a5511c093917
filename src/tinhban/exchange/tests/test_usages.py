"""A use is claimed by who published, answered by the partner, and withdrawn by the claimer only."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tinhban.exchange import actions, queries
from tinhban.exchange.models import Usage, UsageAnswer
from tinhban.exchange.queries.usages import history
from tinhban.exchange.tests.conftest import content, evening
from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import today
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.permissions import PermissionDenied
from tinhban.records.refusals import RecordRefused
from tinhban.wire.exchange import Rights


@pytest.fixture
def usage(item, deliver, partner) -> Usage:
    deliver(item)
    return actions.claim_usage(item=item, publication=evening(), **partner.does)


def test_the_supplier_is_who_signed_the_item(usage, owner, partner, item):
    assert usage.supplier_uid == owner.uid
    assert (usage.title, usage.kind, usage.version) == (item.title, item.kind, 1)
    assert queries.usage_state(usage) == "claimed"
    assert queries.waiting_usages(owner.uid).get() == usage
    assert not queries.waiting_usages(partner.uid).exists()
    assert ledger_queries.entry(usage.entry_hash).refs == (item.entry_hash,)


def test_the_owner_does_not_claim_its_own_item(item, owner):
    with pytest.raises(RecordRefused):
        actions.claim_usage(item=item, publication=evening(), **owner.does)


def test_what_was_neither_offered_nor_delivered_is_not_used(item, partner, owner):
    with pytest.raises(RecordRefused):
        actions.claim_usage(item=item, publication=evening(), **partner.does)
    actions.make_offer(item=item, made_on=date(2022, 2, 1), **owner.does)
    actions.claim_usage(item=item, publication=evening(), **partner.does)
    assert Usage.objects.count() == 1


def test_a_use_lies_between_the_delivery_and_today(item, deliver, partner):
    deliver(item)
    for day in (date(2022, 2, 1), today() + timedelta(days=1)):
        with pytest.raises(RecordRefused) as refused:
            actions.claim_usage(item=item, publication=evening(day), **partner.does)
        assert refused.value.field == "used_on"
    assert not Usage.objects.exists()


def test_the_same_broadcast_is_claimed_once_another_one_again(usage, item, partner):
    with pytest.raises(RecordRefused):
        actions.claim_usage(item=item, publication=evening(), **partner.does)
    actions.claim_usage(item=item, publication=evening(section="Bản tin trưa"), **partner.does)
    actions.claim_usage(item=item, publication=evening(date(2022, 2, 4)), **partner.does)
    assert Usage.objects.count() == 3


def test_pressing_twice_claims_once(item, deliver, partner):
    deliver(item)
    intention = new_uid()
    one = actions.claim_usage(item=item, publication=evening(), id=intention, **partner.does)
    two = actions.claim_usage(item=item, publication=evening(), id=intention, **partner.does)
    assert one == two
    assert Usage.objects.count() == 1


def test_an_embargo_is_told_in_words(approve, deliver, partner):
    item = approve(embargo_until=datetime(2022, 2, 4, 11, 0, tzinfo=UTC))
    deliver(item)
    with pytest.raises(RecordRefused, match=r"18:00.*04/02/2022"):
        actions.claim_usage(item=item, publication=evening(), **partner.does)
    actions.claim_usage(item=item, publication=evening(date(2022, 2, 4)), **partner.does)
    assert Usage.objects.count() == 1


@pytest.mark.parametrize(
    "rights",
    [Rights(media=("print",)), Rights(until=date(2022, 2, 2)), Rights(organisations=(new_uid(),))],
)
def test_rights_that_do_not_cover_it_deny_the_use(rights, approve, deliver, partner):
    item = approve(rights=rights)
    deliver(item)
    with pytest.raises(RecordRefused):
        actions.claim_usage(item=item, publication=evening(medium="broadcast"), **partner.does)


def test_a_stopped_item_is_not_used_after_but_may_have_been_before(item, deliver, owner, partner):
    deliver(item)
    actions.kill_item(item=item, reason="Sai", killed_on=date(2022, 2, 10), **owner.does)
    with pytest.raises(RecordRefused, match="Sai"):
        actions.claim_usage(item=item, publication=evening(date(2022, 2, 10)), **partner.does)
    actions.claim_usage(item=item, publication=evening(), **partner.does)
    assert Usage.objects.count() == 1


def test_an_old_version_is_not_used_after_its_correction(item, deliver, owner, partner):
    deliver(item)
    actions.correct_item(
        item=item,
        content=content("Tên đúng"),
        reason="Sai tên",
        corrected_on=date(2022, 2, 5),
        **owner.does,
    )
    with pytest.raises(RecordRefused):
        actions.claim_usage(
            item=item, version=1, publication=evening(date(2022, 2, 6)), **partner.does
        )
    assert actions.claim_usage(item=item, publication=evening(), **partner.does).version == 1
    later = actions.claim_usage(item=item, publication=evening(date(2022, 2, 6)), **partner.does)
    assert later.version == 2


def test_the_supplier_confirms_many_at_once(approve, deliver, owner, partner):
    items = [approve(f"Tin {n}") for n in range(3)]
    deliver(*items)
    uses = [actions.claim_usage(item=i, publication=evening(), **partner.does) for i in items]
    assert actions.confirm_usages(usages=uses, **owner.does) == 3
    assert actions.confirm_usages(usages=uses, **owner.does) == 0
    assert {queries.usage_state(u) for u in uses} == {"confirmed"}
    assert not queries.waiting_usages(owner.uid).exists()


def test_a_stranger_or_the_claimer_does_not_confirm(usage, partner, owner, stranger):
    with pytest.raises(RecordRefused):
        actions.confirm_usages(usages=[usage], **partner.does)
    with pytest.raises(PermissionDenied):
        actions.confirm_usages(usages=[usage], by=stranger.editor, as_=owner.office)
    with pytest.raises(PermissionDenied):
        actions.confirm_usages(usages=[usage], by=owner.officer, as_=owner.office)
    assert not UsageAnswer.objects.exists()


def test_a_dispute_needs_a_reason_and_the_last_word_holds(usage, owner):
    with pytest.raises(RecordRefused):
        actions.dispute_usage(usage=usage, reason="", **owner.does)
    actions.dispute_usage(usage=usage, reason="Sổ của đài không có ngày này", **owner.does)
    assert queries.usage_state(usage) == "disputed"
    assert not queries.waiting_usages(owner.uid).exists()
    actions.confirm_usages(usages=[usage], **owner.does)
    assert queries.usage_state(usage) == "confirmed"
    actions.reject_usage(usage=usage, reason="Không phải tin của đài", **owner.does)
    assert queries.usage_state(usage) == "rejected"
    said = [step["what"] for step in history(usage)]
    assert said[0] == "claimed" and sorted(said[1:]) == ["confirmed", "disputed", "rejected"]


def test_withdrawing_needs_a_reason_and_both_entries_stay(usage, owner, partner):
    with pytest.raises(RecordRefused):
        actions.withdraw_usage(usage=usage, reason="", **partner.does)
    withdrawn = actions.withdraw_usage(usage=usage, reason="Ghi nhầm ngày", **partner.does)
    assert withdrawn.withdrawn_reason == "Ghi nhầm ngày"
    assert ledger_queries.entry(withdrawn.entry_hash)
    assert ledger_queries.entry(withdrawn.withdrawn_entry).refs == (withdrawn.entry_hash,)
    assert queries.usage_state(usage) == "withdrawn"
    assert not queries.waiting_usages(owner.uid).exists()
    again = actions.withdraw_usage(usage=usage, reason="Bấm lần hai", **partner.does)
    assert again.withdrawn_reason == "Ghi nhầm ngày"


def test_only_the_claimer_withdraws(usage, owner):
    with pytest.raises(RecordRefused):
        actions.withdraw_usage(usage=usage, reason="Không phải tin của đài", **owner.does)
    assert Usage.objects.get().withdrawn_on is None


def test_a_withdrawn_use_may_be_claimed_anew(usage, item, partner):
    actions.withdraw_usage(usage=usage, reason="Ghi nhầm giờ", **partner.does)
    actions.claim_usage(item=item, publication=evening(), **partner.does)
    assert Usage.objects.filter(withdrawn_on=None).count() == 1


def test_a_use_of_before_the_system_names_its_supplier(channel, owner, partner, stranger):
    said = {"channel": channel, "kind": "news_item", "title": "Tin cũ", "publication": evening()}
    with pytest.raises(RecordRefused):
        actions.claim_outside_usage(supplier=stranger.uid, **said, **partner.does)
    usage = actions.claim_outside_usage(supplier=owner.uid, **said, **partner.does)
    assert usage.item_id is None and usage.supplier_uid == owner.uid
    with pytest.raises(RecordRefused):
        actions.claim_outside_usage(supplier=owner.uid, **said, **partner.does)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"outlet": " "}, "outlet"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"share": "x"}, "share"),
    ],
)
def test_what_is_wrong_with_a_publication_is_named(wrong, field, item, deliver, partner):
    deliver(item)
    with pytest.raises(RecordRefused) as refused:
        actions.claim_usage(item=item, publication=evening(**wrong), **partner.does)
    assert refused.value.field == field
    assert not Usage.objects.exists()


def test_uses_of_partners_are_told_by_month(approve, deliver, owner, partner):
    days = (date(2022, 1, 1), date(2022, 1, 31), date(2022, 2, 28), date(2022, 12, 31))
    for on in (date(2021, 12, 31), *days, date(2023, 1, 1)):
        item = approve(f"Tin {on}", on=date(2021, 12, 1))
        deliver(item, on=date(2021, 12, 2))
        actions.claim_usage(item=item, publication=evening(on), **partner.does)
    assert queries.used_by_month(partner.uid, 2022) == [2, 1, *[0] * 9, 1]
    taken_back = Usage.objects.get(used_on=days[1])
    actions.withdraw_usage(usage=taken_back, reason="Nhập nhầm", **partner.does)
    assert queries.used_by_month(partner.uid, 2022)[0] == 1
    assert queries.used_by_month(owner.uid, 2022) == [0] * 12
