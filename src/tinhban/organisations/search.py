"""Bodies and administrative units by words without marks, by every name that they had."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from tinhban.foundation.marking import Asked
from tinhban.foundation.text import fold
from tinhban.foundation.time import today
from tinhban.organisations import names
from tinhban.organisations.models import Level, Organisation, OrganisationPlace, Unit
from tinhban.organisations.reader import Reader

_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


def bodies_named(asked: Asked, reader: Reader, most: int) -> list[Organisation]:
    """Bodies that the words may name, also shortened ("STTTT"): those so called first, then those at work."""
    if not asked:
        return []
    normal = names.key(" ".join(asked.words)).split()
    found = Organisation.objects.visible_to(reader).filter(
        Q(pk__in=_having(Organisation.objects.all(), "folded", asked.words).values("pk"))
        | Q(pk__in=_having(Organisation.objects.all(), "aliases__key", normal).values("pk"))
    )
    ready = found.prefetch_related("names").in_protocol_order()[:most]
    now = today()
    return sorted(ready, key=lambda body: (asked.worth(body.name_on(now)), body.has_ended(now)))


def units_named(asked: Asked, reader: Reader, most: int) -> list[Unit]:
    """Units of every time of this name: those called just so first, then those of today, the larger before the smaller."""
    if not asked or not reader.acts:
        return []
    phrase = " ".join(asked.words)
    just_so = Case(
        When(Q(folded=phrase) | Q(folded__endswith=f" {phrase}"), then=Value(0)), default=Value(1)
    )
    found = _having(Unit.objects.annotate(just_so=just_so), "folded", asked.words)
    ready = found.order_by("just_so", "sort_key", "code", "valid_from")[:most]
    return sorted(ready, key=lambda unit: (_called(unit, phrase), *_standing(unit)))


def seated_in(unit: Unit, day: date, reader: Reader) -> "QuerySet[Organisation]":
    """The bodies whose place was in a unit on that day, or in a part of it."""
    children = Unit.objects.on(day).filter(parent_code=unit.code).values("code")
    inside = Unit.objects.on(day).filter(
        Q(code=unit.code) | Q(parent_code=unit.code) | Q(parent_code__in=children)
    )
    places = OrganisationPlace.objects.on(day).filter(unit_code__in=inside.values("code"))
    found = Organisation.objects.visible_to(reader).on(day)
    ready = found.filter(pk__in=places.values("organisation")).with_names()
    return ready.in_protocol_order()


def _having(rows: "QuerySet[Any]", field: str, words: Sequence[str]) -> "QuerySet[Any]":
    """Rows in one text of which all these words stand; the last one may be unfinished."""
    if not words:
        return rows.none()
    padded: QuerySet[Any] = rows.annotate(padded=Concat(Value(" "), field, Value(" ")))
    ends = [" "] * (len(words) - 1) + [""]
    for word, end in zip(words, ends, strict=True):
        padded = padded.filter(padded__contains=f" {word}{end}")
    return padded


def _called(unit: Unit, phrase: str) -> int:
    """0 where the name is what was asked for, with or without the word for its kind."""
    if phrase in (unit.folded, fold(unit.short_name)):
        return 0
    return 1 if f" {phrase}" in f" {unit.folded}" else 2


def _standing(unit: Unit) -> tuple[bool, int, str, str]:
    return bool(unit.valid_to), _LEVELS.index(Level(unit.level)), unit.sort_key, unit.code
