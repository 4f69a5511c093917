"""The check of the templates finds one that is hard to read."""

from pathlib import Path

import pytest

from tests import templates


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "page.html"
    page.write_text("<div>{% if a %}\n<p>{{ a }}</p>\n{% endif %}</div>\n", encoding="utf-8")
    return page


def test_a_badly_formatted_template_is_found_and_left_as_it_is(page):
    before = page.read_text()
    assert not templates.formatted([page.parent], write=False)
    assert page.read_text() == before


def test_it_is_formatted_when_asked_for(page):
    assert templates.formatted([page.parent], write=True)
    assert templates.formatted([page.parent], write=False)
    assert "\n  {% if a %}\n    <p>{{ a }}</p>\n" in page.read_text()


def test_a_long_line_is_named(page):
    page.write_text("<p>\n  " + "x" * 158 + "\n  " + "x" * 159 + "\n</p>\n", encoding="utf-8")
    assert list(templates.too_long([page.parent])) == [f"{page}:3: 161 characters, at most 160"]
