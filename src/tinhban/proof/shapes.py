"""The shape of the events that rules count: an entry of another shape was never applied anywhere.

A node decodes an event strictly before it counts; the verifier must leave out exactly the same entries.
`!` marks a part that has to be there; the rest may be absent, and where it ends in `?` also null.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tinhban.proof.encoding import MAX_INTEGER
from tinhban.proof.refusals import EntryRefused
from tinhban.proof.rules import (
    DELIVERY_RECEIVED,
    DELIVERY_SENT,
    ITEM_APPROVED,
    ITEM_CORRECTED,
    ITEM_KILLED,
    SLOT_EXCUSED,
    USAGE_CLAIMED,
    USAGE_CONFIRMED,
    USAGE_DISPUTED,
    USAGE_REJECTED,
    USAGE_WITHDRAWN,
)

Shape = Mapping[str, Any]

LINE: Shape = {"item": "uuid!", "version": "int!", "content_hash": "str!"}
FILE: Shape = {"sha256": "str!", "size": "int!", "media_type": "str!", "name": "str!"}
RIGHTS: Shape = {"media": ["str"], "organisations": ["uuid"], "until": "date?", "note": "str"}
_ITEM: Shape = {
    "item": "uuid!",
    "version": "int!",
    "kind": "str!",
    "title": "str!",
    "text": "str!",
    "content_hash": "str!",
    "sector_field": "str",
    "length": "int?",
    "language": "str",
    "embargo_until": "datetime?",
    "rights": RIGHTS,
    "credit": "str",
    "files": [FILE],
    "evolved_from": "uuid?",
    "root": "uuid?",
}

SHAPES: Mapping[str, Shape] = {
    ITEM_APPROVED: {**_ITEM, "approved_on": "date!"},
    ITEM_CORRECTED: {**_ITEM, "corrected_on": "date!", "reason": "str!"},
    ITEM_KILLED: {"item": "uuid!", "version": "int!", "reason": "str!", "killed_on": "date!"},
    DELIVERY_SENT: {
        "delivery": "uuid!",
        "to": "uuid!",
        "delivered_on": "date!",
        "lines!": [LINE],
        "request": "uuid?",
        "note": "str",
    },
    DELIVERY_RECEIVED: {
        "receipt": "uuid!",
        "delivery": "uuid!",
        "received_on": "date!",
        "lines!": [LINE],
        "note": "str",
    },
    USAGE_CLAIMED: {
        "usage": "uuid!",
        "kind": "str!",
        "title": "str!",
        "used_on": "date!",
        "outlet": "str!",
        "medium": "str",
        "item": "uuid?",
        "version": "int?",
        "supplier": "uuid?",
        "section": "str",
        "page": "str",
        "url": "str",
        "timecode": "str",
        "share": "str",
        "credit": "str",
        "column": "uuid?",
        "slot": "str",
        "late": "bool",
        "about": ["uuid"],
        "sheet": "str?",
    },
    USAGE_CONFIRMED: {"usage": "uuid!", "confirmed_on": "date!", "reason": "str"},
    USAGE_REJECTED: {"usage": "uuid!", "reason": "str!", "rejected_on": "date!"},
    USAGE_DISPUTED: {"usage": "uuid!", "reason": "str!", "disputed_on": "date!"},
    USAGE_WITHDRAWN: {"usage": "uuid!", "reason": "str!", "withdrawn_on": "date!"},
    SLOT_EXCUSED: {"column": "uuid!", "slot": "str!", "reason": "str!", "excused_on": "date!"},
}


class WrongShape(EntryRefused):
    """Data that do not fit the fields of their event."""


def shaped(type_name: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The data of an event in one spelling (uuids, dates), or None where a node would not apply it."""
    try:
        return _object(SHAPES[type_name], data)
    except WrongShape:
        return None


def _object(shape: Shape, data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise WrongShape("not an object")
    made: dict[str, Any] = {}
    for marked, kind in shape.items():
        name = marked.rstrip("!")
        needed = marked != name or (isinstance(kind, str) and kind.endswith("!"))
        if name in data:
            made[name] = _value(kind, data[name])
        elif needed:
            raise WrongShape(name)
    return made


def _value(kind: Any, value: Any) -> Any:
    if isinstance(kind, list):
        if not isinstance(value, list):
            raise WrongShape("not a list")
        return [_value(kind[0], one) for one in value]
    if isinstance(kind, Mapping):
        return _object(kind, value)
    if value is None and kind.endswith("?"):
        return None
    try:
        return _SCALARS[kind.rstrip("!?")](value)
    except (ValueError, TypeError, AttributeError) as error:
        raise WrongShape(kind) from error


def _text(value: Any) -> str:
    if type(value) is not str or not unicodedata.is_normalized("NFC", value):
        raise WrongShape("str")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > MAX_INTEGER:
        raise WrongShape("int")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise WrongShape("bool")
    return value


def _day(value: Any) -> str:
    if len(value) != 10:
        raise WrongShape("date")
    return date.fromisoformat(value).isoformat()


def _moment(value: Any) -> str:
    if datetime.fromisoformat(value).tzinfo is None:
        raise WrongShape("datetime")
    return str(value)


_SCALARS = {
    "uuid": lambda value: str(UUID(value)),
    "str": _text,
    "int": _whole,
    "bool": _truth,
    "date": _day,
    "datetime": _moment,
}
