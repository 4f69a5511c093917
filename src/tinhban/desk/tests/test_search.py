"""The search finds without marks what the acting organisation reads, and nothing else."""

import pytest

from tinhban.desk import finding
from tinhban.organisations.models import Role


def found(body, asked, role=Role.EDITOR):
    groups = finding.groups(asked, body.people[role], body.office)
    return {group.title: [row.title for row in group.rows] for group in groups}


def test_programmes_and_items_are_found_by_words_without_marks(world):
    world.approve("Người dân Sin Suối Hồ đón khách đầu xuân")
    assert found(world.station, "sin suoi ho") == {
        "Items, uses and requests": ["Người dân Sin Suối Hồ đón khách đầu xuân"]
    }
    assert found(world.station, "hop tac truyen thong") == {"Programmes": [world.programme.title]}


@pytest.mark.parametrize(
    "asked", ["báo cáo", "tong ket truyen thong", "so ket nam 2022", "hợp tác 2022"]
)
def test_a_report_is_found_when_a_report_or_a_year_is_asked_for(world, asked):
    title = f"Report 2022: {world.programme.title}"
    assert found(world.station, asked)["Reports"] == [title]
    assert "Reports" not in found(world.stranger, asked)


@pytest.mark.parametrize("asked", ["hop tac", "bao cao 2019", "bao cao khong co", "bao"])
def test_no_report_is_found_that_was_not_asked_for(world, asked):
    assert "Reports" not in found(world.station, asked)


@pytest.mark.parametrize("asked", ["sin suoi ho", "Sin Suối Hồ", "hop tac truyen thong"])
def test_a_stranger_finds_nothing_of_it(world, page, asked):
    world.approve("Người dân Sin Suối Hồ đón khách đầu xuân")
    assert found(world.stranger, asked) == {}
    shown = page(world.stranger, address=f"/tim/?q={asked}")
    assert "Nothing found" in shown
    assert "0 results" in shown


def test_a_colleague_who_observes_the_channel_finds_it_too(world):
    world.approve("Người dân Sin Suối Hồ đón khách đầu xuân")
    assert len(found(world.department, "sin suoi ho", Role.OFFICER)) == 1
    assert found(world.paper, "sin suoi ho") == {}


def test_the_page_says_how_many_were_found_and_links_to_them(world, page):
    item = world.approve("Người dân Sin Suối Hồ đón khách đầu xuân")
    shown = page(world.station, address="/tim/?q=sin+suoi")
    assert "1 result for “sin suoi”" in shown
    assert str(item.uid) in shown


@pytest.mark.parametrize("asked", ["", "   ", "%", "zzz" * 300])
def test_an_odd_question_is_answered(world, page, asked):
    shown = page(world.station, address=f"/tim/?q={asked}")
    assert ("Type a word to search" if not asked.strip() else "Nothing found") in shown
