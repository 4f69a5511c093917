"""Names that travel: uuid7, made before the first attempt and the same on every node."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

import uuid_utils

from tinhban.foundation import time

_seeded: ContextVar[random.Random | None] = ContextVar("seeded_ids", default=None)


def new_uid() -> UUID:
    """A fresh uuid7 (RFC 9562), ordered by time; inside `seeded()` the same at every run."""
    generator = _seeded.get()
    if generator is None:
        return UUID(int=uuid_utils.uuid7().int)
    milliseconds = int(time.now().timestamp() * 1000)
    value = (milliseconds & (1 << 48) - 1) << 80 | generator.getrandbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76  # version
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant
    return UUID(int=value)


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Make `new_uid` repeatable: for the demonstration world and for tests, never for real use."""
    token = _seeded.set(random.Random(seed))  # noqa: S311 - repeatable on purpose
    try:
        yield
    finally:
        _seeded.reset(token)
