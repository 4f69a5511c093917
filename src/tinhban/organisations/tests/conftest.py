"""The cast: an office with its administrator, its head and a colleague; a stranger from another office."""

from datetime import date

import pytest

from tinhban.foundation import text
from tinhban.organisations import loading, second_factor
from tinhban.organisations.models import (
    Grant,
    GrantKind,
    Organisation,
    OrganisationName,
    Person,
    Role,
)

PASSWORD = "mat-khau-rat-dai-1"


def make_body(slug: str, name: str, kind: str = "department", **fields) -> Organisation:
    body = Organisation.objects.create(
        slug=slug, kind=kind, protocol_order=240, sort_key=text.sort_key(name), **fields
    )
    OrganisationName.objects.create(organisation=body, name=name)
    loading.set_aliases(body)
    return body


def make_person(username: str, body: Organisation, *roles: Role, **fields) -> Person:
    person = Person.objects.create_person(
        username, username.replace("-", " ").title(), PASSWORD, home=body, **fields
    )
    for role in roles:
        give(person, body, role)
    return person


def give(person: Person, body: Organisation, role: Role, **fields) -> Grant:
    fields.setdefault("valid_from", date(2020, 1, 1))
    if fields.get("on_behalf_of"):
        fields.setdefault("kind", GrantKind.SUBSTITUTE)
    return Grant.objects.create(person=person, organisation=body, role=role, **fields)


@pytest.fixture
def office(db) -> Organisation:
    return make_body("so-mot", "Sở Một tỉnh Lào Cai")


@pytest.fixture
def other_office(db) -> Organisation:
    return make_body("so-hai", "Sở Hai tỉnh Lai Châu")


@pytest.fixture
def administrator(office) -> Person:
    person = make_person("quan-tri", office, Role.ADMINISTRATOR)
    second_factor.set_up(person)
    return person


@pytest.fixture
def head(office) -> Person:
    return make_person("lanh-dao", office, Role.LEADER, position="Giám đốc", rank=40)


@pytest.fixture
def officer(office) -> Person:
    return make_person("chuyen-vien", office, Role.OFFICER, position="Chuyên viên", rank=72)


@pytest.fixture
def stranger(other_office) -> Person:
    person = make_person("nguoi-la", other_office, Role.ADMINISTRATOR)
    second_factor.set_up(person)
    return person


@pytest.fixture
def logged_in(client):
    """A client of a person, past the log-in."""

    def log_in(person: Person):
        client.force_login(person)
        return client

    return log_in
