"""How an event of ours becomes a signed entry: built, stored, applied; the caller holds the log."""

import contextvars
import os
from collections.abc import Sequence
from uuid import UUID

from tinhban.foundation import ids, time
from tinhban.ledger import keys, memberships, verdicts
from tinhban.ledger.applying import STRUCTURE, applied_entry, apply_to_tables
from tinhban.ledger.entries import AppliedEntry, State
from tinhban.ledger.errors import Conflict
from tinhban.ledger.intake import Intake
from tinhban.ledger.models import Epoch
from tinhban.ledger.rebuilding import build_again
from tinhban.ledger.storing import row_of
from tinhban.proof.fields import EVERYONE, Blob
from tinhban.proof.links import NOWHERE, build_body, build_link
from tinhban.wire.channels import GENESIS, LogEnd, LogOpened
from tinhban.wire.declaring import decode, encode, type_of


def append(
    intake: Intake,
    event: object,
    *,
    channel: str,
    organisation: UUID,
    epoch: str,
    by: UUID | None,
    id: UUID,
    refs: Sequence[str] = (),
    blobs: Sequence[Blob] = (),
    audience: Sequence[str] = EVERYONE,
) -> AppliedEntry:
    """Sign the event as the next entry of the epoch, store it, apply it."""
    type_name = type_of(event)
    data = encode(event)
    now = time.now()
    tip = intake.tip(channel, organisation, epoch)
    key = _signing_key(intake, organisation)
    body = build_body(
        id=id,
        organisation=organisation,
        type=type_name,
        time=now.astimezone(time.VIET_NAM).isoformat(timespec="seconds"),
        salt=os.urandom(16),
        data=data,
    )
    link = build_link(
        seed=key.seed,
        organisation=organisation,
        key_number=key.number,
        channel=channel,
        epoch=epoch,
        seq=0 if tip is None else tip.next,
        previous=NOWHERE if tip is None else tip.hash,
        type=type_name,
        at=int(now.timestamp()),
        body=body,
        audience=tuple(audience),
        membership=_membership(intake, channel),
        refs=tuple(refs),
        blobs=tuple(blobs),
    )
    row = row_of(link, body=body, business_id=id, state=State.APPLIED)
    intake.store(row, actor=by)
    entry = applied_entry(row)
    try:
        # Decoded again, so that ours is applied exactly as a peer's will be.
        if apply_to_tables(decode(type_name, data), entry) == 0:
            raise Conflict
    except BaseException as error:
        intake.spoil(error)
        raise
    if type_name.startswith(STRUCTURE) and type_name != GENESIS:
        intake.caches.clear()
        intake.flush()
        if verdicts.follow(row):
            build_again(row.channel)
    return entry


def open_epoch(intake: Intake, channel: str, organisation: UUID) -> str:
    """Begin a new epoch; its first entry names the open ends of those before it."""
    intake.flush()
    ends = Epoch.objects.filter(
        channel=channel, organisation=organisation, succeeded_by="", closed_at_seq=None
    )
    follows = tuple(
        LogEnd(epoch=end.epoch, seq=end.head_seq, hash=end.head_hash)
        for end in ends.order_by("-pk")[:16]
        if end.frozen_from is None
    )
    epoch = intake.begin_epoch(channel, organisation)
    append(
        intake,
        LogOpened(follows=follows),
        channel=channel,
        organisation=organisation,
        epoch=epoch,
        by=None,
        id=contextvars.Context().run(ids.new_uid),  # never from a repeatable sequence
        refs=tuple(end.hash for end in follows),
    )
    return epoch


def _signing_key(intake: Intake, organisation: UUID) -> keys.SigningKey:
    key = intake.caches.get(("key", organisation))
    if not isinstance(key, keys.SigningKey):
        key = intake.caches["key", organisation] = keys.signing_key(organisation)
    return key


def _membership(intake: Intake, channel: str) -> str:
    if channel == NOWHERE:
        return NOWHERE
    known = intake.caches.get(("membership", channel))
    if not isinstance(known, str):
        known = memberships.latest(channel) or NOWHERE
        intake.caches["membership", channel] = known
    return known
