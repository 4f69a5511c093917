"""Counting the figures of a frozen review again, from the entries and by the rules that were signed."""

from collections.abc import Mapping
from typing import Any

from tinhban.proof.encoding import Malformed, read_json
from tinhban.proof.history import Entry, History, LogName
from tinhban.proof.refusals import BundleRefused
from tinhban.proof.report import FigureResult, Finding, Report
from tinhban.proof.rules import BadRule, Book, Count, Rule, counts_of, digest, state_of

FIELD_OF = {"delivery": "supplied", "receipt": "received", "usage": "used"}


def recount(history: History, frozen: Entry, lists: bytes, report: Report) -> None:
    """Hold every figure against its entries; what is wrong is added to the report."""
    data = frozen.body.data if frozen.body else {}
    until = _heads(history, data)
    facts, hidden = history.facts(until)
    if hidden:
        report.notes.append(Finding("withheld", {"number": len(hidden)}))
    book = Book(facts)
    told = _lists(lists)
    counted_channels = {channel for channel, _organisation, _epoch in until}
    for figure in data["figures"]:
        before = len(report.problems)
        if figure.get("rule") is None:
            report.notes.append(Finding("typed", {"key": figure["key"]}))
        else:
            rule = _rule(figure, counted_channels)
            lists_of = told.get(figure["key"], {})
            _check_figure(book, rule, figure, lists_of, hidden, report)
        report.figures.append(
            FigureResult(
                key=str(figure["key"]),
                printed=str(figure["printed"]),
                value=figure.get("value"),
                state=str(figure["state"]),
                right=len(report.problems) == before,
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


def _rule(figure: Mapping[str, Any], channels: set[str]) -> Rule:
    try:
        rule = Rule.from_json(figure["rule"])
    except BadRule as error:
        raise BundleRefused("bad_rule", key=figure["key"], why=str(error)) from error
    for channel in rule.channels:
        if channel not in channels:
            raise BundleRefused("channel_missing", key=figure["key"], channel=channel)
    return rule


def _check_figure(
    book: Book,
    rule: Rule,
    figure: Mapping[str, Any],
    lists: Mapping[str, list[str]],
    hidden: set[str],
    report: Report,
) -> None:
    key = figure["key"]
    signed = {one["count"]: one for one in figure["lists"]}
    counts = {count: book.count(rule.counting(count)) for count in counts_of(rule)}
    for count, found in counts.items():
        if count not in lists or count not in signed:
            report.problems.append(Finding("list_missing", {"key": key, "count": count}))
            continue
        problems = _check_list(key, count, lists[count], signed[count], found, hidden, report)
        report.problems.extend(problems)
    undisclosed = any(line.partition("#")[0] in hidden for c in lists.values() for line in c)
    if not undisclosed:
        report.problems.extend(_check_numbers(key, figure, counts))


def _check_list(
    key: str,
    count: str,
    lines: list[str],
    signed: Mapping[str, Any],
    found: Count,
    hidden: set[str],
    report: Report,
) -> list[Finding]:
    """A list against its digest, its number, and the rule: nothing more, nothing less."""
    told = {"key": key, "count": count}
    problems: list[Finding] = []
    if digest(lines) != signed["digest"]:
        problems.append(Finding("list_digest", told))
    if len(lines) != signed["number"] or len(set(lines)) != len(lines):
        problems.append(
            Finding("list_number", {**told, "found": len(lines), "said": signed["number"]})
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
    key: str, figure: Mapping[str, Any], counts: Mapping[str, Count]
) -> list[Finding]:
    """Every number of a figure, and its state."""
    used = counts.get("slots") or counts["usage"]
    slots = bool(used.slots)
    supplied = counts["delivery"].number if "delivery" in counts else None
    received = counts["receipt"].number if "receipt" in counts else None
    state = state_of(
        supplied=supplied or 0,
        received=received or 0,
        used=sum(not _is_excuse(line, used) for line in used.lines),
        confirmed=len(used.confirmed),
        disputed=len(used.disputed),
    )
    again: dict[str, Any] = {
        "supplied": supplied,
        "received": received,
        "used": used.number,
        "awaiting": len(counts["delivery"].awaiting) if "delivery" in counts else 0,
        "confirmed": len(used.confirmed),
        "disputed": len(used.disputed),
        "state": state,
    }
    again["value"] = again[FIELD_OF.get(figure["rule"]["count"], "used")]
    if slots:
        states = list(used.slots.values())
        again["slots"] = {
            "planned": len(states),
            "filled": states.count("filled") + states.count("late"),
            "late": states.count("late"),
            "excused": states.count("excused"),
        }
    problems = []
    for name, found in again.items():
        said = figure.get(name, 0 if name in ("awaiting", "confirmed", "disputed") else None)
        if name == "slots" and isinstance(said, dict):
            said = {part: said.get(part) for part in found}
        if said != found:
            told = {"key": key, "field": name, "said": said, "found": found}
            problems.append(Finding("number_differs", told))
    return problems


def _is_excuse(line: str, count: Count) -> bool:
    return line.partition("#")[2] in count.slots
