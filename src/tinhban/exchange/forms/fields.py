"""Fields that several forms of the exchange share."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tinhban.exchange.kinds import Kind
from tinhban.foundation.time import mmss

_DURATION = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)|(\d{1,6})")


class DurationField(forms.CharField):
    """A length as mm:ss, as stations write it; a bare number is seconds."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Length (mm:ss)"))
        super().__init__(required=False, max_length=9, **kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "placeholder": "02:40"})

    def prepare_value(self, value: Any) -> Any:
        return mmss(value) if isinstance(value, int) else value

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
