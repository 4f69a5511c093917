"""A page asks once what the node is and who may act; an act asks again, and so does the next request."""

from datetime import date

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tinhban.organisations import asked, permissions, queries
from tinhban.organisations.models import Grant, NodeState, Role


def _queries(ask) -> int:
    with CaptureQueriesContext(connection) as made:
        ask()
    return len(made)


@pytest.fixture
def ended(office):
    office.valid_to = date(2022, 12, 31)
    office.save()
    NodeState.objects.update_or_create(
        id=1, defaults={"demo": True, "history_ends_on": date(2022, 11, 1)}
    )
    return office


def test_a_page_asks_the_database_once(ended, head):
    with asked.once(changing=False):
        assert _queries(lambda: permissions.roles_for(head, ended)) == 2
        assert _queries(lambda: permissions.roles_for(head, ended)) == 0
        assert _queries(lambda: queries.is_demo()) == 0
        assert queries.today_for(ended) == date(2022, 11, 1)
        assert permissions.roles_for(head, ended) == {Role.LEADER}


def test_an_act_sees_a_role_that_was_taken_back_before_it(ended, head):
    with asked.once(changing=True):
        assert permissions.roles_for(head, ended) == {Role.LEADER}
        Grant.objects.filter(person=head).update(revoked_on=date(2022, 1, 1))
        assert permissions.roles_for(head, ended) == frozenset()


def test_nothing_is_remembered_after_the_request(ended, head):
    with asked.once(changing=False):
        permissions.roles_for(head, ended)
    Grant.objects.filter(person=head).update(revoked_on=date(2022, 1, 1))
    NodeState.objects.update(history_ends_on=date(2022, 6, 1))
    assert permissions.roles_for(head, ended) == frozenset()
    assert queries.today_for(ended) == date(2022, 6, 1)


def test_two_people_of_one_page_are_two_questions(ended, head, officer):
    with asked.once(changing=False):
        assert permissions.roles_for(head, ended) == {Role.LEADER}
        assert permissions.roles_for(officer, ended) == {Role.OFFICER}


@pytest.mark.parametrize(("method", "asked_again"), [("GET", 0), ("HEAD", 0), ("POST", 1)])
def test_only_a_question_remembers_the_grants(ended, head, method, asked_again):
    from tinhban.organisations.middleware import ActingOrganisation

    seen = []

    def view(request):
        permissions.roles_for(head, ended)
        seen.append(_queries(lambda: permissions.roles_for(head, ended)))
        return None

    request = RequestFactory().generic(method, "/")
    request.user, request.session = head, SessionStore()
    ActingOrganisation(view)(request)  # type: ignore[arg-type]
    assert seen == [asked_again]


def test_a_page_reads_each_body_once(ended, officer):
    day = date(2022, 1, 1)
    with asked.once(changing=False):
        assert _queries(lambda: queries.name_map([ended.uid], day)) == 2
        assert _queries(lambda: queries.name_map([ended.uid], day, short=True)) == 0
        assert _queries(lambda: queries.by_uid([ended.uid])) == 1  # where it stood
        assert _queries(lambda: queries.by_uid([ended.uid])) == 0
    with asked.once(changing=True):
        assert _queries(lambda: queries.name_map([ended.uid], day)) == 2
        assert _queries(lambda: queries.name_map([ended.uid], day)) == 2


def test_an_act_sees_the_channels_as_they_are_now(ended, head):
    with asked.once(changing=False):
        assert queries.channels_read(ended.uid) == frozenset()
        assert _queries(lambda: queries.channels_read(ended.uid)) == 0
    with asked.once(changing=True):
        assert _queries(lambda: queries.channels_read(ended.uid)) == 1
        assert _queries(lambda: queries.channels_read(ended.uid)) == 1


def test_grants_found_on_the_way_are_of_this_person_and_body_alone(ended, head, officer):
    with asked.once(changing=False):
        permissions.remember(list(Grant.objects.filter(person=head)), of=head, as_=ended)
        assert _queries(lambda: permissions.roles_for(head, ended)) == 0
        assert permissions.roles_for(head, ended) == {Role.LEADER}
        assert permissions.roles_for(officer, ended) == {Role.OFFICER}
