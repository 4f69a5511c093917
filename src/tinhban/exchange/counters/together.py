"""Many rules in one statement: a page with fifty figures asks no more often than a page with two."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import IntegerField, QuerySet, Value

from tinhban.proof.rule_data import Rule
from tinhban.records import prepared
from tinhban.records.prepared import PARTS, Prepared

Build = Callable[["Asked"], "QuerySet[Any]"]


class Asked:
    """What a rule asks of the tables: who, where, when and which."""

    def __init__(
        self,
        users: tuple[UUID, ...],
        others: tuple[UUID, ...],
        starts_on: date,
        ends_on: date,
        channels: tuple[str, ...],
        kinds: tuple[str, ...] = (),
        columns: tuple[UUID, ...] = (),
    ) -> None:
        self.users, self.others = users, others
        self.starts_on, self.ends_on = starts_on, ends_on
        self.channels, self.kinds, self.columns = channels, kinds, columns

    @classmethod
    def of(cls, rule: Rule) -> "Asked":
        return cls(*_values(rule))

    @property
    def days(self) -> tuple[date, date]:
        return self.starts_on, self.ends_on


def one_of(column: str, values: tuple[Any, ...]) -> dict[str, Any]:
    """A condition for one value or for several; an index serves the first better."""
    return {column: values[0]} if len(values) == 1 else {f"{column}__in": values}


def question(build: Build) -> Prepared:
    """How many rows `build` finds for a rule; it is asked once for each form that rules have."""

    def of_values(*values: Any) -> "QuerySet[Any]":
        return build(Asked(*values)).values("pk")

    return Prepared(of_values, counted=True)


def _values(rule: Rule) -> tuple[Any, ...]:
    return (
        tuple(map(UUID, rule.users)),
        tuple(map(UUID, rule.others)),
        rule.starts_on,
        rule.ends_on,
        rule.channels,
        rule.chosen("kind"),
        tuple(map(UUID, rule.chosen("column"))),
    )


def counts(
    questions: Mapping[str, Prepared], rules: Collection[Rule]
) -> dict[Rule, dict[str, int]]:
    """For each rule the number that answers each question."""
    asked = {
        (rule, name): (question, values)
        for rule in rules
        for values in [_values(rule)]
        for name, question in questions.items()
    }
    found = prepared.numbers(asked)
    return {rule: {name: found[rule, name] for name in questions} for rule in rules}


def rows(build: Build, rules: Collection[Rule], *columns: str) -> dict[Rule, list[tuple[Any, ...]]]:
    """These columns of the rows that `build` finds for each rule, in no order."""
    asked = list(dict.fromkeys(rules))
    found: dict[Rule, list[tuple[Any, ...]]] = {rule: [] for rule in asked}
    parts = [
        build(Asked.of(rule)).order_by().annotate(question=Value(n, IntegerField()))
        for n, rule in enumerate(asked)
    ]
    told = [part.values_list("question", *columns) for part in parts]
    for first in range(0, len(told), PARTS):
        one, *more = told[first : first + PARTS]
        for n, *row in one.union(*more, all=True):
            found[asked[n]].append(tuple(row))
    return found
