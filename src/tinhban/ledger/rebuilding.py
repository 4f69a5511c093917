"""Making the projected tables again from the log, in the one order that every node shares."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, Model, OuterRef, ProtectedError, QuerySet

from tinhban.ledger import intake as intakes
from tinhban.ledger import locks
from tinhban.ledger.applying import STRUCTURE, Applying
from tinhban.ledger.entries import State
from tinhban.ledger.models import Entry, Quarantine, Wait
from tinhban.ledger.registry import projected_tables
from tinhban.proof.links import NOWHERE

Progress = Callable[[int, int], None]
AT_ONCE = 500

_TO_APPLY = (State.APPLIED, State.WAITING, State.QUARANTINED)


def build_again(channel: str | None = None, progress: Progress | None = None) -> int:
    """Empty the projected tables (of one channel) and apply the log again; how many were applied."""
    with intakes.opened() as intake:
        intake.flush()
        locks.lock_all_logs()
        entries = Entry.objects.filter(state__in=_TO_APPLY)
        if channel is not None:
            entries = entries.filter(channel=channel)
        names = _in_order(entries)
        before = _keys(channel)
        refused: dict[str, str] = {}
        while True:
            _empty_tables(channel)
            _forget_outcomes(names, channel)
            applied = _apply(names, refused, progress)
            pointing_nowhere = _pointing_nowhere(channel)
            if not pointing_nowhere - refused.keys():
                break
            # Their rows would stop the commit: kept, with the reason, like any other poison.
            refused |= dict.fromkeys(pointing_nowhere, "a row points at one that is not here")
        _settle_references(before)
        intake.caches.clear()
        intake.forget_tips()
    return applied


def _apply(names: list[str], refused: dict[str, str], progress: Progress | None) -> int:
    applying = Applying(refused)
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        rows = Entry.objects.in_bulk(some)
        applying.run(rows[name] for name in some)
        if progress is not None:
            progress(min(start + AT_ONCE, len(names)), len(names))
    return len(applying.applied)


def _in_order(entries: QuerySet[Entry]) -> list[str]:
    """Hashes in the order of refs and of each author's log, then by (at, organisation, seq)."""
    keys: list[tuple[int, str, int, str]] = []
    number: dict[str, int] = {}
    causes: list[list[str]] = []
    last_of_log: tuple[Any, str] = (None, "")
    columns = (
        "hash",
        "type",
        "channel",
        "organisation",
        "epoch",
        "seq",
        "stamp",
        "membership",
        "refs",
    )
    rows = entries.order_by("channel", "organisation", "epoch", "seq").values_list(*columns)
    for name, kind, channel, organisation, epoch, seq, stamp, membership, refs in rows.iterator(
        2000
    ):
        number[name] = len(keys)
        keys.append((stamp, str(organisation), seq, name))
        needs = [] if kind.startswith(STRUCTURE) else refs.split()
        if membership != NOWHERE:
            needs.append(membership)
        log = (channel, organisation, epoch)
        if last_of_log[0] == log and not kind.startswith(STRUCTURE):
            needs.append(last_of_log[1])
        last_of_log = (log, name)
        causes.append(needs)
    return _topological(keys, number, causes)


def _topological(
    keys: list[tuple[int, str, int, str]], number: dict[str, int], causes: list[list[str]]
) -> list[str]:
    missing = [0] * len(keys)
    effects: dict[int, list[int]] = defaultdict(list)
    for index, needs in enumerate(causes):
        for cause in {number[name] for name in needs if name in number}:
            missing[index] += 1
            effects[cause].append(index)
    ready = [key for index, key in enumerate(keys) if missing[index] == 0]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        name = heapq.heappop(ready)[3]
        order.append(name)
        for effect in effects.pop(number[name], ()):
            missing[effect] -= 1
            if missing[effect] == 0:
                heapq.heappush(ready, keys[effect])
    return order


def _rows(table: type[Model], channel: str | None) -> QuerySet[Any]:
    rows = table._base_manager.all()
    return rows if channel is None else rows.filter(channel=channel)


def _keys(channel: str | None) -> dict[type[Model], set[Any]]:
    """The keys at which rows of the office may point."""
    return {
        table: set(_rows(table, channel).values_list("pk", flat=True))
        for table in projected_tables()
        if _pointing_at(table)
    }


def _empty_tables(channel: str | None) -> None:
    for table in reversed(projected_tables()):
        rows = _rows(table, channel)
        # Not `delete()`: it would follow the pointers to rows that are back in a moment.
        rows._raw_delete(rows.db)


def _pointing_nowhere(channel: str | None) -> set[str]:
    """Entries whose rows point at a projected row that is not there."""
    made = projected_tables()
    found: set[str] = set()
    for table in made:
        for field in table._meta.concrete_fields:
            target = field.related_model
            if target not in made or not getattr(field, "db_constraint", False):
                continue
            there = target._base_manager.filter(pk=OuterRef(field.attname))
            rows = _rows(table, channel).filter(~Exists(there))
            rows = rows.exclude(**{f"{field.attname}__isnull": True})
            found.update(rows.values_list("entry_hash", flat=True))
    return found


def _forget_outcomes(names: list[str], channel: str | None) -> None:
    quarantined = Quarantine.objects.all()
    if channel is not None:
        quarantined = quarantined.filter(channel=channel)
    quarantined.delete()
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        Wait.objects.filter(entry_hash__in=some).delete()
        Entry.objects.filter(hash__in=some).update(state=State.WAITING)


def _pointing_at(table: type[Model]) -> list[Any]:
    """Foreign keys of tables that are not made from the log."""
    made = projected_tables()
    return [
        relation
        for relation in table._meta.related_objects
        if relation.related_model not in made
        if isinstance(relation.field, models.ForeignKey)
    ]


def _settle_references(before: dict[type[Model], set[Any]]) -> None:
    """Do to pointers at rows that did not come back what their `on_delete` says."""
    for table, keys in before.items():
        gone = list(
            keys - set(table._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        )
        for relation in _pointing_at(table):
            for start in range(0, len(gone), AT_ONCE):
                some = gone[start : start + AT_ONCE]
                _settle(relation, some)


def _settle(relation: Any, gone: Iterable[Any]) -> None:
    pointing = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": gone})
    if relation.on_delete is models.SET_NULL:
        pointing.update(**{relation.field.name: None})
    elif relation.on_delete is models.CASCADE:
        pointing.delete()
    elif pointing.exists():
        raise ProtectedError("rows of this office point at what would go", set(pointing[:10]))
