"""A bundle made by hand: two stations, a department that froze one figure, another that sealed it."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tinhban.proof.bundle import FROZEN, SEALED, Contents, write
from tinhban.proof.encoding import b64url
from tinhban.proof.links import NOWHERE, Blob, build_body, build_link, parse_link
from tinhban.proof.recount import numbers
from tinhban.proof.rule_data import Rule
from tinhban.proof.rules import Book, digest, state_of
from tinhban.proof.standalone import verifier
from tinhban.proof.tests.signer import Signer
from tinhban.proof.things import Fact
from tinhban.proof.vocabulary import between
from tinhban.wire.channels import GENESIS

SENDER, TAKER, DEPARTMENT, NEIGHBOUR = (
    UUID(f"0197f3a0-0000-7000-8000-00000000000{n}") for n in range(1, 5)
)
EPOCH = b64url(b"e" * 16)


def uid(n: int) -> str:
    return f"0197f3a0-0000-7000-8000-{n:012}"


@dataclass
class World:
    """The logs of one channel, as they grow."""

    signers: dict[UUID, Signer] = field(
        default_factory=lambda: {one: Signer(one) for one in (SENDER, TAKER, DEPARTMENT, NEIGHBOUR)}
    )
    channel: str = ""
    demo: bool = False
    logs: dict[UUID, list[tuple[bytes, bytes]]] = field(default_factory=dict)
    heads: dict[UUID, str] = field(default_factory=dict)
    count: int = 0

    def write(self, signer: UUID, type_name: str, data: dict[str, Any], **more: Any) -> str:
        """Append an entry to a log; answers its hash."""
        self.count += 1
        body = build_body(
            id=UUID(uid(900_000 + self.count)),
            organisation=signer,
            type=type_name,
            time="2022-03-01T09:00:00+07:00",
            salt=b"x" * 16,
            data=data,
        )
        log = self.logs.setdefault(signer, [])
        link = build_link(
            seed=self.signers[signer].seed,
            organisation=signer,
            key_number=1,
            channel=self.channel or NOWHERE,
            epoch=EPOCH,
            seq=len(log),
            previous=self.heads.get(signer, NOWHERE),
            type=type_name,
            at=1_650_000_000 + sum(map(len, self.logs.values())),
            body=body,
            membership=self.channel or NOWHERE,
            **more,
        )
        log.append((link.raw, body))
        self.heads[signer] = link.hash
        return self.heads[signer]

    def open(self, roles: dict[UUID, str] | None = None) -> None:
        told = {**dict.fromkeys(self.signers, "member"), DEPARTMENT: "coordinator", **(roles or {})}
        members = [{"organisation": str(one), "role": role} for one, role in told.items()]
        self.channel = self.write(
            DEPARTMENT, GENESIS, {"purpose": {}, "demo": self.demo, "members": members}
        )

    def exchange(self, sent: int, received: int, used: int, confirmed: int) -> None:
        """A delivery of some items, of which the first are receipted, used, confirmed."""
        lines = [
            {"item": uid(n), "version": 1, "content_hash": b64url(bytes([n]) * 32)}
            for n in range(sent)
        ]
        self.write(
            SENDER,
            "vn.tinhban.delivery.sent.v1",
            {
                "delivery": uid(500),
                "to": str(TAKER),
                "delivered_on": "2022-02-01",
                "lines": lines,
            },
        )
        self.write(
            TAKER,
            "vn.tinhban.delivery.received.v1",
            {
                "receipt": uid(600),
                "delivery": uid(500),
                "received_on": "2022-02-01",
                "lines": lines[:received],
            },
        )
        for n in range(used):
            self.use(n)
        for n in range(confirmed):
            self.write(
                SENDER,
                "vn.tinhban.usage.confirmed.v1",
                {"usage": uid(700 + n), "confirmed_on": "2022-03-01"},
            )

    def use(self, n: int) -> None:
        self.write(
            TAKER,
            "vn.tinhban.usage.claimed.v1",
            {
                "usage": uid(700 + n),
                "kind": "news_item",
                "title": "Tin",
                "used_on": "2022-02-03",
                "outlet": "Thời sự",
                "supplier": str(SENDER),
            },
        )

    def rule(self) -> Rule:
        return between(
            "usage",
            channels=(self.channel,),
            supplier=str(SENDER),
            user=str(TAKER),
            column=None,
            kinds=(),
            starts_on=date(2022, 1, 1),
            ends_on=date(2022, 12, 31),
        )

    def book(self) -> Book:
        facts = []
        for signer, log in self.logs.items():
            for seq, (raw, body) in enumerate(log):
                link = parse_link(raw)
                facts.append(
                    Fact(
                        link.hash,
                        self.channel,
                        str(signer),
                        link.type,
                        json.loads(body)["data"],
                        (0, seq),
                        link.refs,
                    )
                )
        return Book(facts)

    def lists(self, rule: Rule | None = None) -> dict[str, list[str]]:
        """The lists of the figure, as counted."""
        book = self.book()
        acts = (rule or self.rule()).each_act()
        return {act.name: list(book.count(of_act).lines) for act, of_act in acts.items()}

    def figure(
        self, rule: Rule, lists: dict[str, list[str]], declared: dict[str, Any]
    ) -> dict[str, Any]:
        """The figure as it is counted, told with these lists."""
        book = self.book()
        counts = {act: book.count(of_act) for act, of_act in rule.each_act().items()}
        return {
            "key": "lai-chau-lao-cai",
            "printed": "gần 10",
            "qualifier": "about_below",
            "measure": "used",
            "state": state_of((act, found.state) for act, found in counts.items()),
            "number": 10,
            "value": counts[rule.counted].number,
            "rule": rule.to_json(declared),
            "acts": [
                {
                    "name": act.name,
                    **numbers(found),
                    "lines": len(lists.get(act.name, ())),
                    "digest": digest(lists.get(act.name, ())),
                }
                for act, found in counts.items()
            ],
        }

    def figure_before(self, lists: dict[str, list[str]]) -> dict[str, Any]:
        """The figure as it was told before there were declarations."""
        rule, book = self.rule(), self.book()
        sent, got, used = (book.count(of_act) for of_act in rule.each_act().values())
        return {
            "key": "lai-chau-lao-cai",
            "printed": "gần 10",
            "qualifier": "about_below",
            "measure": "used",
            "state": "agreed",
            "number": 10,
            "value": used.number,
            "supplied": sent.number,
            "received": got.number,
            "used": used.number,
            "awaiting": len(sent.awaiting),
            "confirmed": len(used.agreed),
            "disputed": 0,
            "rule": {
                "v": 1,
                "count": "usage",
                "channels": [self.channel],
                "supplier": str(SENDER),
                "user": str(TAKER),
                "column": None,
                "kinds": [],
                "from": "2022-01-01",
                "to": "2022-12-31",
                "slot": "week",
            },
            "lists": [
                {"count": name, "number": len(lines), "digest": digest(lines)}
                for name, lines in lists.items()
            ],
        }

    def freeze(
        self,
        lists: dict[str, list[str]] | None = None,
        *,
        rule: Rule | None = None,
        acts: dict[str, dict[str, int]] | None = None,
        before: bool = False,
        counted: Any = None,
        told: dict[str, Any] | None = None,
        **changes: Any,
    ) -> "Frozen":
        """Sign the figure; `lists`, `acts` and `changes` put others into it than were counted, `counted` declares otherwise, `told` is all of it."""
        asked = rule or self.rule()
        declared = {act.name: act for act in asked.acts}
        lists = self.lists(asked) if lists is None else lists
        figure = told or (
            self.figure_before(lists) if before else self.figure(asked, lists, declared)
        )
        figure = figure | changes
        for act in figure.get("acts", ()):
            if isinstance(act, dict):
                act.update((acts or {}).get(act["name"], {}))
        if counted is None:
            counted = [] if before else [act.to_json() for act in declared.values()]
        heads = [
            {
                "channel": self.channel,
                "organisation": str(signer),
                "epoch": EPOCH,
                "seq": len(log) - 1,
                "hash": self.heads[signer],
            }
            for signer, log in self.logs.items()
        ]
        raw = json.dumps({"v": 1, "figures": {"lai-chau-lao-cai": lists}}).encode()
        text = json.dumps({"v": 1, "subject": "Báo cáo"}).encode()
        hashed = [hashlib.sha256(one).hexdigest() for one in (raw, text)]
        frozen = self.write(
            DEPARTMENT,
            FROZEN,
            {
                "edition": uid(1),
                "review": uid(2),
                "version": 1,
                "title": "Kết quả thực hiện năm 2022",
                "period": "2022",
                "counted": counted,
                "figures": [figure],
                "heads": heads,
                "lists": hashed[0],
                "narrative": hashed[1],
            },
            blobs=tuple(
                Blob(name, len(one), "application/json")
                for name, one in zip(hashed, (raw, text), strict=True)
            ),
        )
        return Frozen(self, frozen, raw, text)


@dataclass
class Frozen:
    """A world whose figure is signed."""

    world: World
    hash: str
    lists: bytes
    narrative: bytes

    def seal(self, by: UUID = NEIGHBOUR) -> None:
        self.world.write(
            by,
            SEALED,
            {"seal": uid(3), "edition": uid(1), "frozen": self.hash, "sealed_on": "2023-02-07"},
            refs=(self.hash,),
        )

    def contents(self) -> Contents:
        world = self.world
        return Contents(
            frozen=self.hash,
            logs={
                (world.channel, str(signer), EPOCH): list(log) for signer, log in world.logs.items()
            },
            statements={str(one): [s.statement()] for one, s in world.signers.items()},
            lists=self.lists,
            narrative=self.narrative,
            verifier=verifier(),
            demo=world.demo,
        )

    def bundle(self) -> bytes:
        return write(self.contents())


def agreed_world(*, demo: bool = False) -> World:
    """Ten sent and receipted, nine used and confirmed."""
    world = World(demo=demo)
    world.open()
    world.exchange(10, 10, 9, 9)
    return world
