"""One attempt: somebody sends one request, and what came of it; then it never happened."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.authorisation.forms import fields_of
from tests.authorisation.outcomes import SAFE, Outcome, Written, noticing, outcome_of
from tests.authorisation.rows import ANYBODY_HERE, GET, POST, Relation, Row
from tests.authorisation.stage import Stage
from tinhban.organisations.models import Role
from tinhban.screens import meanwhile

Attempt = tuple[str, Client, Outcome]


def address_of(stage: Stage, row: Row) -> str:
    """Where the row's request goes."""
    address = reverse(row.route, kwargs=dict(stage.things[row.on].where))
    return f"{address}?{stage.filled(row.query)}" if row.query else address


def attempts(stage: Stage, row: Row) -> list[Attempt]:
    """Everybody who tries a row, with what is expected; on PostgreSQL one for each answer."""
    everybody = list(_everybody(stage, row))
    if connection.vendor != "postgresql":
        return everybody
    return list({expected: (who, client, expected) for who, client, expected in everybody}.values())


def _everybody(stage: Stage, row: Row) -> Iterator[Attempt]:
    scene = stage.things[row.on].scene
    yield "nobody", Client(), row.anonymous
    for role in Role:
        allowed = role in row.may
        yield (
            f"{role} of the owner",
            stage.cast.own(scene, role),
            Outcome.OK if allowed else row.denied,
        )
    for relation in Relation:
        yield relation.value, stage.cast.other(scene, relation), row.others[relation]


def form_of(stage: Stage, row: Row) -> dict[str, Any]:
    """The form at the row's address as somebody of the owner sees it who may send it."""
    if row.method != POST:
        return {}
    role = min(row.may) if row.may != ANYBODY_HERE else Role.LEADER
    client = stage.cast.own(stage.things[row.on].scene, role)
    response = client.get(address_of(stage, row))
    if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
        return {}
    fields = dict(fields_of(response.content.decode(), address_of(stage, row)))
    fields.pop(meanwhile.FIELD, None)  # what this page showed says nothing about the page of others
    return fields


def tried(stage: Stage, row: Row, client: Client, form: dict[str, Any]) -> Outcome:
    """What this row's request comes to for this visitor."""
    savepoint = transaction.savepoint()
    try:
        with noticing() as written:
            response = _sent(stage, row, client, form)
            return _judged(stage, row, response, written)
    finally:
        transaction.savepoint_rollback(savepoint)


def _sent(stage: Stage, row: Row, client: Client, form: dict[str, Any]) -> HttpResponseBase:
    given = {name: stage.filled(value) for name, value in row.send.items()}
    headers = {"HX-Request": "true"} if row.htmx else {}
    send = client.get if row.method in SAFE else client.post
    return send(address_of(stage, row), {**form, **given} or None, headers=headers)


def _judged(stage: Stage, row: Row, response: HttpResponseBase, written: Written) -> Outcome:
    method = GET if row.reads else row.method
    secret = stage.things[row.on].words if row.shows else ""
    outcome = outcome_of(response, method=method, secret=secret, written=written.tables)
    if method in SAFE and (changed := written.tables - set(row.leaves)):
        raise AssertionError(f"{row} is a question and changed {sorted(changed)}")
    return outcome
