"""A model of five nodes that are cut off, corrupted and restored from old backups, with the real guard rule."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tinhban.ledger.guard import OPENING, Mark, may_continue

NODES = 5
STEPS = 400
NOWHERE = "-"

Log = tuple[int, str]  # organisation, epoch


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the model; two with one position and different hashes are a fork."""

    hash: str
    prev: str
    broken: bool = False


@dataclass
class Node:
    """One organisation on one machine."""

    number: int
    boot: str
    logs: dict[Log, list[Written]] = field(default_factory=dict)
    guard: Mark | None = None
    backups: list[dict[Log, list[Written]]] = field(default_factory=list)
    proofs: set[tuple[Log, int]] = field(default_factory=set)
    side: dict[Log, list[Written]] = field(default_factory=dict)  # a liar's second branch

    def served(self, log: Log) -> list[Written]:
        """What peers may see: of the epoch we write, only what the guard covers."""
        entries = self.logs[log]
        if self.guard is not None and log == (self.number, self.guard.epoch):
            return entries[: self.guard.seq + 1]
        return entries


Rule = Callable[["World", Node], str]


def goes_on(node: Node) -> str | None:
    """The epoch that may be continued, as the product decides it."""
    mark = node.guard
    if mark is None:
        return None
    entries = node.logs.get((node.number, mark.epoch))
    at_mark = ""
    if entries and 0 <= mark.seq < len(entries):
        at_mark = entries[mark.seq].hash
    head = None if entries is None else len(entries) - 1
    may = may_continue(mark, boot=node.boot, head_seq=head, at_mark=at_mark)
    return mark.epoch if may else None


def guard_rule(world: "World", node: Node) -> str:
    """The epoch for the next entry, by the rule of the product."""
    epoch = goes_on(node)
    if epoch is not None:
        return epoch
    epoch = world.new_name()
    node.guard = Mark(node.boot, epoch, OPENING, "")
    return epoch


def plain_chain(world: "World", node: Node) -> str:
    """No guard at all: go on where the database ends. Shows that the model finds the fault."""
    own = [log for log in node.logs if log[0] == node.number]
    return own[0][1] if own else world.new_name()


class World:
    """A run: deterministic for a seed."""

    def __init__(self, seed: int, rule: Rule, *, liar: bool = False) -> None:
        self.chance = random.Random(seed)
        self.rule = rule
        self.names = 0
        self.nodes = [Node(number, f"boot-{number}") for number in range(NODES)]
        self.liar = self.nodes[0] if liar else None
        self.cut: set[int] = set()
        self.restores = 0
        for _ in range(STEPS):
            self.step()
        self.surviving = self.held_twice()
        self.heal()

    def new_name(self) -> str:
        self.names += 1
        return f"{self.names}-{self.chance.getrandbits(32):08x}"

    def step(self) -> None:
        node = self.chance.choice(self.nodes)
        what = self.chance.random()
        if what < 0.40:
            self.append(node)
        elif what < 0.85:
            self.pull(node, self.chance.choice(self.nodes))
        elif what < 0.90:
            node.backups.append({log: list(rows) for log, rows in node.logs.items()})
        elif what < 0.93:
            self.restore(node)
        elif what < 0.96:
            self.cut = set(self.chance.sample(range(NODES), self.chance.randrange(NODES)))
        elif what < 0.97:
            self.flip(node)
        else:
            self.kill(node)

    def append(self, node: Node) -> None:
        epoch = self.rule(self, node)
        entries = node.logs.setdefault((node.number, epoch), [])
        if entries and entries[-1].broken:
            self.audit(node)  # the head cannot be continued before it is whole
            return
        entries.append(Written(self.new_name(), entries[-1].hash if entries else NOWHERE))
        if node is self.liar:
            self.lie(node, (node.number, epoch))
        if self.chance.random() < 0.9:
            node.guard = Mark(node.boot, epoch, len(entries) - 1, entries[-1].hash)
        else:
            self.start(node)  # killed between commit and guard

    def start(self, node: Node) -> None:
        """A new process raises the guard to what the old one had committed."""
        epoch = goes_on(node)
        if epoch is not None and node.guard is not None:
            rows = node.logs[node.number, epoch]
            node.guard = Mark(node.boot, epoch, len(rows) - 1, rows[-1].hash)

    def lie(self, node: Node, log: Log) -> None:
        """Sometimes begin, and then go on with, a second branch for half of the peers."""
        if log in node.side:
            branch = node.side[log]
            branch.append(Written(self.new_name(), branch[-1].hash))
        elif self.chance.random() < 0.05:
            common = node.logs[log][:-1]
            before = common[-1].hash if common else NOWHERE
            node.side[log] = [*common, Written(self.new_name(), before)]

    def pull(self, to: Node, source: Node) -> None:
        if to is source or ((to.number in self.cut) != (source.number in self.cut)):
            return
        to.proofs |= source.proofs
        for log in list(source.logs):
            theirs = source.served(log)
            if log in source.side and to.number % 2:
                theirs = source.side[log]
            self.take(to, log, theirs)
        for proven in list(to.proofs):
            self.freeze(to, proven)

    def take(self, to: Node, log: Log, theirs: list[Written]) -> None:
        ours = to.logs.setdefault(log, [])
        for seq, entry in enumerate(theirs):
            if entry.broken or (self.chance.random() < 0.01):
                break  # on the peer's disk or on the way: refused, asked for again later
            if seq < len(ours):
                if ours[seq].broken and ours[seq].hash == entry.hash:
                    ours[seq] = entry
                elif ours[seq].hash != entry.hash:
                    to.proofs.add((log, seq))
                    break
                continue
            if entry.prev != (ours[-1].hash if ours else NOWHERE):
                to.proofs.add((log, seq))
                break
            if (log, seq) in to.proofs:
                break
            ours.append(entry)
        if not ours:
            del to.logs[log]

    def freeze(self, node: Node, proven: tuple[Log, int]) -> None:
        """What stands in dispute is kept beside the log; here it simply does not count."""
        log, seq = proven
        if log in node.logs and node is not self.liar:
            del node.logs[log][seq:]

    def restore(self, node: Node) -> None:
        """An old state comes back; half of the time on a machine that does not know the guard."""
        if not node.backups:
            return
        self.restores += 1
        state = self.chance.choice(node.backups)
        node.logs = {log: list(rows) for log, rows in state.items()}
        if self.chance.random() < 0.5:
            self.reboot(node)

    def reboot(self, node: Node) -> None:
        node.boot = self.new_name()
        node.guard = None

    def kill(self, node: Node) -> None:
        """The process dies and comes back: the guard is in the memory of the machine."""
        if self.chance.random() < 0.3:
            self.reboot(node)
        self.start(node)

    def flip(self, node: Node) -> None:
        """One bit on a disk."""
        logs = [rows for rows in node.logs.values() if rows]
        if logs:
            rows = self.chance.choice(logs)
            seq = self.chance.randrange(len(rows))
            rows[seq] = Written(rows[seq].hash, rows[seq].prev, broken=True)

    def audit(self, node: Node) -> None:
        """Broken entries are found, and fetched again from whoever has them whole."""
        for log, rows in list(node.logs.items()):
            for seq, entry in enumerate(rows):
                if entry.broken:
                    whole = self.whole_copy(log, seq, entry.hash)
                    if whole is None:
                        del rows[seq:]  # nobody has it any more
                        break
                    rows[seq] = whole

    def whole_copy(self, log: Log, seq: int, name: str) -> Written | None:
        for node in self.nodes:
            rows = node.logs.get(log, [])
            if seq < len(rows) and rows[seq].hash == name and not rows[seq].broken:
                return rows[seq]
        return None

    def held_twice(self) -> set[tuple[Log, int, str]]:
        """Entries that two nodes have, and of which a whole copy is left: acknowledged, surviving."""
        holders: dict[tuple[Log, int, str], int] = {}
        for node in self.nodes:
            for log, rows in node.logs.items():
                for seq, entry in enumerate(rows):
                    if self.whole_copy(log, seq, entry.hash) is None:
                        break
                    name = (log, seq, entry.hash)
                    holders[name] = holders.get(name, 0) + 1
        return {name for name, count in holders.items() if count > 1}

    def heal(self) -> None:
        self.cut = set()
        for node in self.nodes:
            self.audit(node)
            self.append(node)  # the first entry after a restore decides on the epoch
            self.start(node)
        for _ in range(12):
            for node in self.nodes:
                for other in self.nodes:
                    self.pull(node, other)

    def accused(self) -> set[int]:
        """Organisations of which some node holds a proof."""
        return {log[0] for node in self.nodes for log, _ in node.proofs}

    def honest(self) -> list[Node]:
        return [node for node in self.nodes if node is not self.liar]

    def converged(self) -> bool:
        """All honest nodes have the same logs, as far as they are not disputed."""
        disputed = {log for node in self.nodes for log, _ in node.proofs}
        states = [
            {
                log: [entry.hash for entry in rows]
                for log, rows in node.logs.items()
                if rows and log not in disputed
            }
            for node in self.honest()
        ]
        return all(state == states[0] for state in states)

    def missing(self) -> int:
        """Surviving acknowledged entries that some honest node lacks in the end."""
        disputed = {log for node in self.nodes for log, _ in node.proofs}
        count = 0
        for log, seq, name in self.surviving:
            if log in disputed:
                continue
            for node in self.honest():
                rows = node.logs.get(log, [])
                count += seq >= len(rows) or rows[seq].hash != name
        return count
