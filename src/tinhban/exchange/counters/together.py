"""Many rules in one statement: a page with fifty figures asks no more often than a page with two."""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import IntegerField, QuerySet, Value

from tinhban.proof.rules import Rule
from tinhban.records import prepared
from tinhban.records.prepared import PARTS, Prepared

Build = Callable[[Rule], "QuerySet[Any]"]


def question(count: str, build: Build) -> Prepared:
    """How many rows `build` finds for a rule; it is asked once for each form that rules have."""

    def of_values(
        user: UUID,
        supplier: UUID | None,
        column: UUID | None,
        starts_on: Any,
        ends_on: Any,
        channels: tuple[str, ...],
        kinds: tuple[str, ...],
    ) -> "QuerySet[Any]":
        rule = Rule(
            count=count,
            user=str(user),
            supplier=str(supplier) if supplier else None,
            column=str(column) if column else None,
            starts_on=starts_on,
            ends_on=ends_on,
            channels=channels,
            kinds=kinds,
        )
        return build(rule).values("pk")

    return Prepared(of_values, counted=True)


def _values(rule: Rule) -> tuple[Any, ...]:
    supplier = UUID(rule.supplier) if rule.supplier else None
    column = UUID(rule.column) if rule.column else None
    days = rule.starts_on, rule.ends_on
    return UUID(rule.user), supplier, column, *days, rule.channels, rule.kinds


def counts(
    questions: Mapping[str, Prepared], rules: Collection[Rule]
) -> dict[Rule, dict[str, int]]:
    """For each rule the number that answers each question."""
    asked = {
        (rule, name): (question, _values(rule))
        for rule in rules
        for name, question in questions.items()
    }
    found = prepared.numbers(asked)
    return {rule: {name: found[rule, name] for name in questions} for rule in rules}


def rows(build: Build, rules: Collection[Rule], *columns: str) -> dict[Rule, list[tuple[Any, ...]]]:
    """These columns of the rows that `build` finds for each rule, in no order."""
    asked = list(dict.fromkeys(rules))
    found: dict[Rule, list[tuple[Any, ...]]] = {rule: [] for rule in asked}
    parts = [
        build(rule).order_by().annotate(question=Value(n, IntegerField()))
        for n, rule in enumerate(asked)
    ]
    told = [part.values_list("question", *columns) for part in parts]
    for first in range(0, len(told), PARTS):
        one, *more = told[first : first + PARTS]
        for n, *row in one.union(*more, all=True):
            found[asked[n]].append(tuple(row))
    return found
