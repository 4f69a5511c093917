"""How many queries the main pages make: bounded, and the same however much was exchanged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import small_world
from tests.bench import dataset
from tinhban.config.demonstration.people import person_of

REPORT = ("lao-cai-yen-bai-lai-chau-2022", "2022")
FIGURE = (*REPORT, "lai-chau-lao-cai")
# (page, who, address, query, at most)
PAGES = [
    ("home of an editor", "bientap.laocai", "desk:home", (), "", 95),
    ("home of a leader", "giamdoc.laocai", "desk:home", (), "", 95),
    ("search", "bientap.laocai", "desk:search", (), "?q=lao+cai", 15),
    ("programmes", "chuyenvien.laocai", "programmes:list", (), "", 16),
    ("a programme", "chuyenvien.laocai", "programmes:programme", REPORT[:1], "", 80),
    ("exchange, what waits", "bientap.laocai", "exchange:desk", (), "", 20),
    ("exchange, uses", "bientap.laocai", "exchange:desk", (), "?muc=da-su-dung", 22),
    ("exchange, items", "bientap.laocai", "exchange:desk", (), "?muc=kho-tin", 28),
    ("exchange, deliveries", "bientap.laocai", "exchange:desk", (), "?muc=bien-nhan", 22),
    ("articles that may have used items", "bientap.laocai", "exchange:suspects", (), "", 16),
    ("sources watched", "bientap.laocai", "exchange:watches", (), "", 18),
    ("where is this from", "bientap.laocai", "exchange:where_from", (), "", 12),
    ("reports", "chuyenvien.laocai", "reviews:list", (), "", 12),
    ("the review", "chuyenvien.laocai", "reviews:review", REPORT, "", 92),
    ("rows of a figure", "chuyenvien.laocai", "reviews:rows", FIGURE, "", 30),
    ("people", "chuyenvien.laocai", "organisations:people", (), "", 14),
]


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("queries")


@pytest.fixture(scope="module")
def _world(django_db_setup: None, django_db_blocker, _home: Path) -> Iterator[None]:
    with small_world.kept(django_db_blocker):
        with small_world.living_in(_home):
            small_world.load()
        yield


@pytest.fixture
def world(_world: None, _home: Path, db: None) -> Iterator[None]:
    with small_world.living_in(_home):
        yield


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


def _exchange(usages: int) -> None:
    for _done in dataset.fill(usages):
        pass
