"""Finding items, uses and requests by words without marks, joined with what may be read.

What is found first: the words one after the other in the title, then all of them in the title, then
somewhere in text, outlet, section or a partner's name; within each the newest. One statement asks for
one of these, and the next is asked only where the page is not full.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange import queries, search_index
from tinhban.exchange.models import Findable, ItemVersion, Request, Usage
from tinhban.exchange.search_index import Question
from tinhban.foundation import text as texts
from tinhban.foundation.marking import Asked
from tinhban.organisations.asked import of_rows
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import name_map, today_for
from tinhban.organisations.reader import Reader
from tinhban.screens.hits import Hit, Hits, Number

COUNTED = 1000

_PAGES = {
    Findable.Noun.ITEM: "exchange:item",
    Findable.Noun.USAGE: "exchange:usage",
    Findable.Noun.REQUEST: "exchange:request",
}
_WHAT = {
    Findable.Noun.ITEM: pgettext_lazy("exchange", "Item"),
    Findable.Noun.USAGE: _("Use"),
    Findable.Noun.REQUEST: _("Request"),
}


def search(text: str, person: Person, as_: Organisation, limit: int = 20) -> list[Hit]:
    """The first of what has these words."""
    return page(Asked.of(text), person, as_, limit=limit).rows


def page(
    asked: Asked, person: Person, as_: Organisation, *, limit: int, noun: str = "", after: str = ""
) -> Hits[Hit]:
    """One page, of everything or of one kind; `after` is where the page before ended."""
    question = _question(asked, person, as_, noun)
    if question is None:
        return Hits([])
    found = search_index.ranked(question, limit + 1, after)
    following = search_index.cursor(found[limit - 1]) if len(found) > limit else ""
    return Hits(_hits([row for _worth, row in found[:limit]]), following)


def numbers_of(asked: Asked, person: Person, as_: Organisation) -> dict[str, Number]:
    """How many there are of each kind; nobody counts beyond a thousand."""
    questions = {noun.value: _question(asked, person, as_, noun.value) for noun in Findable.Noun}
    wanted = {noun: question for noun, question in questions.items() if question}
    counts = search_index.numbers_of(wanted, COUNTED + 1) if wanted else {}
    return {noun: _number(counts.get(noun, 0)) for noun in questions}


def _number(count: int) -> Number:
    return Number(min(count, COUNTED), count > COUNTED)


def _question(asked: Asked, person: Person, as_: Organisation, noun: str) -> Question | None:
    """What is asked of the index, or None where nothing may be read."""
    channels = sorted(Reader.of(person, as_).channels) if asked else []
    if not channels:
        return None
    named = of_rows(("partners named", asked, as_.uid), lambda: _named(asked, as_))
    return Question(asked.words, tuple(channels), named, noun)


def _named(asked: Asked, as_: Organisation) -> tuple[tuple[str, ...], ...]:
    """For each word the partners whose name has it; our own name is in everything."""
    cards = queries.channels(as_.uid)
    partners = {uid for card in cards for uid in card.partners}
    names = name_map(partners | {as_.uid}, today_for(as_), short=True)
    words = {uid: set(texts.fold(names[uid]).split()) for uid in partners}
    return tuple(
        tuple(sorted(uid.hex for uid, has in words.items() if word in has)) for word in asked.words
    )


def _hits(found: list[Findable]) -> list[Hit]:
    more: dict[UUID, _More] = {}
    for noun, read in _MORE.items():
        if uids := [row.uid for row in found if row.noun == noun]:
            more |= read(uids)
    everybody = {UUID(one) for row in found for one in row.who.split()}
    days = {row.on for row in found}
    names = {day: name_map(everybody, day, short=True) for day in days}
    return [_hit(row, more.get(row.uid, _NOTHING), names[row.on]) for row in found]


@dataclass(frozen=True)
class _More:
    """What a line says beside the title."""

    facts: tuple[str, ...] = ()
    body: str = ""


_NOTHING = _More()


def _of_items(uids: list[UUID]) -> dict[UUID, _More]:
    versions = ItemVersion.objects.filter(item_id__in=uids).order_by("version")
    return {one.item_id: _More(body=f"{one.text} {one.credit}".strip()) for one in versions}


def _of_usages(uids: list[UUID]) -> dict[UUID, _More]:
    rows = Usage.objects.filter(uid__in=uids)
    return {one.uid: _More(facts=tuple(w for w in (one.outlet, one.section) if w)) for one in rows}


def _of_requests(uids: list[UUID]) -> dict[UUID, _More]:
    rows = Request.objects.filter(uid__in=uids)
    return {one.uid: _More(body=one.note) for one in rows}


_MORE: dict[Findable.Noun, Callable[[list[UUID]], dict[UUID, _More]]] = {
    Findable.Noun.ITEM: _of_items,
    Findable.Noun.USAGE: _of_usages,
    Findable.Noun.REQUEST: _of_requests,
}


def _hit(row: Findable, more: _More, names: dict[UUID, str]) -> Hit:
    noun = Findable.Noun(row.noun)
    others = [UUID(one) for one in row.who.split() if UUID(one) != row.organisation]
    return Hit(
        title=row.title,
        url=reverse(_PAGES[noun], args=[row.uid]),
        kind=noun.value,
        what=_WHAT[noun],
        # The owner first, then who else takes part, by the short names of that day.
        whose=" – ".join(dict.fromkeys(names[uid] for uid in (row.organisation, *others))),
        facts=more.facts,
        body=more.body,
        on=row.on,
    )
