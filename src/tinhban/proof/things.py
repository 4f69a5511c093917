"""The things that entries make, by a declaration: whose they are, their parts, and what was answered of each.

Data of types that this release knows have been read by their event; others are as they came, so nothing is taken for
granted: what is not of the shape that is needed is no thing, no part and no answer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhban.proof.counted import SIGNER, Answer, ByVersion, Counted
from tinhban.proof.encoding import MAX_INTEGER

MOST_PARTS = 10_000
AGREED, CONTRADICTED = "agreed", "contradicted"

Key = tuple[str, str, str]  # channel, signer, uid
Content = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry as a rule sees it: already verified, its body decoded."""

    hash: str
    channel: str
    signer: str
    type: str
    data: Mapping[str, Any]
    position: tuple[int, int] = (0, 0)  # in its signer's own log: (how manieth epoch, seq)
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What makes one line: the thing itself, or one of its list."""

    uid: str
    amount: int
    words: Mapping[str, str | None]  # what a rule may choose by
    said: str  # agreed | contradicted | "": nobody has answered
    first_agreed: str  # the line of the first entry that agreed


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing, with everything that was said of it."""

    fact: Fact
    day: str
    users: frozenset[str]
    others: frozenset[str]
    parts: tuple[Part, ...]


def line(entry_hash: str, counted: str) -> str:
    """One evidence line."""
    return f"{entry_hash}#{counted}"


def named(fact: Fact, name: str) -> frozenset[str]:
    """The organisations that a field names: one, a list of them, or who signed."""
    if name == SIGNER:
        return frozenset({fact.signer})
    value = fact.data.get(name)
    if isinstance(value, str):
        return frozenset({value} if value else ())
    if isinstance(value, list):
        return frozenset(one for one in value if isinstance(one, str))
    return frozenset()


class Things:
    """Every thing that a declaration makes of some facts."""

    def __init__(self, counted: Counted, facts: Mapping[str, list[Fact]]) -> None:
        self.counted = counted
        self._facts = facts
        self._undone = {
            key for type_name in counted.undone for _fact, key in self._keyed(type_name)
        }
        self._answers = self._read_answers()
        self._versions = {
            name: _Versions(where, facts)
            for name, where in counted.narrowed
            if isinstance(where, ByVersion)
        }
        self._by_user: dict[str, list[Thing]] = defaultdict(list)
        for thing in self._made():
            for user in thing.users:
                self._by_user[user].append(thing)

    def of_users(self, users: Iterable[str]) -> Iterator[Thing]:
        """Their things, each once."""
        seen: set[str] = set()
        for user in users:
            for thing in self._by_user.get(user, ()):
                if thing.fact.hash not in seen:
                    seen.add(thing.fact.hash)
                    yield thing

    def excuses(
        self, users: Collection[str], channels: Collection[str], of: Collection[str]
    ) -> dict[str, list[Fact]]:
        """The first excuse of each signer for each slot."""
        said = self.counted.slots
        found: dict[str, list[Fact]] = defaultdict(list)
        seen: set[tuple[str, str, str, str]] = set()
        if said is None:
            return found
        for fact in self._facts.get(said.excused, ()):
            about, slot = fact.data.get(said.of), fact.data.get(said.slot)
            if not isinstance(about, str) or not isinstance(slot, str) or about not in of:
                continue
            key = (fact.channel, fact.signer, about, slot)
            if key not in seen and fact.signer in users and fact.channel in channels:
                seen.add(key)
                found[slot].append(fact)
        return found

    def _keyed(self, type_name: str) -> Iterator[tuple[Fact, Key]]:
        for fact in self._facts.get(type_name, ()):
            uid = fact.data.get(self.counted.uid)
            if isinstance(uid, str) and uid:
                yield fact, (fact.channel, fact.signer, uid)

    def _read_answers(self) -> dict[tuple[str, str], list[tuple[Fact, str]]]:
        """What was answered about each uid of a channel, every author's words in its own order."""
        kinds = [(one, AGREED) for one in self.counted.agrees]
        kinds += [(one, CONTRADICTED) for one in self.counted.contradicts]
        found: dict[tuple[str, str], list[tuple[Fact, str]]] = defaultdict(list)
        for answer, verdict in kinds:
            for fact, (channel, _signer, uid) in self._keyed(answer.type):
                if _holds(answer, fact):
                    found[channel, uid].append((fact, verdict))
        for said in found.values():
            said.sort(key=lambda one: (one[0].position, one[0].hash))
        return found

    def _made(self) -> Iterator[Thing]:
        first: dict[Key, Fact] = {}
        same: dict[tuple[str, str], set[str]] = defaultdict(set)
        for fact, key in self._keyed(self.counted.made):
            if first.setdefault(key, fact) is fact:
                same[key[0], key[2]].add(fact.hash)
        for key, fact in first.items():
            if key in self._undone:
                continue
            uid = key[2]
            day: Any = fact.data.get(self.counted.day)
            users = named(fact, self.counted.user)
            others = named(fact, self.counted.other) if self.counted.other else frozenset()
            if not _is_day(day) or not users or (others and not others - users):
                continue
            about = [
                (answer, verdict)
                for answer, verdict in self._answers.get((fact.channel, uid), ())
                if fact.hash in answer.refs or not same[fact.channel, uid] & set(answer.refs)
            ]
            parts = tuple(self._parts(fact, uid, about))
            if parts:
                yield Thing(fact, day, users, others, parts)

    def _parts(self, fact: Fact, uid: str, about: list[tuple[Fact, str]]) -> Iterator[Part]:
        said = _Said(self.counted, fact, about)
        lines = self.counted.lines
        if lines is None:
            yield from self._part(fact, uid, fact.data, said)
            return
        for one in _objects(fact.data.get(lines.field)):
            part_uid = one.get(lines.uid)
            if isinstance(part_uid, str) and part_uid:
                yield from self._part(fact, part_uid, one, said)

    def _part(self, fact: Fact, uid: str, data: Mapping[str, Any], said: "_Said") -> Iterator[Part]:
        amount = 1
        if self.counted.quantity is not None:
            value = data.get(self.counted.quantity)
            if type(value) is not int or not 0 <= value <= MAX_INTEGER:
                return
            amount = value
        words: dict[str, str | None] = {}
        for name, where in self.counted.narrowed:
            if isinstance(where, str):
                value = fact.data.get(where)
                words[name] = value if isinstance(value, str) else None
            else:
                words[name] = self._versions[name].word(fact, data)
        verdict, first = said.of(data, uid)
        yield Part(uid, amount, words, verdict, first)


class _Said:
    """What those say of one thing whose word holds: of all of it, or of each part by what is the same."""

    def __init__(self, counted: Counted, fact: Fact, about: list[tuple[Fact, str]]) -> None:
        self._lines = counted.lines if counted.lines and counted.lines.same else None
        deciding = next((who for f in counted.answered_by if (who := named(fact, f))), frozenset())
        self._words: dict[Content, dict[str, str]] = defaultdict(dict)
        self._first: dict[Content, Fact] = {}
        for answer, verdict in about:
            if answer.signer not in deciding or answer.signer == fact.signer:
                continue
            for content in self._contents(answer):
                self._words[content][answer.signer] = verdict
                if verdict == AGREED:
                    self._first.setdefault(content, answer)

    def _contents(self, answer: Fact) -> Iterator[Content]:
        if self._lines is None:
            yield ()
            return
        for one in _objects(answer.data.get(self._lines.field)):
            content = self._content(one)
            if content:
                yield content

    def _content(self, data: Mapping[str, Any]) -> Content:
        """What an answer must repeat; empty where a value is missing or could not be compared."""
        if self._lines is None:
            return ()
        found = tuple(data.get(name) for name in self._lines.same)
        return found if all(isinstance(one, str | int) for one in found) else ()

    def of(self, data: Mapping[str, Any], uid: str) -> tuple[str, str]:
        """What is said of a part, and the line of the first entry that agreed."""
        content = self._content(data)
        if self._lines is not None and not content:
            return "", ""
        words = set(self._words.get(content, {}).values())
        said = CONTRADICTED if CONTRADICTED in words else AGREED if words else ""
        first = self._first.get(content)
        return said, line(first.hash, uid) if first else ""


class _Versions:
    """A word of each version of the things that another declaration part names."""

    def __init__(self, where: ByVersion, facts: Mapping[str, list[Fact]]) -> None:
        self._where = where
        self._latest: dict[Key, int] = {}
        self._words: dict[tuple[Key, int], str] = {}
        told = [fact for type_name in where.types for fact in facts.get(type_name, ())]
        for fact in sorted(told, key=lambda f: (f.position, f.hash)):
            self._take(fact)

    def _take(self, fact: Fact) -> None:
        """A thing begins once; a version is written once, never goes back, and none follows the end."""
        key = self._key(fact, fact.data)
        if key is None:
            return
        known = self._latest.get(key)
        if fact.type in self._where.ended:
            if known is not None:
                self._latest[key] = MAX_INTEGER
            return
        version, word = fact.data.get(self._where.version), fact.data.get(self._where.field)
        if type(version) is not int or not isinstance(word, str):
            return
        begins = known is None and fact.type in self._where.begun
        if begins or (known is not None and known < version):
            self._latest[key] = version
            self._words[key, version] = word

    def _key(self, fact: Fact, data: Mapping[str, Any]) -> Key | None:
        uid = data.get(self._where.uid)
        return (fact.channel, fact.signer, uid) if isinstance(uid, str) else None

    def word(self, fact: Fact, data: Mapping[str, Any]) -> str | None:
        """What the named version of the part says."""
        key, version = self._key(fact, data), data.get(self._where.version)
        if key is None or type(version) is not int:
            return None
        return self._words.get((key, version))


def _holds(answer: Answer, fact: Fact) -> bool:
    if not answer.field:
        return True
    value = fact.data.get(answer.field)
    return type(value) is type(answer.value) and value == answer.value


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _objects(value: object) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or len(value) > MOST_PARTS:
        return []
    return [one for one in value if isinstance(one, dict)]
