"""Lists of a section, a tab each: which rows, in which order, how filtered, what is exported."""

from collections.abc import Callable, Sequence
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

from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader
from tinhban.records.lines import Line, Names
from tinhban.records.waiting import Button
from tinhban.screens.fields import DayField
from tinhban.screens.listing import ListColumn, Listing


class DayFilter(django_filters.DateFilter):
    """One end of a period; its name stands in the field, which has no label to be seen."""

    field_class = DayField

    def __init__(self, *, label: Any, **kwargs: Any) -> None:
        attrs = {**DayField.widget.attrs, "class": "day", "placeholder": label}
        widget = forms.DateInput(format="%d/%m/%Y", attrs=attrs)
        super().__init__(label=label, widget=widget, **kwargs)


class TabFilter(django_filters.FilterSet):
    """Partner, kind and period; each list says which columns answer for them."""

    partner_columns: ClassVar[tuple[str, ...]] = ()
    kind_column: ClassVar[str] = ""
    kinds: ClassVar[Sequence[tuple[str, Any]]] = ()
    day_column: ClassVar[str] = ""

    ben = django_filters.ChoiceFilter(
        label=_("Partner"), empty_label=_("Every partner"), method="of_partner"
    )
    loai = django_filters.ChoiceFilter(
        label=_("Kind"),
        empty_label=_("Every kind"),
        method="of_kind",
    )
    tu = DayFilter(label=_("From"), method="since")
    den = DayFilter(label=_("To"), method="until")

    def __init__(self, data: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = getattr(self.request, "partner_choices", [])
        self.filters["ben"].extra["choices"] = choices
        self.filters["loai"].extra["choices"] = self.kinds
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


@dataclass(frozen=True, eq=False, kw_only=True)
class Tab:
    """One tab: its rows, how each becomes a line, and what is shown beside the list."""

    key: str
    label: Any
    rows: Callable[[UUID, date], "QuerySet[Any]"]
    line: Callable[[Any, date, Names, UUID], Line]
    preview: Callable[[ActingRequest, Any], dict[str, Any]]
    day: str
    partners: tuple[str, ...]
    kind: str = ""
    kinds: Sequence[tuple[str, Any]] = ()
    words: tuple[str, ...] = ()
    empty: Any = ""
    waits: tuple[str, ...] = ()  # the kinds of what waits that are told at the tab
    makes: Callable[[Reader], Sequence[Button]] = lambda _reader: ()  # the acts above the list


_homes: dict[
    str, tuple[Any, str]
] = {}  # of each section: the words and the route of the page with its tabs
_tabs: dict[str, dict[str, tuple[int, Tab]]] = {}


def register(section: str, position: int, tab: Tab) -> None:
    """Put a list among those of a section; called from an app's `ready()`."""
    _tabs.setdefault(section, {})[tab.key] = (position, tab)


def register_home(section: str, words: Any, route: str) -> None:
    """The page on which the tabs of a section stand."""
    _homes[section] = (words, route)


def home_of(section: str) -> tuple[Any, str]:
    return _homes[section]


def of(section: str) -> list[Tab]:
    """The tabs of a section, in their order."""
    return [
        tab for _position, tab in sorted(_tabs.get(section, {}).values(), key=lambda one: one[0])
    ]


@cache
def _filters_of(tab: Tab) -> type[TabFilter]:
    """The filters of a tab: made once, not at each visit."""
    columns = {
        "partner_columns": tab.partners,
        "kind_column": tab.kind,
        "kinds": tab.kinds,
        "day_column": tab.day,
    }
    return type("Filters", (TabFilter,), columns)


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
        ListColumn("ngay", _("Day"), lambda row: getattr(row, tab.day), sort=(tab.day, "uid")),
        ListColumn("ten", _("Title"), lambda row: line(row).title, heading=True),
        ListColumn("ben", _("Partner"), lambda row: line(row).partner),
        ListColumn("noi-dung", _("Details"), lambda row: ", ".join(line(row).facts)),
        ListColumn(
            "trang-thai", pgettext_lazy("exchange", "State"), lambda row: str(line(row).state[1])
        ),
    )
    made = type(
        "TabListing",
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
