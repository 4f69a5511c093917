"""How many queries the main pages make: bounded, and the same however much was exchanged."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.bench import dataset
from tinhban.config.demonstration.people import person_of
from tinhban.figures.models import Indicator
from tinhban.foundation.ids import new_uid
from tinhban.programmes.models import Commitment

REPORT = ("lao-cai-yen-bai-lai-chau-2022", "2022")
FIGURE = (*REPORT, "lai-chau-lao-cai")
# The review also lists what waits behind each figure that is not settled.
PROMISED = ("home of an editor", "home of a leader", "a programme", "a figure")
# (page, who, address, query, at most)
PAGES = [
    ("home of an editor", "bientap.laocai", "desk:home", (), "", 28),
    ("home of a leader", "giamdoc.laocai", "desk:home", (), "", 28),
    ("search", "bientap.laocai", "desk:search", (), "?q=lao+cai", 30),
    ("programmes", "chuyenvien.laocai", "programmes:list", (), "", 12),
    ("a programme", "chuyenvien.laocai", "programmes:programme", REPORT[:1], "", 30),
    ("exchange, what waits", "bientap.laocai", "exchange:desk", (), "", 13),
    ("exchange, uses", "bientap.laocai", "exchange:desk", (), "?muc=da-su-dung", 17),
    ("exchange, items", "bientap.laocai", "exchange:desk", (), "?muc=kho-tin", 23),
    ("exchange, deliveries", "bientap.laocai", "exchange:desk", (), "?muc=bien-nhan", 15),
    ("drafts of items", "bientap.laocai", "exchange:drafts", (), "", 9),
    ("uses to confirm", "bientap.laocai", "exchange:confirm", (), "", 14),
    ("articles that may have used items", "bientap.laocai", "watch:suspects", (), "", 9),
    ("sources watched", "bientap.laocai", "watch:watches", (), "", 12),
    ("where is this from", "bientap.laocai", "watch:where_from", (), "", 7),
    ("reports", "chuyenvien.laocai", "reviews:list", (), "", 9),
    ("the review", "chuyenvien.laocai", "reviews:review", REPORT, "", 30),
    ("a figure", "chuyenvien.laocai", "reviews:figure", FIGURE, "", 25),
    ("rows of a figure", "chuyenvien.laocai", "reviews:rows", FIGURE, "", 24),
    ("people", "chuyenvien.laocai", "organisations:people", (), "", 9),
]


def _counted(who: str, name: str, arguments: tuple[str, ...], query: str) -> int:
    person = person_of(who)
    client = Client()
    client.force_login(person)
    address = reverse(name, args=arguments) + query
    client.get(address)  # the first visit chooses the organisation and notes the session
    with CaptureQueriesContext(connection) as made:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(made)


@pytest.mark.parametrize(
    ("who", "name", "arguments", "query", "most"),
    [page[1:] for page in PAGES],
    ids=[page[0] for page in PAGES],
)
def test_a_page_makes_no_more_queries_than_it_may(world, who, name, arguments, query, most):
    assert _counted(who, name, arguments, query) <= most


def test_no_page_makes_more_queries_when_more_was_exchanged(world):
    _exchange(dataset.LINES)  # first something of every state
    before = {page[0]: _counted(*page[1:5]) for page in PAGES}
    _exchange(2 * dataset.LINES)
    after = {page[0]: _counted(*page[1:5]) for page in PAGES}
    grown = {name: (before[name], after[name]) for name in before if after[name] > before[name] + 2}
    assert not grown


def test_no_page_makes_more_queries_when_more_is_promised(world):
    _exchange(dataset.LINES)
    before = {page[0]: _counted(*page[1:5]) for page in PAGES if page[0] in PROMISED}
    for n in range(1, 4):
        _promise_again(n)
    after = {page[0]: _counted(*page[1:5]) for page in PAGES if page[0] in PROMISED}
    assert after == before
    assert len(after) == len(PROMISED)


def _promise_again(n: int) -> None:
    """Every counted commitment once more, over other days: another rule."""
    for commitment in Commitment.objects.filter(item__programme__slug=REPORT[0], position__lt=100):
        counted_by = list(commitment.countings.all())
        commitment.pk, commitment.position = new_uid(), 100 + n
        commitment.starts_on += timedelta(days=n)
        if commitment.indicator_key:
            known = Indicator.objects.filter(key=commitment.indicator_key).first()
            commitment.indicator_key = f"{commitment.indicator_key}-{n}"
            if known:
                known.pk, known.key = None, commitment.indicator_key
                known.save()
        commitment.save(force_insert=True)
        for counting in counted_by:
            counting.pk, counting.commitment = new_uid(), commitment
            counting.save(force_insert=True)


def _exchange(usages: int) -> None:
    for _done in dataset.fill(usages):
        pass
