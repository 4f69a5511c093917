"""What a page spends its time on: SQL, templates, the question who may, and the rest."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SQL, TEMPLATES, PERMISSION, REST = "SQL", "templates", "permission", "rest"


class Spending:
    """Time by what it was spent on: always on the innermost, so that the parts add up to the whole."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys((SQL, TEMPLATES, PERMISSION, REST), 0.0)
        self.queries = 0
        self._within = [REST]
        self._since = time.perf_counter()

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        self._settle()
        self._within.append(what)
        try:
            yield
        finally:
            self._settle()
            self._within.pop()

    def ask(self, execute: Callable[..., Any], *told: Any) -> Any:
        """A wrapper of `connection.execute_wrapper`."""
        self.queries += 1
        with self.on(SQL):
            return execute(*told)

    def end(self) -> None:
        self._settle()

    def _settle(self) -> None:
        now = time.perf_counter()
        self.seconds[self._within[-1]] += now - self._since
        self._since = now


def of_a_visit(visit: Callable[[], object]) -> Spending:
    """One visit, watched at the doors through which every page goes."""
    from django.db import connection
    from django.template import Template

    from tinhban.organisations import permissions, queries
    from tinhban.organisations.reader import Reader

    spending = Spending()
    with (
        connection.execute_wrapper(spending.ask),
        _watched(spending, TEMPLATES, Template, "render"),
        _watched(spending, PERMISSION, permissions, "grant_for"),
        _watched(spending, PERMISSION, permissions, "roles_for"),
        _watched(spending, PERMISSION, Reader, "role_in"),
        _watched(spending, PERMISSION, Reader, "sees"),
        _watched(spending, PERMISSION, queries, "channels_read"),
    ):
        visit()
        spending.end()
    return spending


def told(visits: list[Spending]) -> str:
    """The medians of several visits, in words."""
    parts = [
        f"{what} {1000 * statistics.median(one.seconds[what] for one in visits):.1f}"
        for what in (SQL, TEMPLATES, PERMISSION, REST)
    ]
    return f"{visits[-1].queries} queries; ms: {', '.join(parts)}"


@contextmanager
def _watched(spending: Spending, what: str, owner: Any, name: str) -> Iterator[None]:
    whole = getattr(owner, name)

    def watched(*given: Any, **named: Any) -> Any:
        with spending.on(what):
            return whole(*given, **named)

    setattr(owner, name, watched)
    try:
        yield
    finally:
        setattr(owner, name, whole)
