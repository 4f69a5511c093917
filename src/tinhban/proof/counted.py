"""What a figure may count, as data: which entries make a thing, whose it is, when, and who agrees or contradicts.

A declaration names types of entries and fields of their data; `@signer` stands for who signed the entry. It travels in
the frozen report, so that a verifier counts things that were not thought of when it was written. How it is applied to
entries is said once, in `proof.rules`.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Self

from tinhban.proof import strict
from tinhban.proof.strict import BadRule

SIGNER = "@signer"
MOST_TYPES = 16
MOST_FIELDS = 16

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIELD = re.compile(r"@signer|[a-z][a-z0-9_]{0,39}")
_TYPE = re.compile(r"[a-z][a-z0-9]{0,19}(?:\.[a-z][a-z0-9_-]{0,39}){1,8}")

MADE, ANSWER = "made", "answer"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A type of entry by which somebody answers; where a field is named, only if it holds this value."""

    type: str
    field: str = ""
    value: bool | str = True

    def to_json(self) -> str | dict[str, Any]:
        if not self.field:
            return self.type
        return {"type": self.type, "field": self.field, "value": self.value}

    @classmethod
    def from_json(cls, given: object) -> Self:
        if isinstance(given, str):
            return cls(type=strict.text({"type": given}, "type", _TYPE))
        said = strict.parts(given, ("type", "field", "value"), "an answer")
        value = said.get("value")
        if not isinstance(value, bool):
            value = strict.text(said, "value")
        return cls(
            type=strict.text(said, "type", _TYPE),
            field=strict.text(said, "field", _NAME),
            value=value,
        )


@dataclass(frozen=True, kw_only=True)
class Lines:
    """The parts of an entry that are counted one by one: the list, what names a part, and what an answer repeats of it.

    Without `same` an answer is about the whole entry, and so about each of its parts.
    """

    field: str
    uid: str
    same: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"field": self.field, "uid": self.uid, "same": list(self.same)}

    @classmethod
    def from_json(cls, given: object) -> Self:
        said = strict.parts(given, ("field", "uid", "same"), "lines")
        return cls(
            field=strict.text(said, "field", _NAME),
            uid=strict.text(said, "uid", _NAME),
            same=strict.texts(said, "same", _NAME, most=MOST_FIELDS),
        )


@dataclass(frozen=True, kw_only=True)
class ByVersion:
    """A word that another entry of the same signer says of a part: of its version, as the thing was then."""

    begun: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]
    uid: str
    version: str
    field: str

    @property
    def types(self) -> frozenset[str]:
        return frozenset((*self.begun, *self.changed, *self.ended))

    def to_json(self) -> dict[str, Any]:
        return {
            "by": "version",
            "begun": list(self.begun),
            "changed": list(self.changed),
            "ended": list(self.ended),
            "uid": self.uid,
            "version": self.version,
            "field": self.field,
        }

    @classmethod
    def from_json(cls, given: object) -> Self:
        names = {field.name for field in fields(cls)}
        said = strict.parts(given, ("by", *names), "a look-up")
        if said.get("by") != "version":
            raise BadRule(f"by: {said.get('by')!r:.60}")
        return cls(
            begun=strict.texts(said, "begun", _TYPE, most=MOST_TYPES),
            changed=strict.texts(said, "changed", _TYPE, most=MOST_TYPES),
            ended=strict.texts(said, "ended", _TYPE, most=MOST_TYPES),
            uid=strict.text(said, "uid", _NAME),
            version=strict.text(said, "version", _NAME),
            field=strict.text(said, "field", _NAME),
        )


@dataclass(frozen=True, kw_only=True)
class Slotted:
    """How things stand in weeks, months or quarters: which slot a thing names, whether late, and what excuses one.

    `of` is what both the thing and the excuse belong to (a column); a rule then says which.
    """

    slot: str
    late: str
    excused: str
    of: str

    def to_json(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_json(cls, given: object) -> Self:
        said = strict.parts(given, ("slot", "late", "excused", "of"), "per")
        return cls(
            slot=strict.text(said, "slot", _NAME),
            late=strict.text(said, "late", _NAME),
            excused=strict.text(said, "excused", _TYPE),
            of=strict.text(said, "of", _NAME),
        )


Narrowed = tuple[tuple[str, str | ByVersion], ...]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One kind of thing that can be counted."""

    name: str
    made: str  # the type of entry that makes a thing
    uid: str  # its field that names the thing; entries about it name it by the same field
    day: str
    user: str  # whose the thing is: a field, or who signed
    other: str | None = None  # the other side
    undone: tuple[str, ...] = ()  # by who made it; then it is not counted
    agrees: tuple[Answer, ...] = ()
    contradicts: tuple[Answer, ...] = ()
    answered_by: tuple[
        str, ...
    ] = ()  # fields in turn: the first that names somebody says whose word holds
    narrowed: Narrowed = ()  # by what a rule may choose, and where that stands
    lines: Lines | None = None
    quantity: str | None = None  # a whole number that is added up instead of counting one
    named_by: str = MADE  # `answer`: counted is what was agreed, under the entry that first did
    slots: Slotted | None = None

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        """The name of this meaning: SHA-256 of the declaration in one spelling."""
        spelled = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(hashlib.sha256(spelled).digest()).rstrip(b"=").decode()

    @cached_property
    def types(self) -> frozenset[str]:
        """Every type of entry that this counting looks at."""
        found = {self.made, *self.undone, *(one.type for one in (*self.agrees, *self.contradicts))}
        for _name, where in self.narrowed:
            if isinstance(where, ByVersion):
                found |= where.types
        return frozenset(found | ({self.slots.excused} if self.slots else set()))

    @property
    def narrows(self) -> dict[str, str | ByVersion]:
        return dict(self.narrowed)

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "made": self.made,
            "uid": self.uid,
            "day": self.day,
            "user": self.user,
            "other": self.other,
            "undone": list(self.undone),
            "agrees": [one.to_json() for one in self.agrees],
            "contradicts": [one.to_json() for one in self.contradicts],
            "answered_by": list(self.answered_by),
            "narrowed": {
                name: where if isinstance(where, str) else where.to_json()
                for name, where in self.narrowed
            },
            "lines": self.lines.to_json() if self.lines else None,
            "quantity": self.quantity,
            "named_by": self.named_by,
            "slots": self.slots.to_json() if self.slots else None,
        }

    @classmethod
    def from_json(cls, given: object) -> Self:
        """Read a declaration strictly: an unknown part could change what is counted."""
        said = strict.parts(given, {field.name for field in fields(cls)}, "a declaration")
        named_by = strict.text(said, "named_by") if "named_by" in said else MADE
        if named_by not in (MADE, ANSWER):
            raise BadRule(f"named_by: {named_by!r:.60}")
        lines, slots = said.get("lines"), said.get("slots")
        return cls(
            name=strict.text(said, "name", _NAME),
            made=strict.text(said, "made", _TYPE),
            uid=strict.text(said, "uid", _NAME),
            day=strict.text(said, "day", _NAME),
            user=strict.text(said, "user", _FIELD),
            other=strict.text_or_none(said, "other", _FIELD),
            undone=strict.texts(said, "undone", _TYPE, most=MOST_TYPES),
            agrees=_answers(said, "agrees"),
            contradicts=_answers(said, "contradicts"),
            answered_by=strict.texts(said, "answered_by", _FIELD, most=MOST_FIELDS),
            narrowed=_narrowed(said.get("narrowed", {})),
            lines=None if lines is None else Lines.from_json(lines),
            quantity=strict.text_or_none(said, "quantity", _NAME),
            named_by=named_by,
            slots=None if slots is None else Slotted.from_json(slots),
        )


def _answers(said: Mapping[str, Any], part: str) -> tuple[Answer, ...]:
    value = said.get(part, [])
    if not isinstance(value, list) or len(value) > MOST_TYPES:
        raise BadRule(f"{part}: a list of at most {MOST_TYPES} types")
    return tuple(Answer.from_json(one) for one in value)


def _narrowed(given: object) -> Narrowed:
    if not isinstance(given, dict) or len(given) > MOST_FIELDS:
        raise BadRule(f"narrowed: an object of at most {MOST_FIELDS} parts")
    found: dict[str, str | ByVersion] = {}
    for name, where in given.items():
        strict.text({"narrowed": name}, "narrowed", _NAME)
        if isinstance(where, str):
            found[name] = strict.text({name: where}, name, _NAME)
        else:
            found[name] = ByVersion.from_json(where)
    return tuple(sorted(found.items()))
