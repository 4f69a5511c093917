"""What waits for the organisation at the desk, in words, with the next verb."""

from dataclasses import dataclass
from datetime import date

from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import name_map
from tinhban.records import waiting
from tinhban.records.clock import Clock, clock
from tinhban.records.waiting import Waiting

MOST = 12


@dataclass(frozen=True)
class Row:
    """One thing to do."""

    title: str
    partner: str
    note: str
    verb: str
    url: str
    clock: Clock | None = None


def rows(as_: Organisation, today: date) -> list[Row]:
    """What the partners wait for, the nearest day first."""
    found = waiting.rows(as_.uid, today, limit=MOST)
    names = name_map({one.partner for one in found}, today, short=True)
    return [_row(one, names[one.partner], today) for one in found]


def _row(one: Waiting, partner: str, today: date) -> Row:
    words = one.words
    return Row(
        title=words.title,
        partner=partner,
        note=words.note,
        verb=words.verb,
        url=one.link,
        clock=clock(one.due, today),
    )
