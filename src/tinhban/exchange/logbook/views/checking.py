"""What was read of a log and what is asked about it, for all rows and for one."""

from datetime import date
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

from tinhban.exchange.logbook import access, jobs
from tinhban.exchange.logbook.answers import answer_all, answer_row, withdraw_answer
from tinhban.exchange.logbook.book import Book
from tinhban.exchange.logbook.forms import UndoForm
from tinhban.exchange.logbook.labels import ROW_REASONS, field_choices
from tinhban.exchange.logbook.listings import Rows, dress
from tinhban.exchange.logbook.models import BatchState, ImportBatch
from tinhban.exchange.logbook.questions import given_answers, questions_for_all
from tinhban.exchange.logbook.reading import LEFT_OUT
from tinhban.exchange.logbook.reading.grid import column_letters
from tinhban.exchange.logbook.views.parts import about
from tinhban.exchange.models import Item
from tinhban.exchange.refusals import Refused
from tinhban.foundation.problems import Problem
from tinhban.organisations.access import ActingRequest, acting


@login_required
@never_cache
@require_safe
def log(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """One log: what was read, what is asked, or how far the work has come."""
    here = acting(request)
    batch = access.log_here(here, uid)
    if batch.is_at_work:
        jobs.resume_interrupted()
        return render(request, "exchange/logbook/at_work.html", about(here, batch))
    listing = Rows(here, batch.rows.select_related("batch"))
    if listing.export:
        return listing.response()
    questions = questions_for_all(batch) if batch.state == BatchState.READ else []
    context = about(here, batch) | {
        "listing": listing,
        "questions": questions,
        "sheets": _sheets(batch),
        "fields": field_choices(),
        "skipped": [
            {**row, "reason": ROW_REASONS.get(row["reason"], row["reason"])}
            for row in batch.skipped
        ],
        "given": given_answers(batch) if batch.state == BatchState.READ else [],
        "undo_form": UndoForm(),
    }
    return render(request, "exchange/logbook/log.html", context)


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
    if shown.supplier and shown.settled.get("used_on"):
        book = Book(batch.channel, batch.organisation)
        day = shown.settled["used_on"]
        candidates = book.candidates(shown.supplier, date.fromisoformat(day))
    context = about(here, batch) | {
        "row": shown,
        "cells": _cells(shown.cells, headings),
        "candidates": candidates,
        "wrong": wrong,
    }
    return render(here, "exchange/logbook/row.html", context, status=status)


def _cells(cells: list[str], headings: dict[str, str]) -> list[tuple[str, str, str]]:
    """(column letters, heading, cell) of what is filled."""
    named = [(column_letters(at), cell) for at, cell in enumerate(cells) if cell]
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
    except Refused as refused:
        wrong = refused.message
    if here.headers.get("HX-Request"):
        asked.refresh_from_db()
        dress([asked])
        context = about(here, access.log_here(here, uid)) | {"row": asked, "wrong": wrong}
        return render(request, "exchange/logbook/_answers.html", context)
    if wrong:
        return _row_page(here, uid, position, wrong=wrong, status=422)
    return redirect(_back(here, uid, f"dong-{position}"))


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
    except Refused as refused:
        messages.error(here, refused.message)
    else:
        messages.success(here, _("Answered for %(count)s rows.") % {"count": count})
    return redirect("exchange:log", uid=uid)


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
    return f"{reverse('exchange:log', args=[uid])}{query}#{anchor}"


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
    except Refused as refused:
        messages.error(here, refused.message)
    return redirect("exchange:log", uid=uid)
