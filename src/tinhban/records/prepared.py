"""Questions that pages ask again and again: built by the ORM once, then only sent with other values."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

Key = TypeVar("Key", bound=Hashable)

# Values that no real row has; they mark the places of the real ones in what the ORM has built.
_UID = 0xFEED_7000_8000_0000_0000_BEEF_0000
_DAY = date(1801, 1, 1)
_EARLIER = timedelta(days=366)  # a question may also look at days before the one it is given
# SQLite takes 500 parts of one statement and 32,766 values; a rule may name 200 channels.
PARTS = 100


@dataclass(frozen=True)
class _Place:
    """Where a value goes: which one, and for a day how many days before it."""

    number: int
    days_before: int = 0


# A statement and its values, some of which are places; None where no row can answer.
_Made = tuple[str, tuple[Any, ...]] | None


class Prepared:
    """A question with open places: uids, days, texts, and tuples of texts.

    `build` makes it of values, and is asked once for each shape of them: which are None, how long a tuple is.
    """

    def __init__(
        self, build: "Callable[..., models.QuerySet[Any]]", *, counted: bool = False
    ) -> None:
        self.build = build
        self.counted = counted
        self._made: dict[Hashable, _Made] = {}

    def sql(self, *values: Any) -> tuple[str, list[Any]] | None:
        """The statement and its values."""
        shape = (connection.vendor, *map(_shape, values))
        if shape not in self._made:
            self._made[shape] = self._compile(values)
        made = self._made[shape]
        if made is None:
            return None
        flat = list(_flat(values))
        return made[0], [_filled(param, flat) for param in made[1]]

    def _compile(self, values: Sequence[Any]) -> _Made:
        numbers = iter(range(len(list(_flat(values)))))
        rows = self.build(*(_marks(value, numbers) for value in values))
        if self.counted:
            rows = rows.order_by()
        try:
            statement, params = rows.query.sql_with_params()
        except EmptyResultSet:
            return None
        if self.counted:
            statement = f"SELECT COUNT(*) FROM ({statement}) counted"  # noqa: S608 - written by the ORM
        flat = list(_flat(values))
        return statement, tuple(_place(param, flat) for param in params)

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows as the driver gives them."""
        asked = self.sql(*values)
        if asked is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(*asked)
            return list(cursor.fetchall())

    def instances(self, model: type[models.Model], *values: Any, limit: int) -> list[Any]:
        """The first rows as models; what was annotated stands beside, as the driver gives it."""
        asked = self.sql(*values)
        if asked is None:
            return []
        statement, params = asked
        return list(model._default_manager.raw(f"{statement} LIMIT %s", [*params, limit]))


def numbers(questions: Mapping[Key, tuple[Prepared, Sequence[Any]]]) -> dict[Key, int]:
    """Many counts in one statement (in a few where there are hundreds)."""
    found = dict.fromkeys(questions, 0)
    made = [(key, question.sql(*values)) for key, (question, values) in questions.items()]
    asked = [(key, *one) for key, one in made if one is not None]
    for first in range(0, len(asked), PARTS):
        keys, statements, params = zip(*asked[first : first + PARTS], strict=True)
        columns = ", ".join(f"({statement})" for statement in statements)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns}", [value for one in params for value in one])
            found |= zip(keys, cursor.fetchone(), strict=True)
    return found


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, tuple) else (value,)


def _shape(value: Any) -> Hashable:
    if isinstance(value, tuple):
        return len(value)
    return value is None


def _marks(value: Any, numbers: Iterator[int]) -> Any:
    """The same kind of value, with marks in the place of what is real."""
    if isinstance(value, tuple):
        return tuple(_mark(one, next(numbers)) for one in value)
    return _mark(value, next(numbers))


def _mark(value: Any, number: int) -> Any:
    if isinstance(value, UUID):
        return UUID(int=_UID + number)
    if isinstance(value, date):
        return _DAY + 3 * number * _EARLIER
    return None if value is None else f"¤{number}"


def _place(param: Any, values: Sequence[Any]) -> Any:
    """Which of the values stands here, if one does."""
    day = _as_day(param)
    for number, value in enumerate(values):
        mark = _mark(value, number)
        if isinstance(value, UUID):
            if param in (mark, mark.hex, str(mark)):
                return _Place(number)
        elif isinstance(value, date):
            if day is not None and abs(mark - day) <= _EARLIER:
                return _Place(number, (mark - day).days)
        elif mark is not None and param == mark:
            return _Place(number)
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


def _filled(param: Any, values: Sequence[Any]) -> Any:
    """The value as the driver wants it."""
    if not isinstance(param, _Place):
        return param
    value = values[param.number]
    if isinstance(value, UUID):
        return models.UUIDField().get_db_prep_value(value, connection)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value - timedelta(days=param.days_before))
    return value
