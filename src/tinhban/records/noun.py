"""A noun: one declaration of what an office knows a thing by, read by its list, its page, its acts and its register.

    RELAY = Noun(model=Relay, app="relays", key="relay", path="tiep-song", name=_("Relay"), plural=_("Relays"), …)
    urlpatterns = urls(RELAY)     # its page and its acts                     (records/noun_pages.py)
    register(RELAY)               # its list, what waits: called in `ready()`  (records/noun_register.py)

Everything here is data and plain functions of a row; an act or a page that needs more is an ordinary view, named by its
route in an `Act` without `do`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.organisations.permissions import Act as Right
from tinhban.organisations.reader import Reader
from tinhban.records import access
from tinhban.records.clock import clock
from tinhban.records.forms import IntentionForm, ReasonForm
from tinhban.records.lines import Line, Names, State
from tinhban.records.waiting import Button


class Detail(NamedTuple):
    """One line of what a thing says of itself; an empty value is not shown."""

    label: Any
    value: Any
    link: str = ""


class Step(NamedTuple):
    """One step of what became of a thing: on which day, whose, in which words."""

    on: date
    by: UUID | None
    words: Any
    more: str = ""
    entry_hash: str = ""
    link: str = ""


@dataclass(frozen=True)
class Seen:
    """A thing as one reader sees it."""

    noun: "Noun"
    row: Any
    reader: Reader
    name: Names

    @property
    def us(self) -> UUID | None:
        return self.reader.organisation.uid if self.reader.organisation else None

    @property
    def ours(self) -> bool:
        """Made by the organisation that the reader acts for."""
        return bool(getattr(self.row, self.noun.owner) == self.us)

    @property
    def of_us(self) -> bool:
        """Made for it."""
        return self.us in self.noun.receivers(self.row)

    @property
    def state(self) -> str:
        return self.noun.state(self.row, self.reader.today)


def _day(row: Any, column: str) -> str:
    return f"{getattr(row, column):%d/%m/%Y}"


def _always(_seen: Seen) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Act:
    """What may be done: by whom, with which form, in which words. Without `do` it leads to an ordinary view."""

    name: str  # of its route
    verb: Any = ""  # on the button: verb and object; none where no page offers it
    right: Right
    path: str = ""  # of its address, after the thing's
    do: Callable[..., Any] | None = (
        None  # takes the thing by the key of its noun, what the form says, `by`, `as_`, `id`
    )
    done: Any = ""  # what is said afterwards
    form: type[IntentionForm] | None = None  # none: one press
    said: Mapping[str, Any] = field(default_factory=dict)  # what the button itself says
    makes: bool = False  # makes a thing; else is done to one
    title: Any = ""  # of its page; the verb where there is none
    press: Any = ""  # on the button of its page; the verb where there is none
    about: Any = ""
    warning: Any = ""
    danger: bool = False
    undo: str = ""  # the act that takes it back
    when: Callable[[Seen], bool] = _always  # whether the button is there
    look: Callable[[Seen], str] | str = ""  # primary | quiet
    icon: str = ""

    def offered(self, seen: Seen) -> bool:
        row_channel = getattr(seen.row, "channel", "")
        return self.when(seen) and access.may(seen.reader, self.right, row_channel)


def cancelling(
    key: str,
    right: Right,
    do: Callable[..., Any],
    *,
    verb: Any,
    done: Any,
    when: Callable[[Seen], bool],
) -> tuple[Act, Act]:
    """The two acts by which its owner takes a thing back: with a reason, or at once after it was made."""
    return (
        Act(
            name=f"cancel_{key}",
            path="huy",
            right=right,
            form=ReasonForm,
            do=do,
            verb=verb,
            done=done,
            when=lambda seen: seen.ours and when(seen),
            danger=True,
        ),
        Act(
            name=f"undo_{key}",
            path="hoan-tac",
            right=right,
            do=do,
            said={"reason": _("Undone right after it was sent")},
            done=done,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Something of this noun that waits for an organisation: which rows, in which words, with which buttons."""

    kind: str
    rows: Callable[[UUID, date], "QuerySet[Any]"]
    words: Any  # "Asks for: %s"
    verb: Any  # of the next step
    acts: tuple[str, ...] = ()  # the acts that can be done where it waits


@dataclass(frozen=True, kw_only=True)
class Noun:
    """What a thing is called, how it reads in a list and on its page, what may be done to it, what waits of it."""

    model: type[Model]
    app: str  # the namespace of its routes
    key: str  # the route of its page, and the parameter by which its acts take it
    path: str  # of its address
    name: Any
    plural: Any
    owner: str  # the column of who made it
    day: str  # the column of the day by which it is sorted
    state: Callable[[Any, date], str]
    states: Mapping[str, State]
    title: str = "title"
    to: str = ""  # the column of the one organisation it is for
    takers: Callable[[Any], Iterable[UUID]] = (
        lambda _row: ()
    )  # those it is for, where they are several
    reaching: Callable[[UUID], Q] | None = None  # the rows of its list that concern an organisation
    due: str = ""  # the column of the day until which something is awaited
    pending: tuple[str, ...] = ()  # the states in which it is awaited
    shown: Callable[["QuerySet[Any]"], "QuerySet[Any]"] = lambda rows: rows
    kind: str = ""  # the column by which its list is narrowed
    kinds: Any = ()
    words: tuple[str, ...] = ("folded",)
    facts: Callable[[Any], list[str]] = lambda _row: []
    our_words: tuple[Any, Any] = ("", "")  # "asked by us", "asked of us"
    made: Any = ""  # the words before who made it: "Asked by"
    fields: tuple[
        str, ...
    ] = ()  # of the form that makes it: told on its page as they were asked for
    details: Callable[[Seen], Iterable[Detail]] = lambda _seen: ()  # what else is told
    steps: Callable[[Seen], Iterable[Step]] = lambda _seen: ()
    acts: tuple[Act, ...] = ()
    waits: tuple[Wait, ...] = ()
    empty: Any = ""
    home: tuple[Any, str] = ("", "")  # the page that its list is part of: words and route
    section: str = ""  # in whose tabs its list stands
    position: int = 0
    head: str = ""  # a template before the buttons of its page: the years
    template: str = "records/_noun.html"  # what its page and the panel beside the list show
    more: Callable[[Seen, Any], dict[str, Any]] = (
        lambda _seen, _request: {}
    )  # for a template of its own

    def receivers(self, row: Any) -> tuple[UUID, ...]:
        """The organisations that it is for."""
        return (getattr(row, self.to),) if self.to else tuple(self.takers(row))

    def concerning(self, uid: UUID) -> Q:
        """The rows that an organisation made or that are for it."""
        if self.reaching is not None:
            return self.reaching(uid)
        return Q(**{self.owner: uid}) | Q(**{self.to: uid}) if self.to else Q()

    def page(self, uid: UUID) -> str:
        return reverse(f"{self.app}:{self.key}", args=[uid])

    @property
    def list_address(self) -> str:
        return f"{reverse(self.home[1])}?muc={self.path}"

    def act(self, name: str) -> Act:
        return next(act for act in self.acts if act.name == name)

    def seen(self, row: Any, reader: Reader, name: Names) -> Seen:
        return Seen(self, row, reader, name)

    @property
    def home_address(self) -> str:
        return reverse(self.home[1])

    def told(self, seen: Seen) -> list[Detail]:
        """What a thing says of itself: who made it, the fields of its form, what else, whether it was taken back."""
        row = seen.row
        found = [
            Detail(self.made, f"{seen.name(getattr(row, self.owner))}, {_day(row, self.day)}"),
            *self._fields(row),
            *self.details(seen),
        ]
        if getattr(row, "cancelled_on", None):
            found.append(
                Detail(_("Cancelled"), f"{_day(row, 'cancelled_on')}: {row.cancelled_reason}")
            )
        return [one for one in found if one.value not in (None, "")]

    def _fields(self, row: Any) -> Iterator[Detail]:
        form = next(act.form for act in self.acts if act.makes and act.form)
        for name in self.fields:
            field, value = form.base_fields[name], getattr(row, name)
            display = getattr(row, f"get_{name}_display", None)
            if isinstance(value, date):
                shown: Any = _day(row, name)
            elif isinstance(value, bool):
                shown = _("yes") if value else _("no")
            else:
                shown = display() if display else field.prepare_value(value)
            yield Detail(field.label, shown)

    def people(self, row: Any) -> set[UUID]:
        """Whose names its page tells."""
        return {getattr(row, self.owner), *self.receivers(row)}

    def line(self, row: Any, today: date, name: Names, uid: UUID) -> Line:
        """How it reads in a list."""
        made_by = getattr(row, self.owner)
        ours = made_by == uid
        state = self.state(row, today)
        other = getattr(row, self.to) if self.to and ours else made_by
        due = getattr(row, self.due) if self.due and state in self.pending else None
        whose = [str(self.our_words[0 if ours else 1])] if self.our_words[0] else []
        return Line(
            uid=row.pk,
            title=getattr(row, self.title),
            link=self.page(row.pk),
            partner=name(other),
            facts=[*self.facts(row), *whose, f"{getattr(row, self.day):%d/%m/%Y}"],
            state=self.states[state],
            clock=clock(due, today),
            ours=other == uid,
        )

    def buttons(
        self, seen: Seen, only: Iterable[str] | None = None, back: str = ""
    ) -> list[Button]:
        """The acts that this reader may do to the thing now, as the page offers them."""
        acts = self.acts if only is None else [self.act(name) for name in only]
        return [
            self.button(
                act, seen.row.pk, act.look if isinstance(act.look, str) else act.look(seen), back
            )
            for act in acts
            if act.verb and not act.makes and act.offered(seen)
        ]

    def button(self, act: Act, uid: UUID, look: str = "", back: str = "") -> Button:
        address = reverse(f"{self.app}:{act.name}", args=[uid])
        is_pressed = act.do is not None and act.form is None
        return Button(
            verb=act.verb,
            address=address if is_pressed or not back else f"{address}?ve={back}",
            is_pressed=is_pressed,
            look=look,
            icon=act.icon,
        )

    def makes(self, reader: Reader) -> list[Button]:
        """The acts that make one, for who may; they stand above its list."""
        return [
            Button(
                act.verb, reverse(f"{self.app}:{act.name}"), False, "primary", act.icon or "plus"
            )
            for act in self.acts
            if act.makes and access.may(reader, act.right)
        ]
