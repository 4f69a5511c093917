"""The third step of every entry, after storing and verifying: its projection changes the tables."""

import json
import logging
from typing import Any
from uuid import UUID

from tinhban.ledger.entries import AppliedEntry, State
from tinhban.ledger.events import UnknownType, decode
from tinhban.ledger.models import Entry
from tinhban.ledger.registry import projection_of

log = logging.getLogger(__name__)

# What an entry that refers to another one may rely on.
SETTLED = (State.APPLIED, State.REPEAT, State.WITHHELD)


def applied_entry(row: Entry) -> AppliedEntry:
    """An entry as projections and readers see it."""
    return AppliedEntry(
        hash=row.hash,
        channel=row.channel,
        signer=row.organisation,
        epoch=row.epoch,
        seq=row.seq,
        at=row.at,
        type=row.type,
        refs=tuple(row.refs.split()),
        membership=row.membership,
    )


def apply_to_tables(event: Any, entry: AppliedEntry) -> int:
    """Run the projection of an event; the number of rows it changed."""
    projection = projection_of(entry.type)
    if projection is None:
        raise UnknownType(entry.type)
    return projection(event, entry)


def event_of(row: Entry) -> Any:
    """The event that a stored body tells of."""
    if row.body is None:
        raise ValueError("the body of this entry is not here")
    return decode(row.type, json.loads(bytes(row.body))["data"])


def uid_of(value: Any) -> UUID:
    """The uid of an organisation or person, given as itself or as its uid."""
    return value if isinstance(value, UUID) else value.uid
