"""An organisation on another machine: it writes its log with the proof format alone, no database."""

import os
from dataclasses import dataclass, field
from uuid import UUID

from tinhban.foundation.ids import new_uid
from tinhban.proof import keys
from tinhban.proof.encoding import b64url, digest
from tinhban.proof.links import NOWHERE, build_body, build_link
from tinhban.wire.channels import ChannelOpened, LogEnd, LogOpened, Member, Role
from tinhban.wire.declaring import encode, type_of

START = 1_640_995_200  # 1 January 2022


@dataclass(frozen=True)
class Sent:
    """One entry on the wire."""

    link: bytes
    body: bytes | None
    cites: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        return digest(self.link)

    @property
    def pair(self) -> tuple[bytes, bytes | None]:
        return self.link, self.body


@dataclass
class Peer:
    """A writer with its own keys, clock and log."""

    uid: UUID = field(default_factory=new_uid)
    root: bytes = field(default_factory=keys.new_seed)
    next_root: bytes = field(default_factory=keys.new_seed)
    seed: bytes = field(default_factory=keys.new_seed)
    key_number: int = 1
    channel: str = NOWHERE
    membership: str = NOWHERE
    epoch: str = ""
    seq: int = -1
    prev: str = NOWHERE
    clock: int = START
    demo: bool = False
    log: list[Sent] = field(default_factory=list)

    def statement(self, seed: bytes | None = None, number: int = 1) -> bytes:
        return keys.sign_statement(
            keys.Statement(
                act="key",
                organisation=self.uid,
                root=keys.public_key(self.root),
                at=self.clock,
                key_number=number,
                key=keys.public_key(seed or self.seed),
                successor=digest(keys.public_key(self.next_root)),
                demo=self.demo,
            ),
            self.root,
        )

    def root_says(self, act: str, **fields: object) -> str:
        return keys.sign_statement(
            keys.Statement(
                act=act,
                organisation=self.uid,
                root=keys.public_key(self.root),
                at=self.clock,
                **fields,
            ),
            self.root,
        ).decode()

    def open_channel(self, *others: "Peer", demo: bool = False, **roles: Role) -> Sent:
        """A genesis in which all others are members."""
        members = [Member(organisation=self.uid, role=Role.COORDINATOR, keys=self._keys())]
        members += [
            Member(organisation=other.uid, role=Role.MEMBER, keys=other._keys()) for other in others
        ]
        self.epoch = _epoch()
        event = ChannelOpened(purpose={"title": "Kênh"}, demo=demo, members=tuple(members))
        genesis = self.say(event, open_first=False)
        for peer in (self, *others):
            peer.channel = peer.membership = genesis.hash
        return genesis

    def say(
        self,
        event: object,
        *,
        refs: tuple[str, ...] = (),
        id: UUID | None = None,
        open_first: bool = True,
        type: str | None = None,
        data: dict | None = None,
        raw_body: bytes | None = None,
        audience: tuple[str, ...] = ("*",),
        **overrides: object,
    ) -> Sent:
        """The next entry of the log."""
        if open_first and not self.epoch:
            self.new_epoch()
        self.clock += 60
        name = type or type_of(event)
        body = raw_body or build_body(
            id=id or new_uid(),
            organisation=self.uid,
            type=name,
            time="2022-01-01T00:00:00+07:00",
            salt=os.urandom(16),
            data=encode(event) if data is None else data,
        )
        said = {
            "channel": self.channel,
            "epoch": self.epoch,
            "seq": self.seq + 1,
            "previous": self.prev,
            "at": self.clock,
            "membership": self.membership,
        } | overrides
        link = build_link(
            seed=self.seed,
            organisation=self.uid,
            key_number=self.key_number,
            type=name,
            body=body,
            audience=audience,
            refs=refs,
            **said,
        ).raw
        cites = [*refs]
        if said["membership"] != NOWHERE:
            cites.append(said["membership"])
        sent = Sent(link, body, tuple(cites))
        self.seq, self.prev = said["seq"], sent.hash
        self.log.append(sent)
        return sent

    def new_epoch(self) -> Sent:
        """Start again after a restart, naming the last head."""
        follows = ()
        if self.epoch:
            follows = (LogEnd(epoch=self.epoch, seq=self.seq, hash=self.prev),)
        self.epoch, self.seq, self.prev = _epoch(), -1, NOWHERE
        return self.say(
            LogOpened(follows=follows), open_first=False, refs=tuple(end.hash for end in follows)
        )

    def copy(self) -> "Peer":
        """The same organisation from here on once more: a clone, or a liar."""
        return Peer(**{**self.__dict__, "log": list(self.log)})

    def _keys(self) -> tuple[str, ...]:
        return (self.statement().decode(),)


def _epoch() -> str:
    return b64url(os.urandom(16))
