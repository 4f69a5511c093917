"""Frozen figures stay; later facts make a new version; others seal; the paper is attached."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.evidence import files
from tinhban.exchange import actions as exchange
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.queries import today_for
from tinhban.proof.bundle import verify
from tinhban.proof.vocabulary import USAGE
from tinhban.reviews import actions, bundles, frozen, live
from tinhban.reviews.actions import NothingChanged, ReviewRefused
from tinhban.reviews.models import FrozenReview
from tinhban.reviews.tests.conftest import YEAR

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nban da ky\n%%EOF"


@pytest.fixture
def review(world):
    world.usages = world.exchange_items(12, 11, 11)
    return world.start()


def freeze(world, review):
    return actions.freeze_review(review=review, **world.department.leader)


def figure_of(edition: FrozenReview, key="lai-chau-lao-cai"):
    return next(one for one in edition.figures if one["key"] == key)


def number(edition, act):
    """How many of an act were frozen."""
    return next(one["number"] for one in figure_of(edition)["acts"] if one["name"] == act)


def now(world):
    return live.figures_of(
        world.programme,
        YEAR,
        as_=world.department.office,
        today=today_for(world.department.office),
        phrases={},
    )


def test_a_version_holds_values_lists_heads_and_text(world, review):
    edition = freeze(world, review)
    figure = figure_of(edition)
    assert (figure["value"], figure["state"]) == (11, "agreed")
    assert number(edition, "delivery") == 12
    lists = json.loads(files.path_of(edition.lists).read_bytes())["figures"]["lai-chau-lao-cai"]
    assert {one["name"]: one["lines"] for one in figure["acts"]} == {
        count: len(lines) for count, lines in lists.items()
    }
    heads = {(head["channel"], head["hash"]) for head in edition.heads}
    for channel in (world.stations, world.programme.channel):
        known = {(channel, head.hash) for head in ledger_queries.heads(channel)}
        assert known & heads
    text = json.loads(files.path_of(edition.narrative).read_bytes())
    assert text["issuing_body"] == "Sở Thông tin và Truyền thông tỉnh Lào Cai"


def test_only_a_leader_of_the_reporting_organisation_freezes(world, review):
    for who in (world.department.officer, world.neighbour.leader, world.stranger.leader):
        with pytest.raises(PermissionDenied):
            actions.freeze_review(review=review, **who)
    assert not FrozenReview.objects.exists()


def test_freezing_the_same_again_is_refused(world, review):
    freeze(world, review)
    with pytest.raises(NothingChanged):
        freeze(world, review)


def test_a_later_fact_makes_a_second_version_and_changes_no_first(world, review):
    first = freeze(world, review)
    exchange.withdraw_usage(usage=world.usages[0], reason="Phát lại tin cũ", **world.station.editor)
    told = {(c.act, c.field, c.then, c.now) for c in frozen.changes(first, now(world))}
    assert (USAGE, "number", 11, 10) in told
    second = freeze(world, review)
    first.refresh_from_db()
    assert (first.version, second.version) == (1, 2)
    assert (number(first, "usage"), number(second, "usage")) == (11, 10)
    assert frozen.changes(second, now(world)) == []


def test_another_entry_of_equal_number_is_another_version(world, review):
    first = freeze(world, review)
    exchange.withdraw_usage(usage=world.usages[0], reason="Nhầm", **world.station.editor)
    unused = world.exchange_items(1, 1, 1, date(2022, 5, 5))
    assert unused
    second = freeze(world, review)
    assert number(first, "usage") == number(second, "usage") == 11
    assert frozen.lists_of(figure_of(first)) != frozen.lists_of(figure_of(second))


def test_withdrawing_one_use_contradicts_the_number_that_was_written(world, review):
    actions.choose_phrase(
        review=review,
        key="lai-chau-lao-cai",
        number=11,
        qualifier="exact",
        **world.department.officer,
    )
    phrases = {"lai-chau-lao-cai": review.phrases.get()}
    assert phrases["lai-chau-lao-cai"].number == 11

    def verdict():
        from tinhban.reviews.output import review_json

        said = review_json(
            world.programme.slug,
            "2022",
            world.department.people["officer"],
            world.department.office,
        )
        return next(f["verdict"] for f in said["figures"] if f["key"] == "lai-chau-lao-cai")

    assert verdict() == "supported"
    exchange.withdraw_usage(usage=world.usages[0], reason="Nhầm", **world.station.editor)
    assert verdict() == "contradicted"


def test_other_parties_seal_once_and_the_author_does_not(world, review):
    edition = freeze(world, review)
    seal = actions.seal_review(edition=edition, **world.neighbour.leader)
    assert seal.sealed_by == world.neighbour.uid
    with pytest.raises(ReviewRefused):
        actions.seal_review(edition=edition, **world.neighbour.leader)
    with pytest.raises(ReviewRefused):
        actions.seal_review(edition=edition, **world.department.leader)
    with pytest.raises(ReviewRefused):
        actions.seal_review(edition=edition, **world.stranger.leader)


def test_the_signed_paper_is_attached_with_its_number_and_date(world, review):
    edition = freeze(world, review)
    today = today_for(world.department.office)
    said = {"edition": edition, "number": "12/BC-STTTT", "issued_on": today, "name": "bao-cao.pdf"}
    with pytest.raises(ReviewRefused):
        actions.issue_review(content=b"khong phai PDF", **said, **world.department.officer)
    with pytest.raises(ReviewRefused):
        actions.issue_review(
            content=PDF,
            **{**said, "issued_on": edition.frozen_on - timedelta(days=1)},
            **world.department.officer,
        )
    actions.issue_review(content=PDF, **said, **world.department.officer)
    edition.refresh_from_db()
    assert edition.issue.number == "12/BC-STTTT"
    with pytest.raises(ReviewRefused):
        actions.issue_review(content=PDF, **said, **world.department.officer)


def test_the_bundle_of_a_real_review_counts_again(world, review, tmp_path):
    edition = freeze(world, review)
    actions.seal_review(edition=edition, **world.neighbour.leader)
    path = tmp_path / "goi.zip"
    path.write_bytes(bundles.bundle_of(edition, world.department.office))
    report = verify(path)
    assert report.ok, report.lines("en")
    assert report.sealed_by == [str(world.neighbour.uid)]
    assert {figure.key: figure.value for figure in report.figures}["lai-chau-lao-cai"] == 11
    assert report.name(report.frozen_by) == "Sở Thông tin và Truyền thông tỉnh Lào Cai"


def test_a_bundle_stays_right_after_later_facts(world, review, tmp_path):
    edition = freeze(world, review)
    before = bundles.bundle_of(edition, world.department.office)
    exchange.withdraw_usage(usage=world.usages[0], reason="Nhầm", **world.station.editor)
    after = bundles.bundle_of(edition, world.department.office)
    path = tmp_path / "goi.zip"
    for data in (before, after):
        path.write_bytes(data)
        assert verify(path).ok


def test_a_bundle_is_not_made_for_who_does_not_read_the_books(world, review):
    edition = freeze(world, review)
    with pytest.raises(ReviewRefused):
        bundles.bundle_of(edition, world.paper.office)
