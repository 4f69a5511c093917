"""The list of programmes, with the office's own drafts above it."""

from typing import Any, cast

import django_filters
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import (
    PartyRole,
    Programme,
    ProgrammeDraft,
    ProgrammeItem,
    SectorField,
    State,
)
from tinhban.programmes.permissions import Permission
from tinhban.programmes.search import in_force_first, with_force
from tinhban.screens.listing import ListColumn, Listing


def _select(label: Any, choices: Any, every: Any, method: str) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        empty_label=every,
        method=method,
    )


class ProgrammeFilter(django_filters.FilterSet):
    trang_thai = _select(_("State"), State.choices, _("Every state"), "in_state")
    linh_vuc = _select(_("Field"), SectorField.choices, _("Every field"), "in_field")
    nam = _select(_("Year"), (), _("Every year"), "in_year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = cast(QuerySet[Programme], self.queryset).values_list("starts_on", "ends_on")
        years = {year for first, last in terms for year in range(first.year, last.year + 1)}
        self.form.fields["nam"].choices = [
            ("", _("Every year")),
            *((str(year), str(year)) for year in sorted(years, reverse=True)),
        ]

    def in_state(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(state=value)

    def in_field(self, rows: Any, name: str, value: str) -> Any:
        items = ProgrammeItem.objects.filter(programme=OuterRef("pk"), sector_field=value)
        return rows.filter(Exists(items))

    def in_year(self, rows: Any, name: str, value: str) -> Any:
        year = int(value)
        return rows.filter(starts_on__year__lte=year, ends_on__year__gte=year)


def _parties(programme: Programme) -> str:
    return ", ".join(p.name_as_signed for p in programme.parties.all() if p.role == PartyRole.PARTY)


class Programmes(Listing):
    columns = (
        ListColumn(
            "ten",
            _("Programme"),
            lambda p: p.title,
            sort=("sort_key", "uid"),
            cell="programmes/_title_cell.html",
            heading=True,
        ),
        ListColumn("cac_ben", _("Parties"), _parties, hide_on_phone=True),
        ListColumn("thoi_gian", _("Term"), lambda p: p.term, sort=("starts_on", "uid"), short=True),
        ListColumn(
            "trang_thai",
            _("State"),
            lambda p: State(p.state).label,
            cell="programmes/_state.html",
        ),
        ListColumn("chu_de", _("Theme"), lambda p: p.theme, export_only=True),
    )
    order = "-thoi_gian"
    request: ActingRequest
    search_fields = ("folded",)
    filter_class = ProgrammeFilter
    export_name = "chuong-trinh-phoi-hop"
    empty_title = _("No programme yet")
    empty_text = _("Draw up a draft, then propose it to the other parties.")
    search_label = _("Title, theme or party, marks not needed")

    @property
    def keys(self) -> tuple[str, ...]:
        """By worth: the best match, then those in force, then the newer."""
        return in_force_first(super().keys) if self.by_worth else super().keys

    def with_worth(self, rows: Any) -> Any:
        return with_force(super().with_worth(rows), self.request.today)


@login_required
@require_safe
def programmes(request: ActingRequest) -> HttpResponseBase:
    """Every programme whose channel the acting organisation reads."""
    person, as_ = request.user, request.acting_as
    rows = (
        Programme.objects.visible_to(Reader.of(person, as_))
        .with_state(request.today)
        .prefetch_related("parties")
    )
    listing = Programmes(request, rows)
    if listing.export:
        return listing.response()
    drafts = ProgrammeDraft.objects.visible_to(Reader.of(person, as_)).open()
    return render(
        request,
        "programmes/list.html",
        {
            "listing": listing,
            "drafts": drafts[:20],
            "may_draft": permissions.allows(person, Permission.DRAFT, as_=as_),
        },
    )
