"""The second step of an entry from elsewhere: may it be kept, and as what."""

from dataclasses import dataclass, field
from uuid import UUID

from tinhban.ledger import memberships
from tinhban.ledger.entries import State
from tinhban.ledger.errors import (
    BadBytes,
    BadChain,
    BadEntrySignature,
    Gap,
    NotAuthorised,
    UnknownChannel,
)
from tinhban.ledger.intake import Intake, Tip
from tinhban.ledger.models import Channel, Membership, OrganisationKey
from tinhban.ledger.revocations import Revocation
from tinhban.proof import chains, jws
from tinhban.proof.chains import Place
from tinhban.proof.encoding import Malformed
from tinhban.proof.links import (
    NOWHERE,
    Body,
    Link,
    Mismatch,
    match_body,
    parse_link,
)
from tinhban.wire.channels import GENESIS


@dataclass
class Arrived:
    """Bytes from elsewhere, as far as they were understood."""

    raw_body: bytes | None
    link: Link
    body: Body | None


def read(raw: bytes, raw_body: bytes | None) -> Arrived:
    """Limits, form, and that link and body belong together; asks no database."""
    try:
        link = parse_link(raw)
        return Arrived(raw_body, link, match_body(link, raw_body) if raw_body else None)
    except (Malformed, Mismatch) as error:
        raise BadBytes(str(error)) from error


@dataclass
class Fork(Exception):
    """An entry that its author cannot have written beside the one that is here."""

    seq: int
    other_seq: int


@dataclass
class Known:
    """What the checks of one batch have asked the database already."""

    keys: dict[tuple[UUID, int], OrganisationKey | None] = field(default_factory=dict)
    channels: dict[str, Channel | None] = field(default_factory=dict)
    writers: set[tuple[str, UUID, str]] = field(default_factory=set)
    removals: dict[tuple[str, UUID, str], list[Membership]] = field(default_factory=dict)
    revocations: dict[tuple[UUID, int, str], Revocation | None] = field(default_factory=dict)

    def key(self, organisation: UUID, number: int) -> OrganisationKey | None:
        if (organisation, number) not in self.keys:
            self.keys[organisation, number] = OrganisationKey.objects.filter(
                organisation=organisation, number=number
            ).first()
        return self.keys[organisation, number]

    def channel(self, channel: str) -> Channel | None:
        if channel not in self.channels:
            self.channels[channel] = Channel.objects.filter(pk=channel).first()
        return self.channels[channel]

    def revocation(self, link: Link) -> Revocation | None:
        name = (link.organisation, link.key_number, link.channel)
        if name not in self.revocations:
            self.revocations[name] = Revocation.of(*name)
        return self.revocations[name]


def check(arrived: Arrived, known: Known, intake: Intake) -> State:
    """Raise EntryRefused or Fork, or say in which state the entry is to be kept."""
    link = arrived.link
    key = _require_signature(arrived, known)
    if link.type == GENESIS:
        _require_genesis(arrived, key)
    else:
        channel = known.channel(link.channel)
        if channel is None:
            raise UnknownChannel
        if key.demo and not channel.demo:
            raise NotAuthorised("a demonstration key in a real channel")
        _require_writer(link, known)
    tip = intake.tip(link.channel, link.organisation, link.epoch)
    _require_chain(link, tip)
    if tip is not None and tip.frozen_from is not None and link.seq >= tip.frozen_from:
        return State.DISPUTED
    revocation = known.revocation(link)
    if revocation is not None and not revocation.admits(link):
        return State.VOID
    return State.WAITING if arrived.raw_body is not None else State.WITHHELD


def _require_signature(arrived: Arrived, known: Known) -> OrganisationKey:
    link = arrived.link
    key = known.key(link.organisation, link.key_number)
    if key is None:
        raise BadEntrySignature(f"{link.kid} is not known here")
    try:
        jws.verify_jws(arrived.link.raw, bytes(key.public))
    except jws.BadSignature as error:
        raise BadEntrySignature(str(error)) from error
    return key


def _require_genesis(arrived: Arrived, key: OrganisationKey) -> None:
    link, body = arrived.link, arrived.body
    if link.seq != 0 or link.previous != NOWHERE or link.membership != NOWHERE or link.refs:
        raise BadChain("a genesis stands at the beginning")
    if body is None:
        raise BadBytes("a genesis without its body opens nothing")
    if key.demo and body.data.get("demo") is not True:
        raise NotAuthorised("a demonstration key in a real channel")


def _require_writer(link: Link, known: Known) -> None:
    if link.membership == NOWHERE:
        raise BadChain("mem names no membership entry")
    author = (link.channel, link.organisation, link.membership)
    if author in known.writers:
        return
    if author not in known.removals:
        if not Membership.objects.filter(channel=link.channel, entry_hash=link.membership).exists():
            return  # decided when that membership entry has come
        role = memberships.role_as_known(*author)
        if role is None or not role.writes:
            raise NotAuthorised
        known.removals[author] = memberships.removals_after(*author)
        if not known.removals[author]:
            known.writers.add(author)
    for removal in known.removals[author]:
        if not memberships.admits(removal, epoch=link.epoch, seq=link.seq):
            raise NotAuthorised("written after the end of the membership")


def _require_chain(link: Link, tip: Tip | None) -> None:
    try:
        chains.check_opening(link)
    except chains.BrokenChain as error:
        raise BadChain(str(error)) from error
    last_seq, last_hash = (-1, NOWHERE) if tip is None else (tip.seq, tip.hash)
    place = chains.place_of(link, last_seq=last_seq, last_hash=last_hash)
    if place is Place.GAP:
        raise Gap(last_seq + 1)
    if place is Place.BESIDE:
        raise Fork(link.seq, link.seq)
    if place is Place.ELSEWHERE:
        raise Fork(link.seq, last_seq)
