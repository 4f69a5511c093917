"""What an entry may take away from others: removals, stolen keys, forks and their end."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from tinhban.foundation import time
from tinhban.ledger.applying import data_of
from tinhban.ledger.checks import Arrived, Fork
from tinhban.ledger.entries import State
from tinhban.ledger.models import Entry, Epoch, ForkedEntry, ForkProof, Membership
from tinhban.ledger.revocations import Revocation
from tinhban.ledger.storing import row_of, with_intentions
from tinhban.proof.keys import Statement, read_statement
from tinhban.proof.links import match_body, parse_link
from tinhban.wire.channels import ForkResolved, KeyRevoked, MemberRemoved
from tinhban.wire.declaring import decode, type_of

_STANDING = (State.APPLIED, State.WAITING, State.QUARANTINED, State.REPEAT)


def follow(entry: Entry) -> bool:
    """Draw the consequences of an entry just applied; True: the channel must be built again."""
    if entry.type == type_of(MemberRemoved):
        return _after_removal(entry)
    if entry.type == type_of(KeyRevoked):
        return _after_revocation(entry)
    if entry.type == type_of(ForkResolved):
        return _after_resolution(entry)
    return False


def keep_branch(arrived: Arrived, fork: Fork, other: Entry | None) -> bool:
    """Keep an entry of a second branch and the proof; True: the channel must be built again."""
    link = arrived.link
    place = {"channel": link.channel, "organisation": link.organisation, "epoch": link.epoch}
    ForkedEntry.objects.get_or_create(
        hash=link.hash,
        defaults={
            **place,
            "seq": link.seq,
            "prev": link.previous,
            "link": arrived.link.raw,
            "body": arrived.raw_body,
            "received_at": time.now(),
        },
    )
    if other is None or ForkedEntry.objects.filter(hash=link.previous).exists():
        resolved = ForkProof.objects.filter(**place).exclude(resolution=None).first()
        if resolved is None or resolved.resolution is None:
            return False  # continues a branch that is proven already
        return _resolve(read_statement(bytes(resolved.resolution)))
    ForkProof.objects.get_or_create(
        first_hash=other.hash,
        second_hash=link.hash,
        defaults={
            **place,
            "seq": fork.other_seq,
            "first_link": bytes(other.link),
            "second_link": arrived.link.raw,
            "found_at": time.now(),
        },
    )
    epochs = Epoch.objects.filter(**place)
    epochs.exclude(frozen_from__lte=fork.other_seq).update(frozen_from=fork.other_seq)
    disputed = Entry.objects.filter(**place, seq__gte=fork.other_seq)
    return _change(disputed, State.DISPUTED)


def _after_removal(entry: Entry) -> bool:
    event = decode(entry.type, data_of(entry))
    change = Membership.objects.filter(entry_hash=entry.hash).first()
    if change is None:
        return False
    written = Entry.objects.filter(channel=entry.channel, organisation=event.organisation)
    known_before = Membership.objects.filter(
        channel=entry.channel, position__lt=change.position
    ).values("entry_hash")
    beyond = written.filter(membership__in=known_before)
    for end in event.heads:
        beyond = beyond.exclude(epoch=end.epoch, seq__lte=end.seq)
    return _change(beyond, State.VOID)


def _after_revocation(entry: Entry) -> bool:
    event = decode(entry.type, data_of(entry))
    statement = read_statement(event.statement.encode())
    revocation = Revocation.of(statement.organisation, statement.key_number, entry.channel)
    if revocation is None:
        return False
    beyond = Entry.objects.filter(
        channel=entry.channel,
        organisation=statement.organisation,
        key_number=statement.key_number,
    )
    for epoch, seq in revocation.good_until.items():
        beyond = beyond.exclude(epoch=epoch, seq__lte=seq)
    return _change(beyond, State.VOID)


def _after_resolution(entry: Entry) -> bool:
    """Put the good branch where the log is, keep the other beside it, and let it count again."""
    event = decode(entry.type, data_of(entry))
    return _resolve(read_statement(event.statement.encode()))


def _resolve(statement: Statement) -> bool:
    place = {
        "channel": statement.channel,
        "organisation": statement.organisation,
        "epoch": statement.epoch,
    }
    epoch = Epoch.objects.filter(**place).first()
    if epoch is None or epoch.frozen_from is None:
        return False
    rows = list(Entry.objects.filter(**place, seq__gte=statement.seq))
    if statement.hash not in {row.hash for row in rows}:
        good = _branch(place, statement.hash)
        if not good or good[0].seq != statement.seq:
            return False  # the good branch has not come here yet
        _put_aside(rows)
        ForkedEntry.objects.filter(hash__in=[row.hash for row in good]).delete()
        Entry.objects.bulk_create(good)
        epoch.head_seq, epoch.head_hash = good[-1].seq, good[-1].hash
    epoch.frozen_from = None
    epoch.save()
    disputed = Entry.objects.filter(**place, state=State.DISPUTED)
    disputed.filter(body=None).update(state=State.WITHHELD)
    disputed.update(state=State.WAITING)
    return True


def _branch(place: dict[str, object], first: str) -> list[Entry]:
    """The entries of a kept branch that begin with the one named, in order."""
    made: list[Entry] = []
    kept = {row.hash: row for row in ForkedEntry.objects.filter(**place)}
    next_row = kept.get(first)
    while next_row is not None:
        link = parse_link(bytes(next_row.link))
        body = None if next_row.body is None else bytes(next_row.body)
        read = None if body is None else match_body(link, body)
        state = State.WITHHELD if read is None else State.WAITING
        row = row_of(
            link,
            body=body,
            business_id=read.id if read else None,
            state=state,
        )
        made.append(row)
        next_row = next((one for one in kept.values() if one.prev == row.hash), None)
    return made


def _put_aside(rows: Iterable[Entry]) -> None:
    rows = list(rows)
    ForkedEntry.objects.bulk_create(
        [
            ForkedEntry(
                hash=row.hash,
                channel=row.channel,
                organisation=row.organisation,
                epoch=row.epoch,
                seq=row.seq,
                prev=row.prev,
                link=bytes(row.link),
                body=None if row.body is None else bytes(row.body),
                received_at=row.received_at,
            )
            for row in rows
        ]
    )
    Entry.objects.filter(hash__in=[row.hash for row in rows]).delete()


def _change(rows: QuerySet[Entry], state: State) -> bool:
    """Give entries that counted a state in which they do not; True: some were applied."""
    some = rows.filter(state__in=_STANDING)
    counted = some.filter(state=State.APPLIED).exists()
    some.update(state=state)
    return counted


def repeats(rows: list[Entry]) -> bool:
    """Mark second entries of one intention, the same ones on every node; True: build again."""
    build_again = False
    by_author: dict[tuple[str, UUID], dict[UUID, list[Entry]]] = {}
    for row in rows:
        if row.business_id is not None:
            ours = by_author.setdefault((row.channel, row.organisation), {})
            ours.setdefault(row.business_id, []).append(row)
    for (channel, organisation), intentions in by_author.items():
        before = with_intentions(channel, organisation, intentions)
        if before:
            known = Entry.objects.filter(hash__in=before, state__in=_STANDING)
            for old in known.exclude(state=State.REPEAT):
                if old.business_id is not None:
                    intentions[old.business_id].append(old)
        for same in (group for group in intentions.values() if len(group) > 1):
            counting = [row for row in same if row.state in (*_STANDING, State.WITHHELD)]
            for row in sorted(counting, key=lambda r: (r.stamp, r.hash))[1:]:
                if row not in rows:
                    build_again = True  # it counted, or others wait for it
                    Entry.objects.filter(pk=row.pk).update(state=State.REPEAT)
                row.state = State.REPEAT
    return build_again
