"""What the ledger is measured with: an event of about 1 KB, its table of one row an entry, and a peer that writes it."""

import os
import time
from collections.abc import Iterator
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection, models

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.proof import keys
from tinhban.proof.encoding import b64url, digest
from tinhban.proof.links import NOWHERE, build_body, build_link
from tinhban.wire.channels import ChannelOpened, Member, Role
from tinhban.wire.declaring import encode, event, type_of

PADDING = "Tin, bài trao đổi giữa hai đài theo chương trình phối hợp. " * 4


class Measured(models.Model):
    """One row for one entry, as most projections make it; a table of the benchmark only."""

    uid = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=43)
    entry_hash = models.CharField(max_length=43)
    organisation = models.UUIDField()
    text = models.TextField()

    class Meta:
        app_label = "ledger"
        apps = Apps(["tinhban.ledger"])
        db_table = "ledger_bench"


@event("vn.tinhban.bench.measured.v1")
class Measurement:
    """What the benchmark records."""

    uid: UUID
    text: str


@applies(Measurement)
def measure(happened: Measurement, entry: AppliedEntry) -> int:
    return tables.insert(
        Measured,
        uid=happened.uid,
        channel=entry.channel,
        entry_hash=entry.hash,
        organisation=entry.signer,
        text=happened.text,
    )


def make_table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Measured)


class OwnLog:
    """A channel of an organisation of this node."""

    def __init__(self) -> None:
        self.uid = new_uid()
        ledger.create_identity(self.uid)
        self.channel = ledger.open_channel(as_=self.uid, by=self.uid, purpose={}, members={})

    def append(self, count: int) -> None:
        """So many entries in one commit."""
        with ledger.writing(self.channel, as_=self.uid):
            for _ in range(count):
                happened = Measurement(uid=new_uid(), text=PADDING)
                ledger.record(happened, as_=self.uid, by=self.uid)


class Peer:
    """An organisation elsewhere, whose entries arrive here."""

    def __init__(self) -> None:
        self.uid, self.seed, root = new_uid(), keys.new_seed(), keys.new_seed()
        self.channel = self.previous = NOWHERE
        self.epoch, self.seq = b64url(os.urandom(16)), 0
        statement = keys.Statement(
            act="key",
            organisation=self.uid,
            root=keys.public_key(root),
            at=int(time.time()),
            key_number=1,
            key=keys.public_key(self.seed),
            successor=digest(root),
        )
        ledger.register_key(keys.sign_statement(statement, root))
        me = Member(organisation=self.uid, role=Role.COORDINATOR)
        genesis = self._say(ChannelOpened(purpose={}, demo=False, members=(me,)))
        self.channel = digest(genesis[0])
        ledger.ingest(*genesis)

    def written(self, count: int) -> Iterator[tuple[bytes, bytes]]:
        """Links and bodies, one behind the other."""
        for _ in range(count):
            yield self._say(Measurement(uid=new_uid(), text=PADDING))

    def _say(self, happened: object) -> tuple[bytes, bytes]:
        body = build_body(
            id=new_uid(),
            organisation=self.uid,
            type=type_of(happened),
            time="2026-01-01T00:00:00+07:00",
            salt=os.urandom(16),
            data=encode(happened),
        )
        link = build_link(
            seed=self.seed,
            organisation=self.uid,
            key_number=1,
            channel=self.channel,
            epoch=self.epoch,
            seq=self.seq,
            previous=self.previous,
            type=type_of(happened),
            at=int(time.time()),
            body=body,
            membership=self.channel,
        )
        self.seq, self.previous = self.seq + 1, link.hash
        return link.raw, body
