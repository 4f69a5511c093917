"""The list of reports: one row for each programme of the organisation, with the state of its years."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.organisations.access import ActingRequest
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Programme
from tinhban.programmes.search import in_force_first, with_force
from tinhban.reviews.models import FrozenReview, Issue, Review
from tinhban.screens.listing import ListColumn, Listing


def reports_of(person: Person, as_: Organisation | None) -> "QuerySet[Programme]":
    """The programmes that the organisation reads, with what there is of their reports."""
    drafts = Review.objects.filter(programme=OuterRef("pk"), organisation=as_)
    frozen = FrozenReview.objects.filter(programme=OuterRef("pk"), channel=OuterRef("channel"))
    issued = Issue.objects.filter(
        edition__programme=OuterRef("pk"), edition__channel=OuterRef("channel")
    )
    return Programme.objects.visible_to(Reader.of(person, as_)).annotate(
        drafted=Exists(drafts), frozen=Exists(frozen), issued=Exists(issued)
    )


def state_of(programme: Any) -> str:
    """The furthest that a report of the programme has come."""
    if programme.issued:
        return str(_("Issued"))
    if programme.frozen:
        return str(_("Figures frozen"))
    return str(_("Draft") if programme.drafted else _("Not begun"))


class ReviewList(Listing):
    columns = (
        ListColumn(
            "programme",
            _("Programme"),
            lambda p: p.title,
            sort=("sort_key", "uid"),
            cell="reviews/_report_cell.html",
            heading=True,
        ),
        ListColumn("term", _("Term"), lambda p: p.term, sort=("starts_on", "uid"), short=True),
        ListColumn("state", _("Report"), state_of),
    )
    order = "-term"
    request: ActingRequest
    search_fields = ("folded",)
    export_name = "bao-cao"
    empty_title = _("There is no report yet")
    empty_text = _("A report belongs to a co-operation programme: sign one first.")

    @property
    def keys(self) -> tuple[str, ...]:
        """By worth: the best match, then those in force, then the newer."""
        return in_force_first(super().keys) if self.by_worth else super().keys

    def with_worth(self, rows: Any) -> Any:
        return with_force(super().with_worth(rows), self.request.today)


def years_of(programme: Programme) -> list[tuple[int, str]]:
    """Each year of a programme with the address of its report."""
    return [
        (year, reverse("reviews:review", args=[programme.slug, str(year)]))
        for year in programme.years
    ]
