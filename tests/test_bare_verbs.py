"""No button and no link is a verb alone."""

import ast

import pytest

from tests.bare_verbs import PACKAGE, Names, catalogue, is_bare, of_template
from tests.desk import expected, named

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))


@pytest.mark.parametrize("case", expected("verb"), ids=named)
def test_a_verb_alone_is_told_apart(case):
    assert is_bare(case["words"]) is case["bare"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_link_or_button_of_a_template_is_a_verb_alone(path):
    assert [words for words in of_template(path.read_text()) if is_bare(words)] == []


def test_no_act_is_named_by_a_verb_alone():
    """`verb=_("…")`, the button of an act's page, and every label that code gives to a button."""
    words = catalogue()
    bare = []
    for path in PACKAGE.rglob("*.py"):
        if {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg in {"verb", "button", "submit"}:
                for one in ast.walk(node.value):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        said = words.get(("", one.value), one.value)
                        if is_bare(said):
                            bare.append(f"{path.relative_to(PACKAGE)}: {said}")
    assert bare == []


def test_the_words_of_a_template_are_read_as_they_are_heard():
    template = """<a class="btn" href="{% url 'x' %}">{% icon "eye" %}{% translate "View" %}</a>
    <button>{% if a %}{% translate "Save" %}{% else %}{% blocktranslate %}Send {{ n }} rows{% endblocktranslate %}{% endif %}</button>
    <a href="#">Mở<span class="visually-hidden">: {{ title }}</span></a><a aria-label="Mở" href="/">{{ x }}</a>"""
    said = list(of_template(template))
    assert said[-2:] == ["Mở : (…)", "Mở"]
    assert [is_bare(words) for words in said[-2:]] == [False, True]
    assert "Send (…) rows" in said


def test_the_names_of_a_page_are_read():
    reader = Names()
    reader.feed('<a href="/"><svg></svg>Mở <b>báo cáo</b></a><button aria-label="Đóng">x</button>')
    assert reader.names == ["Mở báo cáo", "Đóng"]
