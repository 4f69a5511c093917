"""The lists of the desk: which rows, in which order, how filtered, what is exported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange import queries, rows
from tinhban.exchange.kinds import Kind
from tinhban.exchange.models import Delivery, Item, Offer, Request, Usage
from tinhban.exchange.rows import Line, Names
from tinhban.organisations.access import ActingRequest
from tinhban.screens.fields import DayField
from tinhban.screens.listing import Column, Listing


class DayFilter(django_filters.DateFilter):
    """One end of a period; its name stands in the field, which has no label to be seen."""

    field_class = DayField

    def __init__(self, *, label: Any, **kwargs: Any) -> None:
        attrs = {**DayField.widget.attrs, "class": "day", "placeholder": label}
        widget = forms.DateInput(format="%d/%m/%Y", attrs=attrs)
        super().__init__(label=label, widget=widget, **kwargs)


class DeskFilter(django_filters.FilterSet):
    """Partner, kind and period; each list says which columns answer for them."""

    partner_columns: ClassVar[tuple[str, ...]] = ()
    kind_column: ClassVar[str] = ""
    day_column: ClassVar[str] = ""

    ben = django_filters.ChoiceFilter(
        label=_("Partner"), empty_label=_("Every partner"), method="of_partner"
    )
    loai = django_filters.ChoiceFilter(
        label=_("Kind"),
        empty_label=_("Every kind"),
        choices=Kind.choices,
        method="of_kind",
    )
    tu = DayFilter(label=_("From"), method="since")
    den = DayFilter(label=_("To"), method="until")

    def __init__(self, data: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = getattr(self.request, "partner_choices", [])
        self.filters["ben"].extra["choices"] = choices
        if not self.kind_column:
            del self.filters["loai"]

    def of_partner(self, found: "QuerySet[Any]", name: str, value: str) -> "QuerySet[Any]":
        either = Q()
        for column in self.partner_columns:
            either |= Q(**{column: value})
        return found.filter(either)

    def of_kind(self, found: "QuerySet[Any]", name: str, value: str) -> "QuerySet[Any]":
        return found.filter(**{self.kind_column: value})

    def since(self, found: "QuerySet[Any]", name: str, value: date) -> "QuerySet[Any]":
        return found.filter(**{f"{self.day_column}__gte": value})

    def until(self, found: "QuerySet[Any]", name: str, value: date) -> "QuerySet[Any]":
        return found.filter(**{f"{self.day_column}__lte": value})


@dataclass(frozen=True)
class Tab:
    """One tab of the desk: its rows, and how each becomes a line."""

    key: str
    label: Any
    rows: Callable[[UUID, date], "QuerySet[Any]"]
    line: Callable[[Any, date, Names, UUID], Line]
    day: str
    partners: tuple[str, ...]
    kind: str = ""
    words: tuple[str, ...] = ()
    empty: Any = ""


def _offered(organisation: UUID, today: date) -> "QuerySet[Any]":
    own = Offer.objects.filter(offered_by=organisation).select_related("item")
    return queries.with_answers(own, organisation)


def _requests(organisation: UUID, today: date) -> "QuerySet[Any]":
    both = Request.objects.filter(Q(to_uid=organisation) | Q(asked_by=organisation))
    return queries.with_progress(both)


def _changed(organisation: UUID, today: date) -> "QuerySet[Any]":
    changed = Item.objects.filter(Q(version__gt=1) | Q(killed_on__isnull=False))
    return queries.marked_open(changed, organisation)


def _deliveries(organisation: UUID, today: date) -> "QuerySet[Any]":
    both = Delivery.objects.filter(Q(to_uid=organisation) | Q(sent_by=organisation))
    return queries.with_counts(both)


def _usages(organisation: UUID, today: date) -> "QuerySet[Any]":
    return queries.with_said(Usage.objects.all())


def _items(organisation: UUID, today: date) -> "QuerySet[Any]":
    return Item.objects.all()


TABS = (
    Tab(
        "gioi-thieu",
        _("Offered by partners"),
        lambda uid, today: queries.offers_to(uid).select_related("item"),
        lambda row, today, name, uid: rows.offer_line(row, today, name, ours=False),
        "made_on",
        ("offered_by",),
        "item__kind",
        ("item__folded",),
        _("Partners have offered nothing yet."),
    ),
    Tab(
        "de-nghi",
        _("Requests"),
        _requests,
        lambda row, today, name, uid: rows.request_line(row, today, name, ours=row.asked_by == uid),
        "made_on",
        ("asked_by", "to_uid"),
        "kind",
        ("folded",),
        _("Nobody has asked for anything yet."),
    ),
    Tab(
        "dinh-chinh",
        _("Corrections, uses stopped"),
        _changed,
        lambda row, today, name, uid: rows.item_line(
            row,
            today,
            name,
            ours=row.owned_by == uid,
            state=rows.item_state(row, open_for_us=row.open_for_us),
        ),
        "changed_on",
        ("owned_by",),
        "kind",
        ("folded",),
        _("No item was corrected or stopped."),
    ),
    Tab(
        "bien-nhan",
        _("Deliveries and receipts"),
        _deliveries,
        lambda row, today, name, uid: rows.delivery_line(row, name, ours=row.sent_by == uid),
        "delivered_on",
        ("sent_by", "to_uid"),
        empty=_("Nothing was delivered yet."),
    ),
    Tab(
        "da-gioi-thieu",
        _("Offered by us"),
        _offered,
        lambda row, today, name, uid: rows.offer_line(row, today, name, ours=True),
        "made_on",
        ("receivers__organisation",),
        "item__kind",
        ("item__folded",),
        _("Offer an approved item to the partners: it will stand here."),
    ),
    Tab(
        "da-su-dung",
        _("Used"),
        _usages,
        lambda row, today, name, uid: rows.usage_line(row, name, organisation=uid),
        "used_on",
        ("used_by", "supplier_uid"),
        "kind",
        ("folded",),
        _("No use was claimed yet."),
    ),
    Tab(
        "kho-tin",
        _("All items"),
        _items,
        lambda row, today, name, uid: rows.item_line(
            row,
            today,
            name,
            ours=row.owned_by == uid,
            state=rows.item_state(row, open_for_us=False),
        ),
        "approved_on",
        ("owned_by",),
        "kind",
        ("folded",),
        _("No item was approved yet."),
    ),
)
BY_KEY = {tab.key: tab for tab in TABS}


@cache
def _filters_of(tab: Tab) -> type[DeskFilter]:
    """The filters of a tab: made once, not at each visit."""
    columns = {
        "partner_columns": tab.partners,
        "kind_column": tab.kind,
        "day_column": tab.day,
    }
    return type("Filters", (DeskFilter,), columns)


def listing(
    request: ActingRequest, tab: Tab, names: dict[UUID, str], shown: "QuerySet[Any]"
) -> Listing:
    """The list of a tab for this request; the columns are what an export carries."""
    today: date = request.today
    uid: UUID = request.acting_as.uid

    def name(organisation: UUID) -> str:
        return names.get(organisation) or str(organisation)[:8]

    def line(row: Any) -> Line:
        return tab.line(row, today, name, uid)

    columns = (
        Column("ngay", _("Day"), lambda row: getattr(row, tab.day), sort=(tab.day, "uid")),
        Column("ten", _("Title"), lambda row: line(row).title, heading=True),
        Column("ben", _("Partner"), lambda row: line(row).partner),
        Column("noi-dung", _("Details"), lambda row: ", ".join(line(row).facts)),
        Column(
            "trang-thai", pgettext_lazy("exchange", "State"), lambda row: str(line(row).state[1])
        ),
    )
    made = type(
        "DeskListing",
        (Listing,),
        {
            "columns": columns,
            "order": "-ngay",
            "search_fields": tab.words,
            "filter_class": _filters_of(tab),
            "page_size": 30,
            "export_name": tab.key,
            "empty_title": _("Nothing here yet"),
            "empty_text": tab.empty,
            "line": staticmethod(line),
        },
    )
    found: Listing = made(request, shown)
    return found


def lines(listing: Listing) -> list[Line]:
    """The page of a list as lines."""
    line: Callable[[Any], Line] = listing.line  # type: ignore[attr-defined]
    return [line(row) for row in listing.page.rows]
