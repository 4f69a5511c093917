from datetime import date

import pytest

from tinhban.foundation.problems import Problem
from tinhban.sheets.settle import checked_answer, settle
from tinhban.sheets.tests.made import read

LAI_CHAU = "Đài Lai Châu"


def row_of(*cells, **more):
    return read([1, *cells], **more).rows[0]


def settled(row, answers=None, for_all=None):
    return settle(row.values, row.doubts, answers or {}, for_all or {})


def test_one_answer_for_all_rows_without_a_year():
    row = row_of("22/1", "Tin A", "Tin", LAI_CHAU)
    assert settled(row).open
    answered = settled(row, for_all={"year_inferred": "year:2021"})
    assert not answered.open
    assert answered.values["used_on"] == date(2021, 1, 22)


def test_the_row_s_own_answer_comes_first():
    row = row_of("22/1", "Tin A", "Tin", LAI_CHAU)
    answered = settled(row, {"year_inferred.used_on": "year:2023"}, {"year_inferred": "year:2021"})
    assert answered.values["used_on"] == date(2023, 1, 22)


def test_the_29th_of_february_needs_a_year_that_has_one():
    row = row_of("29/2", "Tin A", "Tin", LAI_CHAU, sheet="2024", today=None)
    assert settled(row, for_all={"year_inferred": "year:2022"}).open
    assert not settled(row, for_all={"year_inferred": "year:2024"}).open


def test_leaving_out_ends_every_other_question():
    row = row_of(None, None, "phim", LAI_CHAU)
    assert len(settled(row).open) == 3
    answered = settled(row, for_all={"title_missing": "leave_out"})
    assert (answered.left_out, answered.open) == ("title_missing", [])


def test_a_row_of_several_items_may_be_split():
    row = row_of(date(2022, 3, 9), "Chùm tin", "3 tin", LAI_CHAU)
    assert settled(row, for_all={"several_items": "split"}).pieces == 3


def test_answers_are_checked_in_words():
    [doubt] = row_of("31/02/2022", "Tin A", "Tin", LAI_CHAU).doubts
    assert checked_answer(doubt, "date: 28/2/2022") == "date:2022-02-28"
    for wrong, code in (("date:30/2/2022", "bad_date"), ("date:", "answer_empty"),
                        ("kind:news_item", "no_such_answer"), ("keep", "no_such_answer")):  # fmt: skip
        with pytest.raises(Problem) as caught:
            checked_answer(doubt, wrong)
        assert caught.value.code == code
