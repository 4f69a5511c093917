"""Whom to ask: each partner once, the programme only where several are shared."""

from uuid import NAMESPACE_DNS, uuid5

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk import expected, named

from tinhban.exchange.models import Request
from tinhban.ledger import actions as ledger
from tinhban.records.channels import ChannelCard
from tinhban.records.partners import partners_of


@pytest.mark.parametrize("case", expected("partners"), ids=named)
def test_every_partner_is_listed_once(case):
    uids = {
        name: uuid5(NAMESPACE_DNS, name)
        for _id, _title, _years, names in case["channels"]
        for name in names
    }
    cards = [
        ChannelCard(id, title, tuple(uids[name] for name in names), True)
        for id, title, _years, names in case["channels"]
    ]
    found = partners_of(cards, {uid: name for name, uid in uids.items()})
    assert [partner.name for partner in found] == case["listed"]
    assert [partner.name for partner in found if partner.is_asked_about] == case["asked_about"]


@pytest.fixture
def second(owner, partner):
    """Another channel of the same two."""
    return ledger.open_channel(
        as_=owner.office,
        by=owner.editor,
        purpose={"title": "Chương trình thứ hai", "kind": "programme"},
        members={partner.uid: ledger.Role.MEMBER},
    )


def desk_of(body):
    client = Client(headers={"accept-language": "en"})
    client.force_login(body.editor)
    client.get("/")
    return client


ASK = reverse("exchange:ask")


def test_the_only_partner_of_the_only_programme_is_not_asked_for(channel, owner, partner):
    page = desk_of(partner).get(ASK).content.decode()
    assert f'type="hidden" name="partner" value="{channel}.{owner.uid}"' in page
    assert "Under which programme" not in page


def test_of_several_programmes_one_is_chosen(channel, second, owner, partner):
    client = desk_of(partner)
    page = client.get(ASK + f"?ben={owner.uid}").content.decode()
    assert page.count('type="radio" name="partner"') == 2
    assert page.count(" checked") == 1
    said = {"partner": f"{second}.{owner.uid}", "kind": "photo", "title": "Ảnh lễ hội"}
    client.post(ASK + f"?ben={owner.uid}", said)
    assert Request.objects.get().channel == second


def test_a_partner_of_another_channel_cannot_be_asked(channel, owner, partner, stranger):
    client = desk_of(partner)
    said = {"partner": f"{channel}.{stranger.uid}", "kind": "photo", "title": "Ảnh lễ hội"}
    assert client.post(ASK, said).status_code == 422
    assert client.get(ASK + f"?ben={stranger.uid}").status_code == 200
    assert not Request.objects.exists()


def test_what_was_typed_is_kept_when_something_is_wrong(channel, owner, partner):
    said = {"partner": f"{channel}.{owner.uid}", "kind": "photo", "title": "", "note": "Gấp"}
    page = desk_of(partner).post(ASK, said)
    assert page.status_code == 422
    assert "Gấp" in page.content.decode()
