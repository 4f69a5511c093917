"""The full-text index, asked in the words of either database."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Any

from django.db import connection

from tinhban.records.index.tables import words_of
from tinhban.records.models import Findable


class Worth(IntEnum):
    """Where the words stand; the lower, the earlier it is shown."""

    PHRASE = 0  # one after the other in the title
    TITLE = 1  # all of them in the title
    ELSEWHERE = 2


Place = tuple[Worth, Findable]


@dataclass(frozen=True)
class Question:
    """Folded words, the channels that may be read, the partners that a word may name, and the nouns wanted."""

    words: tuple[str, ...]
    channels: tuple[str, ...]
    partners: tuple[tuple[str, ...], ...]
    nouns: tuple[str, ...]


def ranked(question: Question, limit: int, after: str = "") -> list[Place]:
    """The first rows behind `after`, by worth, then the newest."""
    begins, number = _read(after)
    found: list[Place] = []
    for worth in Worth:
        if worth < begins or len(found) >= limit:
            continue
        below = number if worth == begins else None
        found += [(worth, row) for row in _rows(question, worth, limit - len(found), below)]
    return found


def cursor(place: Place) -> str:
    """Where a page ended, for an address."""
    return f"{int(place[0])}.{place[1].number}"


def _read(after: str) -> tuple[int, int | None]:
    """A cursor that was altered begins at the beginning."""
    worth, _dot, number = after[:30].partition(".")
    if worth in {str(int(one)) for one in Worth} and number.isascii() and number.isdigit():
        return int(worth), min(int(number), 2**63 - 1)
    return 0, None


def numbers_of(questions: dict[str, Question], limit: int) -> dict[str, int]:
    """How many rows answer each question, counted up to a limit, in one statement."""
    counted = [_counting(question, limit) for question in questions.values()]
    columns = ", ".join(f"({sql})" for sql, _params in counted)
    params = [value for _sql, values in counted for value in values]
    return dict(zip(questions, map(int, _asked(f"SELECT {columns}", params)[0]), strict=True))


def _counting(question: Question, limit: int) -> tuple[str, list[Any]]:
    if connection.vendor == "postgresql":
        condition, params = _postgresql(question, None)
        rows = f"SELECT 1 FROM records_findable f WHERE {condition}"  # noqa: S608 - our own words
    else:
        rows, params = _sqlite_rows(question, None, None, None)
    return f"SELECT COUNT(*) FROM ({rows} LIMIT %s) counted", [*params, limit]  # noqa: S608 - our own words


def _rows(question: Question, worth: Worth, limit: int, below: int | None) -> list[Findable]:
    """The rows of one worth; a number begins with the day, so the index itself has the newest first."""
    if connection.vendor == "postgresql":
        condition, params = _postgresql(question, worth)
        sql = f"SELECT f.* FROM records_findable f WHERE {condition}"  # noqa: S608 - our own words
        if below is not None:
            sql, params = f"{sql} AND f.number < %s", [*params, below]
    else:
        rows, params = _sqlite_rows(question, worth, limit, below)
        sql = f"SELECT f.* FROM ({rows}) w JOIN records_findable f ON f.number = w.number"  # noqa: S608
    sql = f"{sql} ORDER BY f.number DESC LIMIT %s"
    return list(Findable.objects.raw(sql, [*params, limit]))


def _sqlite_rows(
    question: Question, worth: Worth | None, limit: int | None, below: int | None
) -> tuple[str, list[Any]]:
    """The numbers of rows, of each noun the first ones: every noun has an index of its own."""
    match = _sqlite(question, worth)
    parts: list[str] = []
    params: list[Any] = []
    for noun in question.nouns:
        table = words_of(noun)
        values: list[Any] = [match]
        sql = f"SELECT rowid AS number FROM {table} WHERE {table} MATCH %s"  # noqa: S608
        if below is not None:
            sql, values = f"{sql} AND rowid < %s", [*values, below]
        if limit is not None:
            sql, values = f"{sql} ORDER BY rowid DESC LIMIT %s", [*values, limit]
        parts.append(f"SELECT * FROM ({sql})")  # noqa: S608 - our own words
        params += values
    return " UNION ALL ".join(parts), params


def _asked(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as running:
        running.execute(sql, params)
        return list(running.fetchall())


# SQLite: FTS5's own language. Every word is folded, so that it has letters and digits only.


def _sqlite(question: Question, worth: Worth | None) -> str:
    may_read = " OR ".join(f'channel:"{channel}"' for channel in question.channels)
    phrase = f'folded:"{" ".join(question.words)}"*'
    words = _quoted(question.words)
    in_title = " AND ".join(f"folded:{word}" for word in words)
    if worth is Worth.PHRASE:
        wanted = phrase
    elif worth is Worth.TITLE:
        wanted = f"({in_title}) NOT {phrase}"
    else:
        in_text = [f"{{folded words}}:{word}" for word in words]
        ways = [
            " AND ".join([*(f"({_or_who(one)})" for one in who), *(in_text[n] for n in rest)])
            for who, rest in _ways(question)
        ]
        wanted = " OR ".join(f"({way})" for way in ways)
        if worth is Worth.ELSEWHERE:
            wanted = f"({wanted}) NOT ({in_title})"
    return f"({may_read}) AND ({wanted})"


def _or_who(uids: tuple[str, ...]) -> str:
    return " OR ".join(f'who:"{uid}"' for uid in uids)


def _quoted(words: tuple[str, ...]) -> list[str]:
    return [f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*']


def _ways(question: Question) -> Iterator[tuple[list[tuple[str, ...]], list[int]]]:
    """How the words may be answered: all by texts, or some by one or two partners' names and the rest by texts."""
    every = range(len(question.words))
    yield [], list(every)
    named: dict[frozenset[int], list[str]] = {}
    for uid in sorted({uid for uids in question.partners for uid in uids}):
        words = frozenset(n for n in every if uid in question.partners[n])
        named.setdefault(words, []).append(uid)
    for count in (1, 2):
        for chosen in combinations(named, count):
            told = frozenset().union(*chosen)
            if count == 1 or all(told - one for one in chosen):
                who = [tuple(named[one]) for one in chosen]
                yield who, [n for n in every if n not in told]


# PostgreSQL: two indexes over expressions, of titles and of all words.

_TITLE = "to_tsvector('simple', folded)"
_ALL = "to_tsvector('simple', folded || ' ' || words || ' ' || who)"


def _postgresql(question: Question, worth: Worth | None) -> tuple[str, list[Any]]:
    words = [*question.words[:-1], f"{question.words[-1]}:*"]
    phrase, in_title = " <-> ".join(words), " & ".join(words)
    ways = [
        " & ".join([*(f"({' | '.join(one)})" for one in who), *(words[n] for n in rest)])
        for who, rest in _ways(question)
    ]
    anywhere = " | ".join(f"({way})" for way in ways)
    said: dict[Worth | None, tuple[str, list[str]]] = {
        Worth.PHRASE: (f"{_TITLE} @@ to_tsquery('simple', %s)", [phrase]),
        Worth.TITLE: (
            f"{_TITLE} @@ to_tsquery('simple', %s) AND NOT {_TITLE} @@ to_tsquery('simple', %s)",
            [in_title, phrase],
        ),
        Worth.ELSEWHERE: (
            f"{_ALL} @@ to_tsquery('simple', %s) AND NOT {_TITLE} @@ to_tsquery('simple', %s)",
            [anywhere, in_title],
        ),
        None: (f"{_ALL} @@ to_tsquery('simple', %s)", [anywhere]),
    }
    condition, params = said[worth]
    condition, wanted = f"{condition} AND channel = ANY(%s)", [*params, list(question.channels)]
    return f"{condition} AND noun = ANY(%s)", [*wanted, list(question.nouns)]
