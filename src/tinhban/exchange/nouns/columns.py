"""Columns (chuyên mục): the list of a year, the strip of slots, pieces entered into it, slots excused."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from tinhban.exchange import queries
from tinhban.exchange.access import May
from tinhban.exchange.actions.columns import PIECES, check_promise, check_slot, owner_only
from tinhban.exchange.actions.pieces import publish_piece
from tinhban.exchange.forms.exchange import EMPTY, PublicationForm
from tinhban.exchange.forms.fields import KindField
from tinhban.exchange.in_words import slot_words
from tinhban.exchange.kinds import TITLE_LENGTH, Frequency
from tinhban.exchange.models import Column, ColumnPartner, SlotExcuse
from tinhban.exchange.permissions import Permission
from tinhban.exchange.queries.slots import Strip
from tinhban.organisations.access import ActingRequest
from tinhban.records.acts import Act, Makes, Says
from tinhban.records.checks import SHORT_LENGTH
from tinhban.records.finding import Heading
from tinhban.records.forms import IntentionForm, ReasonForm, UidChoices
from tinhban.records.index.nouns import More
from tinhban.records.noun import Noun
from tinhban.records.partners import ProgrammeForm
from tinhban.records.projections import Listed
from tinhban.records.seen import Seen
from tinhban.screens import addresses
from tinhban.screens.fields import DayField
from tinhban.screens.listing import ListColumn as ListColumn
from tinhban.screens.listing import Listing
from tinhban.wire.exchange import ColumnDeclared, SlotExcused

FIRST_YEAR, LAST_YEAR = 1990, 2100


def year_of(request: ActingRequest) -> int:
    """The year shown: the one asked for, else the year before while reviews are written."""
    asked = addresses.number(request.GET.get("nam", ""))
    if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR:
        return asked
    today: date = request.today
    return today.year - 1 if today.month <= 3 else today.year


def days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def strip_of(request: ActingRequest, column: Column) -> Strip:
    days = days_of(year_of(request))
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
    each = forms.IntegerField(label=_("Pieces each time"), min_value=1, max_value=PIECES, initial=1)
    about = UidChoices(label=_("About"), required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To"), required=False)
    partners_field = "about"

    def prepare(self, request: ActingRequest) -> None:
        super().prepare(request)
        if self.thing is None:
            self.initial["starts_on"] = date(request.today.year, 1, 1)
        else:
            partners = [partner.organisation for partner in self.thing.partners.all()]
            self.begins_with(**self.of_thing(), about=partners)


class _SlotForm(IntentionForm):
    """A form with a slot of the column, of the year that is shown."""

    slots: ClassVar[tuple[str, ...]] = ()
    none: ClassVar[list[tuple[str, str]]] = []

    def prepare(self, request: ActingRequest) -> None:
        self.year = year_of(request)
        there = [one for one in strip_of(request, self.thing).slots if one.state in self.slots]
        words = _("%(slot)s, ends %(day)s")
        days = [{"slot": slot_words(one.name), "day": f"{one.ends_on:%d/%m/%Y}"} for one in there]
        told = [(one.name, words % day) for one, day in zip(there, days, strict=True)]
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
        told = {name: self.cleaned_data[name] for name in ("kind", "title")}
        published = self.publication(slot=self.cleaned_data["slot"])
        return {**told, "channel": self.thing.channel, "publication": published}


class Columns(Listing):
    """The columns that a reader sees, with what became of the promise in a year."""

    request: ActingRequest
    columns = (
        ListColumn(
            "ten",
            _("Name of the column"),
            lambda row: row.name,
            ("sort_key", "uid"),
            lambda row: f"{reverse('exchange:column', args=[row.uid])}?nam={row.year}",
            heading=True,
        ),
        ListColumn("bao", _("Publication"), lambda row: row.outlet, ("outlet", "uid")),
        ListColumn("ky-han", _("Appears"), lambda row: str(row.get_frequency_display())),
        ListColumn("ket-qua", _("Result"), lambda row: row.strip.words),
        ListColumn("cac-ky", _("Slots"), lambda row: "", cell="exchange/_strip.html"),
    )
    order = "ten"
    search_fields = ("folded",)
    export_name = "chuyen-muc"
    empty_title = _("No column yet")
    empty_text = _(
        "A column is a promise to write about partners at fixed times, such as one piece a week."
    )

    @property
    def year(self) -> int:
        return year_of(self.request)

    @property
    def headline(self) -> str:
        return _("What was promised to appear at fixed times, in %(year)s.") % {"year": self.year}

    def complete(self, rows: list[Any]) -> None:
        strips = queries.strips(rows, *days_of(self.year), today=self.request.today)
        for row in rows:
            row.year, row.strip = self.year, Strip(tuple(strips[row.uid]))


def _facts(column: Column) -> list[str]:
    where = ", ".join(filter(None, (column.outlet, column.edition)))
    each = ngettext("%d piece", "%d pieces", column.each) % column.each
    return [where, f"{each}, {column.get_frequency_display()}"]


def _more(seen: Seen, request: ActingRequest) -> dict[str, Any]:
    seen.row.strip = strip_of(request, seen.row)
    return {"year": year_of(request), "may": May(request, seen.row.channel)}


COLUMN = Noun(
    model=Column,
    app="exchange",
    key="column",
    path="chuyen-muc",
    name=pgettext_lazy("exchange", "Column"),
    plural=_("Columns"),
    heading=Heading(_("Columns"), 40),
    hit=lambda row: More(facts=tuple(filter(None, (row.outlet, row.edition)))),
    right=Permission.COLUMN,
    owner="owned_by",
    title="name",
    takers="partners",
    day="starts_on",
    state=lambda row, on: "ended" if row.ends_on and row.ends_on < on else "runs",
    states={"runs": ("doing", _("Runs")), "ended": ("off", _("Ended"))},
    facts=_facts,
    template="exchange/_column.html",
    head="exchange/_years.html",
    context=_more,
    listing=Columns,
    acts=(
        Makes(
            ColumnDeclared,
            name="declare_column",
            path="moi/",
            form=ColumnForm,
            limits={"each": (1, PIECES)},
            check=check_promise,
            to="about",
            sorted_by="name",
            words=("name", "outlet"),
            lists=[Listed(ColumnPartner, "about", owner="column_id")],
            replaces=True,
            found=("outlet", "edition"),
            verb=_("A new column"),
            press=_("Save the column"),
            explains=_("A promise to write about partners at fixed times."),
            done=_("The column is noted."),
        ),
        Act(
            name="change_column",
            path="sua",
            does="declare_column",
            form=ColumnForm,
            verb=_("Change the column"),
            done=_("The column is noted."),
            when=lambda seen: seen.ours,
        ),
        Act(
            name="piece",
            path="bai",
            right=Permission.USE,
            form=PieceForm,
            do=publish_piece,
            verb=_("Enter a piece"),
            press=_("Enter the piece"),
            done=_("The piece is noted."),
            undo="undo_usage",
            when=lambda seen: seen.ours,
            look="primary",
            icon="plus",
        ),
        Says(
            SlotExcused,
            SlotExcuse,
            name="excuse",
            path="nghi",
            replaces=False,
            form=ExcuseForm,
            refuse=owner_only,
            check=check_slot,
            once=("slot",),
            with_reason=lambda _said: True,
            verb=_("Excuse the slot"),
            done=_("The slot is excused."),
            when=lambda _seen: False,  # offered beside each slot
        ),
    ),
)
declare_column, excuse_slot = COLUMN.do("declare_column"), COLUMN.do("excuse")
