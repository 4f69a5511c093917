"""The form of a draft: rows are added and taken out by buttons that send the form, so it needs no script."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.foundation import ids
from tinhban.programmes.events import (
    CommitmentTerms,
    CountingTerms,
    ItemTerms,
    LinkTerms,
    PartyTerms,
)
from tinhban.programmes.forms.fields import CONTROL, Choice, Line, Term, Words
from tinhban.programmes.models import (
    PartyRole,
    ProgrammeKind,
    SectorField,
    TargetKind,
    TargetPeriod,
)
from tinhban.programmes.rows import part_of, row_of
from tinhban.programmes.terms import Terms

Choices = list[tuple[str, str]]
GROUPS = ("parties", "items", "commitments", "links")
MOST_ROWS = 200
NOBODY: Choices = [("", "—")]


class HeadForm(forms.Form):
    title = Line(label=gettext_lazy("Title"), max_length=300)
    kind = Choice(label=gettext_lazy("Kind of paper"), choices=ProgrammeKind.choices)
    term = Term(
        label=gettext_lazy("Term"),
        help_text=gettext_lazy("For example 2022, 2021 - 2025, 01/03/2022 - 28/02/2023."),
    )
    theme = Line(label=gettext_lazy("Theme"), max_length=300, required=False)
    place = Line(label=gettext_lazy("Place of signing"), max_length=200, required=False)


class RowForm(forms.Form):
    """A row that is left empty is left out."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False
    needed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.lists: dict[str, Choices] = kwargs.pop("lists", {})
        super().__init__(*args, **kwargs)
        self.fill(self.lists)

    def fill(self, lists: dict[str, Choices]) -> None:
        """Put the choices of this draft into the fields."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.is_blank:
            for name in self.needed:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("This is missing."))
        return data

    @property
    def is_blank(self) -> bool:
        said = ((n, self.cleaned_data.get(n)) for n in self.speaking)
        return not any(value for _name, value in said)

    speaking: tuple[str, ...] = ()

    @property
    def row_uid(self) -> UUID:
        return self.cleaned_data.get("uid") or ids.new_uid()


class PartyForm(RowForm):
    organisation = Choice(label=gettext_lazy("Organisation"), required=False)
    name_as_signed = Line(label=gettext_lazy("Name as signed"), max_length=300, required=False)
    role = Choice(
        label=gettext_lazy("Signs or observes"), choices=PartyRole.choices, required=False
    )
    contact_point = Line(label=gettext_lazy("Contact point"), max_length=200, required=False)
    needed = ("organisation",)
    speaking = ("organisation", "name_as_signed", "contact_point")

    def fill(self, lists: dict[str, Choices]) -> None:
        self.fields["organisation"].choices = NOBODY + lists["organisations"]  # type: ignore[attr-defined]


class ItemForm(RowForm):
    sector_field = Choice(
        label=gettext_lazy("Field"), choices=[("", "—"), *SectorField.choices], required=False
    )
    text = Words(label=gettext_lazy("Item"), max_length=2000, rows=2, required=False)
    needed = ("sector_field", "text")
    speaking = ("sector_field", "text")


class CommitmentForm(RowForm):
    item = Choice(label=gettext_lazy("Under the item"), required=False)
    phrase = Line(label=gettext_lazy("Target level, as printed"), max_length=200, required=False)
    target_kind = Choice(
        label=gettext_lazy("Measured as"), choices=TargetKind.choices, required=False
    )
    number = forms.IntegerField(
        label=gettext_lazy("Number"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        widget=forms.NumberInput(attrs=CONTROL),
    )
    per = Choice(
        label=gettext_lazy("Per"), choices=[("", "—"), *TargetPeriod.choices], required=False
    )
    unit = Line(label=gettext_lazy("Unit"), max_length=60, required=False)
    debtor = Choice(label=gettext_lazy("Responsible organisation"), required=False)
    beneficiary = Choice(label=gettext_lazy("For"), required=False)
    counting = forms.JSONField(required=False, widget=forms.HiddenInput)
    indicator = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    qualifier = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    needed = ("item", "phrase", "target_kind")
    speaking = ("phrase", "number", "debtor", "beneficiary")

    def fill(self, lists: dict[str, Choices]) -> None:
        self.fields["item"].choices = NOBODY + lists["items"]  # type: ignore[attr-defined]
        everyone = [("", _("Every party"))]
        self.fields["debtor"].choices = everyone + lists["parties"]  # type: ignore[attr-defined]
        self.fields["beneficiary"].choices = NOBODY + lists["parties"]  # type: ignore[attr-defined]

    def clean_counting(self) -> CountingTerms | None:
        row = self.cleaned_data.get("counting")
        if not row:
            return None
        try:
            return part_of(CountingTerms, row)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise ValidationError(_("This is not a way of counting.")) from error


class LinkRowForm(RowForm):
    channel = Choice(label=gettext_lazy("Programme to count from"), required=False)
    needed = ("channel",)
    speaking = ("channel",)

    def fill(self, lists: dict[str, Choices]) -> None:
        self.fields["channel"].choices = NOBODY + lists["programmes"]  # type: ignore[attr-defined]


ROWS: dict[str, type[RowForm]] = {
    "parties": PartyForm,
    "items": ItemForm,
    "commitments": CommitmentForm,
    "links": LinkRowForm,
}


class DraftForms:
    """Head and rows of a draft, as one thing: read, checked, and turned into terms."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        terms: Terms | None = None,
        organisations: Choices,
        programmes: Choices,
        names: dict[UUID, str],
    ) -> None:
        self.data = data
        self.terms = terms
        self.names = names
        self.organisations = organisations
        self.programmes = programmes
        self.head = HeadForm(data, initial=_head_of(terms))
        self.rows: dict[str, BaseFormSet[RowForm]] = {}
        for group in GROUPS:
            self.rows[group] = self._formset(group)

    def _formset(self, group: str) -> "BaseFormSet[RowForm]":
        initial = _rows_of(self.terms, group)
        made = formset_factory(
            ROWS[group],
            extra=0 if initial else {"parties": 2, "items": 1}.get(group, 0),
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS,
            can_order=group == "parties",
        )
        lists = {
            "organisations": self.organisations,
            "programmes": self.programmes,
            "parties": self._party_choices,
            "items": self._item_choices,
        }
        formset = made(self.data, initial=initial, prefix=group, form_kwargs={"lists": lists})
        for form in formset.forms:
            form.empty_permitted = False
            form.fields["uid"].initial = form.initial.get("uid") or ids.new_uid()
            if "ORDER" in form.fields:
                form.fields["ORDER"].widget.attrs["class"] = CONTROL["class"]
        return formset

    @cached_property
    def _item_choices(self) -> Choices:
        """The items of this form, so that a commitment can name one that is not saved yet."""
        if self.data is None:
            rows = [(str(r["uid"]), r["text"]) for r in _rows_of(self.terms, "items")]
        else:
            rows = [
                (self.data.get(f"items-{n}-uid", ""), self.data.get(f"items-{n}-text", ""))
                for n in range(_total(self.data, "items"))
            ]
        return [(uid, f"{n}. {text[:80]}") for n, (uid, text) in enumerate(rows, 1) if uid]

    @cached_property
    def _party_choices(self) -> Choices:
        if self.data is None:
            chosen = [str(r["organisation"]) for r in _rows_of(self.terms, "parties")]
        else:
            chosen = [
                self.data.get(f"parties-{n}-organisation", "")
                for n in range(_total(self.data, "parties"))
            ]
        names = dict(self.organisations)
        return [(uid, names[uid]) for uid in dict.fromkeys(chosen) if uid in names]

    def is_valid(self) -> bool:
        return all([self.head.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def to_terms(self) -> Terms:
        """The terms of a form that is valid; the term's days hold for every commitment."""
        head = self.head.cleaned_data
        starts_on, ends_on = head["term"]
        parties = self.rows["parties"]
        return Terms(
            title=head["title"],
            kind=head["kind"],
            starts_on=starts_on,
            ends_on=ends_on,
            theme=head["theme"],
            place=head["place"],
            parties=tuple(self._party(f) for f in _filled(parties.ordered_forms)),
            items=tuple(
                ItemTerms(
                    item=f.row_uid,
                    sector_field=f.cleaned_data["sector_field"],
                    text=f.cleaned_data["text"],
                )
                for f in _filled(self.rows["items"].forms)
            ),
            commitments=tuple(
                CommitmentTerms(
                    commitment=f.row_uid,
                    item=UUID(f.cleaned_data["item"]),
                    phrase=f.cleaned_data["phrase"],
                    target_kind=f.cleaned_data["target_kind"],
                    starts_on=starts_on,
                    ends_on=ends_on,
                    debtor=_uid(f.cleaned_data["debtor"]),
                    beneficiary=_uid(f.cleaned_data["beneficiary"]),
                    indicator=f.cleaned_data["indicator"],
                    number=f.cleaned_data["number"],
                    qualifier=f.cleaned_data["qualifier"] or "exact",
                    per=f.cleaned_data["per"],
                    unit=f.cleaned_data["unit"],
                    counting=f.cleaned_data["counting"],
                )
                for f in _filled(self.rows["commitments"].forms)
            ),
            links=tuple(
                LinkTerms(
                    link=f.row_uid,
                    channel=f.cleaned_data["channel"],
                    title=dict(self.programmes)[f.cleaned_data["channel"]],
                )
                for f in _filled(self.rows["links"].forms)
            ),
        )

    def _party(self, form: RowForm) -> PartyTerms:
        data = form.cleaned_data
        organisation = UUID(data["organisation"])
        return PartyTerms(
            party=form.row_uid,
            organisation=organisation,
            name_as_signed=data["name_as_signed"] or self.names.get(organisation, ""),
            role=data["role"] or PartyRole.PARTY.value,
            contact_point=data["contact_point"],
        )


def changed(data: QueryDict) -> QueryDict | None:
    """The form with the row that a button adds or takes out; None when another button was pressed."""
    copy = data.copy()
    if (group := data.get("add", "")) in GROUPS:
        total = _total(data, group)
        if total < MOST_ROWS:
            copy[f"{group}-TOTAL_FORMS"] = str(total + 1)
            copy[f"{group}-{total}-uid"] = str(ids.new_uid())
        return copy
    group, _dash, number = data.get("remove", "").partition("-")
    if group in GROUPS and number.isdecimal() and int(number) < _total(data, group):
        _take_out(copy, group, int(number))
        return copy
    return None


def _take_out(data: QueryDict, group: str, number: int) -> None:
    total = _total(data, group)
    kept = [n for n in range(total) if n != number]
    rows: list[dict[str, list[str]]] = []
    for n in kept:
        start = f"{group}-{n}-"
        rows.append({k.removeprefix(start): data.getlist(k) for k in data if k.startswith(start)})
    for key in [k for k in data if k.startswith(f"{group}-") and k.split("-")[1].isdecimal()]:
        del data[key]
    for n, row in enumerate(rows):
        for name, values in row.items():
            data.setlist(f"{group}-{n}-{name}", values)
    data[f"{group}-TOTAL_FORMS"] = str(len(rows))
    initial = data.get(f"{group}-INITIAL_FORMS", "0")
    data[f"{group}-INITIAL_FORMS"] = str(min(int(initial) if initial.isdecimal() else 0, len(rows)))


def _total(data: QueryDict, group: str) -> int:
    said = data.get(f"{group}-TOTAL_FORMS", "0")
    return min(int(said), MOST_ROWS) if said.isdecimal() and len(said) < 6 else 0


def _filled(forms_: Iterable[RowForm]) -> list[RowForm]:
    return [f for f in forms_ if not f.is_blank]


def _uid(text: str) -> UUID | None:
    return UUID(text) if text else None


def _head_of(terms: Terms | None) -> dict[str, Any]:
    if terms is None:
        return {}
    first, last = terms.starts_on, terms.ends_on
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole:
        term = f"{first.year}" if first.year == last.year else f"{first.year} - {last.year}"
    else:
        term = f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"
    return {
        "title": terms.title,
        "kind": terms.kind,
        "term": term,
        "theme": terms.theme,
        "place": terms.place,
    }


def _rows_of(terms: Terms | None, group: str) -> list[dict[str, Any]]:
    if terms is None:
        return []
    names = {"parties": "party", "items": "item", "commitments": "commitment", "links": "link"}
    rows = []
    for n, part in enumerate(getattr(terms, group), 1):
        row = row_of(part)
        uid = row[names[group]]
        rows.append({**row, "uid": uid, "ORDER": n})
    return rows
