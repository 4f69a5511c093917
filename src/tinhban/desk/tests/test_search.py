"""The search finds without marks what the acting organisation reads, and nothing else."""

import pytest

from tinhban.desk import finding
from tinhban.foundation.marking import Asked
from tinhban.organisations.models import Role
from tinhban.organisations.reader import Reader
from tinhban.records.finding import kinds


def found(body, asked, role=Role.EDITOR):
    groups = finding.groups(Asked.of(asked), Reader.of(body.people[role], body.office))
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


def test_a_hit_shows_the_words_marked_and_whose_it_is(world, page):
    world.approve("Người dân Sin Suối Hồ đón khách đầu xuân")
    shown = page(world.station, address="/tim/?q=sin+suoi")
    assert "Người dân <mark>Sin Suối</mark> Hồ" in shown
    assert '<span class="tag b">' in shown


def test_a_title_is_never_markup(world, page):
    world.approve("Chợ <b>Cốc Ly</b> & <script>x</script>")
    shown = page(world.station, address="/tim/?q=coc+ly")
    assert "Chợ &lt;b&gt;<mark>Cốc Ly</mark>&lt;/b&gt; &amp; &lt;script&gt;" in shown
    assert "<script>x" not in shown


def test_kinds_are_counted_and_shown_page_by_page(world, page, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    for n in range(5):
        world.approve(f"Bản tin số {n} về mùa nước đổ")
    shown = page(world.station, address="/tim/?q=nuoc+do")
    assert "Items <b>5</b>" in shown
    first = page(world.station, address="/tim/?q=nuoc+do&loai=tin")
    assert first.count('class="row-a hit"') == 2
    assert 'rel="next"' in first
    assert page(world.station, address="/tim/?q=nuoc+do&loai=khong-co").count("row-a hit") == 5


@pytest.mark.parametrize("after", ["", "0", "x", "9.9", "2.99999999999999999999", "-1", "1e9"])
def test_an_altered_page_is_a_page(world, page, after):
    world.approve("Mùa nước đổ")
    for kind in [one.key for one in kinds()]:
        assert page(world.station, address=f"/tim/?q=nuoc+do&loai={kind}&trang={after}")


def test_an_empty_answer_says_which_words_are_found_alone(world, page):
    world.approve("Mùa nước đổ trên ruộng bậc thang")
    shown = page(world.station, address="/tim/?q=ruộng+sân+bay")
    assert "These words are found by themselves" in shown
    assert ">ruộng</a>" in shown and ">bay</a>" not in shown


def test_programmes_in_whose_title_the_words_stand_come_first_then_those_in_force(world):
    reader = Reader.of(world.station.people[Role.EDITOR], world.station.office)
    hits = finding.groups(Asked.of("truyen thong"), reader)
    assert hits[0].rows[0].title == world.programme.title
