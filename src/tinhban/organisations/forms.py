"""Forms about people and grants. Dates are typed as day/month/year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhban.foundation.problems import Problem
from tinhban.organisations import passwords
from tinhban.organisations.models import Authority, Grant, GrantKind, Organisation, Person, Role
from tinhban.organisations.names import account_name
from tinhban.screens.fields import DayField


class Form(forms.Form):
    """A form that turns what an action objects to into errors of its own."""

    def attempt(self, act: Callable[[dict[str, Any]], Any]) -> Any:
        """Do `act` with the cleaned values; what it objects to becomes an error of the form (then None)."""
        if not self.is_valid():
            return None
        try:
            return act(self.cleaned_data)
        except Problem as problem:
            self.add_error(None, gettext(problem.message) % problem.params)
        except ValidationError as error:
            errors = error.error_dict if hasattr(error, "error_dict") else {None: error}
            for field, message in errors.items():
                self.add_error(field if field in self.fields else None, message)
        return None


ROLES = [("", _("Choose a role")), *Role.choices]
AUTHORITIES = [("", _("Not stated")), *Authority.choices]


class RoleForm(Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    valid_from = DayField(label=_("First day"))
    valid_to = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty if no end is fixed.")
    )
    authority = forms.ChoiceField(label=_("Signing authority"), choices=AUTHORITIES, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("valid_from", today)
        super().__init__(*args, **kwargs)


class GrantForm(RoleForm):
    basis = forms.CharField(
        label=_("Basis"),
        max_length=300,
        required=False,
        help_text=_("Number and date of the paper, if there is one."),
    )


class PersonForm(Form):
    display_name = forms.CharField(label=_("Full name"), max_length=80)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)


class NewPersonForm(PersonForm, RoleForm):
    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        help_text=_("3 to 40 small letters without marks, digits, dots or hyphens."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    field_order = ("display_name", "position", "username", "role", "authority", "valid_from", "valid_to")  # fmt: skip


class KnownPersonForm(GrantForm):
    """A role for somebody whose account belongs to another organisation."""

    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    field_order = ("username", "role", "authority", "valid_from", "valid_to", "basis")

    def clean_username(self) -> Person:
        person = Person.objects.active().named(account_name(self.cleaned_data["username"]))
        if person is None:
            raise ValidationError(gettext("There is no open account of this user name."))
        return person


class SubstituteForm(Form):
    substitute = forms.ModelChoiceField(label=_("Substitute"), queryset=Person.objects.none())
    kind = forms.ChoiceField(
        label=_("In which way"),
        choices=[
            (GrantKind.SUBSTITUTE, _("Substitute during an absence")),
            (GrantKind.DELEGATION, _("By delegation (TUQ.), with its paper")),
        ],
    )
    valid_from = DayField(label=_("First day"))
    valid_to = DayField(label=_("Last day"))
    authority = forms.ChoiceField(label=_("Signing authority"), choices=AUTHORITIES, required=False)
    basis = forms.CharField(
        label=_("Basis"),
        max_length=300,
        required=False,
        help_text=_("Number and date of the paper; a delegation needs it."),
    )

    def __init__(self, *args: Any, grant: Grant, as_: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Grant.objects.filter(organisation=as_).values("person")
        colleagues = Person.objects.active().filter(pk__in=here).exclude(pk=grant.person_id)
        field = cast("forms.ModelChoiceField[Person]", self.fields["substitute"])
        field.queryset = colleagues.in_protocol_order()
        field.empty_label = gettext("Choose a colleague")


class FirstPasswordForm(Form):
    password = forms.CharField(
        label=_("New password"),
        max_length=passwords.LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters, not only digits, not a common word."),
    )
    again = forms.CharField(
        label=_("The same once more"),
        max_length=passwords.LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        for name in ("password", "again"):
            if name in values:
                values[name] = passwords.normal(values[name])
        password, again = values.get("password"), values.get("again")
        if password and again and password != again:
            self.add_error("again", gettext("The two passwords are not the same."))
        elif password:
            try:
                validate_password(password, self.person)
            except ValidationError as error:
                self.add_error("password", error)
        return values
