"""A page is sent without the indentation of its templates, and nothing else of it is gone."""

import re
from pathlib import Path

import pytest
from django.template import engines

import tinhban

PAGES = sorted(Path(tinhban.__file__).parent.rglob("templates/**/*.html"))
SENTENCE = re.compile(
    r"\{% blocktranslate(?P<how>[^%]*)%\}(?P<words>.*?)\{% endblocktranslate %\}", re.S
)


def _name(path: Path) -> str:
    return str(path).rpartition("/templates/")[2]


def test_no_line_begins_with_a_space_and_every_line_stays():
    (cached,) = engines["django"].engine.template_loaders
    (loader,) = cached.loaders
    assert len(PAGES) > 140
    for path in PAGES:
        written = path.read_text(encoding="utf-8")
        (origin,) = [
            one for one in loader.get_template_sources(_name(path)) if one.name == str(path)
        ]
        sent = loader.get_contents(origin)
        assert not re.search(r"^[ \t]", sent, re.M), path
        assert [line.strip() for line in sent.split("\n")] == [
            line.strip() for line in written.split("\n")
        ], path


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_no_sentence_of_several_lines_would_be_another_message(path: Path):
    for found in SENTENCE.finditer(path.read_text(encoding="utf-8")):
        assert "\n" not in found["words"] or "trimmed" in found["how"], found["words"]
