"""A row in hand: taken by one job at a time, told how far it is, left in a state that says how it went."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tinhban.foundation import ids, time

log = logging.getLogger(__name__)


class TakenAway(Exception):
    """Somebody stopped the job, or another one took it over."""


class Hand:
    """The row as long as it is ours."""

    def __init__(self, mine: Any) -> None:
        self.mine = mine  # the rows at work under our name: one, or none any more

    def told(self, done: int, total: int | None = None) -> None:
        """Say how far it is. Raises `TakenAway`."""
        known = {} if total is None else {"total": total}
        if not self.mine.update(done=done, beat_at=time.now(), **known):
            raise TakenAway

    def leave(self, **fields: object) -> bool:
        """Write how it ended, if it is still ours."""
        return bool(self.mine.update(beat_at=time.now(), **fields))


@contextmanager
def in_hand(at_work: Any, *, broken: Mapping[str, object]) -> Iterator[Hand | None]:
    """Take the one row of these that is at work, from its beginning; None where it is not any more.

    `broken` is written when a fault of ours ends it, which is logged and raised.
    """
    runner = ids.new_uid()
    if not at_work.update(runner=runner, beat_at=time.now(), done=0):
        yield None
        return
    mine = at_work.filter(runner=runner)
    try:
        yield Hand(mine)
    except TakenAway:
        return
    except Exception:
        mine.update(**broken)
        log.exception("a job broke off", extra={"job": at_work.model._meta.label_lower})
        raise
