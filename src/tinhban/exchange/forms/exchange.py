"""Offers, requests, deliveries, uses and columns, as they are entered."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange.actions.claims import MARK_LENGTH, URL_LENGTH, Publication
from tinhban.exchange.kinds import CorrectionDone, Medium, Share
from tinhban.records.checks import SHORT_LENGTH
from tinhban.records.forms import IntentionForm, UidChoice, UidChoices, note_field
from tinhban.screens.fields import DayField

Choices = list[tuple[UUID, str]]
EMPTY = ("", "—")


class OfferForm(IntentionForm):
    to = UidChoices(
        label=_("Partners"), required=False, help_text=_("Nobody ticked: every partner")
    )
    answer_by = DayField(label=_("Answer by"), required=False)
    note = note_field()

    def __init__(self, *args: Any, partners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = partners  # type: ignore[attr-defined]


class DeliveryForm(IntentionForm):
    to = UidChoice(label=_("Receiver"), widget=forms.RadioSelect)
    items = UidChoices(
        label=_("Items"), error_messages={"required": _("Choose at least one item.")}
    )
    delivered_on = DayField(label=_("Delivered on"))
    note = note_field()

    def __init__(self, *args: Any, partners: Choices, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = partners  # type: ignore[attr-defined]
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        if len(partners) == 1:
            self.initial.setdefault("to", partners[0][0])


class PublicationForm(IntentionForm):
    """When and where something appeared."""

    used_on = DayField(label=_("Day"))
    medium = forms.ChoiceField(
        label=_("Appeared in"), choices=[EMPTY, *Medium.choices], required=False
    )
    outlet = forms.CharField(
        label=_("Broadcast or paper"),
        max_length=SHORT_LENGTH,
        help_text=_("For example: evening news"),
    )
    section = forms.CharField(label=_("Section"), required=False, max_length=SHORT_LENGTH)
    timecode = forms.CharField(label=_("Time"), required=False, max_length=MARK_LENGTH)
    page = forms.CharField(label=_("Page"), required=False, max_length=MARK_LENGTH)
    url = forms.CharField(
        label=_("Address on the web"), required=False, max_length=URL_LENGTH, widget=forms.URLInput
    )
    share = forms.ChoiceField(label=_("How much"), choices=[EMPTY, *Share.choices], required=False)
    credit = forms.CharField(label=_("Credit given"), required=False, max_length=SHORT_LENGTH)

    def publication(self, **more: Any) -> Publication:
        said = {name: self.cleaned_data[name] for name in _PUBLICATION if name in self.fields}
        return Publication(**said, **more)


_PUBLICATION = (
    *("used_on", "medium", "outlet", "section", "timecode", "page", "url", "share", "credit"),
)


class CorrectionActedForm(IntentionForm):
    done = forms.ChoiceField(
        label=_("What we did"), choices=CorrectionDone.choices, widget=forms.RadioSelect
    )
    note = note_field()


class AnswerUsageForm(IntentionForm):
    """Our book says otherwise."""

    answer = forms.ChoiceField(
        label=_("Our word"),
        choices=[
            ("disputed", _("Our book says otherwise")),
            ("rejected", _("This was not our item")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=pgettext_lazy("of an act", "Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
