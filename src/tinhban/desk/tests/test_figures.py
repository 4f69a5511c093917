"""The figures of a desk: each rule once, one's own first, of the year that matters now."""

from datetime import date

import pytest

from tinhban.desk import figures
from tinhban.desk.chart import Chart
from tinhban.desk.tests.conftest import TODAY


def of(body, role="editor"):
    return figures.of(body.people[role], body.office, TODAY)


def test_the_owners_own_figures_come_first(world):
    world.exchange_items(4, used=3, confirmed=1)
    found = of(world.station)
    assert [(f.ours, f.foreign, f.number) for f in found] == [
        (False, False, 3),
        (True, False, 0),
        (False, True, 0),
    ]
    assert found[0].partner == "Đài Phát thanh - Truyền hình tỉnh Lai Châu"
    assert figures.of_own(found) == found[:2]
    assert found[1].is_empty


def test_the_other_side_sees_the_same_numbers_from_its_own(world):
    world.exchange_items(4, used=3, confirmed=3)
    ours, theirs = of(world.station)[0], of(world.sister)[0]
    assert (ours.number, ours.state) == (theirs.number, theirs.state) == (3, "agreed")
    assert (ours.ours, theirs.ours) == (False, True)


def test_an_observer_reads_them_and_a_stranger_has_none(world):
    world.exchange_items(1, used=1, confirmed=1)
    assert all(f.foreign for f in of(world.department, "officer"))
    assert len(of(world.department, "officer")) == 3
    assert of(world.stranger) == []


def test_a_colleague_without_the_linked_channel_is_told_of_no_count(world):
    world.exchange_items(2, used=2, confirmed=2)
    assert [f.progress.commitment.phrase for f in of(world.paper)] == ["1 bài/tuần"]


@pytest.mark.parametrize(
    ("today", "year"), [(date(2022, 3, 31), 2021), (date(2022, 4, 1), 2022), (TODAY, 2022)]
)
def test_the_first_months_look_back(today, year):
    assert figures.year_shown(today) == year


def test_a_year_in_columns():
    chart = Chart([0, 7, 23, *[0] * 9])
    assert (chart.total, chart.highest) == (30, 30)
    assert [bar.height for bar in chart.bars[:3]] == ["0.0", "25.7", "84.3"]
    assert chart.bars[2].label == "T3"
    assert [line["value"] for line in chart.lines] == [30, 15, 0]
    assert Chart([0] * 12).highest == 10
