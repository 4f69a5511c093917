"""Log-in by user name and password; accounts are made by administrators, nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhban.organisations import attempts


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Throttles per account and speaks our words."""

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
        account = credentials.get("username", "")
        attempts.take(account)
        person: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if person is not None:
            attempts.give_back(account)
        return person


class _Throttled:
    """A code has six digits: it is guessed slowly, too."""

    user: Any

    def clean_code(self) -> str:
        attempts.take(str(self.user.pk), "code")
        code: str = super().clean_code()  # type: ignore[misc]
        attempts.give_back(str(self.user.pk), "code")
        return code


class SecondFactorForm(_Throttled, AuthenticateForm):
    """The code asked for at log-in."""


class SecondFactorAgainForm(_Throttled, ReauthenticateForm):
    """The code asked for before something dangerous."""
