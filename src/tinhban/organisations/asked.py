"""What one request asks again and again: what the node is, who may act where, what bodies are called, what waits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, object] | None] = ContextVar("asked_once", default=None)
_changing: ContextVar[bool] = ContextVar("changing", default=True)


@contextmanager
def once(*, changing: bool) -> Iterator[None]:
    """Inside, the same question is asked of the database once; of rows only where nothing is changed."""
    answers = _answers.set({})
    before = _changing.set(changing)
    try:
        yield
    finally:
        _changing.reset(before)
        _answers.reset(answers)


def of_the_node(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """An answer that no request changes."""
    known = _answers.get()
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    return cast(Answer, known[question])


def tell(question: Hashable, answer: object) -> None:
    """Keep an answer that was found on the way to another."""
    known = _answers.get()
    if known is not None:
        known[question] = answer


def of_rows(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """An answer that a request may change which is not only a question."""
    return ask() if _changing.get() else of_the_node(question, ask)
