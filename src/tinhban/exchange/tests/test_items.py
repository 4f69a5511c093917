"""Approving, correcting, withholding and stopping an item: only its owner may, and versions stay."""

from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.content import hash_of
from tinhban.exchange.models import Item, ItemDraft, ItemVersion
from tinhban.exchange.tests.conftest import content
from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.organisations.permissions import PermissionDenied
from tinhban.organisations.reader import Reader
from tinhban.records.refusals import RecordRefused


def test_an_approved_item_is_seen_by_the_channel_only(item, owner, partner, observer, stranger):
    for desk, sees in ((owner, 1), (partner, 1), (observer, 1), (stranger, 0)):
        assert Item.objects.visible_to(Reader.of(desk.editor, desk.office)).count() == sees
    assert item.urn.startswith("urn:newsml:tinhban:20220201:")
    assert item.root == item.uid


def test_nobody_sees_for_an_office_he_has_no_grant_in(item, owner, stranger):
    assert not Item.objects.visible_to(Reader.of(stranger.editor, owner.office)).exists()


def test_a_correction_is_a_further_version_and_the_old_one_stays(item, owner):
    corrected = actions.correct_item(
        item=item,
        content=content("Người dân Sin Suối Hồ đón khách đầu xuân Nhâm Dần"),
        reason="Sai tên năm",
        corrected_on=date(2022, 2, 5),
        **owner.does,
    )
    assert corrected.version == 2
    first, second = ItemVersion.objects.order_by("version")
    assert first.title.endswith("đầu xuân") and second.title.endswith("Nhâm Dần")
    assert second.reason == "Sai tên năm"
    assert second.content_hash == hash_of(content(second.title))


def test_correcting_to_the_same_text_makes_no_version(item, owner):
    actions.correct_item(item=item, content=content(), reason="Rà lại", **owner.does)
    assert ItemVersion.objects.count() == 1


def test_a_partner_cannot_correct_or_stop_it(item, partner):
    with pytest.raises(RecordRefused, match="owner"):
        actions.kill_item(item=item, reason="Không đúng", **partner.does)
    assert Item.objects.get().killed_on is None


def test_an_officer_drafts_and_an_editor_approves(owner, channel):
    with pytest.raises(PermissionDenied):
        actions.approve_item(channel=channel, content=content(), by=owner.officer, as_=owner.office)
    draft = actions.save_draft(title="Tin đang viết", by=owner.officer, as_=owner.office)
    item = actions.approve_item(channel=channel, content=content(), draft=draft, **owner.does)
    assert ItemDraft.objects.get().approved_item == item.uid


def test_an_observer_writes_nothing(observer, channel):
    with pytest.raises(ledger.NotAMember):
        actions.approve_item(channel=channel, content=content(), **observer.does)
    assert not Item.objects.exists()


def test_a_stopped_item_stays_stopped(item, owner):
    killed = actions.kill_item(item=item, reason="Nhân vật rút lời", **owner.does)
    again = actions.kill_item(item=item, reason="Bấm lần hai", **owner.does)
    assert killed.killed_reason == again.killed_reason == "Nhân vật rút lời"
    with pytest.raises(RecordRefused):
        actions.correct_item(item=item, content=content("Tên mới"), reason="Sửa", **owner.does)


def test_a_withheld_item_is_released_by_a_further_version(item, owner):
    held = actions.withhold_item(item=item, reason="Chờ số liệu", **owner.does)
    assert held.is_withheld
    freed = actions.correct_item(
        item=item, content=content("Đã có số liệu"), reason="Bổ sung", **owner.does
    )
    assert not freed.is_withheld


def test_pressing_twice_approves_once(owner, channel):
    intention = new_uid()
    one = actions.approve_item(channel=channel, content=content(), id=intention, **owner.does)
    two = actions.approve_item(channel=channel, content=content(), id=intention, **owner.does)
    assert one == two
    assert Item.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "á" * 301}, "title"),
        ({"kind": "song"}, "kind"),
        ({"length": 0}, "length"),
    ],
)
def test_what_is_wrong_is_named(wrong, field, owner, channel):
    title = wrong.pop("title", "Tin")
    with pytest.raises(RecordRefused) as refused:
        actions.approve_item(channel=channel, content=content(title, **wrong), **owner.does)
    assert refused.value.field == field
    assert not Item.objects.exists()


def test_a_draft_is_seen_by_its_own_office_only_and_keeps_its_history(owner, partner):
    uid = new_uid()
    actions.save_draft(uid=uid, title="Bắc Hà", **owner.does)
    draft = actions.save_draft(uid=uid, title="Bắc Hà đón khách du xuân", **owner.does)
    assert ItemDraft.objects.visible_to(Reader.of(owner.officer, owner.office)).get() == draft
    assert not ItemDraft.objects.visible_to(Reader.of(partner.editor, partner.office)).exists()
    assert [h.title for h in draft.history.all()] == ["Bắc Hà đón khách du xuân", "Bắc Hà"]


def test_saving_without_a_change_writes_no_history(owner):
    uid = new_uid()
    actions.save_draft(uid=uid, title="Bắc Hà", **owner.does)
    draft = actions.save_draft(uid=uid, title="Bắc Hà", **owner.does)
    assert draft.history.count() == 1
