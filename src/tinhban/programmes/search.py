"""Programmes for the search of the workspace: those in whose title the words stand first, then those in force."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import text as texts
from tinhban.foundation.marking import Asked
from tinhban.organisations.asked import of_rows
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import name_map, today_for
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Party, PartyRole, Programme, ProgrammeDraft, State
from tinhban.screens.hits import Hit, Hits, Number

MOST = 500  # an office has dozens; beyond this the search wants another word


def search(text: str, person: Person, as_: Organisation, limit: int = 20) -> list[Hit]:
    """The first programmes of channels that the organisation reads, and its own open drafts."""
    return page(Asked.of(text), person, as_, limit=limit).rows


def page(
    asked: Asked, person: Person, as_: Organisation, *, limit: int, after: str = ""
) -> Hits[Hit]:
    """One page; `after` is how many came before it."""
    return cut(_found(asked, person, as_), limit, after)


def number_of(asked: Asked, person: Person, as_: Organisation) -> Number:
    """How many there are."""
    count = len(_found(asked, person, as_))
    return Number(min(count, MOST), count > MOST)


def cut(found: list[Hit], limit: int, after: str) -> Hits[Hit]:
    """A page of a list that is in hand; an altered address begins at the beginning."""
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0
    following = str(start + limit) if len(found) > start + limit else ""
    return Hits(found[start : start + limit], following)


def ranked(rows: "QuerySet[Programme]", asked: Asked, today: date) -> list[Programme]:
    """By worth of the title, those in force first, then the newer."""
    found: Any = rows.with_state(today)  # type: ignore[attr-defined]

    def place(programme: Programme) -> tuple[int, bool, int, str]:
        running = programme.state == State.RUNNING
        begins = -programme.starts_on.toordinal()
        return asked.worth(programme.title), not running, begins, str(programme.uid)

    return sorted(found[: MOST + 1], key=place)


def with_words(rows: "QuerySet[Programme]", words: tuple[str, ...]) -> "QuerySet[Programme]":
    """Programmes that have every word in title, theme or the name of a party."""
    for word in words:
        rows = rows.filter(folded__contains=word)
    return rows


def with_force(rows: Any, on: date) -> Any:
    """Each programme with `out_of_force`: 0 while its term runs, else 1."""
    running = When(starts_on__lte=on, ends_on__gte=on, then=0)
    return rows.annotate(out_of_force=Case(running, default=1))


def in_force_first(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a list by worth, with those in force before the others."""
    return (keys[0], "out_of_force", *keys[1:])


def _found(asked: Asked, person: Person, as_: Organisation) -> list[Hit]:
    """Counted and shown, but asked of the database once."""
    question = ("programmes found", asked, as_.uid)
    return of_rows(question, lambda: _asked(asked, person, as_))


def _asked(asked: Asked, person: Person, as_: Organisation) -> list[Hit]:
    if not asked:
        return []
    visible = Programme.objects.visible_to(Reader.of(person, as_)).prefetch_related("parties")
    rows = with_words(visible, asked.words)
    found = [hit_of(programme, asked) for programme in ranked(rows, asked, today_for(as_))]
    return found + list(_drafts(asked, person, as_))


def hit_of(programme: Programme, asked: Asked) -> Hit:
    """A programme as a line: title, parties in short, term, state; more only where the words stand in it."""
    state, parties = str(State(programme.state).label), parties_of(programme)
    in_full = [programme.theme, *(one.name_as_signed for one in _parties(programme))]
    is_told = asked.worth(f"{programme.title} {parties}") < 2
    return Hit(
        title=programme.title,
        url=programme.get_absolute_url(),
        kind="programme",
        what=_("Co-operation programme"),
        whose=parties,
        facts=(programme.term, state),
        body="" if is_told else "; ".join(word for word in in_full if word),
    )


def parties_of(programme: Programme) -> str:
    """The parties in short, by their names of the first day."""
    uids = [one.organisation for one in _parties(programme)]
    names = name_map(uids, programme.starts_on, short=True)
    return ", ".join(names[uid] for uid in uids)


def _parties(programme: Programme) -> list[Party]:
    return [one for one in programme.parties.all() if one.role == PartyRole.PARTY]


def _drafts(asked: Asked, person: Person, as_: Organisation) -> Iterator[Hit]:
    drafts = ProgrammeDraft.objects.visible_to(Reader.of(person, as_)).open()
    for draft in drafts[:MOST]:
        folded = texts.fold(draft.title)
        if all(word in folded for word in asked.words):
            yield Hit(
                title=draft.title,
                url=draft.get_absolute_url(),
                kind="programme_draft",
                what=_("Draft of a programme"),
            )
