"""A figure over a set of organisations: counted, told by the name of the set, frozen and counted again."""

from datetime import date

import pytest
from django.urls import reverse
from tests.markup import seen

from tinhban.figures.actions import define_indicator
from tinhban.organisations.models import Role
from tinhban.programmes.models import Commitment
from tinhban.proof.bundle import verify
from tinhban.reviews import actions, bundles
from tinhban.reviews.output import review_json

pytestmark = pytest.mark.django_db

KEY = "lai-chau-lao-cai"
PRESS = {"name": "cơ quan báo chí tỉnh Lào Cai", "on": "2022-12-31"}


@pytest.fixture
def counted_over_a_set(world):
    """What the parties signed says nothing of counting; the indicator counts what two bodies published."""
    Commitment.objects.filter(indicator_key=KEY).update(counting=None)
    define_indicator(
        key=KEY,
        name_vi="Tin, bài về tỉnh bạn",
        name_en="Pieces about the sister province",
        unit_vi="tin, bài",
        unit_en="pieces",
        measure="used",
        rule={
            "counted": "usage",
            "users": sorted([str(world.paper.uid), str(world.station.uid)]),
            "who": {"users": PRESS},
        },
        **world.department.leader,
    )
    for day in (date(2022, 3, 2), date(2022, 3, 9), date(2022, 3, 16)):
        world.publish(day)
    return world


def test_a_set_is_counted_and_called_by_its_name(counted_over_a_set, client):
    world = counted_over_a_set
    said = review_json(
        world.programme.slug, "2022", world.department.people["officer"], world.department.office
    )
    figure = next(one for one in said["figures"] if one["key"] == KEY)
    assert (figure["used"], figure["count"], len(figure["rule"]["users"])) == (3, 3, 2)
    client.force_login(world.department.people[Role.OFFICER])
    for name, *arguments in (("review",), ("figure", KEY), ("rows", KEY), ("technical", KEY)):
        where = reverse(f"reviews:{name}", args=[world.programme.slug, "2022", *arguments])
        page = client.get(where)
        assert page.status_code == 200, name
        if name != "technical":
            assert "cơ quan báo chí tỉnh Lào Cai, ngày 31/12/2022" in seen(page.content), name
    programme = reverse("programmes:programme", args=[world.programme.slug])
    assert client.get(f"{programme}?nam=2022").status_code == 200


def test_a_frozen_set_counts_again(counted_over_a_set, tmp_path):
    world = counted_over_a_set
    edition = actions.freeze_review(review=world.start(), **world.department.leader)
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundles.bundle_of(edition, world.department.office))
    report = verify(path)
    assert report.ok, report.lines()
    assert {figure.key: figure.value for figure in report.figures}[KEY] == 3
