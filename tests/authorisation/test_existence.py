"""A stranger gets one and the same answer for what is there and for what is not, from every address."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.authorisation.cast import SCENES
from tests.authorisation.matrix import ROWS
from tests.authorisation.outcomes import Outcome, noticing
from tests.authorisation.rows import POST, Relation, Row
from tests.authorisation.stage import Stage
from tests.authorisation.trying import form_of
from tinhban.organisations.models import Role

MADE_UP = {
    "uid": "01890b5a-07c1-7e7e-af8d-3c1122334455",
    "sha256": "f" * 64,
    "slug": "khong-co-chuong-trinh-nay-2022",
    "username": "khong-co-ai",
}
METHODS = ("GET", "POST")
EVERY_METHOD = ("GET", "HEAD", "POST")  # others are served nowhere: test_matrix.py
PASSING = ("X-Request-Id", "Content-Length", "Date", "Expires", "Last-Modified")
STRANGER = "a stranger with every role"  # tries every method, and HTMX too
# Every method is tried at an address whichever row names it: one row each, the one that has a form.
HIDDEN = list(
    {
        (row.route, row.on, row.query if row.method == "GET" else ""): row
        for row in sorted(ROWS, key=lambda row: row.method == POST)
        if row.others[Relation.STRANGER] is Outcome.HIDDEN and not row.query.startswith("xuat")
    }.values()
)


def _told(answer: HttpResponse, where: dict[str, Any]) -> tuple[object, ...]:
    """Everything that an answer says, but for its own id, its tokens and the names that were asked for."""
    text = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    plain = text.decode(errors="replace").replace(answer.headers.get("X-Request-Id", "-"), "")
    plain = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", plain)
    headers = {k: v for k, v in answer.headers.items() if k not in PASSING}
    shown = repr(
        (
            answer.status_code,
            sorted(headers.items()),
            sorted(answer.cookies.keys() - {"sessionid"}),
            plain,
        )
    )
    for name, value in where.items():
        if len(str(value)) > 6:
            shown = shown.replace(str(value), f"<{name}>").replace(quote(str(value)), f"<{name}>")
    return (answer.status_code, shown)


def _answers(
    client: Client, row: Row, where: dict[str, Any], form: dict[str, Any], *, thorough: bool
) -> list[tuple[object, ...]]:
    answers = []
    address = reverse(row.route, kwargs=where)
    for method in EVERY_METHOD if thorough else (row.method,):
        for headers in ({}, {"HX-Request": "true"}) if method in METHODS and thorough else ({},):
            with noticing() as written:
                if method == "POST":
                    answer = client.post(address, form, headers=headers)
                else:
                    answer = client.generic(method, address, headers=headers)
            assert not written.tables, f"{method} {row} wrote {sorted(written.tables)}"
            answers.append((method, *_told(answer, where)))
    return answers


def _first_difference(one: tuple[object, ...], other: tuple[object, ...]) -> str:
    a, b = str(one), str(other)
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return f"{a[:12]} {a[max(0, at - 60) : at + 80]!r} or {b[max(0, at - 60) : at + 80]!r}"


def _visitors(stage: Stage, scene: str) -> dict[str, Client]:
    here = SCENES[scene]
    return {
        STRANGER: stage.cast.client(stage.cast.person(here.stranger, Role)),
        "the owner's person elsewhere": stage.cast.other(scene, Relation.ELSEWHERE),
        "the body above": stage.cast.other(scene, Relation.PARENT),
        "nobody": Client(),
    }


@pytest.mark.parametrize("row", HIDDEN, ids=str)
def test_what_is_there_and_what_is_not_answer_alike(stage: Stage, row: Row):
    thing = stage.things[row.on]
    where = dict(thing.where)
    form = form_of(stage, row) if row.method == POST else {}
    form |= {name: stage.filled(value) for name, value in row.send.items()}
    form = {name: value for name, value in form.items() if not hasattr(value, "read")}
    for who, client in _visitors(stage, thing.scene).items():
        thorough = who == STRANGER
        there = _answers(client, row, where, form, thorough=thorough)
        for name in where.keys() & MADE_UP.keys():
            elsewhere = {**where, name: MADE_UP[name]}
            nowhere = _answers(client, row, elsewhere, form, thorough=thorough)
            unlike = [
                _first_difference(a, b) for a, b in zip(there, nowhere, strict=True) if a != b
            ]
            assert not unlike, f"{who}, other {name}: {unlike}"


def test_a_link_for_a_password_does_not_tell_who_has_an_account(stage: Stage):
    known = stage.things["a link for a first password"].where
    token = str(known["token"])
    forged = token[:-1] + ("0" if token[-1] != "0" else "1")
    answers = []
    for username in (known["username"], "khong-co-ai", "nguoi.nao.do", "Ă" * 30, "a" * 300):
        where = {"username": username, "token": forged}
        answer = Client().get(reverse("organisations:first_password", kwargs=where))
        answers.append(_told(answer, where))
    assert len(set(answers)) == 1


@pytest.mark.parametrize("name", sorted(MADE_UP))
def test_the_table_of_made_up_names_is_used(name: str):
    assert name == "username" or any(name in _names(row) for row in HIDDEN)


def _names(row: Row) -> set[str]:
    from django.urls import get_resolver

    resolver = get_resolver()
    space, _, route = row.route.rpartition(":")
    inner = resolver.namespace_dict[space][1] if space else resolver
    return {
        param
        for possibility, *_rest in inner.reverse_dict.getlist(route)
        for _path, params in possibility
        for param in params
    }
