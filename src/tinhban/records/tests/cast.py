"""A cast for every story: an owner, a partner, an observer and a stranger, on one node."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Grant, Organisation, OrganisationName, Person, Role
from tinhban.organisations.models.bodies import Kind, PressKind


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Refusals are compared in the language of the source, compiled catalogues or not."""
    with translation.override("en"):
        yield


@dataclass(frozen=True)
class Desk:
    """An organisation with an editor, a leader and an officer."""

    office: Organisation
    editor: Person
    officer: Person

    @property
    def uid(self):
        return self.office.uid

    @property
    def does(self) -> dict:
        """What every action wants to know of who acts."""
        return {"by": self.editor, "as_": self.office}


def make_desk(slug: str, name: str) -> Desk:
    office = Organisation.objects.create(
        slug=slug,
        kind=Kind.PRESS_AGENCY,
        press_kind=PressKind.BROADCASTER,
        protocol_order=1,
        sort_key=slug,
    )
    OrganisationName.objects.create(organisation=office, name=name, short_name=name)
    people = []
    for role in (Role.EDITOR, Role.OFFICER):
        person = Person.objects.create_person(f"{slug}-{role}", f"{role} {name}")
        Grant.objects.create(
            person=person, role=role, organisation=office, valid_from=date(2020, 1, 1)
        )
        people.append(person)
    ledger.create_identity(office.uid)
    return Desk(office, *people)


@pytest.fixture
def owner(db) -> Desk:
    return make_desk("dai-lai-chau", "Đài PT-TH tỉnh Lai Châu")


@pytest.fixture
def partner(db) -> Desk:
    return make_desk("dai-lao-cai", "Đài PT-TH tỉnh Lào Cai")


@pytest.fixture
def observer(db) -> Desk:
    return make_desk("so-tttt-lao-cai", "Sở TT&TT tỉnh Lào Cai")


@pytest.fixture
def stranger(db) -> Desk:
    return make_desk("dai-yen-bai", "Đài PT-TH tỉnh Yên Bái")


@pytest.fixture
def channel(owner, partner, observer) -> str:
    return ledger.open_channel(
        as_=owner.office,
        by=owner.editor,
        purpose={"title": "Chương trình Đài Lai Châu - Đài Lào Cai", "kind": "programme"},
        members={
            partner.uid: ledger.Role.MEMBER,
            observer.uid: ledger.Role.OBSERVER,
        },
    )
