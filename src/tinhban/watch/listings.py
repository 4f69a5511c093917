"""The lists: what may be a use, and the sources that are watched."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.screens.listing import ListColumn, Listing
from tinhban.watch.models import SuspectedUse, SuspicionState

EVERY = "moi"


class SuspectedFilter(django_filters.FilterSet):
    """Those that wait, unless others are asked for."""

    trang_thai = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[*SuspicionState.choices, (EVERY, _("Every state"))],
        empty_label=None,
        method="in_state",
    )
    ben = django_filters.ChoiceFilter(
        label=_("Published by"),
        empty_label=_("Every publisher"),
        field_name="publisher",
    )

    class Meta:
        model = SuspectedUse
        fields: list[str] = []

    def __init__(self, data: Any, **kwargs: Any) -> None:
        said = data.copy()
        if not said.get("trang_thai"):
            said["trang_thai"] = SuspicionState.SUSPECTED
        super().__init__(said, **kwargs)

    def in_state(
        self, found: "QuerySet[SuspectedUse]", name: str, value: str
    ) -> "QuerySet[SuspectedUse]":
        return found if value == EVERY else found.filter(state=value)


class _Named(Listing):
    """Rows that show the name of an organisation of theirs."""

    def __init__(self, request: HttpRequest, rows: "QuerySet[Any]", names: dict[UUID, str]) -> None:
        super().__init__(request, rows)
        self.names = names


class Suspected(_Named):
    columns = (
        ListColumn(
            "article",
            _("Article"),
            lambda one: one.article.title or one.article.url,
            link=lambda one: reverse("watch:suspected", args=[one.uid]),
            heading=True,
        ),
        ListColumn("outlet", _("Published"), lambda one: one.article.watch.outlet),
        ListColumn(
            "published",
            _("Day"),
            lambda one: f"{one.published_on:%d/%m/%Y}" if one.published_on else str(_("Not known")),
            sort=("-listed_on", "uid"),
        ),
        ListColumn("item", _("Exchanged item"), lambda one: one.item_title),
        ListColumn("owner", _("Item of"), lambda one: one.owner_name),
        ListColumn("share", _("Shared"), lambda one: f"{one.percent}%", number=True),
        ListColumn(
            "state", _("State"), lambda one: one.get_state_display(), hide_on_phone=True, short=True
        ),
        ListColumn("address", _("Address"), lambda one: one.article.url, export_only=True),
    )
    order = "published"
    search_fields = ("folded",)
    filter_class = SuspectedFilter
    export_name = "bai-co-the-da-dung-tin"
    empty_title = _("Nothing to look at")
    empty_text = _("When a publication shares passages with an item, it appears here.")

    def __init__(
        self,
        request: HttpRequest,
        rows: "QuerySet[Any]",
        names: dict[UUID, str],
        publishers: list[tuple[str, str]],
    ) -> None:
        super().__init__(request, rows, names)
        self.offer("ben", publishers)

    def complete(self, rows: list[Any]) -> None:
        for row in rows:
            row.owner_name = self.names.get(row.owner, "")


class Watches(_Named):
    columns = (
        ListColumn(
            "outlet",
            _("Channel, paper or page"),
            lambda watch: watch.outlet,
            link=lambda watch: reverse("watch:watch", args=[watch.uid]),
            sort=("outlet", "uid"),
            heading=True,
        ),
        ListColumn("publisher", _("Published by"), lambda watch: watch.publisher_name),
        ListColumn("source", _("Source"), lambda watch: watch.get_source_display()),
        ListColumn(
            "address", _("Address of the source"), lambda watch: watch.address, hide_on_phone=True
        ),
        ListColumn("articles", _("Articles"), lambda watch: watch.articles_count, number=True),
        ListColumn("waiting", _("To be looked at"), lambda watch: watch.waiting_count, number=True),
        ListColumn(
            "run",
            _("Last run"),
            lambda watch: watch.last_run_at or "",
            cell="watch/_run.html",
        ),
    )
    order = "outlet"
    export_name = "nguon-theo-doi"
    empty_title = _("Nothing is watched yet")
    empty_text = _("Add the feed, sitemap or folder of an outlet.")

    def complete(self, rows: list[Any]) -> None:
        for row in rows:
            row.publisher_name = self.names.get(row.publisher, "")
