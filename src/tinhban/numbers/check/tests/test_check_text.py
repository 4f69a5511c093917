import json
from dataclasses import replace
from pathlib import Path

import pytest

from tinhban.foundation.problems import Problem
from tinhban.numbers.check import Measure, check_text
from tinhban.numbers.check.tests.cast import candidates
from tinhban.numbers.check.verdicts import MAX_TEXT
from tinhban.numbers.quantities import Hint, Slots, Verdict

ARTICLE = Path(__file__).parents[5] / "tests" / "texts" / "hop-tac-ba-tinh.txt"
SIX = [
    ("1 bài/tuần", "column", "rate"),
    ("hơn 100", "about", "published"),
    ("gần 400", "from_lai_chau", "used"),
    ("hơn 50", "to_lai_chau", "supplied"),
    ("287", "from_yen_bai", "used"),
    ("hơn 30", "to_yen_bai", "supplied"),
]


@pytest.fixture
def article():
    return ARTICLE.read_text(encoding="utf-8")


def test_the_six_figures_of_the_article_are_borne_out(article):
    findings = check_text(article, candidates())
    placed = [one for one in findings if one.indicator]
    assert [(one.surface, one.indicator, one.measure) for one in placed] == SIX
    assert {one.verdict for one in placed} == {Verdict.SUPPORTED}
    rest = [one for one in findings if not one.indicator]
    assert {one.verdict for one in rest} == {Verdict.UNKNOWN}
    assert {("10", "điện thoại thông minh"), ("10", "hộ nghèo"), ("6", "lĩnh vực")} <= {
        (one.surface, one.unit) for one in rest
    }


def test_one_withdrawn_use_contradicts_the_exact_figure(article):
    findings = check_text(article, candidates(used_from_yen_bai=286))
    wrong = [one for one in findings if one.verdict is Verdict.CONTRADICTED]
    assert [(one.surface, one.count) for one in wrong] == [("287", 286)]


def test_a_missed_week_contradicts_the_rate(article):
    findings = check_text(article, candidates(slots=Slots(planned=52, filled=50, excused=1)))
    (wrong,) = [one for one in findings if one.verdict is Verdict.CONTRADICTED]
    assert (wrong.surface, wrong.hint) == ("1 bài/tuần", Hint.UNFILLED)


@pytest.mark.parametrize(
    ("text", "verdict", "hint"),
    [
        ("Đài Lào Cai sử dụng gần 400 tin của Đài Lai Châu.", "supported", None),
        ("Đài Lào Cai sử dụng gần 390 tin của Đài Lai Châu.", "contradicted", None),
        ("Đài Lào Cai sử dụng gần 500 tin của Đài Lai Châu.", "contradicted", None),
        ("Đài Lào Cai sử dụng khoảng 400 tin của Đài Lai Châu.", "supported", None),
        ("Đài Lào Cai sử dụng hơn 300 tin của Đài Lai Châu.", "supported", "closer"),
        ("Đài Lào Cai sử dụng 396 tin của Đài Lai Châu.", "supported", None),
        ("Đài Lào Cai sử dụng bốn trăm tin của Đài Lai Châu.", "contradicted", None),
        ("Đài Lào Cai sử dụng không quá 400 tin của Đài Lai Châu.", "supported", None),
        ("Đài Lào Cai sử dụng 390 - 400 tin của Đài Lai Châu.", "supported", None),
        ("Báo Lào Cai đăng 2 bài/tuần về Lai Châu.", "contradicted", "unfilled"),
    ],
)
def test_the_qualifier_decides(text, verdict, hint):
    (finding,) = check_text(text, candidates())
    assert (finding.verdict, finding.hint) == (verdict, hint)


def test_a_figure_without_a_counter_is_unknown():
    uncounted = [replace(one, count=None) for one in candidates()]
    (finding,) = check_text("Đài Lào Cai sử dụng 287 tin của Đài Yên Bái.", uncounted)
    assert (finding.indicator, finding.verdict) == ("from_yen_bai", Verdict.UNKNOWN)


def test_without_candidates_everything_is_listed_as_unknown(article):
    findings = check_text(article, [])
    assert len(findings) == len(check_text(article, candidates()))
    assert {one.verdict for one in findings} == {Verdict.UNKNOWN}


def test_a_program_reads_plain_values(article):
    rows = json.loads(json.dumps([one.as_json() for one in check_text(article, candidates())]))
    row = next(row for row in rows if row["surface"] == "gần 400")
    assert row["start"] == article.index("gần 400")
    assert row["end"] - row["start"] == len("gần 400")
    assert {name: row[name] for name in row if name not in ("start", "end")} == {
        "surface": "gần 400", "qualifier": "about_below", "number": 400, "upper": None,
        "unit": "tin, phóng sự ngắn", "per": None, "indicator": "from_lai_chau", "measure": "used",
        "count": 396, "verdict": "supported", "hint": None,
    }  # fmt: skip
    rate = next(row for row in rows if row["per"] == "week")
    assert rate["count"] == {"planned": 52, "filled": 51, "late": 1, "excused": 1}


def test_bodies_of_a_merged_agency_are_told_from_the_old_ones():
    old = [one for one in candidates() if one.measure is Measure.USED]
    text = "Báo và PT-TH Lào Cai sử dụng 287 tin của Đài Yên Bái."
    assert [one.indicator for one in check_text(text, old)] == [None]


def test_a_text_too_long_is_refused_in_words():
    with pytest.raises(Problem) as refused:
        check_text("a" * (MAX_TEXT + 1), candidates())
    assert refused.value.code == "text_too_long"
