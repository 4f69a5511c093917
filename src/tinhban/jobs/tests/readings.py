"""Readings that behave, and some that do not: called in a child by the tests of `confined`."""

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tinhban.foundation.problems import Problem


@dataclass(frozen=True)
class Counted:
    letters: int
    day: date


class Unreadable(Problem):
    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, "It cannot be read: %(why)s", **params)


def count(data: bytes, *, day: date) -> Counted:
    return Counted(len(data.decode()), day)


def refuse(data: bytes) -> None:
    raise Unreadable("odd", why=data.decode())


def break_down() -> None:
    raise KeyError("something that nobody thought of")


def turn_for_ever() -> None:
    while True:
        pass


def match_for_ever() -> bool:
    """One call into C that never looks for signals."""
    return re.match(r"(a+)+$", "a" * 64 + "b") is not None


def sleep_for_ever() -> None:
    time.sleep(3600)


def swell(megabytes: int) -> int:
    return sum(len(piece) for piece in [bytes(1024 * 1024) for _ in range(megabytes)])


def end_at_once() -> None:
    os.abort()


def ask_twice(words: list[str], *, who: Callable[[str], str]) -> list[str]:
    return [who(word) for word in words]


def ask_for_ever(*, who: Callable[[str], str]) -> None:
    while True:
        who("?")


def write_beside(path: str) -> None:
    with open(path, "w") as file:
        file.write("what a reading never needs")


def answer_a_function() -> Callable[..., object]:
    return os.system


class Calls:
    """Pickles as a call of a function."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("exit 1",)


def answer_a_call() -> Calls:
    return Calls()
