"""One declaration for every list: columns, search, filters, sort, keyset pages and export.

    class People(Listing):
        columns = (
            ListColumn("name", _("Name"), lambda p: p.display_name, sort=("sort_key", "uid"), link=...),
            ListColumn("position", _("Position"), lambda p: p.position),
        )
        order = "name"                       # the column that sorts at first; "-name" turns it round
        search_fields = ("folded",)          # folded text; the words typed are folded too
        filter_class = PeopleFilter          # a django_filters FilterSet, may be None
        export_name = "nguoi-dung"

    listing = People(request, queryset)      # the queryset is already `visible_to`
    if listing.export: return listing.response()
    return render(request, "...", {"listing": listing})

In a template: `{% include "screens/listing.html" %}` shows filters, table (cards on phones) and pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

import django_filters
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import text, time
from tinhban.screens import exporting, keyset, tables

EXPORT_PART = 2_000
BY_WORTH = "phu-hop"  # the order in which the best match of a search comes first


@dataclass(frozen=True)
class ListColumn:
    """A column: `value` is what is exported; `cell` (a template of the row) what is shown."""

    name: str
    label: Any
    value: Callable[[Any], Any]
    sort: tuple[str, ...] = ()
    link: Callable[[Any], str] | None = None
    cell: str = ""
    number: bool = False
    heading: bool = False
    hide_on_phone: bool = False
    export_only: bool = False
    short: bool = False  # stays on one line


@dataclass(frozen=True)
class Cell:
    column: ListColumn
    value: Any
    link: str


class Listing:
    columns: ClassVar[tuple[ListColumn, ...]] = ()
    order: ClassVar[str] = ""
    search_fields: ClassVar[tuple[str, ...]] = ()
    filter_class: ClassVar[type[django_filters.FilterSet] | None] = None
    page_size: ClassVar[int] = 40
    export_name: ClassVar[str] = "danh-sach"
    empty_title: ClassVar[Any] = _("Nothing here yet")
    empty_text: ClassVar[Any] = ""
    search_label: ClassVar[Any] = _("Search, marks not needed")

    def __init__(self, request: HttpRequest, queryset: "QuerySet[Any]") -> None:
        self.request = request
        self.all = queryset
        self.query = text.nfc(request.GET.get("tim", "")).strip()[:200]
        self.filters = (
            self.filter_class(request.GET, queryset=queryset, request=request)
            if self.filter_class
            else None
        )

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What may be chosen in a filter is known with the rows."""
        if self.filters is not None:
            self.filters.filters[name].extra["choices"] = choices

    # what is shown

    @cached_property
    def found(self) -> "QuerySet[Any]":
        """The rows that the filters and the search leave."""
        rows: QuerySet[Any] = self.filters.qs if self.filters is not None else self.all
        for word in text.fold(self.query).split()[:8]:
            either = Q()
            for field in self.search_fields:
                either |= Q(**{f"{field}__contains": word})
            rows = rows.filter(either)
        return self.with_worth(rows) if self.by_worth else rows

    @property
    def by_worth(self) -> bool:
        """The rows of a search are shown by how well they match."""
        return bool(self.can_be_by_worth and self.request.GET.get("xep") == BY_WORTH)

    @property
    def can_be_by_worth(self) -> bool:
        return bool(self.search_fields and text.fold(self.query))

    def with_worth(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """`worth` is 0 where the words begin a text, 1 where they stand one after the other, else 2."""
        phrase = text.fold(self.query)
        begins, together = Q(), Q()
        for field in self.search_fields:
            begins |= Q(**{f"{field}__startswith": phrase})
            together |= Q(**{f"{field}__contains": f" {phrase}"})
        worth = Case(When(begins, then=0), When(together, then=1), default=2)
        ordered: QuerySet[Any] = rows.annotate(worth=worth)
        return ordered

    @cached_property
    def sorted_by(self) -> tuple[ListColumn, bool]:
        asked = self.request.GET.get("xep") or self.order
        for wanted in (asked, self.order):
            for column in self.columns:
                if column.sort and column.name == wanted.lstrip("-"):
                    return column, wanted.startswith("-")
        return next(c for c in self.columns if c.sort), False

    @property
    def keys(self) -> tuple[str, ...]:
        column, turned = self.sorted_by
        if self.by_worth:
            return ("worth", *self._turned(column, turned))
        return self._turned(column, turned)

    @staticmethod
    def _turned(column: ListColumn, turned: bool) -> tuple[str, ...]:
        if not turned:
            return column.sort
        return tuple(k[1:] if k.startswith("-") else f"-{k}" for k in column.sort)

    @cached_property
    def page(self) -> keyset.Page:
        cursor = self.request.GET.get("trang", "")
        try:
            page = keyset.page(self.found, self.keys, self.page_size, cursor)
        except keyset.BadCursor:
            page = keyset.page(self.found, self.keys, self.page_size)
        self.complete(page.rows)
        return page

    def complete(self, rows: list[Any]) -> None:
        """Write on these rows what columns show and no field of theirs has."""

    @property
    def shown(self) -> list[ListColumn]:
        return [c for c in self.columns if not c.export_only]

    @property
    def headings(self) -> list[dict[str, Any]]:
        current, turned = (None, False) if self.by_worth else self.sorted_by
        return [
            {
                "column": c,
                "sort": (
                    "" if not c.sort else f"-{c.name}" if c is current and not turned else c.name
                ),
                "direction": ("descending" if turned else "ascending") if c is current else "",
            }
            for c in self.shown
        ]

    @property
    def rows(self) -> Iterator[tuple[Any, list[Cell]]]:
        for row in self.page.rows:
            yield row, [Cell(c, c.value(row), c.link(row) if c.link else "") for c in self.shown]

    @property
    def narrowed(self) -> bool:
        return bool(self.query or self.active)

    @cached_property
    def active(self) -> list[dict[str, Any]]:
        """The filters in force, each with the word to show and the parameter to take out."""
        if self.filters is None or not self.filters.form.is_bound:
            return []
        form, tags = self.filters.form, []
        for name, field in form.fields.items():
            raw = self.request.GET.get(name, "")
            if raw and name not in form.errors:
                choices = dict(getattr(field, "choices", None) or [])
                tags.append({"name": name, "label": field.label, "value": choices.get(raw, raw)})
        return tags

    # what is taken away

    @property
    def export(self) -> str:
        wanted = self.request.GET.get("xuat", "")
        return wanted if wanted in exporting.FORMATS else ""

    def exported(self) -> Iterator[list[Any]]:
        found = self.found.order_by(*self.keys)[: exporting.LIMIT].iterator(chunk_size=EXPORT_PART)
        while rows := list(islice(found, EXPORT_PART)):
            self.complete(rows)
            for row in rows:
                yield [c.value(row) for c in self.columns]

    def response(self) -> HttpResponseBase:
        """The file of what is filtered, in the order shown; no cell begins with a formula."""
        return exporting.answer(
            self.request,
            format=self.export,
            title=self.export_name,
            name=f"{self.export_name}-{time.seen_today():%Y%m%d}.{self.export}",
            columns=[
                tables.TableColumn(str(c.label), 12 if c.number else 24) for c in self.columns
            ],
            rows=self.exported(),
            count=lambda most: self.found.order_by()[:most].count(),
        )
