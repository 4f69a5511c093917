"""Items: the version in force, may it be published, what a correction asks of us."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from tinhban.exchange import verdict
from tinhban.exchange.models import CorrectionActed, Item, ItemVersion, Usage
from tinhban.ledger import queries as ledger_queries
from tinhban.records.channels import WRITERS


def latest_version(item: Item) -> ItemVersion:
    """The version that is in force."""
    return ItemVersion.objects.get(item_id=item.uid, owned_by=item.owned_by, version=item.version)


def verdict_of(item: Item, version: ItemVersion, *, on: date, by: UUID) -> verdict.Verdict:
    """May this organisation publish this version on that day?"""
    return verdict.publishable(item, version, on=on, by=by)


def _open_for(organisation: UUID) -> Q:
    """We used a version that was corrected or stopped, and have not acted on it."""
    used = Usage.objects.filter(
        Q(item__killed_on__isnull=False) | Q(version__lt=OuterRef("version")),
        item_id=OuterRef("uid"),
        used_by=organisation,
        withdrawn_on=None,
    )
    acted = CorrectionActed.objects.filter(
        Q(killed=True) | Q(item__killed_on__isnull=True),
        item_id=OuterRef("uid"),
        acted_by=organisation,
        version__gte=OuterRef("version"),
    )
    return Q(Exists(used)) & ~Q(Exists(acted))


def own_corrections_open(organisation: UUID) -> "QuerySet[Item]":
    """Changed items that ask something of us."""
    changed = Item.objects.filter(Q(version__gt=1) | Q(killed_on__isnull=False))
    return changed.filter(
        _open_for(organisation),
        channel__in=ledger_queries.channels_of(organisation, *WRITERS),
    ).order_by("changed_on", "uid")


def marked_open(items: "QuerySet[Item]", organisation: UUID) -> "QuerySet[Any]":
    """Beside each item whether its change asks something of us."""
    is_open = Case(When(_open_for(organisation), then=True), default=False)
    return items.annotate(open_for_us=is_open)
