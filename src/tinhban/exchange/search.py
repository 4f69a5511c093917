"""Finding items, uses and requests by words without marks: one question, joined with what may be read."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange.models import Findable
from tinhban.foundation import text as words
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.permissions import acts_for
from tinhban.organisations.queries import channels_read

LONGEST = 200
WORDS = 8

_PAGES = {
    Findable.Noun.ITEM: "exchange:item",
    Findable.Noun.USAGE: "exchange:usage",
    Findable.Noun.REQUEST: "exchange:request",
}
_NOTES = {
    Findable.Noun.ITEM: pgettext_lazy("exchange", "Item"),
    Findable.Noun.USAGE: _("Use"),
    Findable.Noun.REQUEST: _("Request"),
}

# `number` begins with the day, so the index itself gives the newest first.
_SQLITE = """
SELECT f.uid, f.noun, f.title, f."on" FROM exchange_words w
JOIN exchange_findable f ON f.number = w.rowid
WHERE exchange_words MATCH %s ORDER BY w.rowid DESC LIMIT %s
"""
_POSTGRESQL = """
SELECT uid, noun, title, "on" FROM exchange_findable
WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s) AND channel = ANY(%s)
ORDER BY number DESC LIMIT %s
"""


@dataclass(frozen=True)
class Found:
    """One line of the search: title, address, what it is."""

    title: str
    url: str
    note: str
    kind: str
    on: date


def search(text: str, person: Person, as_: Organisation, limit: int = 20) -> list[Found]:
    """The newest things of our channels that have these words one after the other."""
    wanted = words.fold(text[:LONGEST]).split()[:WORDS]
    if not wanted or not acts_for(person, as_):
        return []
    channels = sorted(channels_read(as_.uid))
    if not channels:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, [_postgresql_words(wanted), channels, limit])
        else:
            cursor.execute(_SQLITE, [_sqlite_words(wanted, channels), limit])
        return [_found(*row) for row in cursor.fetchall()]


def _sqlite_words(wanted: list[str], channels: list[str]) -> str:
    """The words as a phrase whose last one may be unfinished, in any of the channels."""
    anywhere = " OR ".join(f'channel:"{channel}"' for channel in channels)
    return f'({anywhere}) AND folded:"{" ".join(wanted)}"*'


def _postgresql_words(wanted: list[str]) -> str:
    return " <-> ".join([*wanted[:-1], f"{wanted[-1]}:*"])


def _found(uid: Any, noun: str, title: str, on: Any) -> Found:
    day = on if isinstance(on, date) else date.fromisoformat(on)
    uid = uid if isinstance(uid, UUID) else UUID(uid)
    what = Findable.Noun(noun)
    return Found(
        title=title,
        url=reverse(_PAGES[what], args=[uid]),
        note=f"{_NOTES[what]}, {day:%d/%m/%Y}",
        kind=what.value,
        on=day,
    )
