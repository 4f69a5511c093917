"""Paging by key: a page is what comes after (or before) a row, so depth costs nothing."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

SIGNATURE = 12  # bytes: a guess does no more than turn to another page


class BadCursor(Exception):
    """The address of a page was cut or altered."""


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the cursors of its neighbours (empty at an end)."""

    rows: list[Any]
    next: str
    previous: str


def _field(name: str) -> tuple[str, bool]:
    return (name[1:], True) if name.startswith("-") else (name, False)


def _plain(value: Any) -> Any:
    return (
        value.isoformat()
        if isinstance(value, date | datetime)
        else (str(value) if isinstance(value, UUID) else value)
    )


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = row[part] if isinstance(row, dict) else getattr(row, part)
    return row


def _sign(text: bytes, order: tuple[str, ...]) -> bytes:
    """What only this node can have written, for lists in this order."""
    told = ",".join(order).encode() + b"\0" + text
    return salted_hmac("tinhban.screens.keyset", told, algorithm="sha256").digest()[:SIGNATURE]


def _cursor(row: Any, order: tuple[str, ...], backwards: bool) -> str:
    values = [_plain(_value(row, _field(name)[0])) for name in order]
    text = json.dumps([int(backwards), *values], ensure_ascii=False, separators=(",", ":")).encode()
    return _written(_sign(text, order) + text)


def _written(signed: bytes) -> str:
    return base64.urlsafe_b64encode(signed).decode().rstrip("=")


def _read(cursor: str, order: tuple[str, ...]) -> tuple[bool, list[Any]]:
    """What was signed here is whole and of the right kinds; nothing else is looked at."""
    try:
        signed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise BadCursor(cursor) from error
    mac, text = signed[:SIGNATURE], signed[SIGNATURE:]
    if _written(signed) != cursor or not constant_time_compare(mac, _sign(text, order)):
        raise BadCursor(cursor)
    backwards, *values = json.loads(text)
    return bool(backwards), values


def _beyond(order: tuple[str, ...], values: list[Any], backwards: bool) -> Q:
    """Rows that stand after `values` in `order`, in the form that an index can serve."""
    condition = Q()
    for n in reversed(range(len(order))):
        name, descending = _field(order[n])
        ahead = Q(**{f"{name}__{'lt' if descending != backwards else 'gt'}": values[n]})
        condition = ahead | Q(**{name: values[n]}) & condition if condition else ahead
    name, descending = _field(order[0])
    # The first column bounds the range of the index; the rest is a filter inside it.
    bound = Q(**{f"{name}__{'lte' if descending != backwards else 'gte'}": values[0]})
    return bound & condition


def page(queryset: "QuerySet[Any]", order: tuple[str, ...], size: int, cursor: str = "") -> Page:
    """One page of `queryset` in `order`, whose last column must be unique; none may be null."""
    backwards, values = _read(cursor, order) if cursor else (False, [])
    if values:
        try:
            queryset = queryset.filter(_beyond(order, values, backwards))
        except (ValueError, TypeError, ValidationError) as error:  # a column has another type now
            raise BadCursor(cursor) from error
    turned = tuple(n[1:] if n.startswith("-") else f"-{n}" for n in order) if backwards else order
    rows = list(queryset.order_by(*turned)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = (bool(rows), more) if backwards else (more, bool(values))
    return Page(
        rows=rows,
        next=_cursor(rows[-1], order, False) if rows and has_next else "",
        previous=_cursor(rows[0], order, True) if rows and has_previous else "",
    )
