"""Fills a node with the shipped reference data; run again, it changes only what differs."""

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from tinhban.foundation import text
from tinhban.organisations import names, protocol
from tinhban.organisations.data import bodies as shipped
from tinhban.organisations.data.shapes import Body, Change
from tinhban.organisations.models import (
    Alias,
    BodyFunction,
    Organisation,
    OrganisationCode,
    OrganisationName,
    OrganisationParent,
    OrganisationPlace,
    OrgChange,
    OrgChangeShare,
    Unit,
    UnitChange,
)

CHANGES_ON = date(2025, 7, 1)
_BODIES = uuid5(NAMESPACE_URL, "urn:tinhban:bodies")


def uid_of(slug: str) -> UUID:
    """The uid of a shipped body: the same on every node, so that nodes name the same body alike."""
    return uuid5(_BODIES, slug)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of the package's data."""
    packed = files("tinhban.organisations.data").joinpath(name).read_bytes()
    yield from csv.DictReader(gzip.decompress(packed).decode().splitlines())


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def load_units() -> int:
    """All provinces, districts and communes with their changes; answers how many units there are."""
    units = [
        Unit(
            code=row["code"],
            level=row["level"],
            kind=row["kind"],
            name=row["name"],
            parent_code=row["parent_code"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            operating_from=_day(row["operating_from"]),
        )
        for row in rows("units.csv.gz")
    ]
    changes = [UnitChange(on=CHANGES_ON, **row) for row in rows("changes_2025-07-01.csv.gz")]
    with transaction.atomic():
        if _differs(
            Unit, units, "code", "kind", "name", "parent_code", "valid_to", "operating_from"
        ):
            Unit.objects.all().delete()
            key = cache(text.sort_key)  # most names occur before and after the change
            for unit in units:
                unit.folded = text.fold(unit.name)
                unit.sort_key = key(unit.short_name)
            Unit.objects.bulk_create(units, batch_size=1000)
        if _differs(UnitChange, changes, "on", "old_code", "new_code", "share"):
            UnitChange.objects.all().delete()
            UnitChange.objects.bulk_create(changes, batch_size=1000)
    return len(units)


def _differs(
    model: type[Unit] | type[UnitChange], wanted: list[Unit] | list[UnitChange], *fields: str
) -> bool:
    """Whether the table differs from what is wanted."""
    present = set(model.objects.values_list(*fields))
    return present != {tuple(getattr(row, f) for f in fields) for row in wanted}


def load_bodies() -> int:
    """The bodies of the seed provinces and their successors; answers how many."""
    book = shipped.book()
    with transaction.atomic():
        for body in book.bodies:
            _load_body(body)
        for body in book.bodies:
            _load_parent(body)
        for change in book.changes:
            _load_change(change)
    return len(book.bodies)


def _load_body(body: Body) -> None:
    level = body.places[0][1] if body.places else ""
    organisation, _ = Organisation.objects.update_or_create(
        uid=uid_of(body.slug),
        defaults={
            "slug": body.slug,
            "kind": body.kind,
            "press_kind": body.press,
            "protocol_order": protocol.order_of_body(level, body.kind, body.press),
            "sort_key": names.body_sort_key(body.names[-1].name),
            "folded": names.search_text(*(p for n in body.names for p in (n.name, n.short))),
            "valid_from": body.days[0],
            "valid_to": body.days[1],
            "operating_from": body.days[0],
            "operating_to": body.days[1],
            "verified": body.verified,
            "note": body.note,
        },
    )
    for model in (OrganisationName, OrganisationPlace, OrganisationCode, BodyFunction, Alias):
        model._default_manager.filter(organisation=organisation).delete()
    for name in body.names:
        OrganisationName.objects.create(
            organisation=organisation,
            name=name.name,
            short_name=name.short,
            notation=name.notation,
            valid_from=name.days[0],
            valid_to=name.days[1],
        )
    OrganisationPlace.objects.bulk_create(
        OrganisationPlace(
            organisation=organisation, unit_code=code, level=level, valid_from=start, valid_to=end
        )
        for code, level, (start, end) in body.places
    )
    OrganisationCode.objects.bulk_create(
        OrganisationCode(
            organisation=organisation, scheme=scheme, code=code, valid_from=start, valid_to=end
        )
        for scheme, code, (start, end) in body.codes
    )
    BodyFunction.objects.bulk_create(
        BodyFunction(organisation=organisation, function=function, valid_from=start, valid_to=end)
        for function, (start, end) in body.functions
    )
    set_aliases(organisation, *body.aliases)


def set_aliases(organisation: Organisation, *more: str) -> None:
    """Write down every key under which the names of a body, and `more` typings of it, are found."""
    own = organisation.names.values_list("name", "short_name")
    spellings = [text for pair in own for text in pair if text]
    Alias.objects.bulk_create(
        (Alias(organisation=organisation, key=key) for key in names.keys([*spellings, *more])),
        ignore_conflicts=True,
    )


def _load_parent(body: Body) -> None:
    if not body.parent:
        return
    OrganisationParent.objects.update_or_create(
        organisation_id=uid_of(body.slug),
        parent_id=uid_of(body.parent),
        defaults={"valid_from": body.days[0], "valid_to": body.days[1]},
    )


def _load_change(change: Change) -> None:
    row, _ = OrgChange.objects.update_or_create(
        slug=change.slug,
        defaults={
            "kind": change.kind,
            "on": change.on,
            "legal_basis": change.basis,
            "verified": change.verified,
            "note": change.note,
        },
    )
    for predecessor, successor, share in change.shares:
        OrgChangeShare.objects.update_or_create(
            change=row,
            predecessor_id=uid_of(predecessor),
            successor_id=uid_of(successor),
            defaults={"share": share},
        )
