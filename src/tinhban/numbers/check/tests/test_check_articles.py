"""Whole articles of our own: what belongs to the programme is placed, all else is listed and left."""

from pathlib import Path

import pytest

from tinhban.numbers.check import check_text
from tinhban.numbers.check.tests.cast import candidates

ARTICLES = Path(__file__).parent / "articles"
PLACED = {
    "ba-tinh-tong-ket": [
        "mỗi tuần 01 bài viết: column rate supported",
        "104: about published supported",
        "405: from_lai_chau received supported",
        "396: from_lai_chau used supported",
        "53: to_lai_chau supplied supported",
        "49: to_lai_chau used supported",
        "301: from_yen_bai received supported",
        "287: from_yen_bai used supported",
        "34: to_yen_bai supplied supported",
        "31: to_yen_bai received supported",
        "26: to_yen_bai used supported",
    ],
    "bao-cao-gach-dau-dong": [
        "1 bài/tuần: column rate supported",
        "104: about published supported",
        "405: from_lai_chau received supported",
        "396: from_lai_chau used supported",
        "53: to_lai_chau supplied supported",
        "301: from_yen_bai received supported",
        "290: from_yen_bai used contradicted",
        "34: to_yen_bai supplied supported",
    ],
    "tu-phia-lai-chau": [
        "hơn 50: to_lai_chau received supported",
        "hơn 100: about published supported",
    ],
    "chuyen-khac": [],
}


@pytest.mark.parametrize("name", PLACED)
def test_an_article(name):
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    findings = check_text(text, candidates())
    assert len(findings) > 10
    assert all(text[one.start : one.end] == one.surface for one in findings)
    told = [
        f"{one.surface}: {one.indicator} {one.measure} {one.verdict}"
        for one in findings
        if one.indicator
    ]
    assert told == PLACED[name]
    assert {one.verdict for one in findings if not one.indicator} == {"unknown"}
