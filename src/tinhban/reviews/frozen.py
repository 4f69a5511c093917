"""A frozen version as the same figures and text that a draft has, and what has changed since."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tinhban.evidence import files
from tinhban.figures.counters import Tally, words_of
from tinhban.figures.measures import Measure, SlotTally
from tinhban.figures.words import AGREED, AWAITING, CONTRADICTED, NUMBER
from tinhban.numbers.quantities import Qualifier
from tinhban.proof import before
from tinhban.proof.counted import Counted
from tinhban.proof.rule_data import Declared, Rule, by_name
from tinhban.reviews.live import Bound, Figure
from tinhban.reviews.models import FrozenReview
from tinhban.reviews.phrases import Phrase


@dataclass(frozen=True)
class Change:
    """One number that is no longer what was frozen."""

    key: str
    printed: str
    field: str  # number | agreed | contradicted | awaiting of an act; state; late | excused | missed of slots
    then: Any
    now: Any
    act: Counted | None = None


def figures_of(edition: FrozenReview, bound: Sequence[Bound]) -> list[Figure]:
    """The figures as they were signed; name and unit come from the programme."""
    by_key = {one.key: one for one in bound}
    declared = _declared(edition)
    return [
        _figure(position, said, by_key.get(said["key"]), declared)
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
    declared = _declared(edition)
    found: list[Change] = []
    for said in edition.figures:
        figure = today.get(said["key"])
        if figure is None or figure.measure is None or not said.get("rule"):
            continue
        then, current = _measure(said, declared), figure.measure
        found += [
            Change(figure.key, said["printed"], part, was, number, act)
            for act, part in current.told()
            if part in words_of(act).parts
            for was in [then[act].part(part) if act in then else None]
            for number in [current[act].part(part)]
            if was != number and not (part == AWAITING and current.slots)
        ]
        if then.state != current.state:
            found.append(Change(figure.key, said["printed"], "state", then.state, current.state))
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


def _figure(
    position: int, said: Mapping[str, Any], bound: Bound | None, declared: Declared
) -> Figure:
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
        measure=_measure(said, declared) if said.get("rule") else None,
        indicator=bound.indicator if bound else None,
        fixed=said.get("value") or 0,
    )


def lists_of(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lists behind a figure as they were signed: of what, how long, and their names."""
    return [
        {"name": act["name"], "lines": act["lines"], "digest": act["digest"]} for act in _acts(said)
    ]


def _acts(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    return said.get("acts") or before.acts(said)


def _declared(edition: FrozenReview) -> Declared:
    return by_name(Counted.from_json(one) for one in edition.counted)


def _measure(said: Mapping[str, Any], declared: Declared) -> Measure:
    """The numbers as they were signed; of an older report what was not said follows from the rest."""
    rule: Rule = (
        before.rule(said["rule"])
        if said["rule"].get("v") == 1
        else Rule.from_json(said["rule"], declared)
    )
    told = {act["name"]: act for act in _acts(said)}
    return Measure(
        rule=rule,
        acts={act: _tally(told.get(act.name, {})) for act in rule.acts},
        state=said["state"],
        slots=_slots(said["slots"]) if said.get("slots") else None,
    )


def _tally(act: Mapping[str, Any]) -> Tally:
    number, contradicted = act.get(NUMBER) or 0, act.get(CONTRADICTED, 0)
    agreed = act.get(AGREED, number - act.get(AWAITING, 0))
    things = agreed + contradicted + act[AWAITING] if AGREED in act and AWAITING in act else None
    return Tally(number, agreed, contradicted, pieces=things)


def _slots(said: Mapping[str, int]) -> SlotTally:
    told = {name: said[name] for name in ("planned", "filled", "late", "missed", "excused")}
    ahead = told["planned"] - told["filled"] - told["missed"] - told["excused"]
    return SlotTally(**told, ahead=ahead, states={})
