"""The channels that an organisation exchanges in, and who is there."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tinhban.ledger import memberships
from tinhban.ledger import queries as ledger_queries
from tinhban.records.prepared import Prepared
from tinhban.wire.channels import Role

WRITERS = (Role.COORDINATOR, Role.MEMBER)


@dataclass(frozen=True)
class ChannelCard:
    """A channel as a person chooses it: its title and the partners there."""

    id: str
    title: str
    partners: tuple[UUID, ...]
    writes: bool


_MEMBERS = Prepared(
    lambda uid: (
        memberships.in_force()
        .filter(channel__in=ledger_queries.channels_of(uid))
        .order_by("channel", "position", "uid")
        .values_list("channel", "organisation", "role")
    )
)


@lru_cache(maxsize=1024)
def _title(channel: str) -> str:
    """The title of a channel stands in its first entry and never changes."""
    return str(ledger_queries.purpose_of(channel).get("title") or channel[:8])


def channels(organisation: UUID, *, writing: bool = False) -> list[ChannelCard]:
    """The channels of an organisation by title; with `writing` only those it may write in."""
    members: dict[str, dict[UUID, Role]] = {}
    for channel, uid, role in _MEMBERS.rows(organisation):
        body = uid if isinstance(uid, UUID) else UUID(uid)
        members.setdefault(channel, {})[body] = Role(role)
    cards = [
        ChannelCard(
            id=channel,
            title=_title(channel),
            partners=tuple(
                uid for uid, role in roles.items() if role.writes and uid != organisation
            ),
            writes=roles[organisation].writes,
        )
        for channel, roles in members.items()
    ]
    shown = [card for card in cards if card.writes or not writing]
    return sorted(shown, key=lambda card: (card.title, card.id))


def partners_in(channel: str, organisation: UUID) -> list[UUID]:
    """The other members of a channel that may answer."""
    members = ledger_queries.members(channel)
    return [uid for uid, role in members.items() if role.writes and uid != organisation]


def number_of(rows: QuerySet[Any], key: str) -> Coalesce:
    """How many of these rows, counted only for what is shown: no grouping of the whole table."""
    grouped = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(grouped), 0)
