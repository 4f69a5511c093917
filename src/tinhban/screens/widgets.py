"""Form controls that look and speak alike in every room."""

from typing import Any

from django import forms


class FilePick(forms.FileInput):
    """A file, under our own label: the browser's control speaks the browser's language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # `required` is only what the label's style looks at; the form itself is not checked by the browser.
        super().__init__({"class": "visually-hidden", "required": True, **(attrs or {})})


class FilePickMany(FilePick):
    """Any number of files."""

    allow_multiple_selected = True
