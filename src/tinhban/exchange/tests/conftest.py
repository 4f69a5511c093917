"""A cast for every story: an owner, a colleague, a partner, an observer and a stranger, on one node."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.exchange.models import Delivery, Item
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


TEXT = "Các hộ làm du lịch cộng đồng dọn sân, nhóm bếp, đón những đoàn khách đầu tiên."


def content(title: str = "Người dân Sin Suối Hồ đón khách đầu xuân", **more) -> Content:
    said = {"kind": "news_item", "text": TEXT} | more
    return Content(title=title, **said)


@pytest.fixture
def approve(owner, channel) -> Callable[..., Item]:
    """An item of the owner, approved on 01/02/2022 unless said otherwise."""

    def made(title: str = "Người dân Sin Suối Hồ đón khách đầu xuân", **more) -> Item:
        on = more.pop("on", date(2022, 2, 1))
        return actions.approve_item(
            channel=channel, content=content(title, **more), approved_on=on, **owner.does
        )

    return made


@pytest.fixture
def item(approve) -> Item:
    return approve()


@pytest.fixture
def deliver(owner, partner, channel) -> Callable[..., Delivery]:
    def made(*items: Item, on: date = date(2022, 2, 2), **more) -> Delivery:
        return actions.send_delivery(
            channel=channel, to=partner.uid, items=items, delivered_on=on, **more, **owner.does
        )

    return made


def evening(on: date = date(2022, 2, 3), **more) -> Publication:
    """The evening news of a day."""
    return Publication(used_on=on, outlet=more.pop("outlet", "Thời sự tối"), **more)
