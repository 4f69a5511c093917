"""The one rule: a grant in force today, for exactly the acting organisation, whose role is declared."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tinhban.foundation import time
from tinhban.organisations import permissions, queries
from tinhban.organisations.models import Grant, GrantKind, NodeState, Organisation, Person, Role
from tinhban.organisations.reader import Reader
from tinhban.organisations.tests.conftest import give, make_body, make_person

pytestmark = pytest.mark.django_db


class Deed(permissions.Act):
    SIGN = "test.sign"
    WRITE = "test.write"


permissions.declare({Deed.SIGN: {Role.LEADER}, Deed.WRITE: {Role.LEADER, Role.EDITOR}})


def on(year: int, month: int, day: int):
    return time.at(datetime(year, month, day, 5, tzinfo=UTC))


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_exactly_what_is_declared_for_it(office, role):
    person = make_person("mot-nguoi", office, role)
    assert permissions.allows(person, Deed.SIGN, as_=office) is (role == Role.LEADER)
    assert permissions.allows(person, Deed.WRITE, as_=office) is (
        role in {Role.LEADER, Role.EDITOR}
    )


def test_a_role_counts_in_its_own_organisation_only(office, other_office, head):
    assert permissions.require(head, Deed.SIGN, as_=office).role == Role.LEADER
    with pytest.raises(PermissionDenied):
        permissions.require(head, Deed.SIGN, as_=other_office)
    assert not permissions.allows(head, Deed.SIGN, as_=None)


def test_a_grant_counts_from_its_first_to_its_last_day(office):
    person = make_person("mot-nguoi", office)
    give(person, office, Role.LEADER, valid_from=date(2022, 1, 10), valid_to=date(2022, 1, 20))
    for day, expected in ((9, False), (10, True), (20, True), (21, False)):
        with on(2022, 1, day):
            assert permissions.allows(person, Deed.SIGN, as_=office) is expected, day


def test_a_grant_taken_back_ends_on_that_day(office, head):
    Grant.objects.filter(person=head).update(revoked_on=date(2022, 5, 2))
    with on(2022, 5, 1):
        assert permissions.allows(head, Deed.SIGN, as_=office)
    with on(2022, 5, 2):
        assert not permissions.allows(head, Deed.SIGN, as_=office)


def test_a_closed_account_may_nothing(office, head):
    head.is_active = False
    head.save()
    assert not permissions.allows(head, Deed.SIGN, as_=office)
    assert not permissions.acts_for(head, office)


def test_a_substitute_acts_only_in_the_days_named_and_ones_own_grant_comes_first(
    office, head, officer
):
    lent = give(
        officer,
        office,
        Role.LEADER,
        valid_from=date(2022, 7, 4),
        valid_to=date(2022, 7, 8),
        on_behalf_of=head,
        authority="TUQ",
    )
    with on(2022, 7, 3):
        assert not permissions.allows(officer, Deed.SIGN, as_=office)
    with on(2022, 7, 8):
        assert permissions.require(officer, Deed.SIGN, as_=office) == lent
        own = give(officer, office, Role.LEADER, valid_from=date(2022, 7, 7))
        assert permissions.require(officer, Deed.SIGN, as_=office) == own
    with on(2022, 7, 9):
        own.delete()
        assert not permissions.allows(officer, Deed.SIGN, as_=office)


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_from": date(2022, 2, 1), "valid_to": date(2022, 1, 1)},
        {"kind": GrantKind.SUBSTITUTE},
        {"kind": GrantKind.DELEGATION, "valid_to": date(2030, 1, 1), "basis": ""},
    ],
)
def test_the_database_refuses_grants_that_make_no_sense(office, head, officer, fields):
    if fields.get("kind") == GrantKind.DELEGATION:
        fields = {**fields, "on_behalf_of": head}
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(
            person=officer,
            organisation=office,
            role=Role.LEADER,
            **{"valid_from": date(2020, 1, 1), **fields},
        )


def test_an_act_is_declared_once():
    permissions.declare({Deed.SIGN: {Role.LEADER}})
    with pytest.raises(ValueError, match="differently"):
        permissions.declare({Deed.SIGN: {Role.OFFICER}})
    assert permissions.declared()[Deed.SIGN] == {Role.LEADER}


def test_what_one_sees_is_of_the_acting_organisation(office, other_office, head, officer, stranger):
    assert set(Person.objects.visible_to(Reader.of(head, office))) == {head, officer}
    assert not Person.objects.visible_to(Reader.of(stranger, office)).exists()
    assert not Person.objects.visible_to(Reader.of(head, None)).exists()
    assert set(Grant.objects.visible_to(Reader.of(head, office))) == set(office.grants.all())
    assert not Grant.objects.visible_to(Reader.of(stranger, office)).exists()
    assert Organisation.objects.visible_to(Reader.of(head, office)).count() == 2
    assert not Organisation.objects.visible_to(Reader.of(stranger, office)).exists()


def test_on_a_demonstration_node_an_ended_body_lives_on_the_last_day_of_the_history(db):
    ended = make_body("so-cu", "Sở Cũ", valid_to=date(2025, 2, 28), operating_to=date(2025, 2, 28))
    living = make_body("so-moi", "Sở Mới", valid_from=date(2025, 3, 1))
    person = make_person("truoc-day", ended)
    give(person, ended, Role.LEADER, valid_from=date(2021, 1, 1), valid_to=date(2025, 2, 28))
    with on(2026, 6, 1):
        assert queries.today_for(ended) == date(2026, 6, 1)
        assert not permissions.allows(person, Deed.SIGN, as_=ended)
        NodeState.objects.create(demo=True, history_ends_on=date(2023, 2, 7))
        assert queries.is_demo()
        assert queries.today_for(ended) == date(2023, 2, 7)
        assert queries.today_for(living) == date(2026, 6, 1)
        assert permissions.allows(person, Deed.SIGN, as_=ended)
    with on(2024, 6, 1):
        assert queries.today_for(ended) == date(2024, 6, 1)


def test_a_real_node_has_no_last_day(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        NodeState.objects.create(demo=False, history_ends_on=date(2023, 2, 7))
