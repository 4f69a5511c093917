"""What a noun puts on the desk: its list as a tab of its section, and what of it waits for somebody."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from tinhban.ledger.registry import projected
from tinhban.organisations.reader import Reader
from tinhban.records import access, tabs, waiting
from tinhban.records.acts import Makes
from tinhban.records.noun import Awaited, Noun
from tinhban.records.noun_pages import shown
from tinhban.records.prepared import Prepared
from tinhban.records.waiting import Button, Waiting, Waits, Words


def register(noun: Noun) -> None:
    """Called from the `ready()` of the room that has it; parents are registered before their children."""
    check(noun)
    tables = [table for act in noun.acts if (table := act.project(noun))]
    parts = [part.model for act in noun.acts if isinstance(act, Makes) for part in act.lists]
    projected(*tables, *parts)
    if noun.section:
        tabs.register(noun.section, noun.position, _tab(noun))
    for wait in noun.waits:
        waiting.register(_waits(noun, wait))


def check(noun: Noun) -> None:
    """Refuse a declaration that would fail later, where a person meets it."""
    columns = {field.name for field in noun.model._meta.concrete_fields}
    attributes = columns | {f"{name}_uid" for name in columns} | set(dir(noun.model))
    needed = {
        "owner": noun.owner,
        "day": noun.day,
        "title": noun.title,
        "due": noun.due,
        "to": noun.to,
    }
    wrong = [
        f"no column {name} ({what})"
        for what, name in needed.items()
        if name and name not in columns
    ]
    wrong += [f"nothing is called {name} (told)" for name in noun.told if name not in attributes]
    wrong += [
        f"{act} waits and is no act"
        for wait in noun.waits
        for act in wait.acts
        if act not in _names(noun)
    ]
    if not noun.section and noun.listing is None:
        wrong.append("its list has no place: give `section=` or `listing=`")
    if any(act.right is None and noun.right is None for act in noun.acts):
        wrong.append("an act has no right: give `right=`")
    if "cancelled_on" in columns and "cancelled" not in noun.states and noun.state is None:
        wrong.append("it can be cancelled and has no state `cancelled`")
    for what in ("name", "path"):
        said = [getattr(act, what) for act in noun.acts if act.action(noun) is not None]
        wrong += [f"two acts with one {what}: {one}" for one in {*said} if said.count(one) > 1]
    if wrong:
        raise TypeError(f"{noun.key}: " + "; ".join(wrong))


def _names(noun: Noun) -> set[str]:
    return {act.name for act in noun.acts}


def _tab(noun: Noun) -> tabs.Tab:
    rows = noun.model._default_manager
    return tabs.Tab(
        key=noun.path,
        label=noun.plural,
        rows=lambda uid, _today: noun.shown(rows.filter(noun.concerning(uid))),
        line=noun.line,
        preview=partial(shown, noun),
        day=noun.day,
        partners=(noun.owner, noun.to) if noun.to else (noun.owner,),
        kind=noun.kind,
        kinds=noun.kinds,
        words=("folded",),
        empty=noun.empty,
        waits=tuple(wait.kind for wait in noun.waits),
        makes=noun.makes,
    )


def _waits(noun: Noun, wait: Awaited) -> Waits:
    rows = Prepared(lambda uid, on: wait.rows(uid, on).order_by(noun.due or noun.day, "uid"))
    counted = Prepared(lambda uid, on: wait.rows(uid, on).values("pk"), counted=True)

    def found(organisation: UUID, on: date, limit: int) -> list[Waiting]:
        there = rows.instances(noun.model, organisation, on, limit=limit)
        return [_waiting(noun, wait.kind, row) for row in there]

    def words(one: Waiting) -> Words:
        return Words(str(wait.words) % one.title, ", ".join(one.facts), str(wait.verb))

    def buttons(one: Waiting, reader: Reader, back: str) -> list[Button]:
        """Only what the roles allow; the first is the one that is meant."""
        acts = [act for act in map(noun.act, wait.acts) if access.may(reader, act.right_of(noun))]
        return [
            noun.button(act, one.uid, "" if place else "primary", back)
            for place, act in enumerate(acts)
        ]

    return Waits({wait.kind: counted}, found, words, buttons)


def _waiting(noun: Noun, kind: str, row: Any) -> Waiting:
    return Waiting(
        kind=kind,
        uid=row.pk,
        title=getattr(row, noun.title),
        partner=getattr(row, noun.owner),
        on=getattr(row, noun.day),
        due=getattr(row, noun.due) if noun.due else None,
        link=noun.page(row.pk),
        facts=tuple(noun.facts(row)),
    )
