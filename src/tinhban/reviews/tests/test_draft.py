"""A report in preparation: its first text, its numbers phrased, and what the office may not write."""

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.figures.periods import Period
from tinhban.ledger.models import Entry
from tinhban.numbers.quantities import Verdict
from tinhban.reviews import actions, live
from tinhban.reviews.actions import ReviewRefused
from tinhban.reviews.models import Review
from tinhban.reviews.narrative import together
from tinhban.reviews.phrases import Phrase, suggestions
from tinhban.reviews.snapshot import phrases_of
from tinhban.reviews.tests.conftest import YEAR

pytestmark = pytest.mark.django_db


def figure(world, key="lai-chau-lao-cai", review=None):
    found = live.figures_of(
        world.programme,
        YEAR,
        as_=world.department.office,
        today=YEAR.ends_on,
        phrases=phrases_of(review),
    )
    return next(one for one in found if one.key == key)


def test_the_first_text_names_every_figure_and_stays_in_the_office(world):
    before = Entry.objects.count()
    review = world.start()
    text = "\n".join(section.text for section in review.sections.all())
    for key in ("lai-chau-lao-cai", "lao-cai-lai-chau", "ve-mien-hoa-ban-trang"):
        assert "{{so:" + key + "}}" in text
    assert "Sở Thông tin và Truyền thông 2 tỉnh Lào Cai - Lai Châu" in text
    assert "“Về miền hoa ban trắng”" in text
    assert Entry.objects.count() == before


def test_beginning_twice_is_beginning_once(world):
    assert world.start() == world.start()
    assert Review.objects.count() == 1


def test_a_year_outside_the_term_has_no_report(world):
    with pytest.raises(ReviewRefused):
        actions.start_review(
            programme=world.programme, period=Period.parse("2024"), **world.department.officer
        )


def test_a_phrase_is_kept_and_judged_by_the_count(world):
    world.exchange_items(12, 11, 11)
    review = world.start()
    actions.choose_phrase(
        review=review,
        key="lai-chau-lao-cai",
        number=12,
        qualifier="about_below",
        **world.department.officer,
    )
    chosen = figure(world, review=review)
    assert str(chosen.phrase) == "gần\u00a012"
    assert chosen.judgement.verdict is Verdict.SUPPORTED
    actions.choose_phrase(
        review=review,
        key="lai-chau-lao-cai",
        number=12,
        qualifier="exact",
        **world.department.officer,
    )
    assert figure(world, review=review).judgement.verdict is Verdict.CONTRADICTED
    actions.take_back_phrase(review=review, key="lai-chau-lao-cai", **world.department.officer)
    review = Review.objects.get(pk=review.pk)
    assert str(figure(world, review=review).phrase) == "11"


def test_a_promise_a_week_is_written_as_one(world):
    assert str(figure(world, "ve-mien-hoa-ban-trang").phrase) == "1 bài viết/tuần"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (396, ["396", "gần 400", "hơn 390"]),
        (53, ["53", "hơn 50"]),
        (104, ["104", "hơn 100", "gần 110"]),
        (7, ["7"]),
    ],
)
def test_only_true_ways_to_write_a_count_are_offered(count, expected):
    assert [str(one).replace("\u00a0", " ") for one in suggestions(count)] == expected


def test_a_number_is_written_as_an_office_writes_it():
    assert str(Phrase(1234567, "more_than")) == "hơn\u00a01.234.567"


def test_text_keeps_only_figures_that_exist(world):
    review = world.start()
    section = review.sections.get(heading__startswith="II.")
    for text in ("Có {{so:khong-co}} tin.", "Có {{so:lai-chau-lao-cai tin.", "Có {{ tin }}."):
        with pytest.raises(ReviewRefused):
            actions.edit_section(
                section=section, heading=section.heading, text=text, **world.department.officer
            )
    section.refresh_from_db()
    assert "{{" not in section.text


def test_sections_are_added_in_their_place_and_taken_out(world):
    review = world.start()
    before = review.sections.get(heading__startswith="II.")
    actions.add_section(
        review=review,
        after=before,
        kind="section",
        heading="1. Nguyên nhân chủ quan",
        text="Nội dung.",
        **world.department.officer,
    )
    headings = [section.heading for section in Review.objects.get().sections.all()]
    at = headings.index("1. Nguyên nhân chủ quan")
    assert headings[at - 1].startswith("II.")
    assert headings[at + 1].startswith("III.")
    made = review.sections.get(heading="1. Nguyên nhân chủ quan")
    actions.remove_section(section=made, **world.department.officer)
    assert review.sections.filter(heading="1. Nguyên nhân chủ quan").count() == 0
    with pytest.raises(ReviewRefused):
        actions.remove_section(
            section=review.sections.get(kind="closing"), **world.department.officer
        )


def test_another_organisation_writes_nothing_into_it(world):
    review = world.start()
    with pytest.raises(PermissionDenied):
        actions.edit_details(review=review, subject="Khác", **world.neighbour.officer)
    with pytest.raises(PermissionDenied):
        actions.edit_section(
            section=review.sections.first(), heading="", text="", **world.stranger.leader
        )


def test_parties_of_one_kind_are_named_together():
    names = ["Sở TT&TT tỉnh Lào Cai", "Báo Lào Cai", "Sở TT&TT tỉnh Lai Châu", "Báo Lai Châu"]
    assert together(names) == "Sở TT&TT 2 tỉnh Lào Cai - Lai Châu, Báo Lào Cai và Báo Lai Châu"
    assert together(["Một đơn vị"]) == "Một đơn vị"
