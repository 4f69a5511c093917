"""What one request asks again and again, and cannot change: what the node is, and who may act where."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, object] | None] = ContextVar("asked_once", default=None)
_grants_may_change: ContextVar[bool] = ContextVar("grants_may_change", default=True)


@contextmanager
def once(*, changes_grants: bool) -> Iterator[None]:
    """Inside, the same question is asked of the database once; grants only where nothing can change them."""
    answers = _answers.set({})
    changing = _grants_may_change.set(changes_grants)
    try:
        yield
    finally:
        _grants_may_change.reset(changing)
        _answers.reset(answers)


def of_the_node(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """An answer that no request changes."""
    known = _answers.get()
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    return cast(Answer, known[question])


def of_grants(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """An answer that a request may change which is not only a question."""
    return ask() if _grants_may_change.get() else of_the_node(question, ask)
