"""Fields that read what people type: days and terms, with the reason when they cannot be read."""

from abc import abstractmethod
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tinhban.figures.periods import BadPeriod, Period
from tinhban.programmes.problems import BadTerms
from tinhban.programmes.terms import check_term
from tinhban.screens.widgets import FilePick


class Words(forms.CharField):
    """Several lines of text."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class Typed(forms.Field):
    """A field that reads one short line of text into something else."""

    placeholder: Any = ""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": self.placeholder, "maxlength": 60}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value that the text means, or ValidationError with the reason."""

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        return self.read(text[:60]) if text else None


class Term(Typed):
    """A term as it is written: 2022, 2021 - 2025, 01/03/2022 - 28/02/2023."""

    placeholder = "2021 - 2025"

    def read(self, text: str) -> tuple[date, date]:
        try:
            period = Period.parse(text)
            check_term(period.starts_on, period.ends_on)
        except (BadPeriod, BadTerms) as error:
            raise ValidationError(str(error)) from error
        return period.starts_on, period.ends_on


class Paper(forms.FileField):
    """A file that an office keeps as a paper."""

    def __init__(self, **kwargs: Any) -> None:
        widget = FilePick({"accept": ".pdf,.jpg,.jpeg,.png,.tif,.docx,.xlsx"})
        super().__init__(widget=widget, max_length=200, allow_empty_file=True, **kwargs)
