"""A figure is typed only with its paper, and only where nothing counts it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tinhban.evidence import actions as evidence
from tinhban.figures import actions
from tinhban.figures.actions import FigureRefused
from tinhban.figures.models import Indicator, Observation
from tinhban.figures.periods import Period
from tinhban.organisations.models import Grant, Kind, Organisation, Person, Role
from tinhban.organisations.reader import Reader

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2022")
WORDS = {"name_vi": "Lớp tập huấn", "name_en": "Courses", "unit_vi": "lớp", "unit_en": "courses"}


def office(slug: str, role: str = Role.OFFICER) -> dict:
    made = Organisation.objects.create(
        slug=slug, kind=Kind.DEPARTMENT, protocol_order=1, sort_key=slug
    )
    person = Person.objects.create_person(f"nguoi.{slug}", slug)
    Grant.objects.create(person=person, role=role, organisation=made, valid_from=date(2020, 1, 1))
    return {"by": person, "as_": made}


@pytest.fixture
def owner():
    return office("so-lao-cai")


@pytest.fixture
def typed(owner):
    return actions.define_indicator(key="lop-tap-huan", measure="entered", **WORDS, **owner)


@pytest.fixture
def paper(owner):
    return evidence.store_file(content=b"%PDF-1.7 bao cao", name="bao-cao.pdf", **owner)


def test_a_typed_figure_keeps_its_paper_and_replaces_the_earlier_one(owner, typed, paper):
    for number in (3, 4):
        actions.enter_figure(indicator=typed, period=YEAR, number=number, paper=paper, **owner)
    assert [row.number for row in Observation.objects.in_force()] == [4]
    assert Observation.objects.count() == 2
    assert Observation.objects.in_force().get().paper == paper.sha256


def test_without_its_paper_it_is_refused(owner, typed, paper):
    stranger = office("so-khac")
    for said in ({"paper": None, **owner}, {"paper": paper, **stranger}):
        with pytest.raises(FigureRefused):
            actions.enter_figure(indicator=typed, period=YEAR, number=3, **said)
    assert not Observation.objects.exists()


def test_a_counted_figure_is_never_typed(owner, paper):
    counted = actions.define_indicator(
        key="tin-da-dung",
        measure="used",
        rule={"count": "usage", "user": str(owner["as_"].uid)},
        **WORDS,
        **owner,
    )
    with pytest.raises(FigureRefused):
        actions.enter_figure(indicator=counted, period=YEAR, number=3, paper=paper, **owner)


def test_another_office_does_not_see_it(owner, typed, paper):
    actions.enter_figure(indicator=typed, period=YEAR, number=3, paper=paper, **owner)
    stranger = office("so-khac")
    assert Observation.objects.visible_to(Reader.of(owner["by"], owner["as_"])).count() == 1
    assert not Observation.objects.visible_to(Reader.of(stranger["by"], stranger["as_"])).exists()


def test_an_indicator_refuses_a_rule_that_no_counter_reads(owner):
    for measure, rule in (
        ("used", {"count": "votes", "user": str(owner["as_"].uid)}),
        ("used", {"count": "usage"}),
        ("used", {"count": "usage", "user": str(owner["as_"].uid), "from": "2022-01-01"}),
        ("entered", {"count": "usage"}),
    ):
        with pytest.raises(ValidationError):
            actions.define_indicator(key="x", measure=measure, rule=rule, **WORDS, **owner)
    assert not Indicator.objects.exists()


def test_a_records_clerk_neither_defines_nor_types(typed, paper):
    clerk = office("so-clerk", Role.RECORDS_CLERK)
    with pytest.raises(PermissionDenied):
        actions.define_indicator(key="y", measure="entered", **WORDS, **clerk)
    with pytest.raises(PermissionDenied):
        actions.enter_figure(indicator=typed, period=YEAR, number=1, paper=paper, **clerk)
