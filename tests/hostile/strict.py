"""Lets SQLite refuse what PostgreSQL refuses: a NUL in a text, a text longer than its column."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DataError, connection
from django.db.models import CharField
from django.db.models.signals import pre_save


def _no_nul(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    for values in (params or ()) if many else (params or (),):
        flat = values.values() if isinstance(values, dict) else values
        if any(isinstance(value, str) and "\0" in value for value in flat):
            raise DataError("a text holds a NUL")
    return execute(sql, params, many, context)


def _fits(instance: Any, **_: Any) -> None:
    for field in instance._meta.concrete_fields:
        value = instance.__dict__.get(field.attname)
        most = field.max_length if isinstance(field, CharField) else None
        if most and isinstance(value, str) and len(value) > most:
            raise DataError(f"{instance._meta.label}.{field.name} takes {most} letters")


@contextmanager
def like_postgresql() -> Iterator[None]:
    pre_save.connect(_fits)
    try:
        with connection.execute_wrapper(_no_nul):
            yield
    finally:
        pre_save.disconnect(_fits)
