"""Parts of events as plain JSON rows and back: how a draft keeps them."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def row_of(part: Any) -> Any:
    """A part as JSON: uids and dates as text."""
    if is_dataclass(part):
        return {f.name: row_of(getattr(part, f.name)) for f in fields(part)}
    if isinstance(part, tuple | list):
        return [row_of(one) for one in part]
    return str(part) if isinstance(part, UUID | date) else part


def part_of(kind: type[T], row: dict[str, Any]) -> T:
    """A row back as its part; what the row does not say keeps the default."""
    hints = get_type_hints(kind)
    given = {
        f.name: _value(hints[f.name], row[f.name])
        for f in fields(kind)
        if f.name in row or f.default is MISSING
    }
    return kind(**given)


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) is UnionType:
        if value is None:
            return None
        hint = next(a for a in get_args(hint) if a is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if hint is UUID:
        return UUID(value)
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return part_of(hint, value)
    return value
