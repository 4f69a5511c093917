"""The two lists of this room: people with their grants, and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import django_filters
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhban.foundation.time import today
from tinhban.organisations import queries, units
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.history import days_in_words
from tinhban.organisations.models import Grant, Kind, Organisation, Person, Role
from tinhban.screens.listing import ListColumn, Listing

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class GrantsToday(TypedDict):
    """What the list of people reads beside each person."""

    grants_today: list[Grant]


class PeopleFilter(django_filters.FilterSet):
    vai_tro = django_filters.ChoiceFilter(
        label=_("Role"), choices=Role.choices, method="with_role", empty_label=_("Every role")
    )
    tai_khoan = django_filters.ChoiceFilter(
        label=_("Log-in account"),
        choices=[("mo", _("Open for log-in")), ("dong", _("Closed for log-in"))],
        method="open_or_closed",
        empty_label=_("Open or closed for log-in"),
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def with_role(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        here: ActingRequest = self.request
        mine = Grant.objects.filter(organisation=here.acting_as, person=OuterRef("pk"), role=value)
        return rows.filter(Exists(mine.in_force(here.today)))

    def open_or_closed(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        return rows.filter(is_active=value == "mo")


def _roles(person: WithAnnotations[Person, GrantsToday]) -> str:
    return ", ".join(
        g.get_role_display() + (f" ({g.get_kind_display()})" if g.on_behalf_of_id else "")
        for g in person.grants_today
    )


def _until(person: WithAnnotations[Person, GrantsToday]) -> str:
    ends = [g.valid_to for g in person.grants_today if g.valid_to]
    return min(ends).strftime("%d/%m/%Y") if ends else ""


class PeopleListing(Listing):
    columns = (
        ListColumn(
            "ten",
            _("Full name"),
            lambda p: p.display_name,
            sort=("sort_key", "uid"),
            link=lambda p: reverse("organisations:person", args=[p.pk]),
            heading=True,
        ),
        ListColumn(
            "chuc_vu", _("Position"), lambda p: p.position, sort=("rank", "sort_key", "uid")
        ),
        ListColumn("tai_khoan", _("User name"), lambda p: p.username, sort=("username",)),
        ListColumn("vai_tro", _("Roles in force"), _roles, cell="organisations/_roles.html"),
        ListColumn("den", _("Ends first"), _until),
        ListColumn(
            "trang_thai",
            _("Log-in account"),
            lambda p: gettext("Open for log-in") if p.is_active else gettext("Closed for log-in"),
            cell="organisations/_account.html",
        ),
    )
    order = "chuc_vu"
    search_fields = ("folded",)
    filter_class = PeopleFilter
    export_name = "nguoi-dung"
    empty_title = _("Nobody here yet")

    def __init__(self, request: ActingRequest, people: QuerySet[Person]) -> None:
        grants = Grant.objects.filter(organisation=request.acting_as).in_force(request.today)
        ready = Prefetch("grants", queryset=grants.order_by("role"), to_attr="grants_today")
        super().__init__(request, people.prefetch_related(ready))


class BodiesFilter(django_filters.FilterSet):
    loai = django_filters.ChoiceFilter(
        label=_("Kind of body"),
        choices=Kind.choices,
        field_name="kind",
        empty_label=_("Every kind"),
    )
    con = django_filters.ChoiceFilter(
        label=_("State today"),
        choices=[("con", _("At work today")), ("het", _("Ended"))],
        method="at_work",
        empty_label=_("At work and ended"),
    )

    class Meta:
        model = Organisation
        fields: list[str] = []

    def at_work(
        self, rows: QuerySet[Organisation], name: str, value: str
    ) -> QuerySet[Organisation]:
        ended = {"operating_to__lt": today()}
        return rows.filter(**ended) if value == "het" else rows.exclude(**ended)


def _days(body: Organisation) -> str:
    return days_in_words(body.valid_from, body.valid_to)


class BodiesListing(Listing):
    columns = (
        ListColumn(
            "ten",
            _("Name"),
            lambda b: b.last_name,
            sort=("protocol_order", "sort_key", "slug"),
            link=lambda b: reverse("organisations:detail", args=[b.slug]),
            heading=True,
        ),
        ListColumn("loai", _("Kind of body"), lambda b: b.get_kind_display(), short=True),
        ListColumn("ngay", _("From – to"), _days, sort=("sort_key", "slug"), short=True),
        ListColumn(
            "nay", _("State today"), lambda b: b.name_today, cell="organisations/_today.html"
        ),
    )
    order = "ten"
    search_fields = ("folded",)
    filter_class = BodiesFilter
    export_name = "co-quan"

    def complete(self, rows: list[Any]) -> None:
        tell_today(rows)


class PartsListing(Listing):
    """The units below one, as they were together."""

    columns = (
        ListColumn(
            "ten",
            _("Name"),
            lambda unit: unit.name,
            sort=("sort_key", "code"),
            link=lambda unit: unit.get_absolute_url(),
            heading=True,
        ),
        ListColumn("ma", _("Unit code"), lambda unit: unit.code, sort=("code",), short=True),
        ListColumn("nay", _("State today"), lambda unit: unit.told_today),
    )
    order = "ten"
    search_fields = ("folded",)
    export_name = "don-vi-hanh-chinh"
    page_size = 30

    def complete(self, rows: list[Any]) -> None:
        now = units.where_now(rows)
        for unit in rows:
            unit.told_today = now[unit.pk] if unit.valid_to else gettext("exists today")


def tell_today(bodies: list[Any]) -> None:
    """Write on each body its last name and, if it has ended, what stands in its place today."""
    now = today()
    heirs = queries.heirs_of(bodies, now)
    for body in bodies:
        body.last_name = body.name_on(now)
        ended = body.has_ended(now)
        names = [heir.name_on(now) for heir in heirs[body.uid]] if ended else []
        body.name_today = "; ".join(names)
        body.ended_today = ended
