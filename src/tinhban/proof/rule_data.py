"""A rule as data: what a figure counts, in which channels, between whom, in which days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from tinhban.proof.slots import SLOT_KINDS
from tinhban.wire.refusals import EntryRefused

COUNTS = ("delivery", "receipt", "usage", "slots")
MAX_CHANNELS = 200

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HASH = re.compile(r"[A-Za-z0-9_-]{43}")


class BadRule(EntryRefused):
    """A rule that cannot be read; the message says which part and why."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a figure counts: which act, in which channels, between whom, in which days."""

    count: str
    channels: tuple[str, ...]
    user: str
    supplier: str | None = None
    column: str | None = None
    kinds: tuple[str, ...] = ()
    starts_on: date
    ends_on: date
    slot: str = "week"
    each: int = 1  # pieces promised per slot

    def __post_init__(self) -> None:
        if self.count not in COUNTS:
            raise BadRule(f"count: {self.count!r}")
        if self.starts_on > self.ends_on:
            raise BadRule(f"from {self.starts_on} > to {self.ends_on}")
        if self.slot not in SLOT_KINDS:
            raise BadRule(f"slot: {self.slot!r}")
        if not 1 <= self.each <= 100:
            raise BadRule(f"each: {self.each!r}")
        if self.count in ("delivery", "receipt") and self.supplier is None:
            raise BadRule("supplier: null")
        if self.count == "slots" and self.column is None:
            raise BadRule("column: null")

    def counting(self, count: str) -> Self:
        """The same parties and days, for another act."""
        return replace(self, count=count)

    def to_json(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "v": 1,
            "count": self.count,
            "channels": list(self.channels),
            "supplier": self.supplier,
            "user": self.user,
            "column": self.column,
            "kinds": list(self.kinds),
            "from": self.starts_on.isoformat(),
            "to": self.ends_on.isoformat(),
            "slot": self.slot,
        }
        return made if self.each == 1 else {**made, "each": self.each}

    @classmethod
    def from_json(cls, given: object) -> Self:
        """Read a rule strictly: an unknown part could change what it counts."""
        if not isinstance(given, dict):
            raise BadRule("a rule is an object")
        if given.get("v") != 1 or isinstance(given.get("v"), bool):
            raise BadRule(f"v: {given.get('v')!r}")
        unknown = set(given) - {
            *("v", "count", "channels", "supplier", "user", "column", "kinds"),
            *("from", "to", "slot", "each"),
        }
        if unknown:
            raise BadRule(f"unknown part: {sorted(map(str, unknown))[0]}")
        each = given.get("each", 1)
        if not isinstance(each, int) or isinstance(each, bool):
            raise BadRule(f"each: {each!r}")
        return cls(
            count=_text(given, "count"),
            channels=_texts(given, "channels", _HASH),
            supplier=_uid(given, "supplier"),
            user=_uid(given, "user") or _missing("user"),
            column=_uid(given, "column"),
            kinds=_texts(given, "kinds", None),
            starts_on=_day(given, "from"),
            ends_on=_day(given, "to"),
            slot=_text(given, "slot") if "slot" in given else "week",
            each=each,
        )


def counts_of(rule: Rule) -> tuple[str, ...]:
    """The acts that a figure with this rule tells: without a supplier nothing is delivered."""
    if rule.count == "slots":
        return ("slots",)
    return ("delivery", "receipt", "usage") if rule.supplier else ("usage",)


def _missing(part: str) -> Any:
    raise BadRule(f"{part}: null")


def _text(given: Mapping[str, Any], part: str) -> str:
    value = given.get(part)
    if not isinstance(value, str):
        raise BadRule(f"{part}: {value!r}")
    return value


def _texts(given: Mapping[str, Any], part: str, pattern: re.Pattern[str] | None) -> tuple[str, ...]:
    value = given.get(part)
    if not isinstance(value, list) or len(value) > MAX_CHANNELS:
        raise BadRule(f"{part}: {value!r}")
    for one in value:
        if not isinstance(one, str) or (pattern and not pattern.fullmatch(one)):
            raise BadRule(f"{part}: {one!r}")
    return tuple(value)


def _uid(given: Mapping[str, Any], part: str) -> str | None:
    value = given.get(part)
    if value is None:
        return None
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise BadRule(f"{part}: {value!r}")
    return value


def _day(given: Mapping[str, Any], part: str) -> date:
    try:
        return date.fromisoformat(_text(given, part))
    except ValueError as error:
        raise BadRule(f"{part}: {given.get(part)!r}") from error
