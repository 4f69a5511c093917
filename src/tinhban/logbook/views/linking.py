"""Recorded rows and the items that came later: each proposal is judged by a person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tinhban.exchange.kinds import Kind
from tinhban.exchange.models import Item
from tinhban.exchange.permissions import Permission
from tinhban.logbook import access, linking
from tinhban.logbook.labels import place
from tinhban.logbook.models import ImportBatch, ImportRow
from tinhban.logbook.stored_values import day_of, text_value, title_of
from tinhban.logbook.views.parts import about
from tinhban.organisations import permissions
from tinhban.organisations.access import acting
from tinhban.sheets.words import plain

SHOWN = 100


@login_required
@never_cache
@require_safe
def links(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Rows that may be linked, side by side with the items found for them."""
    here = acting(request)
    batch = access.log_here(here, uid)
    found = linking.proposals(batch)
    rows = list(found[:SHOWN])
    context = about(here, batch) | {
        "proposed": _beside(rows),
        "further": max(0, found.count() - len(rows)),
        "without_item": linking.recorded_without_item(batch).count(),
        "may_link": permissions.allows(here.user, Permission.USE, as_=here.acting_as),
    }
    return render(request, "logbook/links.html", context)


def _beside(rows: list[ImportRow]) -> list[dict[str, Any]]:
    items = Item.objects.in_bulk([row.proposed for row in rows])
    found = []
    for row in rows:
        item = items.get(row.proposed)
        if item is None:
            continue
        title, kind = title_of(row), text_value(row.settled, "kind")
        found.append(
            {
                "position": row.position,
                "place": place(row.sheet, row.number),
                "title": title,
                "day": day_of(row, "used_on"),
                "kind": dict(Kind.choices).get(kind, ""),
                "item": item,
                "item_kind": dict(Kind.choices).get(item.kind, ""),
                "same": plain(title) == plain(item.title) and kind == item.kind,
            }
        )
    return found


@login_required
@require_POST
def look_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Compare the recorded rows with what is on file now."""
    here = acting(request)
    permissions.require(here.user, Permission.USE, as_=here.acting_as)
    batch = access.log_here(here, uid)
    found = linking.look(batch)
    if not found:
        messages.success(
            here, _("No item that is here now bears the title and day of a recorded row.")
        )
        return redirect("logbook:log", uid=uid)
    return redirect("logbook:log_links", uid=uid)


@login_required
@require_POST
def link(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Link the rows that were ticked, or say of one that it is not the item proposed."""
    here = acting(request)
    batch = access.log_here(here, uid)
    refused = here.POST.get("refuse", "")
    if refused:
        for position in _positions([refused]):
            linking.refuse_proposal(
                batch=batch, position=position, by=here.user, as_=here.acting_as
            )
        return redirect("logbook:log_links", uid=uid)
    ticked = _positions(here.POST.getlist("dong"))
    made = linking.link_rows(batch=batch, positions=ticked, by=here.user, as_=here.acting_as)
    for row, why in made.refused:
        messages.error(here, f"{place(row.sheet, row.number)}: {why}")
    if made.count:
        words = ngettext(
            "%(n)s use is linked to its item.", "%(n)s uses are linked to their items.", made.count
        )
        messages.success(here, words % {"n": made.count})
    elif not made.refused:
        messages.warning(here, _("Tick the rows that are to be linked."))
    return redirect(_after(batch))


def _after(batch: ImportBatch) -> str:
    more = linking.proposals(batch).exists()
    return reverse("logbook:log_links" if more else "logbook:log", args=[batch.uid])


def _positions(sent: list[str]) -> list[int]:
    return [int(one) for one in sent[:SHOWN] if one.isascii() and one.isdigit() and len(one) < 8]
