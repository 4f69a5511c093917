"""One clock for what people see: no template and no page tells an instant past it."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "tinhban"
TEMPLATES = sorted(p for p in PACKAGE.rglob("templates/**/*") if p.suffix in {".html", ".txt"})
HOURS = re.compile(
    r"""\|(?:date|time):["'][^"']*[aAfgGhHisPucrU][^"']*["']|\|time\b|\{%\s*now\b|\|time(?:since|until)|\|naturaltime"""
)
# What happened ends in `_at` (or is a log-in): it is printed by the reader's clock, or says that it is the real one.
INSTANT = re.compile(r"\b[\w.]*(?:_at|\.at|last_login)\b(?!\s*\|\s*(?:real_)?moment)")
OUTPUT = re.compile(r"\{\{(.*?)\}\}|\{%\s*blocktranslate(.*?)%\}", re.S)
# Where an instant is made local: the clock itself, instants that were set beforehand, and what no reader sees.
LOCAL = {
    "foundation/time.py": "the clock",
    "config/demonstration/agreements.py": "the history that is told",
    "config/demonstration/history.py": "the history that is told",
    "config/demonstration/newsroom.py": "the history that is told",
    "exchange/in_words.py": "an embargo, set beforehand",
    "exchange/verdict.py": "an embargo, set beforehand",
    "exchange/views/previews.py": "an embargo, set beforehand",
    "watch/models.py": "the day of an article, by when it was fetched",
    "watch/reading/days.py": "the day that a site writes",
    "ledger/appending.py": "what is signed",
    "wire/declaring.py": "what is signed",
    "ledger/intake.py": "the year of a log",
    "organisations/attempts.py": "until when a log-in waits, by the real clock",
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_no_template_writes_an_hour_by_itself(path):
    assert HOURS.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_what_happened_is_printed_by_the_readers_clock(path):
    printed = [part for found in OUTPUT.findall(path.read_text()) for part in found if part]
    assert [found for part in printed for found in INSTANT.findall(part)] == []


def test_an_instant_is_made_local_in_known_places_only():
    found = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if not {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts)
        and re.search(r"\.astimezone\(|\blocaltime\(|\blocaldate\(", path.read_text())
    }
    known = {name for name in LOCAL if (PACKAGE / name).is_file()}
    assert found <= known, sorted(found - known)


def test_the_clock_finds_what_it_looks_for():
    for bad in (
        '{{ x|date:"H:i" }}',
        "{{ x|date:'d/m/Y G:i' }}",
        '{% now "Y" %}',
        "{{ a|timesince }}",
    ):
        assert HOURS.search(bad), bad
    assert not HOURS.search('{{ x|date:"d/m/Y" }}{{ y|date:"Y-m-d" }}')
    assert INSTANT.findall("batch.created_at") and not INSTANT.findall("batch.created_at|moment")
