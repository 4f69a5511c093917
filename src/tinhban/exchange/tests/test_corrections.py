"""After a correction or a kill every user of the old version has something to do, and only they."""

from datetime import date

import pytest

from tinhban.exchange import actions, queries
from tinhban.exchange.tests.conftest import content, evening
from tinhban.foundation.time import today
from tinhban.records import waiting
from tinhban.records.refusals import RecordRefused


@pytest.fixture
def used(item, deliver, partner):
    deliver(item)
    actions.claim_usage(item=item, publication=evening(), **partner.does)
    return item


def correct(item, owner, title: str = "Tên đúng"):
    return actions.correct_item(item=item, content=content(title), reason="Sai tên", **owner.does)


def test_a_correction_asks_the_user_of_the_old_version(used, owner, partner, observer):
    assert not queries.own_corrections_open(partner.uid).exists()
    correct(used, owner)
    assert queries.own_corrections_open(partner.uid).get() == used
    assert not queries.own_corrections_open(owner.uid).exists()
    assert not queries.own_corrections_open(observer.uid).exists()
    assert waiting.counts(partner.uid, today())["correction"] == 1


def test_who_did_not_use_it_has_nothing_to_do(item, deliver, owner, partner):
    deliver(item)
    correct(item, owner)
    assert not queries.own_corrections_open(partner.uid).exists()
    with pytest.raises(RecordRefused):
        actions.act_on_correction(item=item, done="corrected", **partner.does)


def test_acting_closes_it_and_the_next_correction_opens_it_again(used, owner, partner):
    correct(used, owner)
    actions.act_on_correction(item=used, done="corrected", **partner.does)
    actions.act_on_correction(item=used, done="corrected", **partner.does)
    assert not queries.own_corrections_open(partner.uid).exists()
    correct(used, owner, "Tên đúng hơn")
    assert queries.own_corrections_open(partner.uid).exists()


def test_a_kill_asks_again_whatever_was_done_before(used, owner, partner):
    correct(used, owner)
    actions.act_on_correction(item=used, done="replaced", **partner.does)
    actions.kill_item(item=used, reason="Nhân vật rút lời", **owner.does)
    assert waiting.counts(partner.uid, today())["kill"] == 1
    actions.act_on_correction(item=used, done="removed", note="Gỡ lúc 9 giờ", **partner.does)
    assert not queries.own_corrections_open(partner.uid).exists()


def test_who_used_the_new_version_or_withdrew_has_nothing_to_do(item, deliver, owner, partner):
    deliver(item)
    correct(item, owner)
    usage = actions.claim_usage(item=item, publication=evening(today()), **partner.does)
    assert usage.version == 2
    assert not queries.own_corrections_open(partner.uid).exists()
    old = actions.claim_usage(
        item=item, version=1, publication=evening(date(2022, 2, 3)), **partner.does
    )
    assert queries.own_corrections_open(partner.uid).exists()
    actions.withdraw_usage(usage=old, reason="Ghi nhầm", **partner.does)
    assert not queries.own_corrections_open(partner.uid).exists()
