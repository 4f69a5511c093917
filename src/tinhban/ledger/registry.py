"""Who applies which event, and which tables are made of events."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from tinhban.ledger.entries import AppliedEntry
from tinhban.wire.declaring import type_of

Projection = Callable[[Any, AppliedEntry], int]
P = TypeVar("P", bound=Projection)

_projections: dict[str, Projection] = {}
_tables: list[type[Model]] = []


def applies(event_class: type) -> Callable[[P], P]:
    """Register the one function that applies an event, ours or a peer's."""

    def register(projection: P) -> P:
        name = type_of(event_class)
        known = _projections.get(name)
        if known is not None and known.__qualname__ != projection.__qualname__:
            raise ValueError(f"{name} has two projections")
        _projections[name] = projection
        return projection

    return register


def projected(*models: type[Model]) -> None:
    """Name tables that hold nothing but what events say; parents before children."""
    for model in models:
        for needed in ("channel", "entry_hash"):
            try:
                model._meta.get_field(needed)
            except FieldDoesNotExist:
                raise TypeError(f"{model.__name__} is projected and needs {needed}") from None
        if model not in _tables:
            _tables.append(model)


def projection_of(type_name: str) -> Projection | None:
    """The function that applies this type, if this release has one."""
    return _projections.get(type_name)


def projected_tables() -> tuple[type[Model], ...]:
    """Every projected table, parents before children."""
    return tuple(_tables)
