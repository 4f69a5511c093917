"""Forms of acts: sent twice they do one thing, and what is refused stands at its field."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.foundation import ids, text
from tinhban.foundation.problems import Refused
from tinhban.organisations.access import ActingRequest
from tinhban.screens import meanwhile

NOTE_LENGTH = 2_000


class IntentionForm(forms.Form):
    """A form whose sending twice is one act; refusals stand at the field that they name.

    `request` and `thing` are given where the form is that of an act of a noun (`records/noun_pages.py`).
    """

    nothing_to_choose = _("Nothing to choose from.")
    id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=ids.new_uid)

    back = ""  # where its page leads back to, where that is not the thing or the list
    is_ready = True  # False: whom it is for is asked first

    def __init__(
        self,
        *args: Any,
        request: ActingRequest | None = None,
        thing: Any = None,
        **kwargs: Any,
    ) -> None:
        self.request, self.thing = request, thing
        self.stored: dict[str, Any] = {}
        super().__init__(*args, **kwargs)
        if request is not None:
            self.prepare(request)

    def prepare(self, request: ActingRequest) -> None:
        """Set what is chosen from, and what stands in the fields at first: what the thing has of the same name."""
        self.initial = {**self.of_thing(), **self.initial}

    def of_thing(self) -> dict[str, Any]:
        """What the thing has of the same name as fields."""
        there = [name for name in self.fields if name != "id" and hasattr(self.thing, name)]
        return {name: getattr(self.thing, name) for name in there}

    def begins_with(self, **stored: Any) -> None:
        """What is stored of the thing stands in the fields; who saves over a later version is told."""
        self.stored = stored
        self.initial = {**self.initial, **stored}

    def heading(self) -> str:
        """Of its page, where the act has no title that fits."""
        return ""

    @property
    def intention(self) -> UUID | None:
        return self.cleaned_data.get("id")

    def said(self) -> dict[str, Any]:
        """What the act is told: the fields by their names."""
        return {name: value for name, value in self.cleaned_data.items() if name != "id"}

    def refuse(self, error: Refused) -> None:
        """Show what an action refused, at its field if this form has it."""
        self.add_error(error.field if error.field in self.fields else None, str(error))

    @property
    def seen(self) -> str:
        """The mark of what is stored (`screens.meanwhile`)."""
        return meanwhile.mark(self.stored) if self.stored else ""

    def is_overtaken(self) -> bool:
        """Somebody has saved something else after this form was opened."""
        if self.request is None or not self.stored or not self.is_valid():
            return False
        same = self.stored == {name: self.cleaned_data.get(name) for name in self.stored}
        return meanwhile.changed(self.request, self.seen, same=same)

    def leads_to(self, page: str) -> str:
        """The page that is shown when it is done: that of the thing."""
        return page


class ReasonForm(IntentionForm):
    """Why something is declined, withdrawn or stopped."""

    reason = forms.CharField(
        label=pgettext_lazy("of an act", "Reason"),
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


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


def choices(names: dict[UUID, str], uids: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """Organisations as choices, by name."""
    told = [(uid, names.get(uid, str(uid)[:8])) for uid in uids]
    return sorted(told, key=lambda choice: text.sort_key(choice[1]))
