"""What holds for every noun: `holds(RELAY, story)` proves it, so that a new one needs a story and no tests of its own.

Any order of arrival and a rebuild end in equal tables; a stranger learns nothing and an observer changes nothing at any
door; a button pressed twice does one thing; the search and the export show it to whom it concerns and to nobody else; a
list of many asks no more questions than a list of few.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID, uuid4

from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tinhban.foundation.marking import Asked
from tinhban.ledger import actions as ledger
from tinhban.ledger.models import Entry
from tinhban.ledger.registry import projected_tables
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.records import finding
from tinhban.records.noun import Noun

TITLE = "Mùa xuân về trên bản Sin Suối Hồ"
MANY = 4


class Desk(Protocol):
    """An organisation with somebody who may do everything there."""

    office: Organisation
    editor: Person

    @property
    def uid(self) -> UUID: ...


@dataclass(frozen=True)
class Press:
    """An act by one of the two sides, with what its form is sent."""

    act: str
    by: Desk
    send: Mapping[str, Any] = field(default_factory=dict)
    query: str = ""


@dataclass(frozen=True)
class Story:
    """A noun in use: who makes it, whom it is for, who only reads, who must not know."""

    owner: Desk
    receiver: Desk
    observer: Desk
    stranger: Desk
    make: Callable[[str], Any]  # one with this title, by the owner for the receiver
    presses: Sequence[Press]  # acts done to one, in this order
    peers: Callable[
        [], Sequence[Any]
    ]  # three of them in a channel, who have said everything that can be said


def holds(noun: Noun, story: Story) -> None:
    """Everything, on the node of a test."""
    _every_order_ends_alike(story)
    thing = story.make(TITLE)
    _shown_to_whom_it_concerns(noun, story, thing)
    _others_change_nothing(noun, story, thing)
    _pressed_twice_is_once(noun, story, thing)
    _many_ask_no_more_than_few(noun, story)


def _said() -> int:
    """How many entries there are, besides those by which a log is opened."""
    return Entry.objects.exclude(type__startswith="vn.tinhban.log.").count()


def _client(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.editor)
    return client


def _tables(channel: str) -> dict[str, list[Any]]:
    return {
        table.__name__: sorted(table._base_manager.filter(channel=channel).values_list(), key=repr)
        for table in projected_tables()
    }


def _after(peers: Sequence[Any], order: Sequence[Any], *, rebuilt: bool) -> dict[str, list[Any]]:
    """The tables once these entries have come, in this order; then everything is forgotten."""
    channel = peers[0].log[0].hash
    found: dict[str, list[Any]] = {}
    with transaction.atomic():
        for peer in peers:
            ledger.register_key(peer.statement())
        for entry in order:
            ledger.ingest(*entry.pair)
        if rebuilt:
            ledger.rebuild()
        assert not Entry.objects.filter(channel=channel, state="quarantined").exists()
        found = _tables(channel)
        transaction.set_rollback(True)  # everything is forgotten
    return found


def _every_order_ends_alike(story: Story) -> None:
    dice, peers = random.Random(7), story.peers()
    genesis, *rest = peers[0].log
    orders = []
    for _ in range(3):
        logs = [rest[:], *(list(peer.log) for peer in peers[1:])]
        order = [genesis]
        while any(logs):
            order.append(dice.choice([log for log in logs if log]).pop(0))
        orders.append(order)
    expected = _after(peers, orders[0], rebuilt=False)
    assert any(expected.values())
    for order in orders[1:]:
        assert _after(peers, order, rebuilt=False) == expected
    assert _after(peers, orders[0], rebuilt=True) == expected


def _listed(noun: Noun, desk: Desk, export: str = "") -> str:
    answer = _client(desk).get(noun.list_address + (export and _and(noun.list_address, export)))
    assert answer.status_code == 200
    streamed = answer.streaming and b"".join(answer)
    return (streamed or answer.content).decode()


def _and(address: str, more: str) -> str:
    return f"{'&' if '?' in address else '?'}{more}"


def _shown_to_whom_it_concerns(noun: Noun, story: Story, thing: Any) -> None:
    for desk in (story.owner, story.receiver, story.observer, story.stranger):
        sees, reader = desk is not story.stranger, Reader.of(desk.editor, desk.office)
        page = _client(desk).get(noun.page(thing.pk))
        assert (page.status_code, TITLE in page.content.decode()) == (
            (200, True) if sees else (404, False)
        )
        concerned = noun.concerning(desk.uid)
        every: Any = noun.model._default_manager
        rows = every.visible_to(reader).filter(concerned)
        there = rows.filter(pk=thing.pk).exists()
        assert (TITLE in _listed(noun, desk)) is there
        assert (TITLE in _listed(noun, desk, "xuat=csv")) is there
        kind = finding.kind_of(noun.path)
        assert kind is not None
        hits = kind.page(Asked.of("mua xuan sin suoi ho"), reader, limit=5).rows
        assert [hit.title for hit in hits] == ([TITLE] if sees else [])


def _others_change_nothing(noun: Noun, story: Story, thing: Any) -> None:
    send = {press.act: press.send for press in story.presses}
    for act in noun.acts:
        if act.begins or act.action(noun) is None:
            continue
        address = reverse(f"{noun.app}:{act.name}", args=[thing.pk])
        for desk in (story.stranger, story.observer):
            before = _said()
            answer = _client(desk).post(address, {"id": str(uuid4()), **send.get(act.name, {})})
            assert answer.status_code == 404 or desk is story.observer, act.name
            assert _said() == before, f"{act.name}: {answer.status_code}"
            if act.form is not None and desk is story.stranger:
                assert _client(desk).get(address).status_code == 404, act.name


def _pressed_twice_is_once(noun: Noun, story: Story, thing: Any) -> None:
    for press in story.presses:
        address = reverse(f"{noun.app}:{press.act}", args=[thing.pk])
        before, sent = _said(), {"id": str(uuid4()), **press.send}
        client = _client(press.by)
        answer = client.post(f"{address}?{press.query}", sent)
        assert answer.status_code == 302, f"{press.act}: {answer.status_code}"
        # What was chosen may be no choice any more: then the form says so, and nothing is done twice.
        answer = client.post(f"{address}?{press.query}", sent)
        assert answer.status_code in (302, 422), f"{press.act}: {answer.status_code}"
        told = [str(one) for one in get_messages(answer.wsgi_request)]
        assert _said() == before + 1, f"{press.act}: {told}"


def _many_ask_no_more_than_few(noun: Noun, story: Story) -> None:
    client = _client(story.receiver)
    story.make(f"{TITLE} 0")
    client.get(noun.list_address)  # what is asked once for a process is asked here
    with CaptureQueriesContext(connection) as few:
        client.get(noun.list_address)
    for number in range(1, MANY):
        story.make(f"{TITLE} {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(noun.list_address)
    assert len(many) <= len(few)
