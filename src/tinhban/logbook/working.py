"""What the worker does for a log, by the state that the log is in."""

from collections.abc import Callable
from uuid import UUID

from tinhban.logbook.answers import run_settling
from tinhban.logbook.importing import run_import
from tinhban.logbook.models import BatchState, ImportBatch
from tinhban.logbook.taking_back import run_undo
from tinhban.logbook.uploads import read_batch

_RUN: dict[BatchState, Callable[[UUID], None]] = {
    BatchState.UPLOADED: read_batch,
    BatchState.IMPORTING: run_import,
    BatchState.UNDOING: run_undo,
}


def carry_out(uid: UUID, code: str = "") -> None:
    """Read, settle, record or take back; `code` names the doubt whose answer is settled (none: all rows)."""
    state = ImportBatch.objects.filter(pk=uid).values_list("state", flat=True).first()
    if state == BatchState.SETTLING:
        run_settling(uid, code)
    elif state in _RUN:
        _RUN[BatchState(state)](uid)
