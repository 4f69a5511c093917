"""Writing an item: everything that a version carries."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhban.evidence.files import LIMIT
from tinhban.exchange.content import Content, of_version, read_files, read_rights
from tinhban.exchange.forms.fields import DurationField, KindField
from tinhban.exchange.kinds import SECTOR_LENGTH, TITLE_LENGTH, Medium
from tinhban.exchange.models import ItemDraft, ItemVersion
from tinhban.records.checks import SHORT_LENGTH
from tinhban.records.forms import NOTE_LENGTH, IntentionForm
from tinhban.screens.fields import DayField, MomentField
from tinhban.screens.widgets import FilePickMany
from tinhban.wire.exchange import Rights


def _limit() -> str:
    return gettext("At most %(n)d MB each") % {"n": LIMIT // 1024 // 1024}


class UploadsField(forms.FileField):
    """Any number of files."""

    widget = FilePickMany

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(UploadsField, self).clean(one, initial) for one in given if one]


class ItemForm(IntentionForm):
    """An item as it is written; a draft may lack anything."""

    title = forms.CharField(label=_("Title"), required=False, max_length=TITLE_LENGTH)
    kind = KindField()
    length = DurationField()
    sector_field = forms.CharField(
        label=_("Field"),
        required=False,
        max_length=SECTOR_LENGTH,
        help_text=_("For example: tourism, health"),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    credit = forms.CharField(label=_("Credit line"), required=False, max_length=SHORT_LENGTH)
    embargo_until = MomentField(
        label=_("Not to be published before"), required=False, help_text=_("Empty: at once")
    )
    media_allowed = forms.MultipleChoiceField(
        label=_("May appear in"),
        choices=Medium.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: everywhere"),
    )
    rights_until = DayField(label=_("Rights end on"), required=False)
    rights_note = forms.CharField(
        label=_("Other conditions"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    uploads = UploadsField(
        label=_("Add files"),
        required=False,
        help_text=lazy(_limit, str)(),
    )

    def fields_of_draft(self) -> dict[str, Any]:
        """What a draft keeps of it."""
        said = self.cleaned_data
        until = said["rights_until"]
        return {
            "title": said["title"],
            "kind": said["kind"],
            "length": said["length"],
            "sector_field": said["sector_field"],
            "text": said["text"],
            "credit": said["credit"],
            "embargo_until": said["embargo_until"],
            "rights": {
                "media": said["media_allowed"],
                "until": until.isoformat() if until else None,
                "note": said["rights_note"],
            },
        }

    @staticmethod
    def of_draft(draft: ItemDraft) -> dict[str, Any]:
        """A draft as the form shows it."""
        return {
            **{name: getattr(draft, name) for name in _SAME},
            **_rights(read_rights(draft.rights)),
        }

    @staticmethod
    def of_version(version: ItemVersion) -> dict[str, Any]:
        content = of_version(version)
        return {
            **{name: getattr(content, name) for name in _SAME},
            **_rights(content.rights),
        }

    def content(self, files: Any = ()) -> Content:
        """What would be approved."""
        fields = self.fields_of_draft()
        rights = read_rights(fields.pop("rights"))
        return Content(**fields, rights=rights, files=read_files(files))


_SAME = (*("title", "kind", "length", "sector_field", "text", "credit", "embargo_until"),)


def _rights(rights: Rights) -> dict[str, Any]:
    return {
        "media_allowed": list(rights.media),
        "rights_until": rights.until,
        "rights_note": rights.note,
    }


class ApproveForm(IntentionForm):
    """Where an approved draft goes."""

    channel = forms.MultipleChoiceField(label=_("Programmes"), widget=forms.CheckboxSelectMultiple)
    offer = forms.BooleanField(
        label=_("Offer it to every partner at once"), required=False, initial=True
    )
    answer_by = DayField(label=_("Answer by"), required=False)

    def __init__(self, *args: Any, channels: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["channel"]
        field.choices = channels  # type: ignore[attr-defined]
        if len(channels) == 1:
            self.initial.setdefault("channel", [channels[0][0]])


class CorrectionForm(ItemForm):
    """The next version, and why."""

    reason = forms.CharField(label=_("What was wrong"), max_length=NOTE_LENGTH)
    field_order = ("id", "reason")
