"""The logs of a bundle's channels: unbroken, signed, by members, and what they tell a rule."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tinhban.proof.encoding import Malformed, unb64url
from tinhban.proof.jws import BadSignature, verify_jws
from tinhban.proof.keys import KeyRing, UnknownKey, read_statement
from tinhban.proof.links import NOWHERE, Body, Link, Mismatch, match_body, parse_link
from tinhban.proof.refusals import BundleRefused
from tinhban.proof.things import Fact
from tinhban.wire.channels import GENESIS, LOG_OPEN, KeyRevoked, LogClosed
from tinhban.wire.declaring import UnknownType, decode, encode, type_of
from tinhban.wire.programmes import ProgrammeProposed
from tinhban.wire.refusals import EntryRefused

LOG_CLOSE = type_of(LogClosed)
KEY_REVOKE = type_of(KeyRevoked)
PROPOSED = type_of(ProgrammeProposed)
WRITERS = ("coordinator", "member")

LogName = tuple[str, str, str]  # channel, organisation, epoch


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """One entry that was read and checked; its body is None where it was not disclosed."""

    link: Link
    body: Body | None


@dataclass
class History:
    """Every entry of a bundle, by log and by hash."""

    ring: KeyRing
    logs: dict[LogName, list[CheckedEntry]] = field(default_factory=dict)
    by_hash: dict[str, CheckedEntry] = field(default_factory=dict)
    changes: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    removals: dict[str, list[CheckedEntry]] = field(default_factory=dict)

    def read_log(self, name: LogName, lines: Iterable[bytes]) -> None:
        """Read one log from its first entry; the first thing that does not fit refuses the bundle."""
        channel, organisation, epoch = name
        shown = "/".join((channel[:8], organisation[:8], epoch[:6]))
        entries: list[CheckedEntry] = []
        previous = NOWHERE
        for seq, line in enumerate(lines):
            raw, _, packed = line.partition(b" ")
            try:
                link = parse_link(raw)
                body = None if packed == b"-" else match_body(link, unb64url(packed))
            except (Malformed, Mismatch) as error:
                raise BundleRefused("bad_entry", seq=seq, log=shown, why=str(error)) from error
            at_home = link.hash if link.type == GENESIS else link.channel
            if (at_home, str(link.organisation), link.epoch) != name:
                raise BundleRefused("wrong_place", entry=link.hash, log=shown)
            if link.seq != seq:
                raise BundleRefused("gap", log=shown, seq=seq)
            if link.previous != previous:
                raise BundleRefused("broken_chain", log=shown, seq=seq)
            self._verify(link, raw)
            entries.append(CheckedEntry(link, body))
            self.by_hash[link.hash] = entries[-1]
            previous = link.hash
        self.logs[name] = entries

    def _verify(self, link: Link, raw: bytes) -> None:
        try:
            verify_jws(raw, self.ring.key(link.kid))
        except UnknownKey as error:
            raise BundleRefused("unknown_key", entry=link.hash) from error
        except BadSignature as error:
            raise BundleRefused("bad_signature", entry=link.hash) from error

    def channels(self) -> set[str]:
        return {channel for channel, _organisation, _epoch in self.logs}

    def check_members(self) -> None:
        """Every entry of every channel is signed by somebody who could write when it was signed."""
        for channel in self.channels():
            self._read_changes(channel)
        for (channel, organisation, _epoch), entries in self.logs.items():
            for entry in entries:
                if entry.link.type == GENESIS:
                    continue
                if self._role(channel, organisation, entry.link.membership) not in WRITERS:
                    raise BundleRefused("not_a_member", entry=entry.link.hash)

    def _read_changes(self, channel: str) -> None:
        """(membership entry, organisation, role), as the coordinator wrote them."""
        genesis = self.by_hash.get(channel)
        if genesis is None or genesis.link.type != GENESIS or genesis.body is None:
            raise BundleRefused("no_genesis", channel=channel)
        coordinator = str(genesis.link.organisation)
        changes: list[tuple[str, str, str]] = []
        try:
            for member in genesis.body.data["members"]:
                changes.append((channel, member["organisation"], member["role"]))
            for entry in self._in_order(channel, coordinator):
                data = entry.body.data if entry.body else {}
                match entry.link.type:
                    case "vn.tinhban.member.add.v1":
                        member = data["member"]
                        changes.append((entry.link.hash, member["organisation"], member["role"]))
                    case "vn.tinhban.member.role.v1":
                        changes.append((entry.link.hash, data["organisation"], data["role"]))
                    case "vn.tinhban.member.remove.v1":
                        changes.append((entry.link.hash, data["organisation"], ""))
                        self.removals.setdefault(channel, []).append(entry)
        except (KeyError, TypeError) as error:
            raise BundleRefused("no_genesis", channel=channel) from error
        self.changes[channel] = changes

    def _role(self, channel: str, organisation: str, known: str) -> str:
        """The role of an organisation in the eyes of an author who knew this membership entry."""
        role, reached = "", False
        for entry, changed, new_role in self.changes[channel]:
            if reached and entry != known:
                break
            reached = reached or entry == known
            if changed == organisation:
                role = new_role
        return role if reached else ""

    def _in_order(self, channel: str, organisation: str) -> list[CheckedEntry]:
        """One organisation's entries in a channel, epoch after epoch."""
        names = [name for name in self.logs if name[:2] == (channel, organisation)]
        return [entry for name in self._ranked(names) for entry in self.logs[name]]

    def _ranked(self, names: list[LogName]) -> list[LogName]:
        """Epochs in the order in which each names the ones it follows; the clock only breaks ties."""
        follows = {name[2]: self._follows(name) for name in names}

        def rank(epoch: str, seen: frozenset[str] = frozenset()) -> int:
            earlier = [e for e in follows.get(epoch, ()) if e not in seen]
            return 1 + max((rank(e, seen | {epoch}) for e in earlier), default=0)

        return sorted(names, key=lambda n: (rank(n[2]), self.logs[n][0].link.at, n[2]))

    def _follows(self, name: LogName) -> set[str]:
        opened = [entry for entry in self.logs[name] if entry.link.type == LOG_OPEN]
        found = {epoch for entry in opened for epoch, _seq in _ends_named(entry)}
        return found & {other[2] for other in self.logs if other[:2] == name[:2]}

    def facts(
        self, until: Mapping[LogName, int], types: Collection[str]
    ) -> tuple[list[Fact], set[str]]:
        """What the entries of these types tell, up to a last seq for each log; and those not disclosed."""
        facts: list[Fact] = []
        hidden: set[str] = set()
        void = self._void()
        for channel, organisation in sorted({name[:2] for name in until}):
            names = [n for n in self.logs if n[:2] == (channel, organisation) and n in until]
            counted = [
                (rank, entry)
                for rank, name in enumerate(self._ranked(names))
                for entry in self.logs[name][: until[name] + 1]
                if entry.link.hash not in void and not entry.link.critical
            ]
            repeats = _repeats(entry for _rank, entry in counted)
            for rank, entry in counted:
                link, body = entry.link, entry.body
                if link.type not in types or link.hash in repeats:
                    continue
                if body is None:
                    hidden.add(link.hash)
                elif (data := _spelled(link.type, body.data)) is not None:
                    place = (rank, link.seq)
                    facts.append(
                        Fact(link.hash, channel, organisation, link.type, data, place, link.refs)
                    )
        return facts, hidden

    def _void(self) -> set[str]:
        """Entries after a removal's last accepted ones, and those of a key after its last good one."""
        void: set[str] = set()
        for channel, removals in self.removals.items():
            for removal in removals:
                data = removal.body.data if removal.body else {}
                ends = {end["epoch"]: end["seq"] for end in data.get("heads", ())}
                for name, entries in self.logs.items():
                    if name[:2] != (channel, data.get("organisation")):
                        continue
                    for entry in entries[ends.get(name[2], -1) + 1 :]:
                        if self._known_before(channel, entry.link.membership, removal.link.hash):
                            void.add(entry.link.hash)
        for entry in list(self.by_hash.values()):
            if entry.link.type == KEY_REVOKE and entry.body:
                void |= self._of_stolen_key(entry.body.data.get("statement"))
        return void

    def _known_before(self, channel: str, known: str, removal: str) -> bool:
        """Whether an author's last known membership entry stands before a removal."""
        order = [entry for entry, _organisation, _role in self.changes[channel]]
        return known in order and order.index(known) < order.index(removal)

    def _of_stolen_key(self, statement: object) -> set[str]:
        """What the revoked key wrote in a channel beyond its last good entry, and what that stands on."""
        try:
            said = read_statement(str(statement).encode())
            self.ring.check_root(said)
        except EntryRefused:
            return set()
        if said.act != "revoke":
            return set()
        organisation = str(said.organisation)
        good: dict[str, int] = {}
        ends = [(said.epoch, said.seq)]
        while ends:
            epoch, seq = ends.pop()
            if good.get(epoch, -1) >= seq:
                continue
            good[epoch] = seq
            for entry in self.logs.get((said.channel, organisation, epoch), [])[: seq + 1]:
                ends += _ends_named(entry)
        return {
            entry.link.hash
            for name, entries in self.logs.items()
            if name[:2] == (said.channel, organisation)
            for entry in entries
            if entry.link.key_number == said.key_number
            and entry.link.seq > good.get(entry.link.epoch, -1)
        }

    def names(self) -> dict[str, str]:
        """What organisations called themselves when they signed a programme."""
        found: dict[str, str] = {}
        for entry in self.by_hash.values():
            if entry.link.type == PROPOSED and entry.body:
                for party in entry.body.data.get("parties", ()):
                    if isinstance(party, dict) and isinstance(party.get("name_as_signed"), str):
                        found.setdefault(str(party.get("organisation")), party["name_as_signed"])
        return found


def _spelled(type_name: str, data: dict[str, Any]) -> dict[str, Any] | None:
    """The data of an event in one spelling, or None where no node applied it: the fields are those of the event.

    Of a type that is younger than this release nothing is known but what the report declares: as it came.
    """
    try:
        return encode(decode(type_name, data))
    except UnknownType:
        return data
    except EntryRefused:
        return None


def _ends_named(entry: CheckedEntry) -> list[tuple[str, int]]:
    """The ends of earlier epochs that the opening or the end of an epoch names."""
    if entry.link.type not in (LOG_OPEN, LOG_CLOSE) or entry.body is None:
        return []
    data = entry.body.data
    named = [*(data.get("follows") or ()), data.get("end")]
    return [
        (one["epoch"], one["seq"])
        for one in named
        if isinstance(one, dict)
        and isinstance(one.get("epoch"), str)
        and type(one.get("seq")) is int
    ]


def _repeats(entries: Iterable[CheckedEntry]) -> set[str]:
    """Entries that repeat an intention of the same log's writer: kept, and never counted."""
    first: dict[UUID, Link] = {}
    repeated: set[str] = set()
    told = [(entry.link, entry.body) for entry in entries if entry.body is not None]
    for link, body in sorted(told, key=lambda one: (one[0].at, one[0].hash)):
        if first.setdefault(body.id, link) is not link:
            repeated.add(link.hash)
    return repeated
