"""Recording a checked log, watching it, stopping it, taking it back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.jobs import work
from tinhban.logbook import access
from tinhban.logbook.asked import asked_of
from tinhban.logbook.importing import (
    needed_to_record,
    start_import,
    stop_import,
)
from tinhban.logbook.models import WORK
from tinhban.logbook.repair import repair_file
from tinhban.logbook.taking_back import undo_import
from tinhban.logbook.views.parts import about, file_answer
from tinhban.organisations import permissions
from tinhban.organisations.access import acting
from tinhban.records.refusals import RecordRefused
from tinhban.screens.progress import bar


@login_required
@never_cache
@require_safe
def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The bar alone, asked for every second; at the end it sends the page on."""
    here = acting(request)
    batch = access.log_here(here, uid)
    work.resume(WORK)
    return bar(request, "logbook/_progress.html", {"batch": batch}, at_work=batch.is_at_work)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What will be signed, once more in numbers; then it is."""
    here = acting(request)
    batch = access.log_here(here, uid)
    for permission in needed_to_record(batch):
        permissions.require(here.user, permission, as_=here.acting_as)
    if request.method == "POST":
        try:
            start_import(batch=batch, by=here.user, as_=here.acting_as)
        except RecordRefused as refused:
            messages.error(here, refused.message)
        return redirect("logbook:log", uid=uid)
    context = about(here, batch) | {"in_force": asked_of(batch).in_force}
    if not context["may_record"]:
        return redirect("logbook:log", uid=uid)
    return render(request, "logbook/record.html", context)


@login_required
@require_POST
def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = acting(request)
    stop_import(batch=access.log_here(here, uid), by=here.user, as_=here.acting_as)
    return redirect("logbook:log", uid=uid)


@login_required
@require_POST
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = acting(request)
    batch = access.log_here(here, uid)
    try:
        undo_import(
            batch=batch, reason=here.POST.get("reason", ""), by=here.user, as_=here.acting_as
        )
    except RecordRefused as refused:
        messages.error(here, refused.message)
    return redirect("logbook:log", uid=uid)


@login_required
@require_safe
def repair(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The rows that were not recorded, to be repaired and uploaded again."""
    here = acting(request)
    batch = access.log_here(here, uid)
    return file_answer(repair_file(batch), f"can-sua-{batch.created_at:%Y%m%d}.xlsx")
