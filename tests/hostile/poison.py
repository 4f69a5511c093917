"""Puts a script into every text that the tables hold, as if a feed, a partner, a log or a file had brought it."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, JSONField, Model, TextField

from tests.hostile.scripts import ADDRESSES, SCRIPTS

SHORT = '"><img src=x onerror="window.__ran=1">'
OURS = "tinhban."
# Keys, hashes, codes and words of ours: what a stranger cannot fill with text of his own.
CODES = re.compile(
    r"hash|sha256|channel|slug|code|period|username|password|_key$|^key$|^type$|notation|state|kind|role|media_type|"
    r"sort_key|folded|fold|digest|epoch|level|language|authority|frequency|medium|template|qualifier|answer|status|"
    r"indicator|number|sheet|session|per$|time_operator|tree_operator|measure|origin|public|statement|count|book|"
    r"rule|columns|mapping|layout|frozen|tallies|heads|figures|^who$"
)
ADDRESS = re.compile(r"url|address|link")
_PLAIN = re.compile(
    r"[0-9a-f-]{36}|[0-9a-f]{64}|[\w-]{43}|\d{4}-\d\d(-\d\d.*)?|[a-z0-9_.:/-]*|[\d.,:/ -]*"
)


def everything() -> int:
    """Poison all tables of ours; answers how many texts were filled."""
    filled = 0
    numbers = count()
    for model in apps.get_models():
        if not model.__module__.startswith(OURS) or not model._meta.managed:
            continue
        fields = [field for field in model._meta.concrete_fields if _takes_text(field)]
        for row in model._default_manager.all() if fields else ():
            changes = dict(_changes(row, fields, numbers))
            if changes:
                model._default_manager.filter(pk=row.pk).update(**changes)
                filled += len(changes)
    return filled


def _takes_text(field: Field) -> bool:
    kinds = (CharField, TextField, JSONField)
    return (
        isinstance(field, kinds)
        and not (field.primary_key or field.unique or field.choices)
        and not CODES.search(field.name)
    )


def _changes(row: Model, fields: list[Any], numbers: Iterator[int]) -> Iterator[tuple[str, Any]]:
    for field in fields:
        value = getattr(row, field.attname)
        if isinstance(field, JSONField):
            poisoned = _inside(value, numbers)
            if poisoned != value:
                yield field.attname, poisoned
        elif value and ADDRESS.search(field.name):
            yield (
                field.attname,
                ADDRESSES[next(numbers) % len(ADDRESSES)][: field.max_length or 500],
            )
        elif value:
            script = SCRIPTS[next(numbers) % len(SCRIPTS)]
            most = field.max_length or 10_000
            if len(script) > most:
                script = SHORT
            if len(script) <= most:
                yield field.attname, (script + str(value))[:most]


def _inside(value: Any, numbers: Iterator[int]) -> Any:
    """Human text in what is stored as JSON; codes, days and names of things stay."""
    if isinstance(value, dict):
        return {key: _inside(one, numbers) for key, one in value.items()}
    if isinstance(value, list):
        return [_inside(one, numbers) for one in value]
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return SCRIPTS[next(numbers) % len(SCRIPTS)] + value
    return value
