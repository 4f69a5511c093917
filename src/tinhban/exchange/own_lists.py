"""Lists of one office beside those of its desk: what it is writing, and uses that wait for its word."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhban.exchange.kinds import Kind
from tinhban.exchange.models import ItemDraft, Usage
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import name_map
from tinhban.records.tabs import TabFilter
from tinhban.screens.listing import ListColumn, Listing


class DraftFilter(django_filters.FilterSet):
    loai = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Kind.choices, field_name="kind", empty_label=_("Every kind")
    )


class DraftsListing(Listing):
    """What an office is writing, the last saved first."""

    columns = (
        ListColumn(
            "ten",
            _("Title"),
            lambda draft: draft.title or gettext("Untitled"),
            sort=("sort_key", "uid"),
            link=lambda draft: reverse("exchange:draft", args=[draft.uid]),
            heading=True,
        ),
        ListColumn("loai", _("Kind"), lambda draft: draft.get_kind_display(), short=True),
        ListColumn(
            "do-dai", _("Length"), lambda draft: draft.duration, short=True, hide_on_phone=True
        ),
        ListColumn("nguoi", _("Saved by"), lambda draft: draft.saved_by.display_name),
        ListColumn(
            "luc",
            _("Saved at"),
            lambda draft: draft.saved_at,
            sort=("saved_at", "uid"),
            cell="screens/_moment.html",
            short=True,
        ),
    )
    order = "-luc"
    search_fields = ("folded",)
    filter_class = DraftFilter
    export_name = "du-thao"
    empty_title = _("No draft")
    empty_text = _("What is begun is kept here by itself.")

    def __init__(self, request: ActingRequest, drafts: "QuerySet[ItemDraft]") -> None:
        super().__init__(request, drafts.select_related("saved_by"))


class ToConfirmFilter(TabFilter):
    partner_columns = ("used_by",)
    kind_column = "kind"
    kinds = Kind.choices
    day_column = "used_on"


def _published(usage: Usage) -> str:
    return ", ".join(word for word in (usage.outlet, usage.section) if word)


class ToConfirmListing(Listing):
    """Uses of ours that partners claim and that wait for our word, the oldest first."""

    columns = (
        ListColumn(
            "ten",
            _("Title"),
            lambda usage: usage.title,
            link=lambda usage: reverse("exchange:usage", args=[usage.uid]),
            heading=True,
        ),
        ListColumn(
            "ngay", _("Day"), lambda usage: usage.used_on, sort=("used_on", "uid"), short=True
        ),
        ListColumn("noi", _("Published"), _published),
        ListColumn("ben", _("Claimed by"), lambda usage: usage.claimer),
        ListColumn("loai", _("Kind"), lambda usage: usage.get_kind_display(), export_only=True),
    )
    order = "ngay"
    search_fields = ("folded",)
    filter_class = ToConfirmFilter
    page_size = 50
    export_name = "cho-xac-nhan"
    empty_title = _("Nothing waits")
    empty_text = _("Every use that the partners claim has our word.")

    request: ActingRequest

    def complete(self, rows: list[Any]) -> None:
        names = name_map({row.used_by for row in rows}, self.request.today, short=True)
        for row in rows:
            row.claimer = names[row.used_by]
