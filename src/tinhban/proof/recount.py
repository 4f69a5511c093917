"""Counting the figures of a frozen review again, from the entries and by the rules that were signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tinhban.proof import before
from tinhban.proof.counted import Counted
from tinhban.proof.encoding import Malformed, read_json
from tinhban.proof.history import CheckedEntry, History, LogName
from tinhban.proof.refusals import BundleRefused
from tinhban.proof.report import FigureResult, Finding, Report
from tinhban.proof.rule_data import Declared, Rule, by_name
from tinhban.proof.rules import EXCUSED, FILLED, LATE, Book, Count, digest, state_of
from tinhban.proof.strict import BadRule
from tinhban.proof.words import Told

MOST_DECLARED = 64
PARTS = ("number", "agreed", "contradicted", "awaiting")  # what is said of each act


@dataclass(frozen=True)
class Signed:
    """A figure as it was signed: its rule, and what is said of each act that the rule tells."""

    key: str
    rule: Rule
    acts: Mapping[str, Mapping[str, Any]]  # by the name of what is counted
    lists: Mapping[str, list[str]]


def recount(history: History, frozen: CheckedEntry, lists: bytes, report: Report) -> None:
    """Hold every figure against its entries; what is wrong is added to the report."""
    data = frozen.body.data if frozen.body else {}
    until = _heads(history, data)
    counted_channels = {channel for channel, _organisation, _epoch in until}
    told = _lists(lists)
    declared = _declared(data)
    signed = {
        figure["key"]: _signed(figure, told.get(figure["key"], {}), declared, counted_channels)
        for figure in data["figures"]
        if figure.get("rule") is not None
    }
    types = {kind for one in signed.values() for act in one.rule.acts for kind in act.types}
    facts, hidden = history.facts(until, types)
    if hidden:
        report.notes.append(Finding("withheld", {"number": len(hidden)}))
    book = Book(facts)
    for figure in data["figures"]:
        problems = len(report.problems)
        one = signed.get(figure["key"])
        if one is None:
            report.notes.append(Finding("typed", {"key": figure["key"]}))
        else:
            _check_figure(book, one, figure, hidden, report)
        report.figures.append(
            FigureResult(
                key=str(figure["key"]),
                printed=str(figure["printed"]),
                value=figure.get("value"),
                state=str(figure["state"]),
                right=len(report.problems) == problems,
                counted=tuple(Told(act) for act in one.rule.acts) if one else (),
            )
        )


def _heads(history: History, data: Mapping[str, Any]) -> dict[LogName, int]:
    """The last counted seq of each log; every one must be there, up to its frozen entry."""
    until: dict[LogName, int] = {}
    for head in data["heads"]:
        name = (head["channel"], head["organisation"], head["epoch"])
        shown = "/".join((name[0][:8], name[1][:8], name[2][:6]))
        entries = history.logs.get(name, [])
        if len(entries) <= head["seq"]:
            raise BundleRefused("head_missing", log=shown, seq=head["seq"])
        if entries[head["seq"]].link.hash != head["hash"]:
            raise BundleRefused("head_differs", log=shown, seq=head["seq"])
        until[name] = head["seq"]
    return until


def _lists(raw: bytes) -> dict[str, dict[str, list[str]]]:
    try:
        said = read_json(raw, floats=False)["figures"]
    except (Malformed, KeyError, TypeError) as error:
        raise BundleRefused("blob_differs", name="lists.gz") from error
    if not isinstance(said, dict):
        raise BundleRefused("blob_differs", name="lists.gz")
    return said


def _declared(data: Mapping[str, Any]) -> Declared:
    """What the report declares to have counted."""
    said = data.get("counted", [])
    if not isinstance(said, list) or len(said) > MOST_DECLARED:
        raise BundleRefused("bad_declaration", why=f"more than {MOST_DECLARED}")
    try:
        return by_name(Counted.from_json(one) for one in said)
    except BadRule as error:
        raise BundleRefused("bad_declaration", why=str(error)) from error


def _signed(
    figure: Mapping[str, Any],
    lists: Mapping[str, list[str]],
    declared: Declared,
    channels: set[str],
) -> Signed:
    key, said = figure["key"], figure["rule"]
    is_before = isinstance(said, dict) and said.get("v") == 1
    try:
        rule = before.rule(said) if is_before else Rule.from_json(said, declared)
    except BadRule as error:
        raise BundleRefused("bad_rule", key=key, why=str(error)) from error
    for channel in rule.channels:
        if channel not in channels:
            raise BundleRefused("channel_missing", key=key, channel=channel)
    acts = before.acts(figure) if is_before else figure["acts"]
    if is_before:
        lists = {before.act_name(name): lines for name, lines in lists.items()}
    elif missing := [part for act in acts for part in PARTS if part not in act]:
        raise BundleRefused("bad_rule", key=key, why=f"acts: {missing[0]}")
    return Signed(key, rule, {act["name"]: act for act in acts}, lists)


def _check_figure(
    book: Book, signed: Signed, figure: Mapping[str, Any], hidden: set[str], report: Report
) -> None:
    counts = {act: book.count(rule) for act, rule in signed.rule.each_act().items()}
    for act, found in counts.items():
        if act.name not in signed.lists or act.name not in signed.acts:
            report.problems.append(Finding("list_missing", {"key": signed.key, "count": act.name}))
            continue
        report.problems.extend(_check_list(signed, act.name, found, hidden, report))
    for name in sorted(signed.acts.keys() - {act.name for act in counts}):
        report.problems.append(Finding("act_unknown", {"key": signed.key, "count": name}))
    undisclosed = any(
        line.partition("#")[0] in hidden for lines in signed.lists.values() for line in lines
    )
    if not undisclosed:
        report.problems.extend(_check_numbers(signed, figure, counts))


def _check_list(
    signed: Signed, name: str, found: Count, hidden: set[str], report: Report
) -> list[Finding]:
    """A list against its digest, its number, and the rule: nothing more, nothing less."""
    lines, said = signed.lists[name], signed.acts[name]
    told = {"key": signed.key, "count": name}
    problems: list[Finding] = []
    if digest(lines) != said["digest"]:
        problems.append(Finding("list_digest", told))
    if len(lines) != said["lines"] or len(set(lines)) != len(lines):
        problems.append(
            Finding("list_number", {**told, "found": len(lines), "said": said["lines"]})
        )
    listed, admitted = set(lines), set(found.lines)
    undisclosed = [line for line in listed if line.partition("#")[0] in hidden]
    if undisclosed:
        report.notes.append(Finding("undisclosed_line", {**told, "number": len(undisclosed)}))
    for line in sorted(listed - admitted - set(undisclosed))[:5]:
        problems.append(Finding("line_not_admitted", {**told, "entry": line}))
    for line in sorted(admitted - listed)[:5]:
        problems.append(Finding("line_left_out", {**told, "entry": line}))
    return problems


def _check_numbers(
    signed: Signed, figure: Mapping[str, Any], counts: Mapping[Counted, Count]
) -> list[Finding]:
    """Every number of a figure, and its state."""
    compared: list[tuple[str, Any, Any]] = []
    for act, found in counts.items():
        said, again = signed.acts.get(act.name, {}), numbers(found)
        compared += [
            (f"{act.name}.{part}", said[part], again[part]) for part in PARTS if part in said
        ]
    main = counts[signed.rule.counted]
    compared.append(
        ("state", figure["state"], state_of((act, found.state) for act, found in counts.items()))
    )
    compared.append(("value", figure.get("value"), main.number))
    if main.slots:
        found_slots, said_slots = slots(main), figure.get("slots")
        if isinstance(said_slots, dict):
            said_slots = {part: said_slots.get(part) for part in found_slots}
        compared.append(("slots", said_slots, found_slots))
    return [
        Finding("number_differs", {"key": signed.key, "field": name, "said": told, "found": again})
        for name, told, again in compared
        if told != again
    ]


def numbers(found: Count) -> dict[str, int]:
    """What is said of one act."""
    return {
        "number": found.number,
        "agreed": found.sum(found.agreed),
        "contradicted": found.sum(found.contradicted),
        "awaiting": found.sum(found.awaiting),
    }


def slots(found: Count) -> dict[str, int]:
    """What became of the slots of a promise, as far as entries tell it."""
    states = list(found.slots.values())
    return {
        "planned": len(states),
        "filled": states.count(FILLED) + states.count(LATE),
        "late": states.count(LATE),
        "excused": states.count(EXCUSED),
    }
