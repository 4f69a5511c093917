"""Administrators look after the people of their own organisation, and of no other."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from tinhban.foundation import time
from tinhban.foundation.problems import Problem
from tinhban.ledger import errors as ledger
from tinhban.organisations import actions, history, permissions, second_factor
from tinhban.organisations.models import Grant, GrantKind, Person, Role
from tinhban.organisations.tests.conftest import give, make_person

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 1)


@pytest.fixture(autouse=True)
def _in_2022():
    with time.at(datetime(2022, 3, 1, 3, tzinfo=UTC)):
        yield


def add(by: Person, office, **fields) -> Person:
    values = {"username": "moi", "display_name": "Người Mới", "role": Role.OFFICER} | fields
    return actions.add_person(valid_from=DAY, by=by, as_=office, **values)


def test_an_account_is_made_with_a_role_and_without_a_password(administrator, office):
    person = add(administrator, office, username=" Bien.Tap ", position="Phó giám đốc")
    assert (person.username, person.rank, person.home) == ("bien.tap", 50, office)
    assert not person.has_usable_password()
    assert permissions.roles_for(person, office) == {Role.OFFICER}
    assert person.history.get().history_user == administrator


@pytest.mark.parametrize(
    "act",
    [
        lambda by, to, office: add(by, office),
        lambda by, to, office: actions.change_person(
            person=to, display_name="Khác", position="", by=by, as_=office
        ),
        lambda by, to, office: actions.password_token(person=to, by=by, as_=office),
        lambda by, to, office: actions.deactivate_person(person=to, by=by, as_=office),
        lambda by, to, office: actions.reactivate_person(person=to, by=by, as_=office),
        lambda by, to, office: actions.end_sessions(person=to, by=by, as_=office),
        lambda by, to, office: actions.reset_second_factor(person=to, by=by, as_=office),
        lambda by, to, office: actions.give_grant(
            person=to, role=Role.LEADER, valid_from=DAY, by=by, as_=office
        ),
        lambda by, to, office: actions.revoke_grant(grant=to.grants.get(), by=by, as_=office),
        lambda by, to, office: actions.name_substitute(
            grant=to.grants.get(), substitute=by, valid_from=DAY, valid_to=DAY, by=by, as_=office
        ),
        lambda by, to, office: actions.join_node(organisation=office, by=by),
    ],
)
def test_only_an_administrator_of_that_organisation_may(
    act, office, other_office, administrator, head, officer, stranger
):
    before = list(Grant.objects.values_list()), list(Person.objects.values_list())
    for by, as_ in ((head, office), (stranger, office), (AnonymousUser(), office)):
        with pytest.raises(PermissionDenied):
            act(by, officer, as_)
    assert (list(Grant.objects.values_list()), list(Person.objects.values_list())) == before


def test_an_administrator_elsewhere_cannot_take_over_an_account(officer, stranger, other_office):
    for act in (actions.deactivate_person, actions.reset_second_factor, actions.password_token):
        with pytest.raises(PermissionDenied):
            act(person=officer, by=stranger, as_=other_office)
    with pytest.raises(PermissionDenied):
        actions.revoke_grant(grant=officer.grants.get(), by=stranger, as_=other_office)


@pytest.mark.parametrize("username", ["", "ab", "Có Dấu", "x" * 41, "a b c", "-ab", "a\nb"])
def test_a_user_name_that_cannot_be_typed_everywhere_is_refused(administrator, office, username):
    with pytest.raises(ValidationError):
        add(administrator, office, username=username)
    assert Person.objects.count() == 1


def test_a_user_name_is_given_once(administrator, office, officer):
    with pytest.raises(Problem) as refused:
        add(administrator, office, username=officer.username.upper())
    assert refused.value.code == "taken"


def test_the_link_sets_a_password_once(administrator, office, client):
    person = add(administrator, office)
    token = actions.password_token(person=person, by=administrator, as_=office)
    with pytest.raises(ValidationError):
        actions.choose_password(person=person, token=token, password="123")
    actions.choose_password(person=person, token=token, password="mot-mat-khau-dai")
    person.refresh_from_db()
    assert person.check_password("mot-mat-khau-dai")
    with pytest.raises(Problem):
        actions.choose_password(person=person, token=token, password="mat-khau-khac-dai")


def test_an_account_that_two_bodies_trust_cannot_be_taken_over_by_one(
    administrator, office, other_office, officer, stranger
):
    given = actions.give_grant(
        person=officer, role=Role.LEADER, valid_from=DAY, by=stranger, as_=other_office
    )
    for act in (actions.password_token, actions.reset_second_factor):
        with pytest.raises(Problem) as refused:
            act(person=officer, by=administrator, as_=office)
        assert refused.value.code == "trusted_elsewhere"
    actions.revoke_grant(grant=given, by=stranger, as_=other_office)
    assert actions.password_token(person=officer, by=administrator, as_=office)


def test_a_role_is_given_once_in_the_same_days(administrator, office, officer):
    with pytest.raises(Problem) as refused:
        actions.give_grant(
            person=officer, role=Role.OFFICER, valid_from=DAY, by=administrator, as_=office
        )
    assert refused.value.code == "has_role"
    later = actions.give_grant(
        person=officer,
        role=Role.LEADER,
        valid_from=DAY,
        valid_to=DAY + timedelta(days=9),
        authority="KT",
        by=administrator,
        as_=office,
    )
    assert (later.kind, later.authority) == (GrantKind.OWN, "KT")
    with pytest.raises(Problem) as refused:
        actions.give_grant(
            person=officer,
            role=Role.EDITOR,
            valid_from=DAY,
            valid_to=DAY - timedelta(days=1),
            by=administrator,
            as_=office,
        )
    assert refused.value.code == "ends_before_it_starts"


def test_a_leave_substitute_acts_between_two_days_and_ends_with_the_role(
    administrator, office, head, officer
):
    grant = head.grants.get()
    lent = actions.name_substitute(
        grant=grant,
        substitute=officer,
        valid_from=DAY,
        valid_to=DAY + timedelta(days=4),
        authority="KT",
        by=administrator,
        as_=office,
    )
    assert (lent.role, lent.on_behalf_of, lent.kind) == (Role.LEADER, head, GrantKind.SUBSTITUTE)
    assert Role.LEADER in permissions.roles_for(officer, office)
    assert actions.revoke_grant(grant=grant, by=administrator, as_=office) == 2
    assert Role.LEADER not in permissions.roles_for(officer, office)
    with pytest.raises(Problem):
        actions.revoke_grant(grant=grant, by=administrator, as_=office)


def test_a_delegation_needs_its_paper_and_is_signed_tuq(administrator, office, head, officer):
    def delegate(basis: str) -> Grant:
        return actions.name_substitute(
            grant=head.grants.get(),
            substitute=officer,
            valid_from=DAY,
            valid_to=DAY,
            kind=GrantKind.DELEGATION,
            basis=basis,
            by=administrator,
            as_=office,
        )

    with pytest.raises(Problem) as refused:
        delegate("  ")
    assert refused.value.code == "no_paper"
    assert delegate("GUQ số 02 ngày 28/02/2022").authority == "TUQ"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-800, 0, "outside"), (0, 40, "outside"), (3, 1, "ends_before_it_starts")],
)
def test_a_substitute_stays_inside_the_days_of_the_role(
    administrator, office, head, officer, first, last, code
):
    Grant.objects.filter(person=head).update(valid_to=DAY + timedelta(days=30))
    with pytest.raises(Problem) as refused:
        actions.name_substitute(
            grant=head.grants.get(),
            substitute=officer,
            valid_from=DAY + timedelta(days=first),
            valid_to=DAY + timedelta(days=last),
            by=administrator,
            as_=office,
        )
    assert refused.value.code == code


def test_what_was_lent_is_not_lent_again(administrator, office, head, officer):
    lent = give(officer, office, Role.LEADER, valid_to=date(2030, 1, 1), on_behalf_of=head)
    with pytest.raises(Problem) as refused:
        actions.name_substitute(
            grant=lent, substitute=head, valid_from=DAY, valid_to=DAY, by=administrator, as_=office
        )
    assert refused.value.code == "not_own"


def test_an_organisation_keeps_one_administrator(administrator, office, officer):
    for act in (
        lambda: actions.revoke_grant(
            grant=administrator.grants.get(), by=administrator, as_=office
        ),
        lambda: actions.deactivate_person(person=administrator, by=administrator, as_=office),
    ):
        with pytest.raises(Problem) as refused:
            act()
        assert refused.value.code == "last_administrator"
    give(officer, office, Role.ADMINISTRATOR)
    actions.revoke_grant(grant=administrator.grants.get(), by=officer, as_=office)
    assert not permissions.acts_for(administrator, office)


def test_the_first_administrator_is_made_once(office):
    first = actions.first_administrator(
        organisation=office, username="quan-tri", display_name="Quản trị"
    )
    assert permissions.roles_for(first, office) == {Role.ADMINISTRATOR}
    assert actions.password_token(person=first, by=None, as_=office)
    with pytest.raises(Problem):
        actions.first_administrator(organisation=office, username="hai", display_name="Hai")


def test_a_lost_telephone_is_handled_by_another_administrator(administrator, office):
    second = make_person("quan-tri-hai", office, Role.ADMINISTRATOR)
    with pytest.raises(Problem):
        actions.reset_second_factor(person=administrator, by=administrator, as_=office)
    actions.reset_second_factor(person=administrator, by=second, as_=office)
    assert not second_factor.is_on(administrator)


def test_the_history_tells_who_did_what(administrator, office):
    person = add(administrator, office)
    actions.change_person(
        person=person, display_name="Tên Khác", position="Biên tập viên", by=administrator, as_=office
    )  # fmt: skip
    actions.deactivate_person(person=person, by=administrator, as_=office)
    actions.reactivate_person(person=person, by=administrator, as_=office)
    actions.revoke_grant(grant=person.grants.get(), by=administrator, as_=office)
    person.last_login = time.now()
    person.save(update_fields=["last_login"])  # a log-in is no line of the history
    lines = history.of_person(person, office)
    assert len(lines) == 6
    assert {line.at for line in lines} == {time.now()}
    assert {line.by for line in lines} == {str(administrator)}
    assert any("Tên Khác" in line.what for line in lines)


def test_people_are_stored_composed_and_found_by_their_own_name(administrator, office):
    import unicodedata

    add(administrator, office, username="hai", display_name=unicodedata.normalize("NFD", "Trần Ân"))
    add(administrator, office, username="mot-a", display_name="Nguyễn  Bình")
    add(administrator, office, username="ba-a", display_name="Lê Ấn")
    names = [p.display_name for p in Person.objects.filter(username__in=["hai", "mot-a", "ba-a"]).order_by("sort_key")]  # fmt: skip
    assert names == ["Trần Ân", "Lê Ấn", "Nguyễn Bình"]
    assert Person.objects.filter(folded__contains="tran an").exists()


def test_joining_the_node_gives_the_root_key_once(administrator, office):
    root = actions.join_node(organisation=office, by=administrator)
    assert root.organisation == office.uid
    with pytest.raises(ledger.IdentityExists):
        actions.join_node(organisation=office, by=administrator)
