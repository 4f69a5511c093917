"""When many log-ins fail, unknown browsers wait a little before the next one; nobody is locked out.

A ticket says from when on a try is taken: it is signed, for one account, and serves once. Tries of one address are
set one behind the other; where the queue is full, the next is asked to come back. Known browsers feel nothing.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from tinhban.foundation.time import now
from tinhban.organisations import attempts
from tinhban.organisations.attempts import Allowance
from tinhban.organisations.models import LoginAttempts
from tinhban.organisations.names import account_name

SALT = "tinhban.organisations.brake"
OF_THE_NODE = 100  # failures of unknown browsers in five minutes, whoever and wherever
OF_AN_ADDRESS = 15  # an office that shares it has known browsers
WAIT = timedelta(seconds=10)
APART = timedelta(seconds=2)  # between two tries of one address
LONGEST_QUEUE = timedelta(minutes=1)
VALID = timedelta(minutes=10)


class AskedToWait(attempts.Held):
    """Says how long, and carries the ticket for the next try."""

    def __init__(self, seconds: int, ticket: str = "") -> None:
        self.ticket, self.seconds = ticket, max(1, seconds)
        super().__init__(
            _(
                "Many log-ins have failed just now. Wait %(seconds)d seconds, enter the password again and log in."
            )
            % {"seconds": self.seconds},
            code="wait",
        )


@dataclass(frozen=True)
class Passed:
    """A try that may be judged; what it took is given back if it was right."""

    taken: tuple[Allowance, ...] = ()

    def give_back(self) -> None:
        for allowance in self.taken:
            allowance.give_back()


def passes(account: str, address: str, ticket: str) -> Passed:
    """Let an unknown browser try, or ask it to wait."""
    if ticket and _redeemed(ticket, account):
        return Passed()
    near = Allowance(attempts.digest("address", address), OF_AN_ADDRESS)
    node = Allowance(attempts.digest("node"), OF_THE_NODE)
    taken: list[Allowance] = []
    for allowance in (near, node):
        if allowance.take() is not None:
            for earlier in taken:
                earlier.give_back()
            raise _wait(account, address)
        taken.append(allowance)
    return Passed(tuple(taken))


def _wait(account: str, address: str) -> AskedToWait:
    instant = now()
    ready = _next_place(address, instant)
    if ready is None:
        return AskedToWait(int(LONGEST_QUEUE.total_seconds()))
    made = signing.dumps(
        [
            attempts.digest("ticket", account_name(account)),
            ready.timestamp(),
            secrets.token_urlsafe(9),
        ],
        salt=SALT,
    )
    return AskedToWait(_seconds(ready - instant), made)


def _redeemed(ticket: str, account: str) -> bool:
    """True if the ticket is ours, for this account, ripe and not used before; AskedToWait if it is only not ripe."""
    try:
        whose, ready, name = signing.loads(ticket, salt=SALT, max_age=VALID + LONGEST_QUEUE)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    instant = now().timestamp()
    if whose != attempts.digest("ticket", account_name(account)):
        return False
    if instant < ready:
        raise AskedToWait(_seconds(timedelta(seconds=ready - instant)), ticket)
    return instant <= ready + VALID.total_seconds() and attempts.use_up(SALT, name, for_=2 * VALID)


def _next_place(address: str, instant: datetime) -> datetime | None:
    """From when on the next try of this address is taken; None where too many wait already."""
    key = attempts.digest("queue", address)
    with transaction.atomic():
        first = instant + WAIT
        row, created = LoginAttempts.objects.get_or_create(
            key=key, defaults={"window_ends_at": first}
        )
        if created:
            return first
        row = LoginAttempts.objects.select_for_update().get(key=key)
        place = max(first, row.window_ends_at + APART)
        if place > instant + LONGEST_QUEUE:
            return None
        LoginAttempts.objects.filter(key=key).update(window_ends_at=place)
        return place


def _seconds(span: timedelta) -> int:
    return -int(-span.total_seconds() // 1)
