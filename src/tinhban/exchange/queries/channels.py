"""The channels that an organisation exchanges in, and who is there."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tinhban.ledger import queries as ledger_queries
from tinhban.ledger.entries import Role

WRITERS = (Role.COORDINATOR, Role.MEMBER)


@dataclass(frozen=True)
class ChannelCard:
    """A channel as a person chooses it: its title and the partners there."""

    id: str
    title: str
    partners: tuple[UUID, ...]
    writes: bool


def channels(organisation: UUID, *, writing: bool = False) -> list[ChannelCard]:
    """The channels of an organisation by title; with `writing` only those it may write in."""
    roles = WRITERS if writing else ()
    found = []
    for channel in ledger_queries.channels_of(organisation, *roles):
        members = ledger_queries.members(channel)
        purpose: dict[str, Any] = ledger_queries.purpose_of(channel)
        found.append(
            ChannelCard(
                id=channel,
                title=str(purpose.get("title") or channel[:8]),
                partners=tuple(
                    uid for uid, role in members.items() if role.writes and uid != organisation
                ),
                writes=members[organisation].writes,
            )
        )
    return sorted(found, key=lambda card: (card.title, card.id))


def partners_in(channel: str, organisation: UUID) -> list[UUID]:
    """The other members of a channel that may answer."""
    members = ledger_queries.members(channel)
    return [uid for uid, role in members.items() if role.writes and uid != organisation]


def number_of(rows: QuerySet[Any], key: str) -> Coalesce:
    """How many of these rows, counted only for what is shown: no grouping of the whole table."""
    grouped = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(grouped), 0)
