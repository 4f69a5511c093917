"""The full-text index of the exchange, asked in the words of either database."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db import connection

from tinhban.exchange.models import Findable


class Worth(IntEnum):
    """Where the words stand; the lower, the earlier it is shown."""

    PHRASE = 0  # one after the other in the title
    TITLE = 1  # all of them in the title
    ELSEWHERE = 2


Place = tuple[Worth, Findable]


@dataclass(frozen=True)
class Question:
    """Folded words, the channels that may be read, the partners that a word may name, and the kind wanted."""

    words: tuple[str, ...]
    channels: tuple[str, ...]
    partners: tuple[tuple[str, ...], ...]
    noun: str = ""


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
        rows = f"SELECT 1 FROM exchange_findable f WHERE {condition} LIMIT %s"  # noqa: S608 - our own words
    else:
        params = [_sqlite(question, None)]
        rows = "SELECT 1 FROM exchange_words WHERE exchange_words MATCH %s LIMIT %s"
    return f"SELECT COUNT(*) FROM ({rows}) counted", [*params, limit]  # noqa: S608 - our own words


def _rows(question: Question, worth: Worth, limit: int, below: int | None) -> list[Findable]:
    """The rows of one worth; a number begins with the day, so the index itself has the newest first."""
    if connection.vendor == "postgresql":
        condition, params = _postgresql(question, worth)
        sql = f"SELECT f.* FROM exchange_findable f WHERE {condition}"  # noqa: S608 - our own words
        column = "f.number"
    else:
        sql, params = _SQLITE, [_sqlite(question, worth)]
        column = "w.rowid"
    if below is not None:
        sql, params = f"{sql} AND {column} < %s", [*params, below]
    sql = f"{sql} ORDER BY {column} DESC LIMIT %s"
    return list(Findable.objects.raw(sql, [*params, limit]))


_SQLITE = """SELECT f.* FROM exchange_words w JOIN exchange_findable f ON f.number = w.rowid
WHERE exchange_words MATCH %s"""


def _asked(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as running:
        running.execute(sql, params)
        return list(running.fetchall())


# SQLite: FTS5's own language. Every word is folded, so that it has letters and digits only.


def _sqlite(question: Question, worth: Worth | None) -> str:
    may_read = " OR ".join(f'channel:"{channel}"' for channel in question.channels)
    parts = [f"({may_read})"]
    if question.noun:
        parts.append(f'noun:"{Findable.Noun(question.noun).value}"')
    phrase = f'folded:"{" ".join(question.words)}"*'
    in_title = " AND ".join(f"folded:{word}" for word in _quoted(question.words))
    anywhere = " AND ".join(
        "(" + " OR ".join([f"{{folded words}}:{word}", *(f'who:"{uid}"' for uid in uids)]) + ")"
        for word, uids in zip(_quoted(question.words), question.partners, strict=True)
    )
    if worth is Worth.PHRASE:
        parts.append(phrase)
    elif worth is Worth.TITLE:
        parts.append(f"(({in_title}) NOT {phrase})")
    elif worth is Worth.ELSEWHERE:
        parts.append(f"(({anywhere}) NOT ({in_title}))")
    else:
        parts.append(f"({anywhere})")
    return " AND ".join(parts)


def _quoted(words: tuple[str, ...]) -> list[str]:
    return [f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*']


# PostgreSQL: two indexes over expressions, of titles and of all words.

_TITLE = "to_tsvector('simple', folded)"
_ALL = "to_tsvector('simple', folded || ' ' || words || ' ' || who)"


def _postgresql(question: Question, worth: Worth | None) -> tuple[str, list[Any]]:
    phrase, in_title, anywhere = (
        _phrase(question),
        _each(question, ()),
        _each(question, question.partners),
    )
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
    if question.noun:
        condition, wanted = f"{condition} AND noun = %s", [*wanted, question.noun]
    return condition, wanted


def _phrase(question: Question) -> str:
    return " <-> ".join([*question.words[:-1], f"{question.words[-1]}:*"])


def _each(question: Question, partners: tuple[tuple[str, ...], ...]) -> str:
    words = [*question.words[:-1], f"{question.words[-1]}:*"]
    uids = partners or ((),) * len(words)
    return " & ".join(
        "(" + " | ".join([w, *named]) + ")" for w, named in zip(words, uids, strict=True)
    )
