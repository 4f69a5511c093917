"""As people hear the pages: no link or button is a verb alone."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.bare_verbs import Names, is_bare
from tinhban.config.demonstration.people import person_of
from tinhban.exchange.models import Item, Request, Usage
from tinhban.programmes.models import Commitment

PROGRAMME, YEAR = "lao-cai-yen-bai-lai-chau-2022", "2022"
FIGURE = (PROGRAMME, YEAR, "lai-chau-lao-cai")
PAGES = {
    "bientap.laocai": [
        ("desk:home", ()),
        ("desk:help", ()),
        ("exchange:desk", ()),
        ("exchange:drafts", ()),
        ("exchange:compose", ()),
        ("exchange:ask", ()),
        ("exchange:columns", ()),
        ("logbook:logs", ()),
        ("watch:suspects", ()),
        ("watch:watches", ()),
        ("watch:where_from", ()),
    ],
    "chuyenvien.laocai": [
        ("desk:home", ()),
        ("programmes:list", ()),
        ("programmes:programme", (PROGRAMME,)),
        ("reviews:list", ()),
        ("reviews:review", (PROGRAMME, YEAR)),
        ("reviews:figure", FIGURE),
        ("reviews:rows", FIGURE),
        ("reviews:details", (PROGRAMME, YEAR)),
        ("reviews:phrase", FIGURE),
        ("reviews:check", ()),
        ("organisations:people", ()),
        ("organisations:list", ()),
    ],
    "giamdoc.laocai": [
        ("desk:home", ()),
        ("reviews:review", (PROGRAMME, YEAR)),
        ("reviews:freeze", (PROGRAMME, YEAR)),
    ],
}
TABS = ["", *("gioi-thieu", "de-nghi", "dinh-chinh", "bien-nhan", "da-su-dung", "kho-tin")]


def names_of(client, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    reader = Names()
    reader.feed(answer.content.decode())
    return reader.names


def client_of(name):
    client = Client()
    client.force_login(person_of(name))
    client.get("/")
    return client


@pytest.mark.parametrize("who", PAGES)
def test_no_link_of_a_page_is_a_verb_alone(world, who):
    client = client_of(who)
    for name, arguments in PAGES[who]:
        address = reverse(name, args=arguments)
        said = names_of(client, address)
        assert [words for words in said if is_bare(words)] == [], address
        assert "" not in said, address


def test_no_link_of_what_is_exchanged_is_a_verb_alone(world):
    client = client_of("bientap.laocai")
    addresses = [reverse("exchange:desk") + f"?muc={tab}" for tab in TABS]
    addresses += [reverse("exchange:item", args=[one.uid]) for one in Item.objects.all()[:4]]
    addresses += [reverse("exchange:usage", args=[one.uid]) for one in Usage.objects.all()[:3]]
    addresses += [reverse("exchange:request", args=[one.uid]) for one in Request.objects.all()[:3]]
    for address in addresses:
        if client.get(address).status_code == 200:  # not everything is this station's
            assert [words for words in names_of(client, address) if is_bare(words)] == [], address


def test_no_link_of_a_commitment_is_a_verb_alone(world):
    client = client_of("chuyenvien.laocai")
    rows = Commitment.objects.filter(item__programme__slug=PROGRAMME)
    for one in rows[:3]:
        address = reverse("programmes:commitment", args=[PROGRAMME, one.uid])
        assert [words for words in names_of(client, address) if is_bare(words)] == [], address
