"""Two browsers at one object: nothing is made twice, nothing that somebody typed is lost or silently replaced."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.authorisation.forms import Fields, PostForms
from tests.authorisation.rows import POST, Row
from tests.authorisation.stage import Stage
from tests.authorisation.trying import address_of, form_of
from tests.hostile import fuzzing
from tests.markup import seen
from tinhban.exchange.models import ItemDraft, ItemVersion
from tinhban.programmes.models import ProgrammeDraft
from tinhban.reviews.models import Review, ReviewSection
from tinhban.screens import meanwhile

# route, thing, a field of its form
EDITED = (
    ("exchange:draft", "our draft", "title"),
    ("exchange:draft", "our draft", "text"),
    ("exchange:correct", "our item", "text"),
    ("exchange:change_column", "our column", "name"),
    ("programmes:draft", "a draft programme", "title"),
    ("programmes:draft", "a draft programme", "items-0-text"),
    ("reviews:section", "a section", "text"),
    ("reviews:details", "a report", "subject"),
)
OURS, THEIRS = "Bản của cửa sổ thứ nhất", "Bản của cửa sổ thứ hai"


def _opened(client: Client, address: str) -> Fields:
    """The form of this page as a browser holds it: the one with the mark."""
    parser = PostForms()
    parser.feed(client.get(address).content.decode())
    return next(fields for _action, fields in parser.forms if meanwhile.FIELD in fields)


def _row(route: str) -> Row:
    return next(row for row in fuzzing.ROWS if row.route == route and row.method == POST)


@pytest.fixture
def two(stage: Stage) -> Callable[[str, str], tuple[Client, Client, str]]:
    def browsers(route: str, thing: str) -> tuple[Client, Client, str]:
        row = _row(route)
        address = reverse(route, kwargs=dict(stage.things[thing].where))
        return fuzzing.client_of(stage, row), fuzzing.client_of(stage, row), address

    return browsers


@pytest.mark.parametrize(("route", "thing", "field"), EDITED, ids=lambda v: v)
def test_who_saves_later_is_told_and_keeps_what_was_typed(two, route, thing, field):
    first, second, address = two(route, thing)
    one, other = _opened(first, address), _opened(second, address)
    reason = {"reason": ["Sửa theo kế hoạch"]} if route == "exchange:correct" else {}
    assert first.post(address, {**one, **reason, field: [OURS]}).status_code == 302
    refused = second.post(address, {**other, **reason, field: [THEIRS]})
    page = unescape(refused.content.decode())
    assert refused.status_code == 422
    assert "đã có người lưu bản khác" in page and THEIRS in page
    assert OURS in unescape(first.get(address).content.decode())
    parser = PostForms()
    parser.feed(refused.content.decode())
    again = next(fields for _action, fields in parser.forms if meanwhile.FIELD in fields)
    assert again[meanwhile.FIELD] != other[meanwhile.FIELD]
    assert second.post(address, {**again, field: [THEIRS]}).status_code == 302  # on purpose
    assert THEIRS in unescape(first.get(address).content.decode())


@pytest.mark.parametrize(("route", "thing", "field"), EDITED, ids=lambda v: v)
def test_a_form_that_is_sent_twice_is_no_conflict(two, route, thing, field):
    first, _second, address = two(route, thing)
    one = _opened(first, address)
    reason = {"reason": ["Sửa theo kế hoạch"]} if route == "exchange:correct" else {}
    for _ in range(2):
        assert first.post(address, {**one, **reason, field: [OURS]}).status_code == 302


def test_what_is_kept_by_itself_does_not_overwrite_another_browser(two, stage: Stage):
    first, second, address = two("exchange:draft", "our draft")
    keep = reverse("exchange:autosave", kwargs=dict(stage.things["our draft"].where))
    one, other = _opened(first, address), _opened(second, address)
    said = first.post(keep, {**one, "title": [OURS]}).content.decode()
    mark = re.search(r'name="da-thay" value="(\w+)" hx-swap-oob="true"', seen(said))[1]
    assert "Tự lưu" in said
    again = first.post(
        keep, {**one, meanwhile.FIELD: [mark], "title": [OURS + " 2"]}
    ).content.decode()
    assert "Tự lưu" in again
    assert (
        "đã có người lưu bản khác"
        in second.post(keep, {**other, "title": [THEIRS]}).content.decode()
    )
    assert ItemDraft.objects.get(pk=stage.things["our draft"].where["uid"]).title == OURS + " 2"


def test_approving_over_a_stranger_s_change_is_refused(two, stage: Stage):
    first, second, address = two("exchange:draft", "our draft")
    one, other = _opened(first, address), _opened(second, address)
    before = ItemVersion.objects.count()
    first.post(address, {**one, "title": [OURS]})
    send = {
        **other,
        "title": [THEIRS],
        "lam": "duyet",
        "channel": [stage.values["stations_channel"]],
    }
    assert second.post(address, send).status_code == 422
    assert ItemVersion.objects.count() == before


def _counts() -> dict[str, int]:
    return {
        model._meta.db_table: model._default_manager.count()
        for model in apps.get_models()
        if "historical" not in model._meta.db_table and "session" not in model._meta.db_table
    }


@pytest.mark.parametrize("row", fuzzing.first_rows(POST), ids=str)
def test_a_button_pressed_twice_makes_nothing_twice(stage: Stage, row: Row):
    client, form = fuzzing.client_of(stage, row), form_of(stage, row)

    def press() -> dict[str, Any]:
        sent = {**form, **{name: stage.filled(value) for name, value in row.send.items()}}
        with transaction.atomic():
            client.post(address_of(stage, row), sent)
        return _counts()

    once, twice = press(), press()
    grown = {table: n - once[table] for table, n in twice.items() if n > once[table]}
    assert not {t: n for t, n in grown.items() if t != "organisations_loginattempts"}


def test_what_is_begun_twice_is_one(stage: Stage):
    new = _row("programmes:new")
    client = fuzzing.client_of(stage, new)
    drafts = ProgrammeDraft.objects.count()
    form = {**form_of(stage, new), **new.send}
    places = {client.post(address_of(stage, new), form)["Location"] for _ in range(3)}
    assert len(places) == 1 and ProgrammeDraft.objects.count() == drafts + 1
    section = _row("reviews:new_section")
    client, sections = fuzzing.client_of(stage, section), ReviewSection.objects.count()
    form = {**form_of(stage, section), **section.send}
    places = {client.post(address_of(stage, section), form)["Location"] for _ in range(3)}
    assert len(places) == 1 and ReviewSection.objects.count() == sections + 1
    assert Review.objects.exists()


def test_a_name_of_another_office_is_no_name_for_ours(stage: Stage):
    """The hidden name of a new draft is only a wish: what others have under it is neither shown nor touched."""
    new = _row("programmes:new")
    theirs = ProgrammeDraft.objects.exclude(organisation=stage.cast.body("dai-lao-cai")).first()
    assert theirs is not None
    title = theirs.title
    person = stage.cast.acting("dai-lao-cai", fuzzing.Role.LEADER)
    client = stage.cast.client(person["by"])
    form = {**form_of(stage, new), **new.send, "uid": str(theirs.uid)}
    answer = client.post(address_of(stage, new), form)
    assert str(theirs.uid) not in answer.headers.get("Location", "")
    theirs.refresh_from_db()
    assert theirs.title == title
