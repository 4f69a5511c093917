"""The forms of watching: a source, a claim out of an article, a text that is asked about."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhban.exchange.kinds import Medium, Share
from tinhban.records.checks import SHORT_LENGTH
from tinhban.records.forms import IntentionForm, UidChoice
from tinhban.screens.fields import DayField
from tinhban.screens.forms import offer
from tinhban.screens.widgets import FilePick
from tinhban.watch.asking import SUFFIXES
from tinhban.watch.deciding import share_of
from tinhban.watch.models import Source, SuspectedUse, Watch
from tinhban.watch.watches import Wanted

EMPTY = ("", "—")


class WatchForm(IntentionForm):
    """A source of publications."""

    publisher = UidChoice(label=_("Whose publications"))
    outlet = forms.CharField(
        label=_("Channel, paper or page"),
        max_length=SHORT_LENGTH,
        help_text=_("As it is to stand in the book when a use is declared."),
    )
    medium = forms.ChoiceField(
        label=_("Appeared in"), choices=[EMPTY, *Medium.choices], required=False
    )
    source = forms.ChoiceField(label=_("Source"), choices=Source.choices)
    address = forms.CharField(
        label=_("Address of the source"),
        max_length=500,
        help_text=_(
            "Address of the feed, sitemap or page; for a folder its name among the folders of this office."
        ),
    )
    active = forms.BooleanField(label=_("Run every hour"), required=False, initial=True)

    def __init__(
        self, *args: Any, publishers: list[tuple[UUID, str]], watch: Watch | None, **kwargs: Any
    ) -> None:
        if watch is not None:
            kwargs["initial"] = {
                name: getattr(watch, name)
                for name in ("publisher", "outlet", "medium", "source", "address", "active")
            }
        super().__init__(*args, **kwargs)
        if watch is not None:
            publishers = [one for one in publishers if one[0] == watch.publisher]
        offer(self, "publisher", publishers)

    def wanted(self) -> Wanted:
        said = {name: self.cleaned_data[name] for name in _WANTED}
        return Wanted(**said)


_WANTED = ("publisher", "outlet", "medium", "source", "address", "active")


class DeclareForm(IntentionForm):
    """What goes into the book when a suspected use is confirmed."""

    used_on = DayField(label=_("Day"))
    outlet = forms.CharField(label=_("Broadcast or paper"), max_length=SHORT_LENGTH)
    share = forms.ChoiceField(label=_("How much"), choices=[EMPTY, *Share.choices], required=False)

    @classmethod
    def of(cls, found: SuspectedUse, data: Any = None) -> "DeclareForm":
        """Filled in with what the article tells; a day that it does not tell is asked for."""
        initial = {
            "used_on": found.published_on,
            "outlet": found.article.watch.outlet,
            "share": share_of(found),
        }
        form = cls(data, initial=initial)
        if found.published_on is None:
            form.fields["used_on"].help_text = _(
                "The article tells no day that can be. Look at it and write the day."
            )
        return form


class AskForm(forms.Form):
    """A text, pasted or as a file."""

    text = forms.CharField(
        label=_("Text to ask about"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=_("or a file of it"),
        required=False,
        help_text=_("TXT, SRT, VTT or DOCX, at most 5 MB."),
        widget=FilePick({"accept": ",".join(SUFFIXES)}),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        given = said.get("file") or (said.get("text") or "").strip()
        if not given and not self.errors:
            self.add_error("text", _("Paste a text or choose a file."))
        return said
