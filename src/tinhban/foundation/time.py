"""The clock, in one place, so that a history can be written and tested at its own dates."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone

# Viet Nam has one zone and no summer time.
VIET_NAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

_frozen: ContextVar[datetime | None] = ContextVar("frozen_time", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """The present date in Viet Nam."""
    return now().astimezone(VIET_NAM).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let `now()` answer `moment` (aware): for the demonstration world and for tests."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)


_lives_on: ContextVar[date | None] = ContextVar("lives_on", default=None)


@contextmanager
def living_on(day: date) -> Iterator[None]:
    """What people see inside is the clock of somebody who lives on `day`; today says nothing new.

    A body of a demonstration that has ended lives on the last day of its history: what really happens
    later is shown with its hour on that day, so that nothing comes from the future.
    """
    token = _lives_on.set(None if day == today() else day)
    try:
        yield
    finally:
        _lives_on.reset(token)


def seen_today() -> date:
    """The day on which the reader lives."""
    return _lives_on.get() or today()


def seen(instant: datetime) -> datetime:
    """An instant that has happened as the reader sees it: by the clock of Viet Nam, never after their day."""
    local = instant.astimezone(VIET_NAM)
    day = _lives_on.get()
    if day is None or local.date() <= day:
        return local
    return datetime.combine(day, local.timetz())


def local(instant: datetime) -> datetime:
    """An instant by the clock of Viet Nam: one that was set beforehand, or one of the real world."""
    return instant.astimezone(VIET_NAM)


def clock(instant: datetime) -> str:
    """The hour and the day as they are written: 16:58, 07/02/2023."""
    return f"{instant:%H:%M, %d/%m/%Y}"


def mmss(seconds: int | None) -> str:
    """A length as stations write it, "02:40"; empty where there is none."""
    return "" if seconds is None else f"{seconds // 60:02}:{seconds % 60:02}"
