"""What stands before every address: the log-in, the choice of an organisation, the second factor, the token."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tests.authorisation.cast import SCENES
from tests.authorisation.matrix import ROWS
from tests.authorisation.outcomes import Outcome, noticing, outcome_of
from tests.authorisation.rows import GET, POST, Row
from tests.authorisation.stage import Stage
from tests.authorisation.trying import address_of
from tinhban.organisations.middleware import SESSION_KEY
from tinhban.organisations.models import Grant, Person, Role

OWNER, STRANGER = SCENES["stations"].owner, SCENES["stations"].stranger
OPEN_WITHOUT_A_CHOICE = {"organisations:switch", "organisations:first_password"}


def _closed() -> Iterator[Row]:
    """Every row of ours that wants an organisation to act for."""
    return (row for row in ROWS if row.route not in OPEN_WITHOUT_A_CHOICE)


def _outcome(stage: Stage, row: Row, client: Client) -> Outcome:
    with noticing() as written:
        answer = client.generic(row.method, address_of(stage, row))
    assert not written.tables, f"{row} wrote {sorted(written.tables)}"
    return outcome_of(answer, method=row.method, written=written.tables)


def test_who_has_no_role_anywhere_reaches_only_the_choice(stage: Stage):
    idle = Person.objects.create_person("khong-vai-tro", "Không vai trò")
    client = stage.cast.client(idle)
    for row in _closed():
        assert _outcome(stage, row, client) is Outcome.CHOICE, str(row)


def test_an_administrator_without_a_second_factor_reaches_only_its_setting_up(stage: Stage):
    person = Person.objects.create_person("quan-tri-moi", "Quản trị mới")
    Grant.objects.create(
        person=person,
        role=Role.ADMINISTRATOR,
        organisation=stage.cast.body(OWNER),
        valid_from="2021-01-01",
    )
    client = stage.cast.client(person)
    for row in ROWS:
        assert _outcome(stage, row, client) is Outcome.SET_UP, str(row)


def test_a_closed_account_is_logged_out_at_once(stage: Stage):
    person = stage.cast.person(OWNER, [Role.EDITOR])
    client = stage.cast.client(person)
    assert client.get(reverse("desk:home")).status_code == 200
    Person.objects.filter(pk=person.pk).update(is_active=False)
    for row in _closed():
        assert _outcome(stage, row, client) is Outcome.LOGIN, str(row)


def test_a_role_that_is_over_opens_nothing_more(stage: Stage):
    person = stage.cast.person(OWNER, [Role.EDITOR])
    client = stage.cast.client(person)
    assert client.get(reverse("desk:home")).status_code == 200
    Grant.objects.filter(person=person).update(valid_to="2022-12-31")
    for row in _closed():
        assert _outcome(stage, row, client) is Outcome.CHOICE, str(row)


def test_nobody_acts_for_an_organisation_by_writing_it_into_the_session(stage: Stage):
    person = stage.cast.person(OWNER, [Role.LEADER])
    client = stage.cast.client(person, as_=STRANGER)
    answer = client.get(reverse("desk:home"))
    assert answer.wsgi_request.acting_as == stage.cast.body(OWNER)  # type: ignore[attr-defined]
    assert answer.wsgi_request.session[SESSION_KEY] == str(stage.cast.body(OWNER).uid)


def test_nobody_chooses_an_organisation_without_a_role_there(stage: Stage):
    client = stage.cast.own("stations", Role.LEADER)
    stranger = stage.cast.body(STRANGER)
    client.post(reverse("organisations:switch"), {"organisation": str(stranger.uid)})
    answer = client.get(reverse("desk:home"))
    assert answer.wsgi_request.acting_as == stage.cast.body(OWNER)  # type: ignore[attr-defined]


def test_who_works_for_two_bodies_acts_for_one_at_a_time(stage: Stage):
    person = stage.cast.person(OWNER, Role, STRANGER)
    client = stage.cast.client(person, as_=STRANGER)
    item = reverse("exchange:item", kwargs=dict(stage.things["our item"].where))
    assert client.get(item).status_code == 404
    client.post(reverse("organisations:switch"), {"organisation": str(stage.cast.body(OWNER).uid)})
    assert client.get(item).status_code == 200


@pytest.mark.parametrize("row", [r for r in ROWS if r.method == POST], ids=str)
def test_a_form_without_its_token_is_refused(stage: Stage, row: Row):
    scene = stage.things[row.on].scene
    person = stage.cast.person(SCENES[scene].owner, [min(row.may)])
    client = stage.cast.client(person, enforce_csrf_checks=True)
    with noticing() as written:
        answer = client.post(address_of(stage, row))
    assert answer.status_code == 403
    assert not written.tables


def test_the_foreign_site_in_next_is_not_followed(stage: Stage):
    client = stage.cast.own("stations", Role.LEADER)
    body = str(stage.cast.body(OWNER).uid)
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = client.post(
            reverse("organisations:switch"), {"organisation": body, "next": elsewhere}
        )
        assert answer.headers["Location"] == "/"


def test_nobody_learns_from_an_answer_whether_a_thing_exists(stage: Stage):
    """A stranger gets the same page for what exists and for what does not."""
    client = stage.cast.client(stage.cast.person(STRANGER, Role))
    made_up = "00000000-0000-7000-8000-000000000000"
    for row in ROWS:
        where = dict(stage.things[row.on].where)
        scene = stage.things[row.on].scene
        if scene != "stations" or "uid" not in where or row.method != GET:
            continue
        there = client.get(reverse(row.route, kwargs=where))
        nowhere = client.get(reverse(row.route, kwargs={**where, "uid": made_up}))
        assert there.status_code == 404, str(row)
        if nowhere.status_code == 404:
            assert _without_request_id(there) == _without_request_id(nowhere), str(row)


def _without_request_id(answer: object) -> str:
    text = answer.content.decode()  # type: ignore[attr-defined]
    return str(text.replace(answer.headers["X-Request-Id"], ""))  # type: ignore[attr-defined]
