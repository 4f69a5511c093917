"""Log-in by user name and password; accounts are made by administrators, nobody signs up."""

import logging
import re
from datetime import timedelta
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhban.organisations import attempts, brake, devices, passwords
from tinhban.organisations.models import Person
from tinhban.organisations.names import account_name
from tinhban.screens import logs

CODE_SERVES_ONCE = timedelta(minutes=3)  # longer than any code is taken


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Throttles guessing and speaks our words."""

    error_messages: dict[str, Any] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is wrong."),
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("Enter the current password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counting is done in `authenticate`, in the database: every process sees it."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        name = account_name(credentials.get("username", ""))
        person = Person.objects.named(name)
        passed = self._let_try(request, name, person)
        found: AbstractBaseUser | None = super().authenticate(
            request, **credentials | {"username": name if person else ""}
        )
        if found is None:
            _note(request, "log-in failed", name, person)
            return None
        for allowance in passed:
            allowance.give_back()
        return found

    def _let_try(
        self, request: HttpRequest, name: str, person: Person | None
    ) -> tuple[attempts.Allowance, ...]:
        """A known browser tries on its own account, an unknown one on that of all, behind the brake."""
        browser = devices.known(request, person)
        allowance = attempts.of(name, f"browser {browser}" if browser else "password")
        if until := allowance.take():
            _note(request, "log-in held", name, person, reason="browser" if browser else "account")
            raise attempts.TooManyAttempts(until)
        if browser:
            return (allowance,)
        try:
            passed = brake.passes(name, address_of(request), request.POST.get("ticket", ""))
        except brake.AskedToWait:
            allowance.give_back()
            _note(request, "log-in held", name, person, reason="wait")
            raise
        return (allowance, *passed.taken)

    def clean_password(self, password: str, user: Any = None) -> str:
        return str(super().clean_password(passwords.normal(password), user=user))


def address_of(request: HttpRequest) -> str:
    """Where a request seems to come from: a sign to slow down by, never a proof. Behind a proxy, what it says."""
    if request.is_secure() and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rpartition(",")[2].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def _note(
    request: HttpRequest, act: str, name: str, person: Person | None, reason: str = ""
) -> None:
    """Whose account it is; of a name that is none only a mark, for it may be a password."""
    who = {"person": person.pk} if person else {"account": attempts.digest("log", name)[:12]}
    logs.note(act, level=logging.WARNING, address=address_of(request), reason=reason, **who)


class _InOurWords:
    """A form of allauth with our labels and help: the words stand over the fields, not in them."""

    fields: dict[str, forms.Field]
    words: ClassVar[dict[str, tuple[Any, Any]]]  # of each field its label and its help

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, help_text
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field.widget, forms.TextInput):
                field.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class LogInForm(_InOurWords, LoginForm):
    """The form of the log-in, with the ticket of who was asked to wait."""

    words = {
        "login": (_("User name"), ""),
        "password": (_("Password"), ""),
        "remember": (_("Stay logged in on this machine"), ""),
    }
    ticket = ""

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except brake.AskedToWait as wait:
            self.ticket = wait.ticket
            raise
        return cleaned


class PasswordAgainForm(_InOurWords, PasswordForm):
    """The password asked for before something dangerous."""

    words = {"password": (_("Password"), "")}


class NewPasswordForm(_InOurWords, ChangePasswordForm):
    """The form in which a person who is logged in chooses another password."""

    words = {
        "oldpassword": (_("Current password"), ""),
        "password1": (
            _("New password"),
            _("At least 10 characters, not only digits, not a common word."),
        ),
        "password2": (_("The same once more"), ""),
    }

    def clean_oldpassword(self) -> str:
        attempts.take(str(self.user.pk), "old password")
        old: str = super().clean_oldpassword()
        attempts.give_back(str(self.user.pk), "old password")
        return old

    def clean(self) -> dict[str, Any]:
        for name in ("password1", "password2"):
            if name in self.cleaned_data:
                self.cleaned_data[name] = passwords.normal(self.cleaned_data[name])
        cleaned: dict[str, Any] = super().clean()
        return cleaned


def _used_up(user: Any, code: str) -> bool:
    """A code of the application opens once, also while it is still shown."""
    digits = re.sub(r"\D", "", code)
    return not attempts.use_up("code", str(user.pk), digits, for_=CODE_SERVES_ONCE)


class SecondFactorForm(_InOurWords, AuthenticateForm):
    """The code asked for at log-in: it has six digits and is guessed slowly, too."""

    words = {
        "code": (
            _("Log-in code"),
            _("Six digits from the application on the telephone, or one of the recovery codes."),
        )
    }

    def clean_code(self) -> str:
        attempts.take(str(self.user.pk), "code")
        code: str = super().clean_code()
        of_the_application = self.authenticator.type == Authenticator.Type.TOTP
        if of_the_application and _used_up(self.user, code):
            raise get_mfa_adapter().validation_error("incorrect_code")
        attempts.give_back(str(self.user.pk), "code")
        return code


class SecondFactorAgainForm(SecondFactorForm, ReauthenticateForm):
    """The code asked for before something dangerous."""


class SetUpForm(_InOurWords, ActivateTOTPForm):
    """The first code of the application: it is not taken again at the next log-in."""

    words = {"code": (_("Log-in code"), "")}

    def clean_code(self) -> str:
        code: str = super().clean_code()
        _used_up(self.user, code)
        return code
