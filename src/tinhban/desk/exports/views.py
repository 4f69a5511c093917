"""The page of a long export: watch it, stop it, download it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tinhban.desk.exports import actions
from tinhban.desk.models import ExportState, LongExport
from tinhban.evidence.files import path_of
from tinhban.jobs import work
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader
from tinhban.screens import addresses
from tinhban.screens.progress import bar


def _own(request: ActingRequest, uid: UUID) -> LongExport:
    """The export of this person for this organisation; of others there is none."""
    as_ = request.acting_as
    found = LongExport.objects.visible_to(Reader.of(request.user, as_)).filter(pk=uid).first()
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def page(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Where it stands; without JavaScript the page loads again while it is being made."""
    found = _own(request, uid)
    told = {
        "export": found,
        "back": _list_of(found),
        "here": _is_here(found),
        "days": actions.KEPT.days,
    }
    return render(request, "desk/export.html", told)


@login_required
@require_safe
def progress(request: ActingRequest, uid: UUID) -> HttpResponse:
    """The bar alone, asked for every second; at the end it sends the page on."""
    found = _own(request, uid)
    work.resume(actions.MAKING)
    return bar(request, "desk/_export_progress.html", {"export": found}, at_work=found.is_at_work)


@login_required
@require_POST
def stop(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = _own(request, uid)
    actions.stop(export=found, by=request.user, as_=request.acting_as)
    return redirect(found)


@login_required
@require_safe
def download(request: ActingRequest, uid: UUID) -> HttpResponseBase:
    found = _own(request, uid)
    if not _is_here(found):
        return redirect(found)
    return FileResponse(
        path_of(found.sha256).open("rb"),
        as_attachment=True,
        filename=found.filename,
        content_type=found.media_type,
    )


def _list_of(export: LongExport) -> str:
    """The list itself, as it was filtered and sorted."""
    path, _mark, query = export.address.partition("?")
    pairs = [pair for pair in query.split("&") if pair and not pair.startswith("xuat=")]
    return addresses.ours(f"{path}?{'&'.join(pairs)}" if pairs else path) or reverse("desk:home")


def _is_here(export: LongExport) -> bool:
    return export.state == ExportState.DONE and path_of(export.sha256).is_file()
