"""Questions that every page asks: built by the ORM once, then only sent with other values."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, models

# Values that no real row has; they mark the places of the real ones in what the ORM has built.
_ORGANISATION = UUID("00000000-feed-7000-8000-00000000beef")
_DAY = date(1801, 1, 1)
_EARLIER = timedelta(days=366)

Build = Callable[[UUID, date], "models.QuerySet[Any]"]


class Prepared:
    """A question with two open places: an organisation and its day."""

    def __init__(self, build: Build, *, counted: bool = False) -> None:
        self.build = build
        self.counted = counted
        self._made: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def sql(self, organisation: UUID, day: date) -> tuple[str, list[Any]]:
        """The statement and its values."""
        vendor = connection.vendor
        if vendor not in self._made:
            self._made[vendor] = self._compile()
        statement, marks = self._made[vendor]
        return statement, [_value(mark, organisation, day) for mark in marks]

    def _compile(self) -> tuple[str, tuple[Any, ...]]:
        rows = self.build(_ORGANISATION, _DAY)
        if self.counted:
            rows = rows.order_by()
        statement, params = rows.query.sql_with_params()
        if self.counted:
            statement = f"SELECT COUNT(*) FROM ({statement}) counted"  # noqa: S608 - written by the ORM
        return statement, tuple(_marked(param) for param in params)

    def rows(self, organisation: UUID, day: date = _DAY) -> list[tuple[Any, ...]]:
        statement, params = self.sql(organisation, day)
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
            return list(cursor.fetchall())


def numbers(questions: Mapping[str, Prepared], organisation: UUID, day: date) -> dict[str, int]:
    """Many counts in one statement."""
    parts, params = [], []
    for question in questions.values():
        statement, values = question.sql(organisation, day)
        parts.append(f"({statement})")
        params += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", params)
        return dict(zip(questions, cursor.fetchone(), strict=True))


class _Place:
    """Where the organisation goes, or a day so many days before the real one."""

    def __init__(self, days_before: int | None) -> None:
        self.days_before = days_before


def _marked(param: Any) -> Any:
    if param in (_ORGANISATION, _ORGANISATION.hex, str(_ORGANISATION)):
        return _Place(None)
    day = _as_day(param)
    if day is not None and abs(_DAY - day) <= _EARLIER:
        return _Place((_DAY - day).days)
    return param


def _as_day(param: Any) -> date | None:
    if isinstance(param, date):
        return param
    if isinstance(param, str) and len(param) == 10:
        try:
            return date.fromisoformat(param)
        except ValueError:
            return None
    return None


def _value(mark: Any, organisation: UUID, day: date) -> Any:
    if not isinstance(mark, _Place):
        return mark
    if mark.days_before is None:
        return models.UUIDField().get_db_prep_value(organisation, connection)
    told = day - timedelta(days=mark.days_before)
    return connection.ops.adapt_datefield_value(told)
