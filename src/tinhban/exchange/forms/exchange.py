"""Offers, requests, deliveries, uses and columns, as they are entered."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange.actions.claims import MARK_LENGTH, URL_LENGTH, Publication
from tinhban.exchange.forms.fields import (
    DurationField,
    IntentionForm,
    KindField,
    UidChoice,
    UidChoices,
    note_field,
)
from tinhban.exchange.kinds import (
    SHORT_LENGTH,
    TITLE_LENGTH,
    CorrectionDone,
    Frequency,
    Medium,
    Share,
)
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


class RequestForm(IntentionForm):
    partner = forms.ChoiceField(label=_("Under which programme"), widget=forms.RadioSelect)
    kind = KindField()
    title = forms.CharField(label=_("What is asked for"), max_length=TITLE_LENGTH)
    length = DurationField()
    needed_by = DayField(label=_("Needed by"), required=False)
    note = note_field()

    def __init__(self, *args: Any, sides: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = sides  # type: ignore[attr-defined]
        if sides:
            self.initial.setdefault("partner", sides[0][0])
        if len(sides) == 1:
            self.fields["partner"].widget = forms.HiddenInput()

    @property
    def side(self) -> tuple[str, UUID]:
        """The channel and the partner chosen."""
        channel, _dot, uid = self.cleaned_data["partner"].rpartition(".")
        return channel, UUID(uid)


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


class PieceForm(PublicationForm):
    """A piece of ours in a column; outlet and section come from the column."""

    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    kind = KindField(initial="article")
    slot = forms.ChoiceField(
        label=_("Fills"), required=False, help_text=_("Empty: the slot of its day")
    )
    field_order = ("id", "title", "kind", "used_on", "slot")

    def __init__(self, *args: Any, slots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = [EMPTY, *slots]  # type: ignore[attr-defined]
        self.fields["outlet"].required = False
        for name in ("section", "timecode", "share", "credit"):
            del self.fields[name]


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


class ColumnForm(IntentionForm):
    channel = forms.ChoiceField(label=_("Programme"), widget=forms.RadioSelect)
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

    def __init__(
        self, *args: Any, channels: list[tuple[str, str]], partners: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]
        self.fields["about"].choices = partners  # type: ignore[attr-defined]
        if len(channels) == 1:
            self.initial.setdefault("channel", channels[0][0])


class ExcuseForm(IntentionForm):
    slot = forms.ChoiceField(label=_("Slot"))
    reason = forms.CharField(label=pgettext_lazy("of an act", "Reason"), max_length=2000)

    def __init__(self, *args: Any, slots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = slots  # type: ignore[attr-defined]
