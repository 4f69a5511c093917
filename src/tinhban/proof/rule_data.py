"""A rule as data: what a figure counts, in which channels, between whom, in which days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

from tinhban.proof import strict
from tinhban.proof.counted import Counted
from tinhban.proof.slots import SLOT_KINDS
from tinhban.proof.strict import BadRule

MOST_CHANNELS = 200
MOST_ORGANISATIONS = 1000  # a set is written out, and an entry holds 64 kB
MOST_VALUES = 200
MOST_ACTS = 8
LONGEST = timedelta(days=100 * 366)

_PARTS = (
    *("v", "counted", "acts", "channels", "users", "others"),
    *("where", "from", "to", "per", "who"),
)

Declared = Mapping[str, Counted]  # by name, each once
Where = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Per:
    """A promise for each week, month or quarter: how many things fill one."""

    slot: str
    each: int = 1

    def to_json(self) -> dict[str, Any]:
        return {"slot": self.slot, "each": self.each}

    @classmethod
    def from_json(cls, given: object) -> Self:
        said = strict.parts(given, ("slot", "each"), "per")
        slot = strict.text(said, "slot")
        if slot not in SLOT_KINDS:
            raise BadRule(f"slot: {slot!r:.60}")
        return cls(slot, strict.whole(said, "each", least=1, most=100) if "each" in said else 1)


@dataclass(frozen=True)
class Named:
    """What a set of organisations is called, and the day on which it was these."""

    name: str
    on: date

    def to_json(self) -> dict[str, str]:
        return {"name": self.name, "on": self.on.isoformat()}

    @classmethod
    def from_json(cls, given: object) -> Self:
        said = strict.parts(given, ("name", "on"), "who")
        return cls(strict.text(said, "name"), strict.day(said, "on"))


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a figure counts; `acts` are the things that it tells beside each other, the counted one among them."""

    counted: Counted
    channels: tuple[str, ...]
    users: tuple[str, ...]  # whose things: any of these
    others: tuple[str, ...] = ()  # the other side: any of these; none named: whoever
    where: Where = ()
    starts_on: date
    ends_on: date
    per: Per | None = None
    acts: tuple[Counted, ...] = ()
    who: tuple[tuple[str, Named], ...] = ()

    def __post_init__(self) -> None:
        if not self.acts:
            object.__setattr__(self, "acts", (self.counted,))
        if self.starts_on > self.ends_on:
            raise BadRule(f"from {self.starts_on} > to {self.ends_on}")
        if self.ends_on - self.starts_on > LONGEST:
            raise BadRule(f"to: {self.ends_on}")
        if not self.users:
            raise BadRule("users: []")
        if self.counted not in self.acts or len({act.name for act in self.acts}) < len(self.acts):
            raise BadRule("acts: each once, the counted one among them")
        if self.per is not None and len(self.acts) > 1:
            raise BadRule("acts: a promise per slot counts one thing")
        if unknown := [name for name, _values in self.where if name not in self.counted.narrows]:
            raise BadRule(f"where: {unknown[0]}")
        slots = self.counted.slots
        if self.per is not None and slots is not None and not self.chosen(slots.of):
            raise BadRule(f"where: {slots.of} is not chosen")

    @cached_property
    def _hash(self) -> int:
        return hash((self.counted, self.channels, self.users, self.others, self.starts_on))

    def __hash__(self) -> int:
        return self._hash

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values that a thing must have one of; none: whichever."""
        return next((values for known, values in self.where if known == name), ())

    def counting(self, act: Counted) -> Self:
        """The same parties and days for one act, narrowed by what it knows."""
        where = tuple((name, values) for name, values in self.where if name in act.narrows)
        return replace(self, counted=act, acts=(act,), where=where)

    def each_act(self) -> dict[Counted, Self]:
        """One rule for each act that the figure tells."""
        return {act: self.counting(act) for act in self.acts}

    @property
    def user(self) -> str | None:
        """Whose things, where it is one organisation."""
        return self.users[0] if len(self.users) == 1 else None

    @property
    def other(self) -> str | None:
        """The other side, where it is one organisation."""
        return self.others[0] if len(self.others) == 1 else None

    def to_json(self, declared: Declared | None = None) -> dict[str, Any]:
        """As data; what is declared beside it is only named."""

        def written(act: Counted) -> Any:
            return act.name if declared and declared.get(act.name) == act else act.to_json()

        made: dict[str, Any] = {
            "v": 2,
            "counted": written(self.counted),
            "channels": list(self.channels),
            "users": list(self.users),
            "others": list(self.others),
            "where": {name: list(values) for name, values in self.where},
            "from": self.starts_on.isoformat(),
            "to": self.ends_on.isoformat(),
            "per": self.per.to_json() if self.per else None,
        }
        if len(self.acts) > 1:
            made["acts"] = [written(act) for act in self.acts]
        if self.who:
            made["who"] = {side: named.to_json() for side, named in self.who}
        return made

    @classmethod
    def from_json(cls, given: object, declared: Declared | None = None) -> Self:
        """Read a rule strictly: an unknown part could change what it counts."""
        said = strict.parts(given, _PARTS, "a rule")
        if type(said.get("v")) is not int or said["v"] != 2:
            raise BadRule(f"v: {said.get('v')!r:.60}")
        acts = said.get("acts", [])
        if not isinstance(acts, list) or len(acts) > MOST_ACTS:
            raise BadRule(f"acts: a list of at most {MOST_ACTS}")
        per = said.get("per")
        return cls(
            counted=_declaration(said.get("counted"), declared or {}),
            acts=tuple(_declaration(act, declared or {}) for act in acts),
            channels=strict.texts(said, "channels", strict.HASH, most=MOST_CHANNELS),
            users=strict.texts(said, "users", strict.UUID_TEXT, most=MOST_ORGANISATIONS),
            others=strict.texts(said, "others", strict.UUID_TEXT, most=MOST_ORGANISATIONS),
            where=where_of(said.get("where", {})),
            starts_on=strict.day(said, "from"),
            ends_on=strict.day(said, "to"),
            per=None if per is None else Per.from_json(per),
            who=_who(said.get("who", {})),
        )


def where_of(given: object) -> Where:
    """By what a rule chooses, in one order; a part without values chooses nothing."""
    if not isinstance(given, dict) or len(given) > MOST_ACTS:
        raise BadRule("where: an object of a few parts")
    read = ((str(name), strict.texts(given, name, None, most=MOST_VALUES)) for name in given)
    return tuple(sorted((name, values) for name, values in read if values))


def by_name(declarations: Iterable[Counted]) -> dict[str, Counted]:
    """Declarations under the names that rules call them by: no two meanings have one."""
    found: dict[str, Counted] = {}
    for one in declarations:
        if found.setdefault(one.name, one) != one:
            raise BadRule(f"counted: {one.name} means two things")
    return found


def _declaration(given: object, declared: Declared) -> Counted:
    if isinstance(given, str):
        if given not in declared:
            raise BadRule(f"counted: {given!r:.60} is not declared")
        return declared[given]
    return Counted.from_json(given)


def _who(given: object) -> tuple[tuple[str, Named], ...]:
    said = strict.parts(given, ("users", "others"), "who")
    return tuple((side, Named.from_json(said[side])) for side in sorted(said))
