"""Sentences in the manner of reports: what is clear is placed, and nothing is guessed."""

from pathlib import Path
from time import process_time

import pytest

from tinhban.numbers.check import check_text
from tinhban.numbers.check.tests.cast import candidates
from tinhban.numbers.check.tests.test_place_numbers import ASIDE

LINES = (Path(__file__).parent / "paraphrases.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.split(" => ") for line in LINES if line and not line.startswith("#")]
BODIES = (*ASIDE, "đơn vị", "sở", "cơ quan", "địa phương", "báo", "")


def said(finding):
    if finding.indicator is None:
        return "-"
    return f"{finding.indicator} {finding.measure} {finding.verdict}"


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_of_a_report(text, expected):
    findings = check_text(text.replace("\\n", "\n"), candidates())
    told = [
        said(finding)
        for finding in findings
        if finding.indicator or finding.unit.casefold() not in BODIES
    ]
    assert "; ".join(told) == expected.replace("nothing", "")


def test_a_long_text_is_read_well_below_a_second():
    """Twenty thousand bytes take some hundredths of a second; the limit leaves room for a busy machine."""
    article = "\n".join(text for text, _ in SENTENCES[:240])[:15_000]
    assert len(article.encode()) > 18_000
    started = process_time()
    check_text(article, candidates())
    assert process_time() - started < 1
