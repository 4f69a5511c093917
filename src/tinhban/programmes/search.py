"""Programmes for the search of the workspace: those in whose title the words stand first, then those in force."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import text as texts
from tinhban.foundation.marking import Asked
from tinhban.organisations.asked import of_rows
from tinhban.organisations.queries import name_map
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Party, PartyRole, Programme, ProgrammeDraft, State
from tinhban.records import finding
from tinhban.records.finding import MOST, Heading, Kind
from tinhban.screens.hits import Hit, Hits, Number

HEADING = Heading(_("Programmes"), 10)


def register() -> None:
    """Have programmes found, and drafts of one's own."""
    finding.register(Kind("chuong-trinh", HEADING.title, HEADING, page, number_of))


def page(asked: Asked, reader: Reader, *, limit: int, after: str = "") -> Hits[Hit]:
    """One page of the programmes of channels that the organisation reads, and of its own open drafts."""
    return finding.page_of(_found(asked, reader), limit, after)


def number_of(asked: Asked, reader: Reader) -> Number:
    """How many there are."""
    return finding.number_of(len(_found(asked, reader)))


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


def _found(asked: Asked, reader: Reader) -> list[Hit]:
    """Counted and shown, but asked of the database once."""
    return of_rows(("programmes found", asked, reader), lambda: _asked(asked, reader))


def _asked(asked: Asked, reader: Reader) -> list[Hit]:
    if not asked:
        return []
    visible = Programme.objects.visible_to(reader).prefetch_related("parties")
    rows = with_words(visible, asked.words)
    found = ranked(rows, asked, reader.today)
    know_parties(found, reader.today)
    return [hit_of(programme, asked) for programme in found] + list(_drafts(asked, reader))


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


def know_parties(programmes: list[Programme], today: date) -> None:
    """Read the bodies of all of them at once; each is then named on a day of its own."""
    name_map({one.organisation for programme in programmes for one in _parties(programme)}, today)


def parties_of(programme: Programme) -> str:
    """The parties in short, by their names of the first day."""
    uids = [one.organisation for one in _parties(programme)]
    names = name_map(uids, programme.starts_on, short=True)
    return ", ".join(names[uid] for uid in uids)


def _parties(programme: Programme) -> list[Party]:
    return [one for one in programme.parties.all() if one.role == PartyRole.PARTY]


def _drafts(asked: Asked, reader: Reader) -> Iterator[Hit]:
    drafts = ProgrammeDraft.objects.visible_to(reader).open()
    for draft in drafts[:MOST]:
        folded = texts.fold(draft.title)
        if all(word in folded for word in asked.words):
            yield Hit(
                title=draft.title,
                url=draft.get_absolute_url(),
                kind="programme_draft",
                what=_("Draft of a programme"),
            )
