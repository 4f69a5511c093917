"""Fields that several forms of the exchange share."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange.kinds import NOTE_LENGTH, Kind
from tinhban.exchange.refusals import ExchangeRefused
from tinhban.foundation import ids, text
from tinhban.ledger.errors import LedgerError

_DURATION = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)|(\d{1,6})")


class IntentionForm(forms.Form):
    """A form whose sending twice is one act; refusals stand at the field that they name."""

    nothing_to_choose = _("Nothing to choose from.")
    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=ids.new_uid)

    @property
    def intention(self) -> UUID | None:
        return self.cleaned_data.get("id")

    def refuse(self, error: Exception) -> None:
        """Show what an action refused, at its field if this form has it."""
        name = error.field if isinstance(error, ExchangeRefused) else ""
        self.add_error(name if name in self.fields else None, words_of(error))


def words_of(error: Exception) -> str:
    """A refusal as a person reads it."""
    return error.message if isinstance(error, ExchangeRefused) else str(error)


REFUSALS = (ExchangeRefused, LedgerError)


class DurationField(forms.CharField):
    """A length as mm:ss, as stations write it; a bare number is seconds."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Length (mm:ss)"))
        super().__init__(required=False, max_length=9, **kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "placeholder": "02:40"})

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 60:02}:{value % 60:02}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = _DURATION.fullmatch(typed)
        if found is None:
            raise ValidationError(_("Write the length as minutes and seconds, for example 02:40."))
        hours, minutes, seconds, bare = found.groups()
        if bare:
            return int(bare)
        return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)


class KindField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Kind"), choices=Kind.choices, **kwargs)


class UidChoice(forms.TypedChoiceField):
    """One of some things named by uid."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=UUID, empty_value=None, **kwargs)


class UidChoices(forms.TypedMultipleChoiceField):
    """Several of some things named by uid."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=UUID, **kwargs)


def note_field() -> forms.CharField:
    return forms.CharField(
        label=_("Note"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(IntentionForm):
    """Why something is declined, withdrawn or stopped."""

    reason = forms.CharField(
        label=pgettext_lazy("of an act", "Reason"),
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def choices(names: dict[UUID, str], uids: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """Organisations as choices, by name."""
    told = [(uid, names.get(uid, str(uid)[:8])) for uid in uids]
    return sorted(told, key=lambda choice: text.sort_key(choice[1]))
