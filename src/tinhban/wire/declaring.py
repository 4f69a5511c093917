"""How a feature declares what it tells other organisations: typed events, strict on what they know."""

import dataclasses
import types
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints
from uuid import UUID

from tinhban.wire.refusals import EntryRefused

JSON = None | bool | int | str | list["JSON"] | dict[str, "JSON"]
T = TypeVar("T")
Coder = Callable[[Any], Any]

_classes: dict[str, type] = {}
_types: dict[type, str] = {}


class UnknownType(EntryRefused):
    """An event type that this release does not know."""


class DecodeError(EntryRefused):
    """Data that do not fit the fields of their event."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
def event(type_name: str) -> Callable[[type[T]], type[T]]:
    """Make a class the frozen, keyword-only dataclass of one event type."""

    def declare(cls: type[T]) -> type[T]:
        made = dataclasses.dataclass(frozen=True, kw_only=True)(cls)
        known = _classes.get(type_name)
        if known is not None and known.__qualname__ != made.__qualname__:
            raise ValueError(f"{type_name} is declared twice")
        _classes[type_name] = made
        _types[made] = type_name
        return made

    return declare


@dataclass_transform(kw_only_default=True, frozen_default=True)
def part(cls: type[T]) -> type[T]:
    """Make a class the frozen, keyword-only dataclass of a part of events."""
    return dataclasses.dataclass(frozen=True, kw_only=True)(cls)


def type_of(event_or_class: object) -> str:
    """The type name of an event or of its class."""
    cls = event_or_class if isinstance(event_or_class, type) else type(event_or_class)
    try:
        return _types[cls]
    except KeyError:
        raise TypeError(f"{cls.__qualname__} is not declared as an event") from None


def known() -> frozenset[type]:
    """Every event class that was declared."""
    return frozenset(_types)


def class_of(type_name: str) -> type:
    """The event class of a type name."""
    try:
        return _classes[type_name]
    except KeyError:
        raise UnknownType(type_name) from None


def encode(happened: object) -> dict[str, Any]:
    """The JSON data of an event; text in NFC, None left out where it is the default."""
    cls: Any = type(happened)
    data: dict[str, Any] = _encoder(cls)(happened)
    return data


def decode(type_name: str, data: dict[str, Any]) -> Any:
    """The event of these data; unknown fields are left alone."""
    return _decoder(class_of(type_name))(data)


@cache
def _fields(cls: type) -> tuple[tuple[str, Any, Any], ...]:
    hints = get_type_hints(cls)
    made = []
    for field in dataclasses.fields(cls):
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        made.append((field.name, hints[field.name], default))
    return tuple(made)


@cache
def _encoder(kind: Any) -> Coder:
    options = _options(kind)
    if options is not None:
        coder = _encoder(options)
        return lambda value: None if value is None else coder(value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        fields = tuple((name, _encoder(hint), default) for name, hint, default in _fields(kind))

        def of_fields(value: Any) -> dict[str, Any]:
            data = {}
            for name, coder, default in fields:
                one = getattr(value, name)
                if one is not None or default is not None:
                    data[name] = coder(one)
            return data

        return of_fields
    if get_origin(kind) is tuple:
        item = _encoder(get_args(kind)[0])
        return lambda value: [item(one) for one in value]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str
    return _scalar(kind)[0]


@cache
def _decoder(kind: Any) -> Coder:
    options = _options(kind)
    if options is not None:
        coder = _decoder(options)
        return lambda value: None if value is None else coder(value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _object_decoder(kind)
    if get_origin(kind) is tuple:
        item = _decoder(get_args(kind)[0])

        def of_list(value: Any) -> tuple[Any, ...]:
            if not isinstance(value, list):
                raise DecodeError("not a list")
            return tuple([item(one) for one in value])

        return of_list
    if isinstance(kind, type) and issubclass(kind, StrEnum):

        def of_choice(value: Any) -> StrEnum:
            try:
                return kind(value)
            except ValueError as error:
                raise DecodeError(str(error)) from error

        return of_choice
    return _scalar(kind)[1]


def _object_decoder(cls: type) -> Coder:
    fields = tuple((name, _decoder(hint), default) for name, hint, default in _fields(cls))
    missing = dataclasses.MISSING

    def of_object(data: Any) -> Any:
        if not isinstance(data, dict):
            raise DecodeError("not an object")
        values = {}
        for name, coder, default in fields:
            if name in data:
                try:
                    values[name] = coder(data[name])
                except DecodeError as error:
                    raise DecodeError(f"{name}: {error}") from error
            elif default is missing:
                raise DecodeError(f"{name} is missing")
        return cls(**values)

    return of_object


def _options(kind: Any) -> Any:
    """The other half of `X | None`, or None for another kind."""
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    rest = [one for one in get_args(kind) if one is not types.NoneType]
    if len(rest) != 1 or len(rest) == len(get_args(kind)):
        raise TypeError(f"a field of an event cannot be {kind}")
    return rest[0]


def _scalar(kind: Any) -> tuple[Coder, Coder]:
    if get_origin(kind) is dict and get_args(kind)[0] is str:
        return _json_coder(_text_out), _json_coder(_text_in)
    try:
        return _SCALARS[kind]
    except (KeyError, TypeError):
        raise TypeError(f"a field of an event cannot be {kind}") from None


def _exactly(kind: type) -> Coder:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise DecodeError(f"not {kind.__name__}")
        return value

    return check


def _text_in(value: Any) -> str:
    if type(value) is not str:
        raise DecodeError("not text")
    if not value.isascii() and not unicodedata.is_normalized("NFC", value):
        raise DecodeError("text that is not in NFC")
    return value


def _text_out(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    if "\0" in value:
        raise ValueError("NUL in a text")
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > 2**53 - 1:
        raise DecodeError("not a whole number in range")
    return value


def _uuid_in(value: Any) -> UUID:
    try:
        return UUID(value)
    except (ValueError, AttributeError, TypeError) as error:
        raise DecodeError("not a UUID") from error


def _uuid_out(value: Any) -> str:
    if not isinstance(value, UUID):
        raise TypeError(f"{value!r} is not a UUID")
    return str(value)


def _date_in(value: Any) -> date:
    try:
        if len(value) == 10:
            return date.fromisoformat(value)
    except (ValueError, TypeError):
        pass
    raise DecodeError("not a date")


def _date_out(value: Any) -> str:
    if type(value) is not date:
        raise TypeError(f"{value!r} is not a date")
    return value.isoformat()


def _instant_in(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise DecodeError("not an instant") from error
    if instant.tzinfo is None:
        raise DecodeError("an instant without a time zone")
    return instant.astimezone(UTC)


def _instant_out(value: Any) -> str:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError(f"{value!r} is not an instant with a time zone")
    return value.astimezone(UTC).isoformat()


def _json_coder(text: Coder) -> Coder:
    def of_value(value: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return text(str(value))
        if isinstance(value, int):
            return _whole(value)
        if isinstance(value, list | tuple):
            return [of_value(one) for one in value]
        return of_object(value)

    def of_object(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise DecodeError(f"{type(value).__name__} in JSON")
        return {text(name): of_value(one) for name, one in value.items()}

    return of_object


_SCALARS: dict[Any, tuple[Coder, Coder]] = {
    UUID: (_uuid_out, _uuid_in),
    str: (_text_out, _text_in),
    int: (_whole, _whole),
    bool: (_exactly(bool), _exactly(bool)),
    date: (_date_out, _date_in),
    datetime: (_instant_out, _instant_in),
}
