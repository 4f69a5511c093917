"""What is asked on the screens of programmes."""

from tinhban.programmes.forms.acts import (
    CloseForm,
    ContactForm,
    CountingForm,
    JudgementForm,
    LinkForm,
    PhaseForm,
    SignForm,
    TypeSignatureForm,
)
from tinhban.programmes.forms.drafts import DraftForms

__all__ = [
    "CloseForm",
    "ContactForm",
    "CountingForm",
    "DraftForms",
    "JudgementForm",
    "LinkForm",
    "PhaseForm",
    "SignForm",
    "TypeSignatureForm",
]
