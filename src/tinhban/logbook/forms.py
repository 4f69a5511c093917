"""The forms of an uploaded log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhban.logbook.models import BookKind
from tinhban.records.channels import ChannelCard
from tinhban.records.checks import SHORT_LENGTH
from tinhban.screens.widgets import FilePick


class UploadForm(forms.Form):
    """A file, the programme that it belongs to, and where its items appeared."""

    log = forms.FileField(
        label=_("Log file"),
        error_messages={"required": _("Choose the file of the log.")},
        widget=FilePick({"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
        help_text=_(
            "XLSX, XLS, ODS or CSV, at most 50 MB. Title rows, a sheet for each month, totals, merged cells and “nt” are understood."
        ),
    )
    channel = forms.ChoiceField(label=_("Programme"))
    book = forms.ChoiceField(
        label=_("Which book it is"),
        required=False,
        choices=[("", _("As headings and titles tell")), *BookKind.choices],
    )
    outlet = forms.CharField(
        label=_("Channel or paper"),
        required=False,
        max_length=SHORT_LENGTH,
        help_text=_("For rows that do not name the programme in which they were broadcast."),
    )

    def __init__(self, *args: Any, channels: list[ChannelCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = [] if len(channels) == 1 else [("", _("Choose a programme"))]
        chosen: Any = self.fields["channel"]
        chosen.choices = [*empty, *((card.id, card.title) for card in channels)]


class UndoForm(forms.Form):
    """Why a whole import is taken back."""

    reason = forms.CharField(
        label=_("Reason why not"),
        max_length=500,
        error_messages={"required": _("Give the reason.")},
    )
