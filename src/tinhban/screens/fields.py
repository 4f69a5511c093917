"""Form fields that read what people type; the browser's calendar would write a date in its own order."""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.foundation.dates import read_date
from tinhban.foundation.problems import Problem

LONGEST = 60
# A phone's keys for numbers have no stroke.
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?(?::\d{2})?(?!\d)")


class DayField(forms.DateField):
    """A day as it is written here: 07/02/2023, 7-2-2023 or 07022023."""

    widget = forms.DateInput(
        format="%d/%m/%Y",
        attrs={
            "inputmode": "numeric",
            "autocomplete": "off",
            "maxlength": LONGEST,
            "placeholder": gettext_lazy("dd/mm/yyyy"),
        },
    )

    def to_python(self, value: Any) -> date | None:
        text = _typed(value)
        return _day(text) if isinstance(text, str) else super().to_python(text)


class MomentField(forms.DateTimeField):
    """A day and an hour in Viet Nam: 18:00 07/02/2023."""

    widget = forms.DateTimeInput(
        format="%H:%M %d/%m/%Y",
        attrs={
            "autocomplete": "off",
            "maxlength": LONGEST,
            "placeholder": gettext_lazy("hh:mm dd/mm/yyyy"),
        },
    )

    def to_python(self, value: Any) -> datetime | None:
        text = _typed(value)
        if not isinstance(text, str):
            return super().to_python(text)
        found = _CLOCK.search(text)
        if found is None:
            raise ValidationError(_("Write the hour and the day, for example 18:00 07/02/2023."))
        day = _day((text[: found.start()] + " " + text[found.end() :]).strip(" ,T"))
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour > 23 or minute > 59:
            raise ValidationError(_("There is no hour %(hour)s.") % {"hour": found[0].strip()})
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=get_current_timezone())


def _typed(value: Any) -> Any:
    """A short line of text without its ends; None when nothing was typed."""
    return value.strip()[:LONGEST] or None if isinstance(value, str) else value


def _day(text: str) -> date:
    digits = _DIGITS.fullmatch(text)
    try:
        return read_date("/".join(digits.groups()) if digits else text).value
    except Problem as problem:
        raise ValidationError(_(problem.message) % problem.params) from problem
