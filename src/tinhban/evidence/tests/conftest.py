"""The cast: an owner, a partner in a channel with it, an observer of that channel, a stranger."""

from dataclasses import dataclass
from datetime import date

import pytest

from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Grant, Kind, Organisation, OrganisationName, Person, Role


@dataclass
class Actor:
    """A person with one role in one organisation."""

    person: Person
    office: Organisation


def actor(slug: str, role: Role = Role.LEADER, office: Organisation | None = None) -> Actor:
    if office is None:
        office = Organisation.objects.create(
            slug=slug, kind=Kind.DEPARTMENT, protocol_order=1, sort_key=slug
        )
        OrganisationName.objects.create(organisation=office, name=f"Sở {slug}", short_name=slug)
        ledger.create_identity(office.uid)
    person = Person.objects.create_person(f"{role}.{slug}", f"{role} {slug}")
    Grant.objects.create(person=person, role=role, organisation=office, valid_from=date(2021, 1, 1))
    return Actor(person, office)


@pytest.fixture
def owner(db):
    return actor("lao-cai")


@pytest.fixture
def colleague(owner):
    return actor("lao-cai-2", Role.OFFICER, owner.office)


@pytest.fixture
def partner(db):
    return actor("lai-chau")


@pytest.fixture
def observer(db):
    return actor("yen-bai")


@pytest.fixture
def stranger(db):
    return actor("dien-bien")


@pytest.fixture
def channel(owner, partner, observer):
    return ledger.open_channel(
        as_=owner.office.uid,
        by=owner.person.uid,
        purpose={"title": "Chương trình", "kind": "programme"},
        members={
            partner.office.uid: ledger.Role.MEMBER,
            observer.office.uid: ledger.Role.OBSERVER,
        },
    )
