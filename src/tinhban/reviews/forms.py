"""Forms of a report: its text, what stands around it, how a number is written, the signed paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.figures.periods import BadPeriod, Period
from tinhban.foundation import ids
from tinhban.numbers.quantities import Qualifier
from tinhban.reviews.actions.drafts import LENGTHS, TEXT_LENGTH
from tinhban.reviews.live import Figure
from tinhban.reviews.models import SectionKind
from tinhban.reviews.phrases import MOST, OFFERED, WORDS, Phrase, suggestions
from tinhban.screens.fields import DayField
from tinhban.screens.widgets import FilePick

TEXT_LIMIT = 200_000


class SectionForm(forms.Form):
    heading = forms.CharField(label=_("Heading"), max_length=300, required=False)
    text = forms.CharField(
        label=_("Text"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One paragraph a line. Figures stand as {{so:…}}, from the list beside."),
    )

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind in (SectionKind.BASIS, SectionKind.OPENING, SectionKind.CLOSING):
            del self.fields["heading"]


class NewSectionForm(SectionForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (SectionKind.SECTION.value, SectionKind.SECTION.label),
            (SectionKind.PART.value, SectionKind.PART.label),
        ],
    )
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=ids.new_uid)
    field_order = ["kind", "heading", "text"]


class DetailsForm(forms.Form):
    subject = forms.CharField(
        label=_("Subject"),
        max_length=LENGTHS["subject"],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    notation = forms.CharField(label=_("Notation"), max_length=LENGTHS["notation"], required=False)
    place = forms.CharField(label=_("Place"), max_length=LENGTHS["place"], required=False)
    signer_authority = forms.CharField(
        label=_("Signing authority"),
        max_length=LENGTHS["signer_authority"],
        required=False,
        help_text=_("For example “KT. GIÁM ĐỐC” when a deputy director signs."),
    )
    signer_position = forms.CharField(
        label=_("Position of the signer"), max_length=LENGTHS["signer_position"]
    )
    signer_name = forms.CharField(
        label=_("Name of the signer"),
        max_length=LENGTHS["signer_name"],
        required=False,
        help_text=_("May stay empty while it is not known who signs."),
    )
    addressees = forms.CharField(
        label=_("Addressed to"),
        max_length=LENGTHS["addressees"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line."),
    )
    recipients = forms.CharField(
        label=_("Recipients"),
        max_length=LENGTHS["recipients"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line."),
    )

    def clean_subject(self) -> str:
        """One line, however it was broken to be typed."""
        return " ".join(self.cleaned_data["subject"].split())


class PhraseForm(forms.Form):
    """One of the true ways to write a count, or a number of one's own."""

    OWN = "own"
    way = forms.ChoiceField(label=_("Write as"), widget=forms.RadioSelect)
    qualifier = forms.ChoiceField(label=_("Word"), required=False)
    number = forms.IntegerField(
        label=pgettext_lazy("quantity", "Number"), min_value=0, max_value=MOST, required=False
    )
    noun = forms.CharField(label=_("Unit"), max_length=60, required=False)

    def __init__(self, *args: Any, figure: Figure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.figure = figure
        rate = bool(figure.phrase.per)
        self.offered = [] if rate else suggestions(figure.value)
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)  # noqa: S101 - tells the type checker
        way.choices = [
            *((f"{p.qualifier.value}:{p.number}", str(p)) for p in self.offered),
            (self.OWN, _("Another way")),
        ]
        word = self.fields["qualifier"]
        assert isinstance(word, forms.ChoiceField)  # noqa: S101 - tells the type checker
        word.choices = [(one.value, WORDS[one] or "—") for one in OFFERED]
        if not rate:
            del self.fields["noun"]
        now = figure.phrase
        known = f"{now.qualifier.value}:{now.number}"
        offered = {f"{p.qualifier.value}:{p.number}" for p in self.offered}
        self.initial.setdefault("way", known if known in offered else self.OWN)
        self.initial.setdefault("qualifier", now.qualifier.value)
        self.initial.setdefault("number", now.number)
        self.initial.setdefault("noun", now.noun)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("way") == self.OWN and data.get("number") is None:
            self.add_error("number", _("Write the number."))
        return data

    @property
    def phrase(self) -> Phrase:
        """The way that was chosen."""
        data = self.cleaned_data
        if data["way"] == self.OWN:
            qualifier = Qualifier(data["qualifier"] or Qualifier.EXACT)
            return Phrase(data["number"], qualifier, noun=data.get("noun", ""))
        word, _colon, number = data["way"].partition(":")
        return Phrase(int(number), Qualifier(word))


class IssueForm(forms.Form):
    number = forms.CharField(
        label=_("Number and notation"), max_length=60, help_text=_("For example 12/BC-STTTT.")
    )
    issued_on = DayField(label=_("Date of the paper"))
    paper = forms.FileField(label=_("Signed PDF"), widget=FilePick({"accept": ".pdf"}))


class CheckForm(forms.Form):
    """A text to look through, pasted or as a Word file, for a programme and a period."""

    programme = forms.ChoiceField(label=_("Programme"))
    period = forms.CharField(label=_("Period"), max_length=60)
    text = forms.CharField(
        label=_("Text"),
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    document = forms.FileField(
        label=_("Word file (.docx)"), required=False, widget=FilePick({"accept": ".docx"})
    )

    def __init__(self, *args: Any, programmes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["programme"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = programmes

    def clean_period(self) -> Period:
        try:
            return Period.parse(self.cleaned_data["period"])
        except BadPeriod as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("text", "").strip()) == bool(data.get("document")):
            raise forms.ValidationError(_("Paste a text or choose a Word file, one of the two."))
        return data
