"""Asks a list again for its rows, in the worker, as the person who wanted them."""

import io
from urllib.parse import urlsplit

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.urls import resolve
from django.utils import translation

from tinhban.desk.models import LongExport
from tinhban.organisations import asked
from tinhban.organisations.access import reads
from tinhban.organisations.models import Organisation, Role
from tinhban.organisations.reader import Reader
from tinhban.screens import logs
from tinhban.screens.exporting import Shelf


def ask_again(export: LongExport, shelf: Shelf) -> None:
    """The view writes its rows into the shelf; what the person may no longer see is not written."""
    person, organisation = export.asked_by, export.organisation
    with (
        logs.request(str(export.uid)[-12:]),
        asked.once(changing=False),
        translation.override(export.language),
    ):
        logs.tell(person=person.pk, organisation=organisation.pk)
        reader = Reader.of(person, organisation)
        if not reader.acts:
            raise PermissionDenied("no role in force any more")
        request = _request(export)
        reads(request, reader)
        request.shelf = shelf
        request.resolver_match = match = resolve(request.path_info)
        answer = match.func(request, *match.args, **match.kwargs)
        if answer.status_code != 204 or not shelf.file.exists():
            raise PermissionDenied("the list did not answer with its rows")


class AskedAgain(WSGIRequest):
    """The request of the page, as the worker makes it once more."""

    shelf: Shelf  # where the list lays its file down
    htmx: bool
    may_act_for: dict[Organisation, frozenset[Role]]


def _request(export: LongExport) -> AskedAgain:
    parts = urlsplit(export.address)
    request = AskedAgain(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": parts.path.encode().decode("latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
    )
    request.user = export.asked_by
    request.session, request.htmx, request.may_act_for = SessionBase(), False, {}
    return request
