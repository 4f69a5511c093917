"""The three ways in which an event becomes rows: it makes a thing, its owner marks it, somebody says a word about it.

    made(RelayProposed, Relay, uid="relay", signer="proposed_by", words=("title",))
    marked(RelayCancelled, Relay, uid="relay", signer="proposed_by", as_="cancelled")
    said(RelayAnswered, RelayAnswer, about="relay", signer="answered_by", replaces=True)

A column takes the field of the event of its own name, `item` the key of an item, and `to_uid` the field `to`; who signed
stands in the column that `signer` names. What fits none of the three is written by hand with `ledger.registry.applies`.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from tinhban.foundation import text
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import Projection, applies
from tinhban.records.rows import part_uid

Copied = tuple[str, str]
Then = Callable[[Any, AppliedEntry, dict[str, Any]], object]


@dataclass(frozen=True)
class Listed:
    """A list of organisations inside an entry: one row each. `nobody` names the one row of an empty list."""

    model: type[models.Model]
    field: str  # of the event
    owner: str  # the column that holds the thing
    nobody: str = ""

    def write(self, happened: Any, entry: AppliedEntry, uid: UUID) -> None:
        named = dict.fromkeys(getattr(happened, self.field))
        for one in named or ((None,) if self.nobody else ()):
            tables.insert(
                self.model,
                uid=part_uid(uid, one or self.nobody),
                organisation=one,
                **{self.owner: uid},
                **part_of(entry),
            )

    def forget(self, uid: UUID) -> None:
        self.model._default_manager.filter(**{self.owner: uid}).delete()


def row_of(entry: AppliedEntry) -> dict[str, Any]:
    """The columns that say where a row comes from."""
    return {"channel": entry.channel, "entry_hash": entry.hash, "at": entry.at}


def found_by(*words: str) -> dict[str, str]:
    """The column that a search of a list looks into."""
    return {"folded": text.fold(" ".join(words))}


def sorted_and_found(title: str, *more: str) -> dict[str, str]:
    """The columns by which a named thing is sorted and found in a list."""
    return {"sort_key": text.sort_key(title), **found_by(title, *more)}


def part_of(entry: AppliedEntry) -> dict[str, Any]:
    """The same for a row of a list inside an entry."""
    return {"channel": entry.channel, "entry_hash": entry.hash}


def _named(event: type, model: type[models.Model]) -> Callable[[Projection], Projection]:
    """Register a projection under a name of its own, so that two for one event are noticed."""

    def register(projection: Projection) -> Projection:
        projection.__qualname__ = f"{event.__name__} → {model.__name__}"
        return applies(event)(projection)

    return register


def made(
    event: type,
    model: type[models.Model],
    *,
    uid: str,
    signer: str,
    sorted_by: str = "",
    words: Sequence[str] = (),
    lists: Sequence[Listed] = (),
    replaces: bool = False,
    then: Sequence[Then] = (),
) -> Projection:
    """An event makes a row with its lists; where it `replaces`, a later one of the same signer writes it anew.

    `words` are the fields by which it is found, `sorted_by` the one by which it is ordered; `then` is done with the
    values of the row when it was written.
    """
    copied = _all_taken(event, model, uid, *(one.field for one in lists))

    @_named(event, model)
    def project(happened: Any, entry: AppliedEntry) -> int:
        values = row_of(entry)
        values[signer] = entry.signer
        for column, field in copied:
            values[column] = getattr(happened, field)
        if words:
            values |= found_by(*(getattr(happened, word) for word in words))
        if sorted_by:
            values["sort_key"] = text.sort_key(getattr(happened, sorted_by))
        key = getattr(happened, uid)
        if not tables.insert(model, uid=key, **values):
            if not replaces:
                return 0
            own = {"uid": key, "channel": entry.channel, signer: entry.signer}
            if not tables.change(model, own, **values):
                return 0
            for one in lists:
                one.forget(key)
        for one in lists:
            one.write(happened, entry, key)
        for more in then:
            more(happened, entry, values)
        return 1

    return project


def marked(
    event: type,
    model: type[models.Model],
    *,
    uid: str,
    signer: str,
    as_: str,
    then: Callable[[Any], object] | None = None,
) -> Projection:
    """Its owner marks a thing once: `cancelled` writes `cancelled_on`, `cancelled_reason` and `cancelled_entry`."""
    on, reason, by = f"{as_}_on", f"{as_}_reason", f"{as_}_entry"

    @_named(event, model)
    def project(happened: Any, entry: AppliedEntry) -> int:
        own = {"uid": getattr(happened, uid), "channel": entry.channel, signer: entry.signer}
        said_now = {on: getattr(happened, on), reason: happened.reason, by: entry.hash}
        changed = tables.change(model, {**own, on: None}, **said_now)
        if changed and then is not None:
            then(happened)
        return changed

    return project


def said(
    event: type, model: type[models.Model], *, about: str, signer: str, replaces: bool = False
) -> Projection:
    """Somebody says a word about a thing, in a row of its own; where it `replaces`, the last one is in force."""
    copied = _all_taken(event, model)
    column = f"{about}_id"

    @_named(event, model)
    def project(happened: Any, entry: AppliedEntry) -> int:
        if replaces:
            before = {column: getattr(happened, about), signer: entry.signer}
            tables.change(model, before, superseded=True)
        values = {name: getattr(happened, field) for name, field in copied}
        values[signer] = entry.signer
        return tables.insert(model, **row_of(entry), **values)

    return project


def _all_taken(event: type, model: type[models.Model], *elsewhere: str) -> tuple[Copied, ...]:
    """What is copied; a field that goes nowhere is an error of who declares."""
    copied = copied_columns(event, model)
    fields = {field.name for field in dataclasses.fields(event)}
    lost = fields - {field for _column, field in copied} - {*elsewhere}
    if lost:
        raise TypeError(f"{event.__name__} → {model.__name__} loses {', '.join(sorted(lost))}")
    return copied


def copied_columns(event: type, model: type[models.Model]) -> tuple[Copied, ...]:
    """(column, field of the event) of everything that is taken over as it is."""
    columns = {field.name: field.attname for field in model._meta.concrete_fields}
    found = []
    for field in dataclasses.fields(event):
        column = columns.get(field.name) or columns.get(f"{field.name}_uid")
        if column is not None and column != "uid":
            found.append((column, field.name))
    return tuple(found)
