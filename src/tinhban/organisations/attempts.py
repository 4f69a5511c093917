"""Slows down guessing: a known browser has an allowance of its own, unknown ones share that of the account.

Behind both stands a brake over all accounts (`brake`): an office shares one address, so an address is only a sign.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tinhban.foundation.problems import Refused
from tinhban.foundation.time import VIET_NAM, now
from tinhban.organisations.models import LoginAttempts
from tinhban.organisations.names import account_name

LIMIT = 10
WINDOW = timedelta(minutes=5)


class Held(Refused, ValidationError):  # type: ignore[misc]  # what both name means the same
    """A log-in that is not tried now: a refusal, and what the machinery of forms shows."""

    def __init__(self, words: str, *, code: str) -> None:
        super().__init__(words)
        self.code = code


class TooManyAttempts(Held):
    """Says when to try again."""

    def __init__(self, until: datetime) -> None:
        minutes = max(1, -int((now() - until).total_seconds() // 60))
        self.until = until
        super().__init__(
            _(
                "Too many failed attempts on this account. Try again at %(time)s (in %(minutes)d minutes)."
            )
            % {"time": until.astimezone(VIET_NAM).strftime("%H:%M"), "minutes": minutes},
            code="too_many_attempts",
        )


@dataclass(frozen=True)
class Allowance:
    """So many failures of one kind in a window."""

    key: str
    limit: int = LIMIT

    def take(self) -> datetime | None:
        """Count one before it is judged, so that parallel guesses do not slip through; or: until when none is left."""
        instant = now()
        with transaction.atomic():
            row, created = LoginAttempts.objects.get_or_create(
                key=self.key, defaults={"failures": 1, "window_ends_at": instant + WINDOW}
            )
            if created:
                LoginAttempts.objects.filter(window_ends_at__lte=instant).delete()
                return None
            mine = LoginAttempts.objects.filter(key=self.key)
            if mine.filter(window_ends_at__lte=instant).update(
                failures=1, window_ends_at=instant + WINDOW
            ):
                return None
            if not mine.filter(failures__lt=self.limit).update(failures=F("failures") + 1):
                return row.window_ends_at
        return None

    def give_back(self) -> None:
        """It was right. Earlier failures stay counted: they may be somebody else's."""
        LoginAttempts.objects.filter(key=self.key, failures__gt=0).update(
            failures=F("failures") - 1
        )


def of(account: str, factor: str = "password", limit: int = LIMIT) -> Allowance:
    """The allowance of an account, by a digest: people type passwords into the field of the user name."""
    return Allowance(digest(factor, account_name(account)), limit)


def digest(*parts: str) -> str:
    """What cannot be guessed from the table without the key of the node."""
    told = ":".join(parts).encode("utf-8", "surrogatepass")
    return salted_hmac("tinhban.organisations.attempts", told, algorithm="sha256").hexdigest()[:43]


def take(account: str, factor: str = "password") -> None:
    """Count an attempt, or refuse it."""
    if until := of(account, factor).take():
        raise TooManyAttempts(until)


def give_back(account: str, factor: str = "password") -> None:
    of(account, factor).give_back()


def use_up(*parts: str, for_: timedelta) -> bool:
    """True the first time, False after that: a code or a ticket serves once."""
    key, instant = digest("used", *parts), now()
    with transaction.atomic():
        _row, created = LoginAttempts.objects.get_or_create(
            key=key, defaults={"failures": 1, "window_ends_at": instant + for_}
        )
        return created or bool(
            LoginAttempts.objects.filter(key=key, window_ends_at__lte=instant).update(
                window_ends_at=instant + for_
            )
        )
