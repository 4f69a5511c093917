"""The exchange desk: what waits first, then every list, each with its preview beside it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhban.exchange import queries
from tinhban.exchange.access import May
from tinhban.exchange.hooks import desk_links
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts
from tinhban.records import tabs, waiting
from tinhban.records.clock import clock
from tinhban.records.lines import Line


@require_safe
@login_required
def desk(request: ActingRequest) -> HttpResponseBase:
    as_, today = request.acting_as, request.today
    cards = queries.channels(as_.uid)
    names = acts.offer_partners(request, {uid for card in cards for uid in card.partners})
    counts = waiting.counts(as_.uid, today)
    key = request.GET.get("muc", "")
    every = tabs.of("exchange")
    tab = next((tab for tab in every if tab.key == key), None)
    page: dict[str, Any] = {
        "tabs": _tabs(every, counts, tab),
        "cards": cards,
        "can": May(request),
        "writes": any(card.writes for card in cards),
        "total": sum(counts.values()),
        "tab": tab,
        "links": desk_links(),
    }
    if tab is None:
        page |= _waiting(request)
        return render(request, "exchange/desk.html", page)
    rows: Any = tab.rows(as_.uid, today)
    visible = rows.visible_to(request.reader)
    listing = tabs.listing(request, tab, names, visible)
    if listing.export:
        return listing.response()
    shown = tabs.lines(listing)
    page |= {"listing": listing, "shown": shown, "makes": tab.makes(request.reader)}
    page |= _preview(request, tab, shown, listing.page.rows)
    return render(request, "exchange/desk.html", page)


def _tabs(
    every: list[tabs.Tab], counts: dict[str, int], current: tabs.Tab | None
) -> list[dict[str, Any]]:
    waiting = {"key": "", "label": _("Waiting"), "count": sum(counts.values())}
    found = [waiting] + [
        {"key": tab.key, "label": tab.label, "count": sum(counts[kind] for kind in tab.waits)}
        for tab in every
    ]
    return [{**one, "current": one["key"] == (current.key if current else "")} for one in found]


def _waiting(request: ActingRequest) -> dict[str, Any]:
    as_, today = request.acting_as, request.today
    found = waiting.rows(as_.uid, today)
    names = acts.names(request, {row.partner for row in found})
    rows = [
        {
            "row": row,
            "partner": names[row.partner],
            "clock": clock(row.due, today),
            "place": f"viec-{number}",
            "buttons": row.buttons(request.reader, request.path),
        }
        for number, row in enumerate(found, 1)
    ]
    return {"waiting": rows}


def _preview(
    request: ActingRequest, tab: tabs.Tab, shown: list[Line], rows: list[Any]
) -> dict[str, Any]:
    """What stands beside the list: the row chosen, else the first one."""
    asked = request.GET.get("xem", "")
    chosen = next((n for n, line in enumerate(shown) if str(line.uid) == asked), 0)
    if not shown:
        return {}
    return {"chosen": shown[chosen].uid, **tab.preview(request, rows[chosen])}
