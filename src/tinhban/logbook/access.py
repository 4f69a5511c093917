"""Load-or-404 gates for uploaded logs: another office's log does not exist."""

from uuid import UUID

from django.http import Http404

from tinhban.logbook.models import ImportBatch, ImportRow
from tinhban.organisations.access import ActingRequest


def log_here(request: ActingRequest, uid: UUID) -> ImportBatch:
    """An uploaded log of the acting organisation."""
    logs = ImportBatch.objects.visible_to(request.reader)
    batch = logs.select_related("organisation", "created_by").filter(pk=uid).first()
    if batch is None:
        raise Http404
    return batch


def row_here(request: ActingRequest, uid: UUID, position: int) -> ImportRow:
    """A row of such a log."""
    row = ImportRow.objects.filter(batch=log_here(request, uid), position=position).first()
    if row is None:
        raise Http404
    return row
