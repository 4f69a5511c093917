"""Load-or-404 gates."""

from django.http import Http404

from tinhban.evidence import queries
from tinhban.evidence.models import StoredFile
from tinhban.organisations.access import ActingRequest


def readable_file(request: ActingRequest, sha256: str) -> StoredFile:
    """The file if the acting organisation may read it; a stranger must not learn of it."""
    as_ = request.acting_as
    stored = queries.readable_file(sha256, request.user, as_) if as_ else None
    if stored is None or not queries.path_of(stored).is_file():
        raise Http404
    return stored
