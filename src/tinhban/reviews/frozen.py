"""A frozen version as the same figures and text that a draft has, and what has changed since."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tinhban.evidence import files
from tinhban.figures.measures import Measure, SlotTally
from tinhban.figures.rules import Rule
from tinhban.numbers.quantities import Qualifier
from tinhban.reviews.live import Bound, Figure
from tinhban.reviews.models import FrozenReview
from tinhban.reviews.phrases import Phrase

COMPARED = ("supplied", "received", "awaiting", "used", "confirmed", "disputed", "state")


@dataclass(frozen=True)
class Change:
    """One number that is no longer what was frozen."""

    key: str
    printed: str
    field: str
    then: Any
    now: Any


def figures_of(edition: FrozenReview, bound: Sequence[Bound]) -> list[Figure]:
    """The figures as they were signed; name and unit come from the programme."""
    by_key = {one.key: one for one in bound}
    return [
        _figure(position, said, by_key.get(said["key"]))
        for position, said in enumerate(edition.figures, start=1)
    ]


def narrative_of(edition: FrozenReview) -> dict[str, Any] | None:
    """The text that was signed, or None while its file is not on this node."""
    path = files.path_of(edition.narrative)
    if not path.is_file():
        return None
    return dict(json.loads(path.read_bytes()))


def changes(edition: FrozenReview, now: Sequence[Figure]) -> list[Change]:
    """What the books say otherwise today."""
    today = {figure.key: figure for figure in now}
    found = []
    for said in edition.figures:
        figure = today.get(said["key"])
        if figure is None or figure.measure is None:
            continue
        for name in COMPARED:
            then, current = said.get(name), getattr(figure.measure, name)
            if then != current:
                found.append(Change(figure.key, said["printed"], name, then, current))
        found += _slot_changes(said, figure)
    return found


def _slot_changes(said: Mapping[str, Any], figure: Figure) -> list[Change]:
    then = said.get("slots") or {}
    if not figure.measure or not figure.measure.slots or not then:
        return []
    now = figure.measure.slots.to_json()
    return [
        Change(figure.key, said["printed"], name, then[name], now[name])
        for name in ("filled", "late", "excused", "missed")
        if then.get(name) != now[name] and name != "filled"
    ]


def _figure(position: int, said: Mapping[str, Any], bound: Bound | None) -> Figure:
    return Figure(
        position=position,
        key=said["key"],
        commitment=bound.commitment if bound else None,
        kind=said["measure"],
        phrase=Phrase(
            said.get("number") or 0,
            Qualifier(said["qualifier"]),
            per=said.get("per", ""),
            noun=said.get("noun", ""),
            upper=said.get("upper"),
        ),
        measure=_measure(said) if said.get("rule") else None,
        indicator=bound.indicator if bound else None,
        fixed=said.get("value") or 0,
    )


def _measure(said: Mapping[str, Any]) -> Measure:
    rule = Rule.from_json(said["rule"])
    used, confirmed = said.get("used"), said.get("confirmed", 0)
    return Measure(
        rule=rule,
        supplied=said.get("supplied"),
        received=said.get("received"),
        used=used,
        awaiting=said.get("awaiting", 0),
        confirmed=confirmed,
        disputed=said.get("disputed", 0),
        state=said["state"],
        claims={rule.user: used or 0} | ({rule.supplier: confirmed} if rule.supplier else {}),
        slots=_slots(said["slots"]) if said.get("slots") else None,
    )


def _slots(said: Mapping[str, int]) -> SlotTally:
    told = {name: said[name] for name in ("planned", "filled", "late", "missed", "excused")}
    ahead = told["planned"] - told["filled"] - told["missed"] - told["excused"]
    return SlotTally(**told, ahead=ahead, states={})
