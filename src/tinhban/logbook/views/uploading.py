"""Uploading a log, saying what its columns mean, setting it aside."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.evidence.actions import FileRefused
from tinhban.exchange.permissions import Permission
from tinhban.foundation.problems import Problem
from tinhban.logbook import access, learnt, report
from tinhban.logbook.columns import (
    choose_book,
    correct_columns,
    forget_heading,
    leave_sheet_out,
    say_heading,
)
from tinhban.logbook.forms import UploadForm
from tinhban.logbook.learnt_words import told_words
from tinhban.logbook.listings import Logs
from tinhban.logbook.models import IN_THE_BOOK, ImportBatch, ImportRow, LearntWord
from tinhban.logbook.uploads import set_aside, upload_log
from tinhban.logbook.views.parts import file_answer
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest, acting
from tinhban.records.channels import channels
from tinhban.records.refusals import RecordRefused


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def logs(request: HttpRequest) -> HttpResponseBase:
    """The uploads of the office, and the form for another."""
    here = acting(request)
    permissions.require(here.user, Permission.USE, as_=here.acting_as)
    form = UploadForm(
        here.POST or None,
        here.FILES or None,
        channels=channels(here.acting_as.uid, writing=True),
        initial={"outlet": here.acting_as.short_name_on(here.today)},
    )
    if request.method == "POST" and form.is_valid():
        batch = _upload(here, form)
        if batch is not None:
            return redirect("logbook:log", uid=batch.uid)
    found = ImportBatch.objects.visible_to(here.reader)
    found = found.select_related("created_by").annotate(
        rows_count=_rows(), recorded_count=_rows(state__in=IN_THE_BOOK)
    )
    listing = Logs(here, found)
    if listing.export:
        return listing.response()
    status = 422 if form.is_bound else 200
    context = {"form": form, "listing": listing}
    return render(request, "logbook/logs.html", context, status=status)


def _rows(**more: Any) -> Coalesce:
    """How many rows a log has, counted from the index alone."""
    rows = ImportRow.objects.filter(batch=OuterRef("pk"), **more).order_by().values("batch")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def _upload(here: ActingRequest, form: UploadForm) -> ImportBatch | None:
    sent = form.cleaned_data["log"]
    try:
        batch, new = upload_log(
            content=sent.file,
            filename=sent.name,
            channel=form.cleaned_data["channel"],
            outlet=form.cleaned_data["outlet"],
            book=form.cleaned_data["book"],
            by=here.user,
            as_=here.acting_as,
        )
    except Problem as problem:
        form.add_error("log", _(problem.message) % problem.params)
    except RecordRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    except FileRefused as error:  # a name that cannot be kept
        form.add_error("log", str(error))
    else:
        if not new:
            messages.warning(
                here, _("This file was uploaded before; nothing is doubled. Here it is.")
            )
        return batch
    return None


@login_required
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty log with headings that are always understood."""
    acting(request)
    return file_answer(report.template_file(), "mau-so-theo-doi.xlsx")


@login_required
@require_POST
def columns(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the columns of a sheet mean, put right by the person."""
    here = acting(request)
    batch = access.log_here(here, uid)
    sheet = here.POST.get("sheet", "")
    if out := here.POST.get("leave_out", ""):
        return _leave_out(here, batch, sheet, out == "1")
    known: list[dict[str, Any]] = next(
        (s["columns"] for s in batch.sheets if s["name"] == sheet), []
    )
    chosen = {
        column["letters"]: here.POST[f"cot-{column['letters']}"]
        for column in known
        if here.POST.get(f"cot-{column['letters']}", column["field"]) != column["field"]
    }
    try:
        correct_columns(
            batch=batch,
            sheet=sheet,
            columns=chosen,
            everywhere=here.POST.get("everywhere") == "1",
            by=here.user,
            as_=here.acting_as,
        )
    except RecordRefused as refused:
        messages.error(here, refused.message)
    return redirect("logbook:log", uid=uid)


def _leave_out(here: ActingRequest, batch: ImportBatch, sheet: str, out: bool) -> HttpResponse:
    try:
        leave_sheet_out(batch=batch, sheet=sheet, out=out, by=here.user, as_=here.acting_as)
    except RecordRefused as refused:
        messages.error(here, refused.message)
    return redirect("logbook:log", uid=batch.uid)


@login_required
@require_POST
def heading(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the columns of one heading hold in every sheet; or that the office forgets it."""
    here = acting(request)
    batch = access.log_here(here, uid)
    said: dict[str, Any] = {"batch": batch, "by": here.user, "as_": here.acting_as}
    said["heading"] = here.POST.get("heading", "")[:200]
    try:
        if here.POST.get("forget"):
            forget_heading(**said)
        else:
            say_heading(field=here.POST.get("field", "")[:40], **said)
    except RecordRefused as refused:
        messages.error(here, refused.message)
    return redirect(f"{reverse('logbook:log', args=[uid])}#cot")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """What the office has said of the words of its books, each to be forgotten."""
    here = acting(request)
    permissions.require(here.user, Permission.USE, as_=here.acting_as)
    if request.method == "POST":
        word = here.POST.get("word", "")
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 12 else 0
        try:
            learnt.forget_word(word=number, by=here.user, as_=here.acting_as)
        except RecordRefused as refused:
            messages.error(here, refused.message)
        else:
            messages.success(here, _("Forgotten; logs that were read with it stay as they are."))
        return redirect("logbook:log_words")
    known = LearntWord.objects.visible_to(here.reader)
    found = known.select_related("said_by").order_by("book", "sort", "word")
    return render(request, "logbook/words.html", {"words": told_words(found)})


@login_required
@require_POST
def which_book(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Whether the log tells what was used or what was supplied, said by the person."""
    here = acting(request)
    batch = access.log_here(here, uid)
    try:
        choose_book(batch=batch, book=here.POST.get("book", ""), by=here.user, as_=here.acting_as)
    except RecordRefused as refused:
        messages.error(here, refused.message)
    return redirect("logbook:log", uid=uid)


@login_required
@require_POST
def put_aside(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = acting(request)
    try:
        set_aside(batch=access.log_here(here, uid), by=here.user, as_=here.acting_as)
    except RecordRefused as refused:
        messages.error(here, refused.message)
        return redirect("logbook:log", uid=uid)
    messages.success(here, _("The upload was set aside; nothing was recorded."))
    return redirect("logbook:logs")
