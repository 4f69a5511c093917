"""The exchange desk: what waits first, then every list, each with its preview beside it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhban.exchange import lists, queries, waits
from tinhban.exchange.access import May
from tinhban.exchange.hooks import desk_links
from tinhban.exchange.rows import Line, clock
from tinhban.exchange.views import acts
from tinhban.exchange.views.previews import preview_of
from tinhban.foundation.text import sort_key
from tinhban.organisations.access import ActingRequest

OF_LISTS = {
    "gioi-thieu": ("offer",),
    "de-nghi": ("request", "supply"),
    "dinh-chinh": ("correction", "kill"),
    "bien-nhan": ("delivery",),
}


def _names(request: ActingRequest, cards: list[queries.ChannelCard]) -> dict[UUID, str]:
    """Everybody in our channels, by name; the filters choose among the partners."""
    as_ = request.acting_as
    partners = {uid for card in cards for uid in card.partners}
    names = acts.names(request, {*partners, as_.uid})
    told = sorted(((str(uid), names[uid]) for uid in partners), key=lambda pair: sort_key(pair[1]))
    request.partner_choices = told  # type: ignore[attr-defined]
    return names


@require_safe
@login_required
def desk(request: ActingRequest) -> HttpResponseBase:
    as_, today = request.acting_as, request.today
    cards = queries.channels(as_.uid)
    names = _names(request, cards)
    counts = waits.waiting_counts(as_.uid, today)
    key = request.GET.get("muc", "")
    tab = lists.BY_KEY.get(key)
    page: dict[str, Any] = {
        "tabs": _tabs(counts, tab.key if tab else ""),
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
    listing = lists.listing(request, tab, names, visible)
    if listing.export:
        return listing.response()
    shown = lists.lines(listing)
    page |= {"listing": listing, "shown": shown}
    page |= _preview(request, tab, shown, listing.page.rows)
    return render(request, "exchange/desk.html", page)


def _tabs(counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    tabs = [("", _("Waiting")), *((tab.key, tab.label) for tab in lists.TABS)]
    return [
        {
            "key": key,
            "label": label,
            "count": sum(counts[kind] for kind in (OF_LISTS.get(key, ()) if key else counts)),
            "current": key == current,
        }
        for key, label in tabs
    ]


def _waiting(request: ActingRequest) -> dict[str, Any]:
    as_, today = request.acting_as, request.today
    found = waits.waiting(as_.uid, today)
    names = acts.names(request, {row.partner for row in found})
    rows = [
        {"row": row, "partner": names[row.partner], "clock": clock(row.due, today)} for row in found
    ]
    return {"waiting": rows}


def _preview(
    request: ActingRequest, tab: lists.Tab, shown: list[Line], rows: list[Any]
) -> dict[str, Any]:
    """What stands beside the list: the row chosen, else the first one."""
    asked = request.GET.get("xem", "")
    chosen = next((n for n, line in enumerate(shown) if str(line.uid) == asked), 0)
    if not shown:
        return {}
    return {"chosen": shown[chosen].uid, **preview_of(request, tab.key, rows[chosen])}
