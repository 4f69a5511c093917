"""The lists of the desk that are no noun's own: items in their several states, deliveries, uses."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinhban.exchange import in_words, queries
from tinhban.exchange.kinds import Kind
from tinhban.exchange.models import Delivery, Item, Offer, Usage
from tinhban.exchange.views import previews
from tinhban.organisations.access import ActingRequest
from tinhban.records import tabs
from tinhban.records.tabs import Tab


def _offered(organisation: UUID, today: date) -> "QuerySet[Any]":
    own = Offer.objects.filter(offered_by=organisation).select_related("item")
    return queries.with_answers(own, organisation)


def _changed(organisation: UUID, today: date) -> "QuerySet[Any]":
    changed = Item.objects.filter(Q(version__gt=1) | Q(killed_on__isnull=False))
    return queries.marked_open(changed, organisation)


def _deliveries(organisation: UUID, today: date) -> "QuerySet[Any]":
    both = Delivery.objects.filter(Q(to_uid=organisation) | Q(sent_by=organisation))
    return queries.with_counts(both)


def _offer(request: ActingRequest, row: Offer) -> dict[str, Any]:
    return previews.about_item(request, row.item) if row.item else {}


_OFFERED = Tab(
    key="gioi-thieu",
    label=_("Offered by partners"),
    rows=lambda uid, today: queries.offers_to(uid).select_related("item"),
    line=lambda row, today, name, uid: in_words.offer_line(row, today, name, ours=False),
    preview=_offer,
    day="made_on",
    partners=("offered_by",),
    kind="item__kind",
    kinds=Kind.choices,
    words=("item__folded",),
    empty=_("Partners have offered nothing yet."),
    waits=("offer",),
)
_CHANGED = Tab(
    key="dinh-chinh",
    label=_("Corrections, uses stopped"),
    rows=_changed,
    line=lambda row, today, name, uid: in_words.item_line(
        row,
        today,
        name,
        ours=row.owned_by == uid,
        state=in_words.item_state(row, open_for_us=row.open_for_us),
    ),
    preview=previews.about_item,
    day="changed_on",
    partners=("owned_by",),
    kind="kind",
    kinds=Kind.choices,
    words=("folded",),
    empty=_("No item was corrected or stopped."),
    waits=("correction", "kill"),
)
TABS = {
    10: _OFFERED,
    30: _CHANGED,
    40: Tab(
        key="bien-nhan",
        label=_("Deliveries and receipts"),
        rows=_deliveries,
        line=lambda row, today, name, uid: in_words.delivery_line(
            row, name, ours=row.sent_by == uid
        ),
        preview=previews.about_delivery,
        day="delivered_on",
        partners=("sent_by", "to_uid"),
        empty=_("Nothing was delivered yet."),
        waits=("delivery",),
    ),
    50: replace(
        _OFFERED,
        key="da-gioi-thieu",
        label=_("Offered by us"),
        rows=_offered,
        line=lambda row, today, name, uid: in_words.offer_line(row, today, name, ours=True),
        partners=("receivers__organisation",),
        empty=_("Offer an approved item to the partners: it will stand here."),
        waits=(),
    ),
    60: Tab(
        key="da-su-dung",
        label=_("Used"),
        rows=lambda uid, today: queries.with_said(Usage.objects.all()),
        line=lambda row, today, name, uid: in_words.usage_line(row, name, organisation=uid),
        preview=previews.about_usage,
        day="used_on",
        partners=("used_by", "supplier_uid"),
        kind="kind",
        kinds=Kind.choices,
        words=("folded",),
        empty=_("No use was claimed yet."),
    ),
    70: replace(
        _CHANGED,
        key="kho-tin",
        label=_("All items"),
        rows=lambda uid, today: Item.objects.all(),
        line=lambda row, today, name, uid: in_words.item_line(
            row,
            today,
            name,
            ours=row.owned_by == uid,
            state=in_words.item_state(row, open_for_us=False),
        ),
        day="approved_on",
        empty=_("No item was approved yet."),
        waits=(),
    ),
}


def register() -> None:
    """Put these lists on the desk of the exchange; nouns put their own between them."""
    tabs.register_home("exchange", _("Exchange desk"), "exchange:desk")
    for position, tab in TABS.items():
        tabs.register("exchange", position, tab)
