"""One draft goes into several programmes at once: an item in each, one root, both or neither."""

from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.models import Item, ItemDraft, Offer
from tinhban.exchange.tests.conftest import content
from tinhban.ledger import actions as ledger
from tinhban.organisations.reader import Reader
from tinhban.records.refusals import RecordRefused


@pytest.fixture
def other_channel(owner, stranger) -> str:
    return ledger.open_channel(
        as_=owner.office,
        by=owner.editor,
        purpose={"title": "Chương trình khác", "kind": "programme"},
        members={stranger.uid: ledger.Role.MEMBER},
    )


@pytest.fixture
def draft(owner) -> ItemDraft:
    return actions.save_draft(title="Tin chung", text="Nội dung.", **owner.does)


def test_each_programme_has_an_item_of_its_own_with_one_root(
    draft, channel, other_channel, owner, partner, stranger
):
    said = {"draft": draft, "content": content("Tin chung"), "offer": True, **owner.does}
    first, second = actions.publish_draft(channels=[channel, other_channel], **said)
    assert (first.root, second.root, second.evolved_from) == (first.uid, first.uid, first.uid)
    assert Item.objects.visible_to(Reader.of(partner.editor, partner.office)).get() == first
    assert Item.objects.visible_to(Reader.of(stranger.editor, stranger.office)).get() == second
    again = actions.publish_draft(channels=[channel, other_channel], **said)
    assert again == [first, second]
    assert Offer.objects.count() == 2


def test_a_refusal_in_one_leaves_nothing_in_the_other(draft, channel, other_channel, owner):
    with pytest.raises(RecordRefused):
        actions.publish_draft(
            draft=draft,
            content=content("Tin chung"),
            channels=[channel, other_channel],
            offer=True,
            answer_by=date(2020, 1, 1),
            **owner.does,
        )
    assert not Item.objects.exists()
    assert ItemDraft.objects.get().approved_item is None


def test_without_a_programme_nothing_is_approved(draft, owner):
    with pytest.raises(RecordRefused) as refused:
        actions.publish_draft(draft=draft, content=content("Tin"), channels=[], **owner.does)
    assert refused.value.field == "channel"


def test_a_programme_of_others_stays_closed(channel, other_channel, partner):
    own = actions.save_draft(title="Tin", **partner.does)
    with pytest.raises(ledger.NotAMember):
        actions.publish_draft(
            draft=own, content=content("Tin"), channels=[channel, other_channel], **partner.does
        )
    assert not Item.objects.exists()
