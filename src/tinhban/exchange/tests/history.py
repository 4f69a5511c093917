"""Histories of an exchange drawn at random: three organisations on other machines, honest or careless."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings

from tinhban.exchange.content import content_hash
from tinhban.foundation.ids import new_uid
from tinhban.ledger.tests.peer import Peer, Sent
from tinhban.wire import exchange as events

FIRST = date(2022, 1, 3)
KINDS = ("news_item", "short_report")


def seeds(count: int) -> range:
    """Histories to try: all of them on SQLite, the first on PostgreSQL, where they take long."""
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    return range(count if on_sqlite else 1)


class History:
    """A channel of three peers, and what they said in it."""

    def __init__(self, seed: int, *, names_causes: bool = True) -> None:
        self.dice = random.Random(seed)
        self.names_causes = names_causes
        self.peers = [Peer() for _ in range(3)]
        self.genesis = self.peers[0].open_channel(*self.peers[1:])
        self.channel = self.genesis.hash
        self.items: list[tuple[Peer, UUID, int, Sent]] = []
        self.deliveries: list[tuple[Peer, Peer, events.DeliverySent, Sent]] = []
        self.usages: list[tuple[Peer, UUID, Sent]] = []
        self.offers: list[tuple[Peer, UUID, Sent]] = []
        self.requests: list[tuple[Peer, Peer, UUID, Sent]] = []
        self.columns: list[tuple[Peer, UUID, Sent]] = []

    def run(self, steps: int) -> "History":
        acts = [
            *(self.approve, self.approve, self.correct, self.end, self.offer, self.answer_offer),
            *(self.ask, self.answer_request, self.deliver, self.deliver, self.receive),
            *(self.receive, self.use, self.use, self.use, self.answer, self.answer, self.answer),
            *(self.withdraw, self.column, self.piece, self.piece, self.excuse, self.act, self.link),
        ]
        for _ in range(steps):
            self.dice.choice(acts)()
        return self

    @property
    def sent(self) -> list[Sent]:
        """Every entry, author after author."""
        return [entry for peer in self.peers for entry in peer.log]

    def orders(self, count: int) -> Iterator[list[Sent]]:
        """Admissible orders of arrival: each author's own order, and the genesis first."""
        for _ in range(count):
            logs = [list(peer.log) for peer in self.peers]
            logs[0].remove(self.genesis)
            order = [self.genesis]
            while any(logs):
                order.append(self.dice.choice([log for log in logs if log]).pop(0))
            yield order

    # what the peers do; a careless one answers what is none of its business

    def say(self, peer: Peer, event: object, *causes: Sent) -> Sent:
        refs = tuple(dict.fromkeys(cause.hash for cause in causes)) if self.names_causes else ()
        return peer.say(event, refs=refs)

    def day(self) -> date:
        return FIRST + timedelta(days=self.dice.randrange(40))

    def two(self) -> tuple[Peer, Peer]:
        one, other = self.dice.sample(self.peers, 2)
        return one, other

    def some(self, things: Iterable) -> list:
        things = list(things)
        return [self.dice.choice(things)] if things else []

    def approve(self) -> None:
        peer, uid = self.dice.choice(self.peers), new_uid()
        event = events.ItemApproved(
            item=uid,
            version=1,
            kind=self.dice.choice(KINDS),
            title=f"Tin {len(self.items)}",
            text="Nội dung.",
            content_hash=content_hash(str(uid), "1", ()),
            approved_on=self.day(),
        )
        self.items.append((peer, uid, 1, self.say(peer, event)))

    def correct(self) -> None:
        for peer, uid, version, sent in self.some(self.items):
            event = events.ItemCorrected(
                item=uid,
                version=version + 1,
                kind=self.dice.choice(KINDS),
                title=f"Tin sửa {version + 1}",
                text="Nội dung sửa.",
                content_hash=content_hash(str(uid), str(version + 1), ()),
                corrected_on=self.day(),
                reason="Sai tên",
            )
            self.items.append((peer, uid, version + 1, self.say(peer, event, sent)))

    def end(self) -> None:
        for peer, uid, version, sent in self.some(self.items):
            kill = events.ItemKilled(item=uid, version=version, reason="Sai", killed_on=self.day())
            hold = events.ItemWithheld(
                item=uid, version=version, reason="Chờ", withheld_on=self.day()
            )
            self.say(peer, self.dice.choice([kill, hold]), sent)

    def offer(self) -> None:
        for peer, uid, version, sent in self.some(self.items):
            others = [p.uid for p in self.peers if p is not peer]
            event = events.OfferMade(
                offer=new_uid(),
                item=uid,
                version=version,
                made_on=self.day(),
                to=tuple(self.dice.sample(others, self.dice.randrange(3))),
            )
            self.offers.append((peer, event.offer, self.say(peer, event, sent)))

    def answer_offer(self) -> None:
        for peer, uid, sent in self.some(self.offers):
            who = self.dice.choice(self.peers)
            day = self.day()
            event: object = events.OfferDeclined(offer=uid, reason="Hết chỗ", declined_on=day)
            if who is peer:
                event = events.OfferWithdrawn(offer=uid, reason="Gửi nhầm", withdrawn_on=day)
            self.say(who, event, sent)

    def ask(self) -> None:
        one, other = self.two()
        event = events.RequestMade(
            request=new_uid(), to=other.uid, kind="photo", title="Ảnh", made_on=self.day()
        )
        self.requests.append((one, other, event.request, self.say(one, event)))

    def answer_request(self) -> None:
        for one, other, uid, sent in self.some(self.requests):
            day = self.day()
            answer = events.RequestAnswered(
                request=uid, accepted=self.dice.random() < 0.5, reason="x", answered_on=day
            )
            cancel = events.RequestCancelled(request=uid, reason="Thôi", cancelled_on=day)
            self.say(*self.dice.choice([(other, answer), (one, cancel), (one, answer)]), sent)

    def deliver(self) -> None:
        one, other = self.two()
        own = [item for item in self.items if item[0] is one]
        chosen = self.dice.sample(own, min(len(own), self.dice.randint(1, 4)))
        if not chosen:
            return
        event = events.DeliverySent(
            delivery=new_uid(),
            to=other.uid,
            delivered_on=self.day(),
            lines=tuple(
                events.DeliveredItem(
                    item=uid, version=v, content_hash=content_hash(str(uid), str(v), ())
                )
                for _peer, uid, v, _sent in chosen
            ),
        )
        sent = self.say(one, event, *(item[3] for item in chosen))
        self.deliveries.append((one, other, event, sent))

    def receive(self) -> None:
        for one, other, delivery, sent in self.some(self.deliveries):
            count = self.dice.randint(1, len(delivery.lines))
            event = events.DeliveryReceived(
                receipt=new_uid(),
                delivery=delivery.delivery,
                received_on=self.day(),
                lines=tuple(self.dice.sample(delivery.lines, count)),
            )
            self.say(self.dice.choice([other, other, other, one]), event, sent)

    def use(self) -> None:
        for supplier, uid, version, sent in self.some(self.items):
            user = self.dice.choice([p for p in self.peers if p is not supplier])
            about = [p.uid for p in self.peers if p is not user]
            event = events.UsageClaimed(
                usage=new_uid(),
                kind=self.dice.choice(KINDS),
                title="Tin đã phát",
                used_on=self.day(),
                outlet="Thời sự",
                item=uid,
                version=version,
                supplier=supplier.uid,
                about=tuple(self.dice.sample(about, self.dice.randrange(2))),
            )
            self.usages.append((user, event.usage, self.say(user, event, sent)))

    def answer(self) -> None:
        for _user, uid, sent in self.some(self.usages):
            day = self.day()
            event = self.dice.choice(
                [
                    events.UsageConfirmed(usage=uid, confirmed_on=day),
                    events.UsageConfirmed(usage=uid, confirmed_on=day),
                    events.UsageRejected(usage=uid, reason="Không phải", rejected_on=day),
                    events.UsageDisputed(usage=uid, reason="Khác ngày", disputed_on=day),
                ]
            )
            self.say(self.dice.choice(self.peers), event, sent)

    def withdraw(self) -> None:
        for user, uid, sent in self.some(self.usages):
            event = events.UsageWithdrawn(usage=uid, reason="Nhầm", withdrawn_on=self.day())
            self.say(self.dice.choice([user, user, *self.peers]), event, sent)

    def link(self) -> None:
        for user, uid, sent in self.some(self.usages):
            for _supplier, item, version, came in self.some(self.items):
                event = events.UsageLinked(usage=uid, item=item, version=version)
                self.say(self.dice.choice([user, user, *self.peers]), event, sent, came)

    def column(self) -> None:
        owner, other = self.two()
        if self.columns and self.dice.random() < 0.7:
            owner, uid, _sent = self.dice.choice(self.columns)
        else:
            uid = new_uid()
        event = events.ColumnDeclared(
            column=uid,
            outlet="Báo",
            name=f"Chuyên mục {len(self.columns)}",
            frequency="week",
            starts_on=FIRST,
            about=(other.uid,),
        )
        self.columns.append((owner, uid, self.say(owner, event)))

    def piece(self) -> None:
        for owner, uid, sent in self.some(self.columns):
            others = [p.uid for p in self.peers if p is not owner]
            event = events.UsageClaimed(
                usage=new_uid(),
                kind="article",
                title="Bài trong chuyên mục",
                used_on=self.day(),
                outlet="Báo",
                column=uid,
                slot=self.dice.choice(["", "2022-W02", "2022-W04"]),
                late=self.dice.random() < 0.3,
                about=tuple(self.dice.sample(others, self.dice.randint(0, 2))),
            )
            self.usages.append((owner, event.usage, self.say(owner, event, sent)))

    def excuse(self) -> None:
        for owner, uid, sent in self.some(self.columns):
            event = events.SlotExcused(
                column=uid,
                slot=self.dice.choice(["2022-W03", "2022-W04"]),
                reason="Nghỉ Tết",
                excused_on=self.day(),
            )
            self.say(self.dice.choice([owner, owner, *self.peers]), event, sent)

    def act(self) -> None:
        for _owner, uid, version, sent in self.some(self.items):
            event = events.CorrectionActed(
                item=uid,
                version=version,
                done="corrected",
                acted_on=self.day(),
                killed=self.dice.random() < 0.5,
            )
            self.say(self.dice.choice(self.peers), event, sent)
