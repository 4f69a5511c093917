"""Slows down guessing, per account and never per address: an office shares one address."""

import base64
import hashlib
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tinhban.foundation import text
from tinhban.foundation.time import VIET_NAM, now
from tinhban.organisations.models import LoginAttempts

LIMIT = 10
WINDOW = timedelta(minutes=5)


class TooManyAttempts(ValidationError):
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


def _key(account: str, factor: str) -> str:
    """A digest: people type passwords into the field of the user name."""
    typed = text.nfc(account).strip().casefold()
    digest = hashlib.sha256(f"{factor}:{typed}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def take(account: str, factor: str = "password") -> None:
    """Count an attempt before it is judged, so that parallel guesses do not slip through."""
    key, instant = _key(account, factor), now()
    with transaction.atomic():
        row, created = LoginAttempts.objects.get_or_create(
            key=key, defaults={"failures": 1, "window_ends_at": instant + WINDOW}
        )
        if created:
            LoginAttempts.objects.filter(window_ends_at__lte=instant).delete()
            return
        mine = LoginAttempts.objects.filter(key=key)
        if mine.filter(window_ends_at__lte=instant).update(
            failures=1, window_ends_at=instant + WINDOW
        ):
            return
        if not mine.filter(failures__lt=LIMIT).update(failures=F("failures") + 1):
            raise TooManyAttempts(row.window_ends_at)


def give_back(account: str, factor: str = "password") -> None:
    """The attempt was right. Earlier failures stay counted: they may be somebody else's."""
    LoginAttempts.objects.filter(key=_key(account, factor), failures__gt=0).update(
        failures=F("failures") - 1
    )
