"""The cast of a programme: owner, colleague, partner, a third party, observer, stranger; and its terms."""

from dataclasses import dataclass
from datetime import date

import pytest

from tinhban.evidence import actions as evidence
from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Grant, Kind, Organisation, OrganisationName, Person, Role
from tinhban.programmes import actions
from tinhban.programmes.terms import Terms
from tinhban.wire.programmes import CommitmentTerms, ItemTerms, PartyTerms

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)


@dataclass
class Actor:
    """A person with one role in one organisation."""

    person: Person
    office: Organisation

    @property
    def acting(self):
        return {"by": self.person, "as_": self.office}


def actor(slug, name="", role=Role.LEADER, office=None):
    if office is None:
        office = Organisation.objects.create(
            slug=slug, kind=Kind.DEPARTMENT, protocol_order=1, sort_key=slug
        )
        OrganisationName.objects.create(organisation=office, name=name, short_name=name)
        ledger.create_identity(office.uid)
    person = Person.objects.create_person(f"{role}.{slug}", f"{role} {slug}")
    Grant.objects.create(person=person, role=role, organisation=office, valid_from=date(2021, 1, 1))
    return Actor(person, office)


@pytest.fixture
def owner(db):
    return actor("lao-cai", "Sở TT&TT tỉnh Lào Cai")


@pytest.fixture
def colleague(owner):
    return actor("lao-cai-2", role=Role.EDITOR, office=owner.office)


@pytest.fixture
def partner(db):
    return actor("lai-chau", "Sở TT&TT tỉnh Lai Châu")


@pytest.fixture
def third(db):
    return actor("yen-bai", "Sở TT&TT tỉnh Yên Bái")


@pytest.fixture
def observer(db):
    return actor("bao-lao-cai", "Báo Lào Cai")


@pytest.fixture
def stranger(db):
    return actor("dien-bien", "Sở TT&TT tỉnh Điện Biên")


def party(who, role="party"):
    return PartyTerms(
        party=new_uid(),
        organisation=who.office.uid,
        name_as_signed=who.office.name_on(FIRST),
        role=role,
        contact_point="Văn phòng Sở",
    )


def terms_of(*parties, **more):
    press, post = new_uid(), new_uid()
    said = {
        "title": "Hợp tác truyền thông Lào Cai - Lai Châu 2022",
        "starts_on": FIRST,
        "ends_on": LAST,
        "parties": parties,
        "items": (
            ItemTerms(item=press, sector_field="press", text="Chuyên mục “Nhìn ra tỉnh bạn”"),
            ItemTerms(item=post, sector_field="post", text="Quản lý hoạt động bưu chính"),
        ),
        "commitments": (
            CommitmentTerms(
                commitment=new_uid(), item=press, phrase="duy trì thường xuyên",
                target_kind="qualitative", starts_on=FIRST, ends_on=LAST,
                debtor=parties[0].organisation,
            ),
        ),
    }  # fmt: skip
    return Terms(**{**said, **more})


def paper(who, content=b"%PDF-1.7 ban da ky"):
    return evidence.store_file(content=content, name="da-ky.pdf", **who.acting)


@pytest.fixture
def draft(owner, partner, observer):
    return actions.save_draft(
        terms=terms_of(party(owner), party(partner), party(observer, "observer")), **owner.acting
    )


@pytest.fixture
def programme(owner, draft):
    return actions.propose_programme(draft=draft, proposed_on=date(2021, 12, 20), **owner.acting)
