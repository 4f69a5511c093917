"""What an operator does with a log: build the tables again, erase a body, try again what failed."""

from django.db import connection

from tinhban.ledger import guard, keys, locks
from tinhban.ledger import intake as intakes
from tinhban.ledger.applying import STRUCTURE, Applying
from tinhban.ledger.entries import State
from tinhban.ledger.errors import CannotErase
from tinhban.ledger.models import Entry, Epoch, OrganisationKey, Quarantine
from tinhban.ledger.rebuilding import Progress, build_again
from tinhban.screens import logs


def rebuild(progress: Progress | None = None) -> int:
    """Empty every projected table and apply the whole log again; the number of entries applied."""
    return build_again(progress=progress)


def raise_guards() -> int:
    """At the start of a process: let the guard know what the last one committed and could not tell it."""
    raised = 0
    for organisation in OrganisationKey.objects.values_list("organisation", flat=True).distinct():
        if not keys.has_identity(organisation):
            continue
        epochs = Epoch.objects.filter(organisation=organisation)
        for channel in epochs.values_list("channel", flat=True).distinct():
            with intakes.opened() as intake:
                intake.lock(channel, organisation)
                epoch = intake.epoch_to_continue(channel, organisation)
                tip = epoch and intake.tip(channel, organisation, epoch)
                if epoch and tip:
                    guard.raise_to(channel, organisation, epoch=epoch, seq=tip.seq, hash=tip.hash)
                    raised += 1
    return raised


def erase_body(hash: str) -> None:
    """Remove the bytes of a body for good, and the rows that were made of it; the chain still holds."""
    with intakes.opened() as intake:
        intake.flush()
        locks.lock_all_logs()
        row = Entry.objects.get(pk=hash)
        if row.type.startswith((*STRUCTURE, "vn.tinhban.log.")):
            raise CannotErase
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete = ON")  # overwrite, not only forget
        Entry.objects.filter(pk=hash).update(body=None, state=State.ERASED)
        build_again(row.channel)
    logs.note("entry erased", entry=hash, channel=row.channel)


def retry_quarantine() -> int:
    """Try again what an earlier release could not apply; the number of entries that now count."""
    with intakes.opened() as intake:
        intake.flush()
        locks.lock_all_logs()
        names = list(Quarantine.objects.values_list("entry_hash", flat=True))
        rows = Entry.objects.filter(hash__in=names).order_by("stamp", "organisation", "seq")
        tried = list(rows)
        rows.update(state=State.WAITING)
        Quarantine.objects.filter(entry_hash__in=names).delete()
        applying = Applying()
        applying.run(tried)
        done = {row.hash for row in applying.applied} & set(names)
        # Entries behind them were applied meanwhile: the order of the log is the rule.
        for channel in {row.channel for row in tried if row.hash in done}:
            build_again(channel)
    return len(done)
