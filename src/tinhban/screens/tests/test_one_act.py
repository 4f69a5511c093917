"""The page of an act says what will happen, and its button says it again."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from tests.markup import seen

from tinhban.screens import one_act


class Reason(forms.Form):
    reason = forms.CharField(label="Why")


class Paper(Reason):
    paper = forms.FileField(required=False)


def shown(form: forms.Form | None, **told: object) -> tuple[int, str]:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    said = {
        "title": "Close the book",
        "verb": "Close the book",
        "back": "/books/7/",
        "crumbs": (("Books", "/books/"), ("Book <7>", "/books/7/")),
        "about": "Book <7>",
    }
    answer = one_act.page(request, form, **said | told)
    return answer.status_code, seen(answer.content)


def test_it_shows_what_will_happen_the_form_the_button_and_the_way_back():
    status, html = shown(
        Reason(), outcome="Nothing is added to it.", warning="It stays closed.", seen="abc"
    )
    assert status == 200
    order = [
        '<a href="/books/">Books</a> / <a href="/books/7/">Book &lt;7&gt;</a>',
        "<h1>Close the book</h1>",
        "<p>Book &lt;7&gt;</p>",
        'name="csrfmiddlewaretoken"',
        'name="da-thay" value="abc"',
        "Nothing is added to it.",
        "It stays closed.",
        'id="id_reason"',
        '<button class="btn btn-primary">Close the book</button>',
        '<a class="btn" href="/books/7/">',
    ]
    places = [html.index(part) for part in order]
    assert places == sorted(places)


def test_what_takes_away_looks_like_it():
    assert 'class="btn btn-danger">Close the book' in shown(Reason(), danger=True)[1]


@pytest.mark.parametrize(("form", "sends_files"), [(Reason, False), (Paper, True)])
def test_only_a_form_with_a_file_is_sent_in_parts(form, sends_files):
    assert ('enctype="multipart/form-data"' in shown(form())[1]) is sends_files


def test_a_form_that_comes_back_is_no_success():
    assert shown(Reason({}))[0] == 422
    assert shown(Reason({"reason": "Full"}))[0] == 200


def test_an_act_without_a_form_is_a_button():
    status, html = shown(None)
    assert status == 200 and ">None<" not in html and "<button" in html
