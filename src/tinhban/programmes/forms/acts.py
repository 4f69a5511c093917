"""One form for each act on a proposed programme."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhban.programmes.forms.fields import Paper, Words
from tinhban.programmes.models import Verdict
from tinhban.screens.fields import DayField
from tinhban.screens.forms import offer

Choices = Iterable[tuple[Any, Any]]


class SignForm(forms.Form):
    """The organisation's own signature."""

    signed_on = DayField(label=_("Day of signing"))
    signer_position = forms.CharField(
        label=_("Position of the signer"),
        max_length=200,
        help_text=_("As on the paper, for example: Director."),
    )
    paper = Paper(label=_("Signed paper"), required=False)


class TypeSignatureForm(SignForm):
    """The signature of a party without an account, read from the paper."""

    organisation = forms.ChoiceField(label=_("Party that has signed on paper"))
    paper = Paper(label=_("Signed paper"))
    field_order = ["organisation", "signed_on", "signer_position", "paper"]

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", list(parties))

    def clean_organisation(self) -> UUID:
        return UUID(self.cleaned_data["organisation"])


class PhaseForm(forms.Form):
    year = forms.ChoiceField(label=_("Year"))
    theme = forms.CharField(label=_("Theme of the year"), max_length=300, required=False)
    plan = Words(label=_("Plan"), max_length=20_000, rows=6, required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", [(str(y), str(y)) for y in years])

    def clean_year(self) -> int:
        return int(self.cleaned_data["year"])


class ContactForm(forms.Form):
    position = forms.CharField(label=_("Contact point"), max_length=200)
    substitute = forms.BooleanField(
        label=_("Stands in for the contact point between two days"),
        required=False,
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To"), required=False, help_text=_("Needed for a substitute."))


class LinkForm(forms.Form):
    channel = forms.ChoiceField(label=_("Programme to count from"))

    def __init__(self, *args: Any, programmes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "channel", list(programmes))


class CloseForm(forms.Form):
    closed_on = DayField(label=_("Closed on"))
    reason = Words(label=_("Reason"), max_length=2000, required=False)


class JudgementForm(forms.Form):
    """How a commitment in words was kept in one year."""

    year = forms.ChoiceField(label=_("Year"))
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    words = Words(label=_("What was done"), max_length=4000, rows=4)
    reference = forms.CharField(
        label=_("Document that it rests on"),
        max_length=300,
        required=False,
        help_text=_("Number, notation and day; or attach the paper below."),
    )
    paper = Paper(label=_("Evidence"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", [(str(y), str(y)) for y in years])

    def clean_year(self) -> int:
        return int(self.cleaned_data["year"])


class CountingForm(forms.Form):
    """By which rule a commitment is counted."""

    count = forms.ChoiceField(
        label=_("What is counted"),
        choices=[
            ("usage", _("Uses")),
            ("delivery", _("Items supplied")),
            ("receipt", _("Items received")),
            ("slots", _("Slots of a column")),
        ],
    )
    user = forms.ChoiceField(label=_("Whose book"), required=False)
    supplier = forms.ChoiceField(label=_("Supplied by"), required=False)
    column = forms.ChoiceField(label=_("Column"), required=False)
    channel = forms.ChoiceField(label=_("In which programme"), required=False)

    def __init__(
        self,
        *args: Any,
        organisations: Choices,
        columns: Choices,
        channels: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        nobody = [("", "—")]
        for name in ("user", "supplier"):
            offer(self, name, [*nobody, *organisations])
        offer(self, "column", [*nobody, *columns])
        offer(self, "channel", [("", _("This programme")), *channels])


def initial_day(today: date) -> dict[str, Any]:
    """Forms about a day begin with the day the organisation works in."""
    return {"signed_on": today, "starts_on": today, "closed_on": today}
