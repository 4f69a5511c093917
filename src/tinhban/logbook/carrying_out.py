"""One job at a log at a time: how it takes the log, finds out that another has, and leaves it with the reason."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from tinhban.foundation import ids, time
from tinhban.ledger import actions as ledger
from tinhban.logbook.models import BatchState, ImportBatch

log = logging.getLogger(__name__)


def take_batch(uid: UUID, state: BatchState) -> ImportBatch | None:
    """Become the job of this batch; an earlier one finds out at its next group."""
    taken = ImportBatch.objects.filter(pk=uid, state=state).update(
        runner=ids.new_uid(), beat_at=time.now()
    )
    if not taken:
        return None
    return ImportBatch.objects.select_related("organisation", "acted_by").get(pk=uid)


def leave_batch(batch: ImportBatch, state: BatchState, refusal: dict[str, Any]) -> None:
    ImportBatch.objects.filter(pk=batch.pk, runner=batch.runner).update(
        state=state, refusal=refusal
    )


def still_mine(batch: ImportBatch) -> ImportBatch | None:
    """The batch as it is now, while this job is the one at work; asked under the log's lock."""
    return ImportBatch.objects.filter(pk=batch.pk, runner=batch.runner, state=batch.state).first()


@contextmanager
def left_in_words(batch: ImportBatch) -> Iterator[None]:
    """Whatever ends the work early stops the batch with its reason; a fault of ours is raised as well."""
    try:
        yield
    except PermissionDenied:
        leave_batch(batch, BatchState.STOPPED, {"code": "not_allowed"})
    except ledger.NotAMember:
        leave_batch(batch, BatchState.STOPPED, {"code": "not_a_member"})
    except Exception:
        log.exception("the work on a log broke off", extra={"job": batch.state})
        leave_batch(batch, BatchState.STOPPED, {"code": "broken"})
        raise
