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


def units_named(asked: Asked, reader: Reader) -> "QuerySet[Unit]":
    """Units of every time of this name: those called just so first, then those of today, the larger before the smaller.

    There are thousands of some names: the database puts them in order, and only a page of them is read.
    """
    if not asked or not reader.acts:
        return Unit.objects.none()
    phrase = " ".join(asked.words)
    just_so = [phrase, *(f"{fold(kind)} {phrase}" for kind in names.UNIT_KINDS)]
    found = _having(Unit.objects.all(), "folded", asked.words).annotate(
        called=Case(
            When(folded__in=just_so, then=0), When(padded__contains=f" {phrase}", then=1), default=2
        ),
        ended=Case(When(valid_to=None, then=0), default=1),
        size=Case(*(When(level=level, then=n) for n, level in enumerate(_LEVELS))),
    )
    units: QuerySet[Unit] = found.order_by(
        "called", "ended", "size", "sort_key", "code", "valid_from"
    )
    return units


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
