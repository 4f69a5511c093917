"""Which entries a figure counts: pure functions, the same for the database's test and for the verifier.

A rule is data. What it counts is a set of *evidence lines*, `<entry hash>#<what is counted>`:

| count    | an entry is admitted when                                                          | one line names       |
|----------|------------------------------------------------------------------------------------|----------------------|
| delivery | `delivery.sent` by the supplier, `to` is the user, `delivered_on` in the window | each item of `lines` |
| receipt  | `delivery.received` by the user, for such a delivery, same item, version, content  | each item received   |
| usage    | `usage.claimed` by the user, `used_on` in the window, not withdrawn by the user    | the usage            |
| slots    | as usage, of the column, its slot is planned; and `slot.excused` by the user       | the usage; the slot  |

An item sent twice in one delivery is one line; a line receipted twice counts once, by its first receipt.
A partner's last answer, in the order of its own log, holds. A use is *disputed* when a partner's answer
rejects or disputes it, *confirmed* when a partner's answer confirms it and none disputes it. The partner is
the use's supplier; of a use without supplier, each organisation it is about. Only the claimer takes a use back.
"""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tinhban.proof.rule_data import COUNTS, BadRule, Rule, counts_of
from tinhban.proof.slots import planned_slots, slot_of
from tinhban.wire import exchange
from tinhban.wire.declaring import type_of

__all__ = [
    "COUNTED_TYPES",
    "COUNTS",
    "STATES",
    "BadRule",
    "Book",
    "Count",
    "Fact",
    "Rule",
    "counts_of",
    "digest",
    "line",
    "state_of",
]

STATES = ("agreed", "one_sided", "differing", "typed")

_NO_MORE = 1 << 62  # above every version

COUNTED_TYPES = frozenset(
    map(
        type_of,
        (
            exchange.ItemApproved,
            exchange.ItemCorrected,
            exchange.ItemKilled,
            exchange.DeliverySent,
            exchange.DeliveryReceived,
            exchange.UsageClaimed,
            exchange.UsageConfirmed,
            exchange.UsageRejected,
            exchange.UsageDisputed,
            exchange.UsageWithdrawn,
            exchange.SlotExcused,
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry as a rule sees it: already verified, its body decoded."""

    hash: str
    channel: str
    signer: str
    type: str
    data: Mapping[str, Any]
    position: tuple[int, int] = (0, 0)  # in its signer's own log: (how manieth epoch, seq)


@dataclass(frozen=True)
class Count:
    """What a rule finds: the lines it counts, and what the other side said of them."""

    lines: tuple[str, ...]  # sorted, each once
    confirmed: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    awaiting: frozenset[str] = frozenset()  # sent and not receipted, for `delivery` only
    slots: Mapping[str, str] = field(default_factory=dict)  # slot: filled | late | excused | open

    @property
    def number(self) -> int:
        """The count itself: lines, or for a promise per slot the slots filled."""
        if self.slots:
            return sum(state in ("filled", "late") for state in self.slots.values())
        return len(self.lines)


def line(entry_hash: str, counted: str) -> str:
    """One evidence line."""
    return f"{entry_hash}#{counted}"


def digest(lines: Iterable[str]) -> str:
    """The name of a list: SHA-256 of its sorted lines joined by newlines, base64url without padding."""
    joined = "\n".join(sorted(lines)).encode()
    return base64.urlsafe_b64encode(hashlib.sha256(joined).digest()).rstrip(b"=").decode()


def state_of(*, supplied: int, received: int, used: int, confirmed: int, disputed: int) -> str:
    """How far a figure is proved: its uses decide; without any, its receipts do."""
    if disputed:
        return "differing"
    if used:
        return "agreed" if confirmed == used else "one_sided"
    return "agreed" if supplied and received == supplied else "one_sided"


class Book:
    """The facts of some channels, indexed so that many rules can be counted over them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._deliveries: dict[tuple[str, str, str], Fact] = {}
        self._receipts: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        self._usages: dict[tuple[str, str, str], Fact] = {}
        self._withdrawn: set[tuple[str, str, str]] = set()
        self._answers: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self._kinds: dict[tuple[str, str, str, int], str] = {}
        self._latest: dict[tuple[str, str, str], int] = {}  # version; killed items have all
        self._excused: dict[tuple[str, str, str, str], Fact] = {}
        for fact in sorted(facts, key=lambda f: (f.position, f.hash)):
            self._add(fact)

    def _add(self, fact: Fact) -> None:
        channel, signer, data = fact.channel, fact.signer, fact.data
        match fact.type:
            case "vn.tinhban.item.approved.v1" | "vn.tinhban.item.corrected.v1":
                self._take_version(fact)
            case "vn.tinhban.item.killed.v1":
                if (item := (channel, signer, data["item"])) in self._latest:
                    self._latest[item] = _NO_MORE
            case "vn.tinhban.delivery.sent.v1":
                self._deliveries.setdefault((channel, signer, data["delivery"]), fact)
            case "vn.tinhban.delivery.received.v1":
                self._receipts[channel, signer, data["delivery"]].append(fact)
            case "vn.tinhban.usage.claimed.v1":
                self._usages.setdefault((channel, signer, data["usage"]), fact)
            case "vn.tinhban.usage.withdrawn.v1":
                self._withdrawn.add((channel, signer, data["usage"]))
            case "vn.tinhban.usage.confirmed.v1":
                self._answers[channel, data["usage"]][signer] = "confirmed"
            case "vn.tinhban.usage.rejected.v1" | "vn.tinhban.usage.disputed.v1":
                self._answers[channel, data["usage"]][signer] = "disputed"
            case "vn.tinhban.slot.excused.v1":
                key = (channel, signer, data["column"], data["slot"])
                self._excused.setdefault(key, fact)

    def _take_version(self, fact: Fact) -> None:
        """An item begins with an approval; a version is written once and never goes back."""
        item = (fact.channel, fact.signer, fact.data["item"])
        begins = fact.type == type_of(exchange.ItemApproved) and item not in self._latest
        if begins or self._latest.get(item, _NO_MORE) < fact.data["version"]:
            self._latest[item] = fact.data["version"]
            self._kinds[*item, fact.data["version"]] = fact.data["kind"]

    def count(self, rule: Rule) -> Count:
        """Every line the rule admits, and nothing else."""
        match rule.count:
            case "delivery":
                return self._count_deliveries(rule)
            case "receipt":
                return self._count_receipts(rule)
            case "usage":
                return self._count_usages(rule)
            case _:
                return self._count_slots(rule)

    def _sent(self, rule: Rule) -> Iterable[tuple[Fact, list[dict[str, Any]]]]:
        for (channel, signer, _uid), fact in self._deliveries.items():
            if signer != rule.supplier or channel not in rule.channels:
                continue
            if rule.user not in _receivers(fact.data) or not _within(
                rule, fact.data["delivered_on"]
            ):
                continue
            wanted = [
                sent
                for sent in fact.data["lines"]
                if not rule.kinds
                or self._kinds.get((channel, signer, sent["item"], sent["version"])) in rule.kinds
            ]
            yield fact, wanted

    def _received(self, rule: Rule, delivery: Fact) -> dict[tuple[str, int, str], str]:
        """(item, version, content) of what the user receipted, to the line of the first receipt."""
        found: dict[tuple[str, int, str], str] = {}
        key = (delivery.channel, rule.user, delivery.data["delivery"])
        for receipt in self._receipts.get(key, ()):
            for got in receipt.data["lines"]:
                found.setdefault(_content(got), line(receipt.hash, got["item"]))
        return found

    def _count_deliveries(self, rule: Rule) -> Count:
        lines, awaiting = set[str](), set[str]()
        for fact, wanted in self._sent(rule):
            received = self._received(rule, fact)
            answered = set[str]()
            for sent in wanted:
                lines.add(line(fact.hash, sent["item"]))
                if _content(sent) in received:
                    answered.add(line(fact.hash, sent["item"]))
            awaiting |= {line(fact.hash, sent["item"]) for sent in wanted} - answered
        return Count(tuple(sorted(lines)), awaiting=frozenset(awaiting))

    def _count_receipts(self, rule: Rule) -> Count:
        lines = set[str]()
        for fact, wanted in self._sent(rule):
            received = self._received(rule, fact)
            first: dict[str, str] = {}
            for sent in wanted:
                if _content(sent) in received:
                    first.setdefault(sent["item"], received[_content(sent)])
            lines |= set(first.values())
        return Count(tuple(sorted(lines)))

    def _used(self, rule: Rule) -> Iterable[Fact]:
        for key, fact in self._usages.items():
            channel, signer, _uid = key
            data = fact.data
            if signer != rule.user or channel not in rule.channels or key in self._withdrawn:
                continue
            if rule.supplier is not None and data.get("supplier") != rule.supplier:
                continue
            if rule.column is not None and data.get("column") != rule.column:
                continue
            if rule.kinds and data["kind"] not in rule.kinds:
                continue
            yield fact

    def _answer(self, fact: Fact) -> str | None:
        supplier = fact.data.get("supplier")
        partners = {supplier} if supplier else set(fact.data.get("about") or ())
        answers = self._answers.get((fact.channel, fact.data["usage"]), {})
        said = {a for by, a in answers.items() if by in partners and by != fact.signer}
        return "disputed" if "disputed" in said else "confirmed" if said else None

    def _with_answers(self, facts: Iterable[Fact]) -> tuple[set[str], set[str], set[str]]:
        lines, confirmed, disputed = set[str](), set[str](), set[str]()
        for fact in facts:
            name = line(fact.hash, fact.data["usage"])
            lines.add(name)
            match self._answer(fact):
                case "confirmed":
                    confirmed.add(name)
                case "disputed":
                    disputed.add(name)
        return lines, confirmed, disputed

    def _count_usages(self, rule: Rule) -> Count:
        facts = (fact for fact in self._used(rule) if _within(rule, fact.data["used_on"]))
        lines, confirmed, disputed = self._with_answers(facts)
        return Count(tuple(sorted(lines)), frozenset(confirmed), frozenset(disputed))

    def _count_slots(self, rule: Rule) -> Count:
        planned = planned_slots(rule.slot, rule.starts_on, rule.ends_on)
        pieces: dict[str, list[Fact]] = {slot: [] for slot in planned}
        for fact in self._used(rule):
            slot = fact.data.get("slot") or slot_of(
                rule.slot, date.fromisoformat(fact.data["used_on"])
            )
            if slot in pieces:
                pieces[slot].append(fact)
        lines, confirmed, disputed = self._with_answers(
            fact for facts in pieces.values() for fact in facts
        )
        states: dict[str, str] = {}
        for slot, facts in pieces.items():
            on_time = sum(not fact.data.get("late") for fact in facts)
            excuses = [
                fact
                for (channel, signer, column, excused), fact in self._excused.items()
                if excused == slot and channel in rule.channels
                if signer == rule.user and column == rule.column
            ]
            lines |= {line(fact.hash, slot) for fact in excuses}
            if len(facts) >= rule.each:
                states[slot] = "filled" if on_time >= rule.each else "late"
            else:
                states[slot] = "excused" if excuses else "open"
        return Count(tuple(sorted(lines)), frozenset(confirmed), frozenset(disputed), slots=states)


def _content(part: Mapping[str, Any]) -> tuple[str, int, str]:
    return part["item"], part["version"], part["content_hash"]


def _receivers(data: Mapping[str, Any]) -> tuple[str, ...]:
    to = data["to"]
    return (to,) if isinstance(to, str) else tuple(to)


def _within(rule: Rule, day: str) -> bool:
    return rule.starts_on.isoformat() <= day <= rule.ends_on.isoformat()
