"""Whom an office may ask: each partner once, with the programmes it shares with us."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tinhban.exchange.queries.channels import ChannelCard
from tinhban.foundation.text import sort_key


@dataclass(frozen=True)
class Partner:
    """A partner and the channels in which both of us may write."""

    uid: UUID
    name: str
    channels: tuple[ChannelCard, ...]

    @property
    def is_asked_about(self) -> bool:
        """Several programmes are shared: one of them is chosen."""
        return len(self.channels) > 1


def partners_of(cards: Iterable[ChannelCard], names: Mapping[UUID, str]) -> list[Partner]:
    """Every partner once, by name."""
    shared: dict[UUID, list[ChannelCard]] = {}
    for card in cards:
        for uid in card.partners:
            shared.setdefault(uid, []).append(card)
    found = [Partner(uid, names[uid], tuple(channels)) for uid, channels in shared.items()]
    return sorted(found, key=lambda partner: (sort_key(partner.name), str(partner.uid)))
