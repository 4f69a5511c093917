"""Counting any declared noun whose rows are as `records` makes them: `made` rows, words `said` of them, excuses.

    counters.register(RELAY, TableCounter(RELAY, Rows(Relay, columns={SIGNER: "proposed_by"}, undone="cancelled_on",
                                                      answers=Answers(RelayAnswer, about="relay"))), words=...)

A field of the declaration is the column of its own name, or `to_uid` for `to`; what is named otherwise is given, also as a
way to rows of a list (`receivers__organisation`). Nouns with parts, or whose tables keep answers ready, have counters of
their own (`exchange.counters`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from tinhban.figures import places
from tinhban.figures.counters import Only, Row, Tally, Witness
from tinhban.figures.promises import Excuse, PerSlot, Piece
from tinhban.proof.counted import MADE, SIGNER, Counted
from tinhban.proof.rule_data import Rule
from tinhban.proof.things import line

TOGETHER = 100  # rules in one statement

_SUMS = ("number", "agreed", "contradicted")
_PIECE = ("uid", "entry_hash", "is_late", "in_slot", "is_agreed", "is_contradicted")

Lookups = Mapping[str, Any]


@dataclass(frozen=True)
class Answers:
    """Where words about a thing lie, and which of them agree and contradict."""

    model: type[Model]
    about: str  # the key to the thing
    signer: str = "answered_by"
    on: str = "answered_on"
    agrees: Lookups = field(default_factory=dict)
    contradicts: Lookups | None = None
    superseded: str = "superseded"  # "": each signer has one word


@dataclass(frozen=True)
class Excuses:
    """Where excused slots lie: columns in the order of `promises.Excuse`."""

    model: type[Model]
    columns: tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Rows:
    """Where the things of a declaration lie."""

    model: type[Model]
    columns: Mapping[str, str] = field(default_factory=dict)  # of fields that are called otherwise
    undone: str = ""  # the column that is empty while the thing stands
    answers: Answers | None = None
    excuses: Excuses | None = None
    title: str = "title"

    def column(self, name: str) -> str:
        """The column of a field of the declaration."""
        if name in self.columns:
            return self.columns[name]
        known = {one.name: one.attname for one in self.model._meta.concrete_fields}
        for column in (name, f"{name}_uid"):
            if column in known:
                return known[column]
        raise TypeError(f"{self.model.__name__} has no column for {name}")


class TableCounter:
    """One declaration over the rows of one model."""

    def __init__(self, counted: Counted, rows: Rows) -> None:
        if counted.lines is not None or counted.named_by != MADE:
            raise TypeError(f"{counted.name}: parts of an entry need a counter of their own")
        if (counted.agrees or counted.contradicts) and rows.answers is None:
            raise TypeError(f"{counted.name}: nobody says where its answers lie")
        self._counted, self._rows = counted, rows
        self._narrows = {
            name: rows.column(where) for name, where in counted.narrowed if isinstance(where, str)
        }
        if len(self._narrows) < len(counted.narrowed):
            raise TypeError(f"{counted.name}: words of versions need a counter of their own")
        self._user, self._day = rows.column(counted.user), rows.column(counted.day)
        self._other = rows.column(counted.other) if counted.other else ""

    @property
    def per_slot(self) -> PerSlot:
        """The same declaration per slot."""
        return PerSlot(self)

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        return {rule: Tally(*sums) for rule, sums in _at_once(rules, self._sums, *_SUMS)}

    def lines(self, rule: Rule) -> list[str]:
        rows = self._of_period(rule).values_list("entry_hash", "uid")
        return [line(entry_hash, str(uid)) for entry_hash, uid in rows]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        wanted = self._only(self._of_period(rule), only)
        page = wanted.filter(places.beyond(after, self._day, "uid"))
        return self._described(page.order_by(self._day, "uid")[:limit])

    def pieces(self, rules: Collection[Rule]) -> dict[Rule, list[Piece]]:
        found: dict[Rule, list[Piece]] = {rule: [] for rule in rules}
        columns = (*_PIECE[:2], self._day, *_PIECE[2:])
        for rule, row in _at_once(rules, self._pieces, *columns):
            found[rule].append(Piece(*row))
        return found

    def excuses(self, rules: Collection[Rule]) -> dict[Rule, list[Excuse]]:
        found: dict[Rule, list[Excuse]] = {rule: [] for rule in rules}
        if self._counted.slots is not None and self._rows.excuses is not None:
            for rule, row in _at_once(rules, self._excused, *self._rows.excuses.columns):
                found[rule].append(Excuse(*row))
        return found

    def described(self, uids: Collection[UUID]) -> Iterable[Row]:
        return self._described(self._rows.model._default_manager.filter(uid__in=uids))

    def excuse(self, excuse: Excuse) -> Row:
        said = Witness(
            "excused", excuse.excused_by, excuse.entry_hash, excuse.excused_on, excuse.reason
        )
        return Row(
            cursor=places.cursor(*excuse.place),
            line=line(excuse.entry_hash, excuse.slot),
            on=excuse.place[0],
            title=excuse.reason,
            kind="",
            where=excuse.slot,
            subject=excuse.of,
            witnesses=(said,),
        )

    # which rows

    def _admitted(self, rule: Rule) -> "QuerySet[Any]":
        """The things of the rule's parties and channels that stand, on whatever day."""
        found = self._rows.model._default_manager.filter(channel__in=rule.channels)
        if self._rows.undone:
            found = found.filter(**{f"{self._rows.undone}__isnull": True})
        found = self._among(found, self._user, map(UUID, rule.users))
        if rule.others:
            found = self._among(found, self._other, map(UUID, rule.others))
        if self._counted.quantity:
            found = found.filter(**{f"{self._rows.column(self._counted.quantity)}__gte": 0})
        if self._other and "__" not in self._user + self._other:
            found = found.filter(
                Q(**{f"{self._other}__isnull": True}) | ~Q(**{self._other: F(self._user)})
            )
        for name, values in rule.where:
            found = self._among(found, self._narrows[name], values)
        return found

    def _of_period(self, rule: Rule) -> "QuerySet[Any]":
        days = (rule.starts_on, rule.ends_on)
        return self._admitted(rule).filter(**{f"{self._day}__range": days})

    def _among(self, found: "QuerySet[Any]", column: str, values: Iterable[Any]) -> "QuerySet[Any]":
        """Rows with one of these values; of a list, with one of them in it, each row once."""
        if not column:
            return found.none()
        wanted = {f"{column}__in": list(values)}
        if "__" not in column:
            return found.filter(**wanted)
        return found.filter(pk__in=self._rows.model._default_manager.filter(**wanted).values("pk"))

    # what is said of them

    def _said(self, lookups: Lookups | None) -> Exists | None:
        """Somebody whose word holds says such a word; None: nobody can."""
        answers = self._rows.answers
        if answers is None or lookups is None or not self._counted.answered_by:
            return None
        words = answers.model._default_manager.filter(
            self._deciding(answers),
            **{answers.about: OuterRef("pk"), "channel": OuterRef("channel")},
            **lookups,
        )
        if answers.superseded:
            words = words.filter(**{answers.superseded: False})
        return Exists(words.exclude(**{answers.signer: OuterRef(self._rows.column(SIGNER))}))

    def _deciding(self, answers: Answers) -> Q:
        """The signer stands in the first field that names anybody."""
        found, earlier = Q(pk__in=[]), Q()
        for name in self._counted.answered_by:
            column = f"{answers.about}__{self._rows.column(name)}"
            found |= earlier & Q(**{column: F(answers.signer)})
            earlier &= Q(**{f"{column}__isnull": True})
        return found

    def _marked(self, found: "QuerySet[Any]") -> "QuerySet[Any]":
        answers = self._rows.answers
        against = self._said(answers.contradicts if answers else None)
        agreed = self._said(answers.agrees if answers and self._counted.agrees else None)
        marked: QuerySet[Any] = found.annotate(
            is_contradicted=Value(False) if against is None else against,
            is_agreed=Value(False)
            if agreed is None
            else Q(agreed) & ~Q(against)
            if against is not None
            else agreed,
        )
        return marked

    def _only(self, found: "QuerySet[Any]", only: Only) -> "QuerySet[Any]":
        marked = self._marked(found)
        match only:
            case "confirmed":
                return marked.filter(is_agreed=True)
            case "disputed":
                return marked.filter(is_contradicted=True)
            case "unanswered" | "awaiting":
                return marked.filter(is_agreed=False, is_contradicted=False)
            case _:
                return marked

    def _sums(self, rule: Rule) -> "QuerySet[Any]":
        """One row: how many there are, agreed to and contradicted."""
        quantity = self._counted.quantity

        def how_many(which: Q | None) -> Any:
            if quantity is None:
                return Count("pk", filter=which)
            return Coalesce(Sum(self._rows.column(quantity), filter=which), 0)

        sums: QuerySet[Any] = (
            self._marked(self._of_period(rule))
            .order_by()
            .values(whole=Value(1))
            .annotate(
                number=how_many(None),
                agreed=how_many(Q(is_agreed=True)),
                contradicted=how_many(Q(is_contradicted=True)),
            )
        )
        return sums

    def _pieces(self, rule: Rule) -> "QuerySet[Any]":
        """What may fill a slot, in the order of `promises.Piece`."""
        slots = self._counted.slots
        late = F(self._rows.column(slots.late)) if slots else Value(False)
        slot = F(self._rows.column(slots.slot)) if slots else Value("")
        found = self._marked(self._admitted(rule)).order_by()
        pieces: QuerySet[Any] = found.annotate(is_late=late, in_slot=slot)
        return pieces

    def _excused(self, rule: Rule) -> "QuerySet[Any]":
        slots, excuses = self._counted.slots, self._rows.excuses
        if slots is None or excuses is None:
            raise TypeError("nothing excuses a slot")
        _slot, _hash, of, signer, *_rest = excuses.columns
        found = excuses.model._default_manager.filter(
            channel__in=rule.channels,
            **{
                f"{of}__in": list(map(UUID, rule.chosen(slots.of))),
                f"{signer}__in": list(map(UUID, rule.users)),
            },
        )
        return found.order_by()

    # as a person reads them

    def _described(self, found: "QuerySet[Any]") -> list[Row]:
        page = list(self._marked(found) if "is_agreed" not in found.query.annotations else found)
        said: dict[Any, list[Witness]] = {}
        if (answers := self._rows.answers) is not None:
            words = answers.model._default_manager.filter(
                **{f"{answers.about}__in": [row.pk for row in page]}
            )
            if answers.superseded:
                words = words.filter(**{answers.superseded: False})
            against = answers.contradicts
            is_against = Q(**against) if against else Value(against is not None)
            for word in words.annotate(is_against=is_against).order_by("at", "entry_hash"):
                said.setdefault(getattr(word, f"{answers.about}_id"), []).append(
                    self._witness(answers, word)
                )
        return [self._row(row, said.get(row.pk, ())) for row in page]

    def _witness(self, answers: Answers, word: Any) -> Witness:
        return Witness(
            "disputed" if word.is_against else "confirmed",
            getattr(word, answers.signer),
            word.entry_hash,
            getattr(word, answers.on),
            getattr(word, "reason", ""),
        )

    def _row(self, row: Any, said: Iterable[Witness]) -> Row:
        day = getattr(row, self._day)
        waits = "unanswered" if self._counted.contradicts else "awaiting"
        made = Witness("claimed", getattr(row, self._rows.column(SIGNER)), row.entry_hash, day)
        return Row(
            cursor=places.cursor(day, row.uid),
            line=line(row.entry_hash, str(row.uid)),
            on=day,
            title=str(getattr(row, self._rows.title, row.uid)),
            kind=str(getattr(row, "kind", "")),
            subject=row.uid,
            state="disputed" if row.is_contradicted else "confirmed" if row.is_agreed else waits,
            witnesses=(made, *said),
        )


def _at_once(
    rules: Collection[Rule], ask: Callable[[Rule], "QuerySet[Any]"], *columns: str
) -> Iterator[tuple[Rule, tuple[Any, ...]]]:
    """The rows that answer each rule, many rules in one statement."""
    asked = list(dict.fromkeys(rules))
    parts = [
        ask(rule).annotate(question=Value(n, IntegerField())).values_list("question", *columns)
        for n, rule in enumerate(asked)
    ]
    for first in range(0, len(parts), TOGETHER):
        one, *more = parts[first : first + TOGETHER]
        for n, *row in one.union(*more, all=True):
            yield asked[n], tuple(row)
