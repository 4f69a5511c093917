"""Every form is rendered by one field template, which names help and errors to who hears the page."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.urls import get_resolver

import tinhban
from tinhban.screens.forms import LOOKS, Renderer, ShownField
from tinhban.screens.widgets import FilePick

PACKAGE = Path(tinhban.__file__).parent
FIELD = "screens/forms/field.html"
COLOURS = [("r", "Red"), ("g", "Green")]


class Sample(forms.Form):
    name = forms.CharField(help_text="As on the paper", widget=forms.TextInput({"class": "day"}))
    colour = forms.ChoiceField(choices=COLOURS)
    way = forms.ChoiceField(choices=COLOURS, widget=forms.RadioSelect, help_text="One of them")
    several = forms.MultipleChoiceField(choices=COLOURS, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="I agree")
    paper = forms.FileField(widget=FilePick)
    secret = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        if self.data.get("colour") == "r":
            self.add_error(None, "Red is not for sale.")


def tag(html: str, pattern: str) -> str:
    """The first tag that the pattern begins."""
    found = re.search(rf"<{pattern}[^>]*>", html)
    assert found, (pattern, html)
    return found[0]


def group(name: str, data: dict[str, str] | None = None) -> str:
    return str(Sample(data)[name].as_field_group())


@pytest.mark.parametrize(
    ("name", "control", "names"),
    [
        ("name", "input", "id_name_helptext id_name_error"),
        ("colour", "select", "id_colour_error"),
        ("way", "fieldset", "id_way_helptext id_way_error"),
        ("several", "fieldset", "id_several_error"),
        ("agreed", "input", "id_agreed_error"),
        ("paper", "input", "id_paper_error"),
    ],
)
def test_a_field_names_its_help_and_its_error(name, control, names):
    html = group(name, {})
    assert f'aria-describedby="{names}"' in tag(html, control)
    for one in names.split():
        assert f'id="{one}"' in html
    assert 'aria-invalid="true"' in html and "is-invalid" in html
    sound = group(name)
    assert "aria-invalid" not in sound and "is-invalid" not in sound and "_error" not in sound


def test_what_is_needed_is_said():
    for name in ("name", "way", "agreed", "paper"):
        assert " required" in tag(group(name), "input")
    assert "at least one" in group("several") or "ít nhất một" in group("several")


def test_controls_have_the_classes_of_the_stylesheet_and_keep_their_own():
    assert 'class="form-control day"' in group("name")
    assert 'class="form-select"' in group("colour")
    assert group("way").count('class="form-check-input"') == 2
    assert 'class="visually-hidden"' in group("paper")
    assert "class" not in str(Sample()["secret"])


def test_every_control_has_a_label():
    html = str(Sample())
    for name, field in Sample.base_fields.items():
        if not field.widget.is_hidden:
            ids = {f"id_{name}", f"id_{name}_0"}
            assert any(f'for="{one}"' in html for one in ids), name


def test_the_cursor_begins_at_the_first_field_to_correct():
    assert str(Sample({})).count("autofocus") == 1
    assert "autofocus" in group("name", {})
    second = {"name": "A", "colour": "g"}
    assert "autofocus" in tag(group("way", second), "fieldset")
    assert "autofocus" not in str(Sample())


def test_what_stands_on_top_is_read_first():
    html = str(Sample({"colour": "r"}))
    assert "Red is not for sale." in html and "autofocus" not in html
    assert html.index('role="alert"') < html.index("id_name")


def test_on_top_each_wrong_field_is_a_link_and_a_hidden_one_its_words():
    html = str(Sample({}))
    for name in ("name", "colour", "way", "several", "agreed", "paper"):
        assert f'href="#id_{name}"' in html and f'id="id_{name}"' in html
    secret = Sample({})["secret"].errors[0]
    assert str(secret) in html[: html.index("</p>")]


def test_an_empty_choice_says_so():
    class Empty(forms.Form):
        to = forms.MultipleChoiceField(choices=[], widget=forms.CheckboxSelectMultiple)

    class Told(Empty):
        nothing_to_choose = "Sign a programme first."

    assert 'class="sm dim mb-0"' in str(Empty())
    assert "Sign a programme first." in str(Told())


class Recorder(Renderer):
    """Counts for which field which template was asked."""

    def __init__(self) -> None:
        self.asked: Counter[tuple[str, str]] = Counter()

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if "field" in context:
            self.asked[template_name, context["field"].name] += 1
        return super().render(template_name, context, request)


def house_forms() -> list[type[forms.BaseForm]]:
    """Every form class of the package, once all its addresses are loaded."""
    assert get_resolver().url_patterns
    found: list[type[forms.BaseForm]] = []
    waiting: list[type] = [forms.BaseForm]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one.__module__.startswith("tinhban.") and ".tests." not in one.__module__:
                found.append(one)
    return sorted(set(found), key=lambda one: (one.__module__, one.__qualname__))


def test_every_form_of_the_house_is_rendered_by_the_one_template():
    found = house_forms()
    assert len(found) > 40
    for kind in found:
        form = object.__new__(kind)  # as its fields are declared, without what its page tells it
        forms.BaseForm.__init__(form, renderer=Recorder())
        str(form)
        visible = {field.name for field in form.visible_fields()}
        assert form.renderer.asked == {(FIELD, name): 1 for name in visible}, kind
        assert all(type(form[name]) is ShownField for name in form.fields), kind


def test_no_app_has_a_field_of_its_own():
    own = [p for p in PACKAGE.rglob("templates/**/*field.html") if "screens" not in p.parts]
    assert own == []
    assert list(PACKAGE.rglob("_field.html")) == []
    looks = re.compile("|".join({*LOOKS.values(), "form-control", "is-invalid"} - {""}))
    styled = [
        path
        for path in PACKAGE.rglob("*.py")
        if "tests" not in path.parts and looks.search(path.read_text())
    ]
    assert styled == [PACKAGE / "screens" / "forms.py"]
