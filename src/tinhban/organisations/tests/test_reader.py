"""Who reads, and what that opens; the two rules by which every table of somebody's rows answers."""

import inspect
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from tinhban.organisations.models import Grant, Organisation, Role
from tinhban.organisations.permissions import Permission
from tinhban.organisations.readable import ChannelRows, OfficeRows
from tinhban.organisations.reader import Reader
from tinhban.organisations.tests.conftest import make_person

pytestmark = pytest.mark.django_db
READ = [model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")]


def test_every_rule_of_reading_asks_for_one_reader():
    assert len(READ) > 25
    for model in READ:
        asked = inspect.signature(type(model._default_manager.all()).visible_to)
        assert list(asked.parameters) == ["self", "reader"], model


def test_the_two_rules_serve_nearly_all():
    own = [
        model
        for model in READ
        if not isinstance(model._default_manager.all(), OfficeRows | ChannelRows)
    ]
    assert {model.__name__ for model in own} == {"Organisation", "Person", "EvidenceLink"}


@pytest.mark.parametrize("model", READ, ids=lambda model: model.__name__)
def test_nobody_sees_a_row_and_nothing_is_asked(model, django_assert_num_queries):
    for reader in (
        Reader.public(),
        Reader(AnonymousUser(), Organisation(), date(2023, 2, 7), frozenset()),
    ):
        with django_assert_num_queries(0):
            assert list(model._default_manager.all().visible_to(reader)) == []


def test_a_reader_has_the_roles_of_today_and_nothing_without(office):
    person = make_person("bien-tap", office, Role.EDITOR)
    reader = Reader.of(person, office)
    assert reader.acts and reader.roles == {Role.EDITOR}
    assert not reader.may(Permission.MANAGE_PEOPLE)
    assert reader.channels == frozenset()
    assert reader.sees([]) and not reader.sees("x" * 43)
    assert reader.role_in("x" * 43) is None
    Grant.objects.filter(person=person).update(valid_to=date(2020, 1, 1))
    gone = Reader.of(person, office)
    assert not gone.acts and not gone.roles
    assert gone.grant_for(Permission.MANAGE_PEOPLE) is None


def test_a_closed_account_reads_nothing(office):
    person = make_person("quan-tri", office, Role.ADMINISTRATOR)
    assert Reader.of(person, office).may(Permission.MANAGE_PEOPLE)
    person.is_active = False
    assert not Reader.of(person, office).acts
