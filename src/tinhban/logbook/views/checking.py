"""What was read of a log and what is asked about it, for all rows and for one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tinhban.exchange.models import Item
from tinhban.exchange.permissions import Permission
from tinhban.foundation.problems import Problem
from tinhban.jobs import work
from tinhban.logbook import access, linking
from tinhban.logbook.answers import answer_all, answer_row, withdraw_answer
from tinhban.logbook.asked import Asked, asked_of, given_answers
from tinhban.logbook.book import Book
from tinhban.logbook.columns_asked import columns_asked
from tinhban.logbook.forms import UndoForm
from tinhban.logbook.labels import ROW_REASONS, field_choices
from tinhban.logbook.listings import Rows, dress
from tinhban.logbook.models import WORK, BatchState, ImportBatch
from tinhban.logbook.stored_values import day_value
from tinhban.logbook.views.parts import about
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest, acting
from tinhban.records.refusals import RecordRefused
from tinhban.sheets.grid import column_letters
from tinhban.sheets.known import LEFT_OUT

QUESTIONS = "cau-hoi"  # where a person goes on with the next question


@login_required
@never_cache
@require_safe
def log(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """One log: what was read, what is asked, or how far the work has come."""
    here = acting(request)
    batch = access.log_here(here, uid)
    if batch.is_at_work:
        work.resume(WORK)
        return render(request, "logbook/at_work.html", about(here, batch))
    asked = asked_of(batch) if batch.state in (BatchState.READ, BatchState.STOPPED) else Asked()
    listing = Rows(here, batch.rows.select_related("batch"))
    listing.asked_above = frozenset(one.shared_key for one in asked.shared if one.count > 1)
    if listing.export:
        return listing.response()
    if about_one := here.GET.get("hoi", ""):
        asked = asked.about(about_one)  # its rows are below
    context = about(here, batch) | {
        "listing": listing,
        "asked": asked,
        "filtered": bool(here.GET),
        "asking_about": about_one,
        "columns": columns_asked(batch) if batch.state == BatchState.READ else [],
        "sheets": _sheets(batch),
        "fields": field_choices(),
        "skipped": [
            {**row, "reason": ROW_REASONS.get(row["reason"], row["reason"])}
            for row in batch.skipped
        ],
        "given": given_answers(batch) if batch.state == BatchState.READ else [],
        "undo_form": UndoForm(),
        **_without_item(here, batch),
    }
    return render(request, "logbook/log.html", context)


def _without_item(here: ActingRequest, batch: ImportBatch) -> dict[str, Any]:
    """What was recorded without an item, and for how much of it one was found since."""
    if batch.state not in (BatchState.DONE, BatchState.STOPPED) or batch.tells_supplies:
        return {}
    return {
        "without_item": linking.recorded_without_item(batch).count(),
        "proposed_count": linking.proposals(batch).count(),
        "may_link": permissions.allows(here.user, Permission.USE, as_=here.acting_as),
    }


def _sheets(batch: ImportBatch) -> list[dict[str, Any]]:
    """The sheets about which something may be said: their columns, and whether they count at all."""
    asked = {
        p["params"].get("sheet") for p in batch.problems if p["code"] in ("no_header", "not_a_log")
    }
    found = []
    for sheet in batch.sheets:
        left_out = LEFT_OUT in batch.mappings.get(sheet["name"], {})
        if sheet["columns"] or left_out or sheet["name"] in asked:
            found.append({**sheet, "left_out": left_out})
    return found


@login_required
@never_cache
@require_safe
def row(request: HttpRequest, uid: UUID, position: int) -> HttpResponse:
    """One row: its cells as typed, what was understood, every question with all its answers."""
    here = acting(request)
    return _row_page(here, uid, position)


def _row_page(
    here: ActingRequest, uid: UUID, position: int, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    shown = access.row_here(here, uid, position)
    batch = access.log_here(here, uid)
    dress([shown], answered=True)
    columns: list[dict[str, Any]] = next(
        (s["columns"] for s in batch.sheets if s["name"][:80] == shown.sheet), []
    )
    headings = {column["letters"]: column["heading"] for column in columns}
    candidates: list[Item] = []
    day = day_value(shown.settled, "used_on")
    if shown.supplier and day:
        candidates = Book(batch.channel, batch.organisation).candidates(shown.supplier, day)
    context = about(here, batch) | {
        "row": shown,
        "cells": _cells(shown.cells, headings),
        "candidates": candidates,
        "wrong": wrong,
    }
    return render(here, "logbook/row.html", context, status=status)


def _cells(cells: object, headings: dict[str, str]) -> list[tuple[str, str, str]]:
    """(column letters, heading, cell) of what is filled."""
    stored = cells if isinstance(cells, list) else []
    named = [(column_letters(at), str(cell)) for at, cell in enumerate(stored) if cell]
    return [(letters, headings.get(letters, ""), cell) for letters, cell in named]


@login_required
@require_POST
def answer(request: HttpRequest, uid: UUID, position: int) -> HttpResponse:
    """The answer to one question of one row."""
    here = acting(request)
    asked = access.row_here(here, uid, position)
    try:
        answer_row(
            row=asked,
            doubt=here.POST.get("doubt", "")[:80],
            answer=_typed(here),
            by=here.user,
            as_=here.acting_as,
        )
        wrong = ""
    except Problem as problem:
        wrong = _(problem.message) % problem.params
    except RecordRefused as refused:
        wrong = refused.message
    if here.headers.get("HX-Request"):
        asked.refresh_from_db()
        dress([asked])
        context = about(here, access.log_here(here, uid)) | {"row": asked, "wrong": wrong}
        return render(request, "logbook/_answers.html", context)
    if wrong:
        return _row_page(here, uid, position, wrong=wrong, status=422)
    anchor = QUESTIONS if here.POST.get("from") == QUESTIONS else f"dong-{position}"
    return redirect(_back(here, uid, anchor))


@login_required
@require_POST
def answer_alike(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One answer for every row with the same question."""
    here = acting(request)
    batch = access.log_here(here, uid)
    try:
        count = answer_all(
            batch=batch,
            code=here.POST.get("code", "")[:40],
            answer=_typed(here),
            shown=here.POST.get("shown", "")[:200],
            by=here.user,
            as_=here.acting_as,
        )
    except Problem as problem:
        messages.error(here, _(problem.message) % problem.params)
    except RecordRefused as refused:
        messages.error(here, refused.message)
    else:
        messages.success(here, _("Answered for %(count)s rows.") % {"count": count})
    return redirect(_back(here, uid, QUESTIONS))


def _typed(here: ActingRequest) -> str:
    """A button's answer, or the prefix of a field with what was typed into it."""
    prefix = here.POST.get("prefix", "")[:20]
    return (
        prefix + here.POST.get("value", "")[:400] if prefix else here.POST.get("answer", "")[:400]
    )


def _back(here: ActingRequest, uid: UUID, anchor: str) -> str:
    """The list as it was filtered, at the row that was answered."""
    query = here.POST.get("tu", "")[:300]
    query = query if query.startswith("?") and "\n" not in query else ""
    return f"{reverse('logbook:log', args=[uid])}{query}#{anchor}"


@login_required
@require_POST
def take_answer_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask again what was answered for all rows alike."""
    here = acting(request)
    batch = access.log_here(here, uid)
    try:
        withdraw_answer(
            batch=batch, key=here.POST.get("key", "")[:300], by=here.user, as_=here.acting_as
        )
    except RecordRefused as refused:
        messages.error(here, refused.message)
    return redirect("logbook:log", uid=uid)
