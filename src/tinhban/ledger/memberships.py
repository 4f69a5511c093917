"""Who may write in a channel: now, and as an author knew it when it signed."""

from functools import cache
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tinhban.ledger import tables
from tinhban.ledger.models import Membership
from tinhban.wire.channels import Role

_IN_ORDER = ("position", "entry_hash")


def in_force() -> QuerySet[Membership]:
    """The last change of every organisation in every channel, removals left out."""
    return _last_changes().all()


@cache
def _last_changes() -> QuerySet[Membership]:
    """Never evaluated: nearly every question about channels begins with a copy of it."""
    later = Membership.objects.filter(
        Q(position__gt=OuterRef("position"))
        | Q(position=OuterRef("position"), entry_hash__gt=OuterRef("entry_hash")),
        channel=OuterRef("channel"),
        organisation=OuterRef("organisation"),
    )
    return Membership.objects.filter(~Exists(later)).exclude(role="")


def role_now(channel: str, organisation: UUID) -> Role | None:
    """The role of an organisation as the last known change says."""
    here = {"channel": channel, "organisation": organisation}
    change = tables.last(Membership, ("role",), here, by=_IN_ORDER)
    return Role(change[0]) if change and change[0] else None


def latest(channel: str) -> str | None:
    """The last known change in a channel, by its hash: what our next link names as `mem`."""
    change = tables.last(Membership, ("entry_hash",), {"channel": channel}, by=_IN_ORDER)
    return change[0] if change else None


def role_as_known(channel: str, organisation: UUID, membership: str) -> Role | None:
    """The role of an organisation in the eyes of an author who knew this membership entry."""
    known = Membership.objects.filter(channel=channel, entry_hash=membership).first()
    if known is None:
        return None
    return _role(
        Membership.objects.filter(
            channel=channel, organisation=organisation, position__lte=known.position
        )
    )


def removals_after(channel: str, organisation: UUID, membership: str) -> list[Membership]:
    """Removals of an organisation of which the author of an entry did not know yet."""
    known = Membership.objects.filter(channel=channel, entry_hash=membership).first()
    removals = Membership.objects.filter(channel=channel, organisation=organisation, role="")
    return list(removals.filter(position__gt=known.position) if known else removals)


def admits(removal: Membership, *, epoch: str, seq: int) -> bool:
    """Whether an entry stands at or before the last one accepted of a removed member."""
    return any(head["epoch"] == epoch and seq <= head["seq"] for head in removal.heads)


def _role(changes: QuerySet[Membership]) -> Role | None:
    last = changes.order_by("-position", "-entry_hash").first()
    return Role(last.role) if last and last.role else None
