"""A noun: one declaration of what an office knows a thing by, read by its list, its page, its acts and its register.

    RELAY = Noun(model=Relay, app="relays", key="relay", path="tiep-song", name=_("Relay"), plural=_("Relays"), …)
    urlpatterns = urls(RELAY)     # its page and its acts                          (records/noun_pages.py)
    register(RELAY)               # its tables, its list, what waits, the search   (records/noun_register.py)

Everything here is data and plain functions of a row. What needs more is an ordinary view or a function of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.organisations.permissions import Act as Right
from tinhban.organisations.reader import Reader
from tinhban.records import access, tabs
from tinhban.records.acts import Act, Do
from tinhban.records.clock import clock
from tinhban.records.finding import Heading
from tinhban.records.forms import IntentionForm
from tinhban.records.index import search
from tinhban.records.index.nouns import Indexed, More
from tinhban.records.lines import Line, Names, State
from tinhban.records.seen import Detail, Seen, Step, day_of
from tinhban.records.waiting import Button
from tinhban.screens.listing import Listing

_PENDING = ("wait", "doing", "late")  # the looks of states in which something is awaited


def some(states: Mapping[str, State], *names: str) -> list[tuple[str, Any]]:
    """Some of its states as choices."""
    return [(name, states[name][1]) for name in names]


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """Something of this noun that waits for an organisation: which rows, in which words, with which buttons."""

    kind: str
    rows: Callable[[UUID, date], "QuerySet[Any]"]
    words: Any  # "Asks for: %s"
    verb: Any  # of the next step
    acts: tuple[str, ...] = ()  # the acts that can be done where it waits


def _itself(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows


def _nothing(_seen: Seen) -> Iterable[Any]:
    return ()


def _no_facts(_row: Any) -> list[str]:
    return []


@dataclass(frozen=True, eq=False, kw_only=True)
class Noun:
    """What a thing is called, how it reads in a list and on its page, what may be done to it, what waits of it."""

    model: type[Model]
    app: str  # the namespace of its routes
    key: str  # the route of its page, the field of its events, the parameter of its acts
    path: str  # of its address
    name: Any
    plural: Any
    owner: str  # the column of who made it
    day: str  # the column of the day by which it is sorted
    states: Mapping[str, State]  # from the first to the last
    state: Callable[[Any, date], str] | None = None  # none: how far those are whom it is for
    right: Right | None = None  # of its acts, where they name no other
    title: str = "title"
    to: str = ""  # the column of the one whom it is for
    takers: str = "takers"  # where it is for several: the related name of their rows
    told: tuple[str, ...] = ()  # the related names of what is said about it by those whom it is for
    due: str = ""  # the column of the day until which something is awaited
    shown: Callable[["QuerySet[Any]"], "QuerySet[Any]"] = _itself
    kind: str = ""  # the column by which its list is narrowed
    kinds: Any = ()
    facts: Callable[[Any], list[str]] = _no_facts
    whose: tuple[Any, Any] = ("", "")  # "asked by us", "asked of us"
    made: Any = ""  # the words before who made it: "Asked by"
    fields: tuple[str, ...] = ()  # of the form that makes it, told on its page; none: all
    details: Callable[[Seen], Iterable[Detail]] = _nothing  # what else is told
    steps: Callable[[Seen], Iterable[Step]] = _nothing  # what became of it besides what is `told`
    acts: tuple[Act, ...] = ()
    waits: tuple[Awaited, ...] = ()
    empty: Any = ""
    section: str = ""  # in whose tabs its list stands
    listing: type[Listing] | None = (
        None  # its list on a page of its own, where it stands in no section
    )
    position: int = 0
    heading: Heading | None = None  # under which it is found; without one it is not
    hit: Callable[[Any], More] | None = None  # what a hit of the search says more of a row
    head: str = ""  # a template before the buttons of its page: the years
    template: str = "records/_noun.html"  # what its page and the panel beside the list show
    context: Callable[[Seen, Any], dict[str, Any]] | None = None  # for a template of its own

    # its addresses and its acts

    def page(self, uid: UUID) -> str:
        return reverse(f"{self.app}:{self.key}", args=[uid])

    @property
    def home(self) -> tuple[Any, str]:
        """The page that its list is part of: words and address."""
        words, route = (
            tabs.home_of(self.section) if self.section else (self.plural, f"{self.app}:{self.key}s")
        )
        return words, reverse(route)

    @property
    def list_address(self) -> str:
        return f"{self.home[1]}?muc={self.path}" if self.section else self.home[1]

    def act(self, name: str) -> Act:
        for act in self.acts:
            if act.name == name:
                return act
        raise TypeError(f"{self.key} has no act {name}")

    @cache  # noqa: B019 - nouns live as long as the process
    def do(self, name: str) -> Do:
        """The action of an act, as programs call it: with the thing, what is said, `by`, `as_`, `id`."""
        action = self.act(name).action(self)
        if action is None:
            raise TypeError(f"{name} is done by a view of its own")
        return action

    def undo_of(self, act: Act, made: Any) -> str:
        """The address that takes back what an act has made; none where it has no opposite."""
        own = f"undo_{self.key}" if act.begins else ""
        name = act.undo or next((one.name for one in self.acts if one.name == own), "")
        return reverse(f"{self.app}:{name}", args=[made.pk]) if name else ""

    @cached_property
    def index(self) -> Indexed:
        """By which it is put into the index of what is found."""
        if self.heading is None:
            raise TypeError(f"{self.key} is not found")
        page = f"{self.app}:{self.key}"
        hit = self.hit
        if hit is None:
            return search.register(
                Indexed(self.key, self.path, self.plural, self.heading, self.name, page)
            )

        def more(uids: list[UUID]) -> dict[UUID, More]:
            return {row.pk: hit(row) for row in self.model._default_manager.filter(pk__in=uids)}

        return search.register(
            Indexed(self.key, self.path, self.plural, self.heading, self.name, page, more)
        )

    # how a thing of it reads

    def receivers(self, row: Any) -> tuple[UUID, ...]:
        """The organisations that it is for."""
        if self.to:
            return (getattr(row, self.to),)
        takers = getattr(row, self.takers, None)
        return tuple(taker.organisation for taker in takers.all()) if takers else ()

    def people(self, row: Any) -> set[UUID]:
        """Whose names its page tells."""
        return {getattr(row, self.owner), *self.receivers(row)}

    def concerning(self, uid: UUID) -> Q:
        """The rows that an organisation made or that are for it."""
        return Q(**{self.owner: uid}) | Q(**{self.to: uid}) if self.to else Q()

    def words_about(self, row: Any) -> list[Any]:
        """What those whom it is for say about it, the earliest first.

        What others say is none of theirs, and a step that the act does not offer (that it was called off, say) is no word.
        """
        receivers = self.receivers(row)
        said = [word for name in self.told for word in getattr(row, name).all()]
        theirs = [one for one in said if getattr(one, one.by) in receivers and self._offers(one)]
        return sorted(theirs, key=lambda word: word.at)

    def _offers(self, word: Any) -> bool:
        steps = [act.steps for act in self.acts if getattr(act, "model", None) is type(word)]
        return all(offered is None or word.step in offered for offered in steps)

    def state_of(self, row: Any, on: date) -> str:
        """One of its states: by its own function, else that of who is farthest."""
        if self.state is not None:
            return self.state(row, on)
        if getattr(row, "cancelled_on", None):
            return "cancelled"
        steps = {
            word.step for word in self.words_about(row) if not getattr(word, "superseded", False)
        }
        return next(
            (step for step in reversed(list(self.states)) if step in steps), next(iter(self.states))
        )

    def line(self, row: Any, today: date, name: Names, uid: UUID) -> Line:
        """How it reads in a list."""
        made_by, state = getattr(row, self.owner), self.state_of(row, today)
        ours = made_by == uid
        other = getattr(row, self.to) if self.to and ours else made_by
        due = getattr(row, self.due) if self.due and self.states[state][0] in _PENDING else None
        whose = [str(self.whose[0 if ours else 1])] if self.whose[0] else []
        return Line(
            uid=row.pk,
            title=getattr(row, self.title),
            partner=name(other),
            facts=[*self.facts(row), *whose, day_of(row, self.day)],
            state=self.states[state],
            clock=clock(due, today),
            ours=other == uid,
        )

    def details_of(self, seen: Seen) -> list[Detail]:
        """What a thing says of itself: who made it, the fields of its form, what else, whether it was taken back."""
        row = seen.row
        maker = seen.name(getattr(row, self.owner))
        if self.day not in self._form.base_fields:  # else it is told as it was asked for
            maker = f"{maker}, {day_of(row, self.day)}"
        found = [Detail(self.made, maker), *self._fields(row), *self.details(seen)]
        if getattr(row, "cancelled_on", None):
            told = f"{day_of(row, 'cancelled_on')}: {row.cancelled_reason}"
            found.append(Detail(_("Cancelled"), told))
        return [one for one in found if one.value not in (None, "")]

    @property
    def _form(self) -> type[IntentionForm]:
        """That by which one is made."""
        return next(act.form for act in self.acts if act.begins and act.form)

    def _fields(self, row: Any) -> Iterator[Detail]:
        form = self._form
        elsewhere = {"id", "channel", "partner", "to", self.title}
        own = [name for name in form.base_fields if name not in elsewhere and hasattr(row, name)]
        for name in self.fields or own:
            field, value = form.base_fields[name], getattr(row, name)
            display = getattr(row, f"get_{name}_display", None)
            if isinstance(value, date):
                shown: Any = day_of(row, name)
            elif isinstance(value, bool):
                shown = _("yes") if value else _("no")
            else:
                shown = display() if display else field.prepare_value(value)
            yield Detail(field.label, shown)

    def steps_of(self, seen: Seen) -> list[Step]:
        """What became of it, the earliest first."""
        told = [
            Step(
                getattr(word, word.on),
                getattr(word, word.by),
                self.states[word.step][1] if word.step in self.states else word.step,
                getattr(word, "outlet", "") or getattr(word, "reason", ""),
                word.entry_hash,
            )
            for word in self.words_about(seen.row)
        ]
        return [*told, *self.steps(seen)]

    # what is offered

    def buttons(self, seen: Seen, back: str = "") -> list[Button]:
        """The acts that this reader may do to the thing now, as the page offers them."""
        offered = [one for one in self.acts if one.verb and not one.begins and one.offered(seen)]
        return [
            self.button(
                act, seen.row.pk, act.look if isinstance(act.look, str) else act.look(seen), back
            )
            for act in offered
        ]

    def button(self, act: Act, uid: UUID, look: str = "", back: str = "") -> Button:
        address = reverse(f"{self.app}:{act.name}", args=[uid])
        is_pressed = act.form is None and act.action(self) is not None
        to = address if is_pressed or not back else f"{address}?ve={back}"
        return Button(act.verb, to, is_pressed, look or ("primary" if is_pressed else ""), act.icon)

    def makes(self, reader: Reader) -> list[Button]:
        """The acts that make one, for who may; they stand above its list."""
        return [
            Button(
                act.verb, reverse(f"{self.app}:{act.name}"), False, "primary", act.icon or "plus"
            )
            for act in self.acts
            if act.begins and access.may(reader, act.right_of(self))
        ]
