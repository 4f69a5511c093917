"""Which entries of a revoked key still count: those up to the last good one, and what it stands on."""

import json
from dataclasses import dataclass
from uuid import UUID

from tinhban.ledger.models import Entry, KeyRevocation
from tinhban.proof.keys import read_statement
from tinhban.proof.links import Link
from tinhban.wire.channels import LogClosed, LogOpened
from tinhban.wire.declaring import type_of


@dataclass(frozen=True)
class Revocation:
    """The last good position in each epoch of one channel, as a root key has fixed it."""

    good_until: dict[str, int]

    @classmethod
    def of(cls, organisation: UUID, number: int, channel: str) -> "Revocation | None":
        """What is known here of the end of a key in a channel."""
        found = KeyRevocation.objects.filter(
            organisation=organisation, number=number, channel=channel
        ).first()
        return None if found is None else cls.read(bytes(found.statement))

    @classmethod
    def read(cls, raw: bytes) -> "Revocation":
        """From the root-signed statement, and from what the good entries themselves say."""
        statement = read_statement(raw)
        good: dict[str, int] = {}
        ends = [(statement.epoch, statement.seq)]
        while ends:
            epoch, seq = ends.pop()
            if good.get(epoch, -1) >= seq:
                continue
            good[epoch] = seq
            rows = Entry.objects.filter(
                channel=statement.channel,
                organisation=statement.organisation,
                epoch=epoch,
                seq__lte=seq,
                type__in=[type_of(LogOpened), type_of(LogClosed)],
            )
            for body in rows.values_list("body", flat=True):
                if body is None:
                    continue
                data = json.loads(bytes(body))["data"]
                named = data.get("follows", []) + [data[name] for name in ("end",) if name in data]
                ends += [(end["epoch"], end["seq"]) for end in named]
        return cls(good)

    def admits(self, link: "Link | Entry") -> bool:
        """Whether an entry of the revoked key counts."""
        return link.seq <= self.good_until.get(link.epoch, -1)
