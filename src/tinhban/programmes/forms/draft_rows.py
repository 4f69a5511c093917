"""The head of a draft and its rows: parties, items, commitments, linked programmes."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tinhban.foundation import ids
from tinhban.programmes.as_json import part_of
from tinhban.programmes.forms.fields import Term, Words
from tinhban.programmes.models import (
    PartyRole,
    ProgrammeKind,
    SectorField,
    TargetKind,
    TargetPeriod,
)
from tinhban.screens.forms import offer
from tinhban.wire.programmes import CountingTerms

Choices = list[tuple[str, str]]
NOBODY: Choices = [("", "—")]


class HeadForm(forms.Form):
    title = forms.CharField(label=pgettext_lazy("programme", "Title"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of paper"), choices=ProgrammeKind.choices)
    term = Term(
        label=gettext_lazy("Term"),
        help_text=gettext_lazy("For example 2022, 2021 - 2025, 01/03/2022 - 28/02/2023."),
    )
    theme = forms.CharField(label=gettext_lazy("Theme"), max_length=300, required=False)
    place = forms.CharField(label=gettext_lazy("Place of signing"), max_length=200, required=False)


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
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    name_as_signed = forms.CharField(
        label=gettext_lazy("Name as signed"), max_length=300, required=False
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Signs or observes"), choices=PartyRole.choices, required=False
    )
    contact_point = forms.CharField(
        label=gettext_lazy("Contact point"), max_length=200, required=False
    )
    needed = ("organisation",)
    speaking = ("organisation", "name_as_signed", "contact_point")

    def fill(self, lists: dict[str, Choices]) -> None:
        offer(self, "organisation", NOBODY + lists["organisations"])


class ItemForm(RowForm):
    sector_field = forms.ChoiceField(
        label=gettext_lazy("Field"), choices=[("", "—"), *SectorField.choices], required=False
    )
    text = Words(label=gettext_lazy("Item"), max_length=2000, rows=2, required=False)
    needed = ("sector_field", "text")
    speaking = ("sector_field", "text")


class CommitmentForm(RowForm):
    item = forms.ChoiceField(label=gettext_lazy("Under the item"), required=False)
    phrase = forms.CharField(
        label=gettext_lazy("Target level, as printed"), max_length=200, required=False
    )
    target_kind = forms.ChoiceField(
        label=gettext_lazy("Measured as"), choices=TargetKind.choices, required=False
    )
    number = forms.IntegerField(
        label=gettext_lazy("Number"),
        min_value=1,
        max_value=1_000_000,
        required=False,
    )
    per = forms.ChoiceField(
        label=gettext_lazy("Per"), choices=[("", "—"), *TargetPeriod.choices], required=False
    )
    unit = forms.CharField(label=gettext_lazy("Unit"), max_length=60, required=False)
    debtor = forms.ChoiceField(label=gettext_lazy("Responsible organisation"), required=False)
    beneficiary = forms.ChoiceField(label=gettext_lazy("For"), required=False)
    counting = forms.JSONField(required=False, widget=forms.HiddenInput)
    indicator = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    qualifier = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    needed = ("item", "phrase", "target_kind")
    speaking = ("phrase", "number", "debtor", "beneficiary")

    def fill(self, lists: dict[str, Choices]) -> None:
        offer(self, "item", NOBODY + lists["items"])
        everyone = [("", _("Every party"))]
        offer(self, "debtor", everyone + lists["parties"])
        offer(self, "beneficiary", NOBODY + lists["parties"])

    def clean_counting(self) -> CountingTerms | None:
        row = self.cleaned_data.get("counting")
        if not row:
            return None
        try:
            return part_of(CountingTerms, row)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise ValidationError(_("This is not a way of counting.")) from error


class LinkRowForm(RowForm):
    channel = forms.ChoiceField(label=gettext_lazy("Programme to count from"), required=False)
    needed = ("channel",)
    speaking = ("channel",)

    def fill(self, lists: dict[str, Choices]) -> None:
        offer(self, "channel", NOBODY + lists["programmes"])


ROW_FORMS: dict[str, type[RowForm]] = {
    "parties": PartyForm,
    "items": ItemForm,
    "commitments": CommitmentForm,
    "links": LinkRowForm,
}
