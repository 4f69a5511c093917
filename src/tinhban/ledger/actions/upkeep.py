"""What an operator does with a log: build the tables again, erase a body, try again what failed."""

from django.db import connection

from tinhban.ledger import intake as intakes
from tinhban.ledger import locks
from tinhban.ledger.applying import Applying
from tinhban.ledger.entries import State
from tinhban.ledger.errors import CannotErase
from tinhban.ledger.models import Entry, Quarantine
from tinhban.ledger.rebuilding import Progress, build_again

# What channels, keys and logs stand on is never personal, and nothing can be judged without it.
_STRUCTURE = tuple(f"vn.tinhban.{noun}." for noun in ("channel", "member", "key", "log", "fork"))


def rebuild(progress: Progress | None = None) -> int:
    """Empty every projected table and apply the whole log again; the number of entries applied."""
    return build_again(progress=progress)


def erase_body(hash: str) -> None:
    """Remove the bytes of a body for good, and the rows that were made of it; the chain still holds."""
    with intakes.opened() as intake:
        intake.flush()
        locks.lock_all_logs()
        row = Entry.objects.get(pk=hash)
        if row.type.startswith(_STRUCTURE):
            raise CannotErase
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete = ON")  # overwrite, not only forget
        Entry.objects.filter(pk=hash).update(body=None, state=State.ERASED)
        build_again(row.channel)


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
