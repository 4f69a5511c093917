"""Columns: the strip of slots, pieces entered into it, weeks excused."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhban.exchange import access, actions, queries
from tinhban.exchange.forms.exchange import ColumnForm, ExcuseForm, PieceForm
from tinhban.exchange.forms.fields import choices
from tinhban.exchange.models import Column
from tinhban.exchange.permissions import Permission
from tinhban.exchange.queries.slots import Slot
from tinhban.exchange.rows import slot_words
from tinhban.exchange.views import acts
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader
from tinhban.screens import addresses, meanwhile

FIRST_YEAR, LAST_YEAR = 1990, 2100


def _page(uid: UUID, year: int | None = None) -> str:
    address = reverse("exchange:column", args=[uid])
    return f"{address}?nam={year}" if year else address


def _year(request: ActingRequest) -> int:
    """The year shown: the one asked for, else the year before while reviews are written."""
    asked = addresses.number(request.GET.get("nam", ""))
    if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR:
        return asked
    today: date = request.today
    return today.year - 1 if today.month <= 3 else today.year


def _strip(request: ActingRequest, column: Column, year: int) -> list[Slot]:
    today: date = request.today
    return queries.strip(column, date(year, 1, 1), date(year, 12, 31), today=today)


def _told(strip: list[Slot]) -> dict[str, int]:
    states = [slot.state for slot in strip]
    return {
        "planned": len(states),
        "filled": states.count("filled") + states.count("late"),
        "late": states.count("late"),
        "excused": states.count("excused"),
        "missed": states.count("missed"),
    }


def _drawn(strip: list[Slot]) -> list[dict[str, Any]]:
    """One cell for each slot, three units wide, as the sheet draws a promise."""
    css = {"filled": "s-ok", "late": "s-late", "excused": "s-off", "missed": "s-miss"}
    return [
        {"x": f"{0.5 + 3 * n:.1f}", "css": css.get(slot.state, "s-miss"), "slot": slot}
        for n, slot in enumerate(strip)
    ]


@require_safe
@login_required
def columns(request: ActingRequest) -> HttpResponse:
    as_ = request.acting_as
    year = _year(request)
    mine = Column.objects.visible_to(Reader.of(request.user, as_)).order_by("sort_key", "uid")
    found: list[Column] = list(mine[:100])
    names = acts.names(request, {c.owned_by for c in found})
    days = date(year, 1, 1), date(year, 12, 31)
    strips = queries.strips(found, *days, today=request.today)
    rows = []
    for column in found:
        strip = strips[column.uid]
        rows.append(
            {
                "column": column,
                "owner": names[column.owned_by],
                "cells": _drawn(strip),
                "width": 3 * len(strip),
                "told": _told(strip),
            }
        )
    page = {"rows": rows, "year": year, "may": access.May(request)}
    return render(request, "exchange/columns.html", page)


@require_safe
@login_required
def column(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = access.readable(request, Column, uid)
    year = _year(request)
    strip = _strip(request, found, year)
    partners = [p.organisation for p in found.partners.all()]
    names = acts.names(request, {found.owned_by, *partners})
    page = {
        "column": found,
        "strip": strip,
        "cells": _drawn(strip),
        "width": 3 * len(strip),
        "told": _told(strip),
        "year": year,
        "owner": names[found.owned_by],
        "about": [names[p] for p in partners],
        "ours": found.owned_by == request.acting_as.uid,
        "may": access.May(request, found.channel),
    }
    return render(request, "exchange/column.html", page)


@require_http_methods(["GET", "POST"])
@login_required
def declare(request: ActingRequest, uid: UUID | None = None) -> HttpResponse:
    """A new column, or a change of what was promised."""
    permissions.require(request.user, Permission.COLUMN, as_=request.acting_as)
    as_ = request.acting_as
    known = access.readable(request, Column, uid) if uid else None
    cards = queries.channels(as_.uid, writing=True)
    partners = list(dict.fromkeys(p for card in cards for p in card.partners))
    form = ColumnForm(
        request.POST or None,
        channels=[(card.id, card.title) for card in cards if not known or card.id == known.channel],
        partners=choices(acts.names(request, partners), partners),
        initial=_promised(known) if known else {"starts_on": date(request.today.year, 1, 1)},
    )
    made: list[Column] = []
    promised = _promised(known) if known else {}
    seen = meanwhile.mark(promised) if known else ""

    def do() -> None:
        said = dict(form.cleaned_data)
        said.pop("id")
        about = tuple(said.pop("about"))
        made.append(
            actions.declare_column(
                about=about, column=known, id=form.intention, **said, **acts.who(request)
            )
        )

    if request.method == "POST" and acts.filled(
        form,
        do,
        meanwhile=form.is_valid()
        and meanwhile.changed(
            request, seen, same=promised == {n: form.cleaned_data.get(n) for n in promised}
        ),
    ):
        return acts.done(request, _("The column is noted."), to=_page(made[0].uid))
    return acts.form_page(
        request,
        form,
        seen=seen,
        to=_page(known.uid) if known else reverse("exchange:columns"),
        title=_("Change the column") if known else _("A new column"),
        about=known.name if known else _("A promise to write about partners at fixed times."),
        verb=_("Save the column"),
    )


def _promised(column: Column) -> dict[str, Any]:
    same = ("channel", "outlet", "edition", "name", "frequency", "each", "starts_on", "ends_on")
    partners = [p.organisation for p in column.partners.all()]
    return {**{name: getattr(column, name) for name in same}, "about": partners}


def _slots(strip: list[Slot], *states: str) -> list[tuple[str, str]]:
    return [
        (
            slot.name,
            _("%(slot)s, ends %(day)s")
            % {"slot": slot_words(slot.name), "day": f"{slot.ends_on:%d/%m/%Y}"},
        )
        for slot in strip
        if slot.state in states
    ]


@require_http_methods(["GET", "POST"])
@login_required
def piece(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Enter a piece; one that fills a slot which is over is late (đăng bù)."""
    found = access.readable(request, Column, uid)
    permissions.require(request.user, Permission.USE, as_=request.acting_as)
    year = _year(request)
    form = PieceForm(
        request.POST or None,
        slots=_slots(
            _strip(request, found, year), "missed", "excused", "planned", "filled", "late"
        ),
        initial={"used_on": request.today, "slot": request.GET.get("ky", "")},
    )
    made: list[Any] = []
    if request.method == "POST" and acts.filled(
        form,
        lambda: made.append(
            actions.publish_piece(
                channel=found.channel,
                column=found,
                kind=form.cleaned_data["kind"],
                title=form.cleaned_data["title"],
                publication=form.publication(slot=form.cleaned_data["slot"]),
                id=form.intention,
                **acts.who(request),
            )
        ),
    ):
        undo = reverse("exchange:undo_usage", args=[made[0].uid])
        return acts.done(request, _("The piece is noted."), to=_page(uid, year), undo=undo)
    return acts.form_page(
        request,
        form,
        to=_page(uid, year),
        title=_("Enter a piece"),
        about=found.name,
        verb=_("Enter the piece"),
    )


@require_http_methods(["GET", "POST"])
@login_required
def excuse(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Say that a slot was not to be filled."""
    found = access.readable(request, Column, uid)
    permissions.require(request.user, Permission.COLUMN, as_=request.acting_as)
    year = _year(request)
    form = ExcuseForm(
        request.POST or None,
        slots=_slots(_strip(request, found, year), "missed", "planned"),
        initial={"slot": request.GET.get("ky", "")},
    )
    if request.method == "POST" and acts.filled(
        form,
        lambda: actions.excuse_slot(
            column=found,
            slot=form.cleaned_data["slot"],
            reason=form.cleaned_data["reason"],
            id=form.intention,
            **acts.who(request),
        ),
    ):
        return acts.done(request, _("The slot is excused."), to=_page(uid, year))
    return acts.form_page(
        request,
        form,
        to=_page(uid, year),
        title=_("Excuse a slot"),
        about=found.name,
        verb=_("Excuse the slot"),
    )
