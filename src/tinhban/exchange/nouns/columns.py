"""Columns (chuyên mục): the list of a year, the strip of slots, pieces entered into it, slots excused."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.http import require_safe

from tinhban.exchange import actions, queries
from tinhban.exchange.access import May
from tinhban.exchange.forms.exchange import EMPTY, PublicationForm
from tinhban.exchange.forms.fields import KindField
from tinhban.exchange.kinds import TITLE_LENGTH, Frequency
from tinhban.exchange.models import Column
from tinhban.exchange.permissions import Permission
from tinhban.exchange.queries.slots import Strip
from tinhban.exchange.rows import slot_words
from tinhban.organisations.access import ActingRequest
from tinhban.records.checks import SHORT_LENGTH
from tinhban.records.forms import IntentionForm, ReasonForm, UidChoices
from tinhban.records.noun import Act, Noun, Seen
from tinhban.records.partners import ProgrammeForm
from tinhban.screens import addresses, listing
from tinhban.screens.fields import DayField

FIRST_YEAR, LAST_YEAR = 1990, 2100


def year_of(request: ActingRequest) -> int:
    """The year shown: the one asked for, else the year before while reviews are written."""
    asked = addresses.number(request.GET.get("nam", ""))
    if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR:
        return asked
    today: date = request.today
    return today.year - 1 if today.month <= 3 else today.year


def strip_of(request: ActingRequest, column: Column) -> Strip:
    days = date(year_of(request), 1, 1), date(year_of(request), 12, 31)
    return Strip(tuple(queries.strip(column, *days, today=request.today)))


class ColumnForm(ProgrammeForm):
    outlet = forms.CharField(label=_("Publication"), max_length=SHORT_LENGTH)
    edition = forms.CharField(
        label=_("Edition"),
        required=False,
        max_length=SHORT_LENGTH,
        help_text=_("For example: daily, weekend"),
    )
    name = forms.CharField(label=_("Name of the column"), max_length=SHORT_LENGTH)
    frequency = forms.ChoiceField(label=_("Appears"), choices=Frequency.choices)
    each = forms.IntegerField(label=_("Pieces each time"), min_value=1, max_value=100, initial=1)
    about = UidChoices(label=_("About"), required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To"), required=False)
    partners_field = "about"

    def prepare(self, request: ActingRequest) -> None:
        super().prepare(request)
        if self.thing is None:
            self.initial["starts_on"] = date(request.today.year, 1, 1)
            return
        same = ("channel", "outlet", "edition", "name", "frequency", "each", "starts_on", "ends_on")
        partners = [partner.organisation for partner in self.thing.partners.all()]
        self.begins_with(**{name: getattr(self.thing, name) for name in same}, about=partners)


class _SlotForm(IntentionForm):
    """A form with a slot of the column, of the year that is shown."""

    slots: ClassVar[tuple[str, ...]] = ()
    none: ClassVar[list[tuple[str, str]]] = []

    def prepare(self, request: ActingRequest) -> None:
        self.year = year_of(request)
        there = [one for one in strip_of(request, self.thing).slots if one.state in self.slots]
        told = [
            (
                one.name,
                _("%(slot)s, ends %(day)s")
                % {"slot": slot_words(one.name), "day": f"{one.ends_on:%d/%m/%Y}"},
            )
            for one in there
        ]
        self.fields["slot"].choices = [*self.none, *told]  # type: ignore[attr-defined]
        self.initial["slot"] = request.GET.get("ky", "")

    def leads_to(self, page: str) -> str:
        return f"{page}?nam={self.year}"


class ExcuseForm(_SlotForm, ReasonForm):
    slot = forms.ChoiceField(label=_("Slot"))
    field_order = ("id", "slot", "reason")
    slots = ("missed", "planned")


class PieceForm(_SlotForm, PublicationForm):
    """A piece of ours in a column; outlet and section come from the column."""

    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    kind = KindField(initial="article")
    slot = forms.ChoiceField(
        label=_("Fills"), required=False, help_text=_("Empty: the slot of its day")
    )
    field_order = ("id", "title", "kind", "used_on", "slot")
    slots = ("missed", "excused", "planned", "filled", "late")
    none: ClassVar[list[tuple[str, str]]] = [EMPTY]

    def prepare(self, request: ActingRequest) -> None:
        super().prepare(request)
        self.fields["outlet"].required = False
        for name in ("section", "timecode", "share", "credit"):
            del self.fields[name]
        self.initial["used_on"] = request.today

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        published = self.publication(slot=told["slot"])
        return {
            "channel": self.thing.channel,
            "kind": told["kind"],
            "title": told["title"],
            "publication": published,
        }


def _facts(column: Column) -> list[str]:
    where = ", ".join(filter(None, (column.outlet, column.edition)))
    each = ngettext("%d piece", "%d pieces", column.each) % column.each
    return [where, f"{each}, {column.get_frequency_display()}"]


def _more(seen: Seen, request: ActingRequest) -> dict[str, Any]:
    may = May(request, seen.row.channel)
    return {"strip": strip_of(request, seen.row), "year": year_of(request), "may": may}


def _ours(seen: Seen) -> bool:
    return seen.ours


COLUMN = Noun(
    model=Column,
    app="exchange",
    key="column",
    path="chuyen-muc",
    name=pgettext_lazy("exchange", "Column"),
    plural=_("Columns"),
    home=(_("Columns"), "exchange:columns"),
    owner="owned_by",
    title="name",
    takers=lambda row: [partner.organisation for partner in row.partners.all()],
    day="starts_on",
    state=lambda row, on: "ended" if row.ends_on and row.ends_on < on else "runs",
    states={"runs": ("doing", _("Runs")), "ended": ("off", _("Ended"))},
    facts=_facts,
    template="exchange/_column.html",
    head="exchange/_years.html",
    more=_more,
    acts=(
        Act(
            name="declare_column",
            path="moi/",
            makes=True,
            right=Permission.COLUMN,
            form=ColumnForm,
            do=actions.declare_column,
            verb=_("A new column"),
            press=_("Save the column"),
            about=_("A promise to write about partners at fixed times."),
            done=_("The column is noted."),
        ),
        Act(
            name="change_column",
            path="sua",
            right=Permission.COLUMN,
            form=ColumnForm,
            do=actions.declare_column,
            verb=_("Change the column"),
            press=_("Save the column"),
            done=_("The column is noted."),
            when=_ours,
        ),
        Act(
            name="piece",
            path="bai",
            right=Permission.USE,
            form=PieceForm,
            do=actions.publish_piece,
            verb=_("Enter a piece"),
            press=_("Enter the piece"),
            done=_("The piece is noted."),
            undo="undo_usage",
            when=_ours,
            look="primary",
            icon="plus",
        ),
        Act(
            name="excuse",
            path="nghi",
            right=Permission.COLUMN,
            form=ExcuseForm,
            do=actions.excuse_slot,
            verb=_("Excuse a slot"),
            press=_("Excuse the slot"),
            done=_("The slot is excused."),
            when=lambda _seen: False,  # offered beside each slot
        ),
    ),
)


class Columns(listing.Listing):
    """The columns that a reader sees, with what became of the promise in a year."""

    request: ActingRequest
    columns = (
        listing.Column(
            "ten",
            _("Name of the column"),
            lambda c: c.name,
            ("sort_key", "uid"),
            link=lambda c: f"{COLUMN.page(c.uid)}?nam={c.year}",
            heading=True,
        ),
        listing.Column("bao", _("Publication"), lambda c: c.outlet, ("outlet", "uid")),
        listing.Column("ky-han", _("Appears"), lambda c: str(c.get_frequency_display())),
        listing.Column(
            "ket-qua",
            _("Filled"),
            lambda c: "{filled}/{planned}".format(**c.strip.told),
            short=True,
        ),
        listing.Column("bo-lo", _("Missed"), lambda c: c.strip.told["missed"], number=True),
        listing.Column("cac-ky", _("Slots"), lambda c: "", cell="exchange/_strip_cell.html"),
    )
    order = "ten"
    search_fields = ("folded",)
    export_name = "chuyen-muc"
    empty_title = _("No column yet")
    empty_text = _(
        "A column is a promise to write about partners at fixed times, such as one piece a week."
    )

    def complete(self, rows: list[Column]) -> None:
        year = year_of(self.request)
        days = date(year, 1, 1), date(year, 12, 31)
        strips = queries.strips(rows, *days, today=self.request.today)
        for row in rows:
            row.year, row.strip = year, Strip(tuple(strips[row.uid]))  # type: ignore[attr-defined]


@require_safe
@login_required
def columns(request: ActingRequest) -> HttpResponseBase:
    found = Columns(request, Column.objects.visible_to(request.reader))
    if found.export:
        return found.response()
    page = {"listing": found, "year": year_of(request), "buttons": COLUMN.makes(request.reader)}
    return render(request, "exchange/columns.html", page)
