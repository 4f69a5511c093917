"""The authorisation matrix: nobody gets from any address what its row does not give."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from tests.authorisation.matrix import FOREIGN, ROWS
from tests.authorisation.outcomes import Outcome, noticing, outcome_of
from tests.authorisation.routes import routes
from tests.authorisation.rows import ANYBODY_HERE, GET, POST, Foreign, Row
from tests.authorisation.stage import Stage
from tests.authorisation.trying import address_of, attempts, form_of, tried
from tinhban.organisations.models import Person, Role

OTHER_METHODS = ("PUT", "PATCH", "DELETE", "TRACE")


def test_every_route_has_a_row_and_every_row_a_route():
    found = routes()
    names = Counter(route.name for route in found)
    assert not [name for name, times in names.items() if times > 1], "two patterns of one name"
    assert {r.name for r in found if r.ours} == {row.route for row in ROWS}
    assert {r.name for r in found if not r.ours} == {row.route for row in FOREIGN}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_gets_what_the_row_gives(stage: Stage, row: Row):
    form = form_of(stage, row)
    wrong = []
    for who, client, expected in attempts(stage, row):
        outcome = tried(stage, row, client, form)
        if outcome is not expected:
            wrong.append(f"{who}: {outcome}, expected {expected}")
    assert not wrong, "\n".join([address_of(stage, row), *wrong])


def _first_rows() -> list[tuple[Row, tuple[str, ...]]]:
    """One row of each route, with the methods that no row of it names."""
    found: dict[str, tuple[Row, set[str]]] = {}
    for row in ROWS:
        found.setdefault(row.route, (row, {GET, POST, *OTHER_METHODS}))[1].discard(row.method)
    return [(row, tuple(sorted(methods))) for row, methods in found.values()]


@pytest.mark.parametrize(
    ("row", "methods"), _first_rows(), ids=lambda value: getattr(value, "route", "")
)
def test_a_method_without_a_row_is_not_served(stage: Stage, row: Row, methods: tuple[str, ...]):
    role = Role.LEADER if row.may == ANYBODY_HERE else min(row.may)
    client = stage.cast.own(stage.things[row.on].scene, role)
    for method in methods:
        answer = client.generic(method, address_of(stage, row))
        assert answer.status_code == 405, f"{method} {row.route}: {answer.status_code}"


def _logged_in(person: Person) -> Client:
    """A session that was opened a while ago, not with this visit."""
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda row: row.route)
def test_what_others_have_written_is_closed_too(stage: Stage, foreign: Foreign):
    address = reverse(foreign.route)
    person = stage.cast.person("so-tttt-lao-cai", [Role.OFFICER])
    person.set_password("mat-khau-rat-dai-3")
    person.save()
    for client, expected in (
        (Client(), foreign.anonymous),
        (_logged_in(person), foreign.person),
    ):
        with noticing() as written:
            answer = client.get(address)
        assert outcome_of(answer, method=GET, written=written.tables) is expected
        if expected is Outcome.LOGIN:
            answer = client.post(address)
            assert outcome_of(answer, method=POST, written=frozenset()) is Outcome.LOGIN
