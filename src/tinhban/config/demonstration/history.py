"""What happened in 2022 and in the first weeks of 2023, told in the order in which it happened."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby

from tinhban.config.demonstration import schedule
from tinhban.config.demonstration.agreements import body, morning
from tinhban.config.demonstration.people import person_of
from tinhban.config.demonstration.schedule import Pair, Step
from tinhban.config.demonstration.texts import text_of
from tinhban.config.demonstration.titles import Written
from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.exchange.models import Delivery, Item, Request, Usage
from tinhban.exchange.nouns.requests import answer_request
from tinhban.foundation import time
from tinhban.ledger import actions as ledger
from tinhban.organisations import asked
from tinhban.organisations.loading import uid_of

EDITORS = {
    "dai-lao-cai": "bientap.laocai",
    "dai-lai-chau": "bientap.laichau",
    "dai-yen-bai": "bientap.yenbai",
}
OUTLETS = {
    "dai-lao-cai": "Truyền hình Lào Cai",
    "dai-lai-chau": "Truyền hình Lai Châu",
    "dai-yen-bai": "Truyền hình Yên Bái",
}
PROGRAMMES = ("Thời sự tối", "Thời sự trưa", "Nhìn ra tỉnh bạn", "Chào buổi sáng")
PROVINCES = {"dai-lao-cai": "Lào Cai", "dai-lai-chau": "Lai Châu", "dai-yen-bai": "Yên Bái"}


# The order inside a month: what one side writes before the other can answer.
ASK, SEND, TAKE, CONFIRM, OTHER = range(5)


@dataclass(frozen=True)
class Event:
    """Something to tell: its month, its turn in it, the log it is written in, its moment."""

    month: tuple[int, int]
    turn: int
    log: tuple[str, str]  # channel and organisation; empty: it opens the logs itself
    moment: datetime
    number: int
    what: Callable[[], object]


@dataclass
class Story:
    """Things to tell, each at its moment; those of one log are written together, month by month."""

    events: list[Event] = field(default_factory=list)

    def add(
        self,
        moment: datetime,
        what: Callable[[], object],
        *,
        turn: int = OTHER,
        log: tuple[str, str] = ("", ""),
        month: date | None = None,
    ) -> None:
        day = month or moment.astimezone(time.VIET_NAM).date()
        event = Event((day.year, day.month), turn, log, moment, len(self.events), what)
        self.events.append(event)

    def tell(self) -> None:
        """Every event at its own moment; none of them gives or takes a grant."""
        ordered = sorted(self.events, key=lambda e: (e.month, e.turn, e.log, e.moment, e.number))
        for (_month, _turn, log), group in groupby(ordered, key=lambda e: (e.month, e.turn, e.log)):
            channel, slug = log
            with (
                asked.once(changing=False),
                ledger.writing(channel, as_=uid_of(slug)) if channel else nullcontext(),
            ):
                for event in group:
                    with time.at(event.moment):
                        event.what()


@dataclass
class Exchange:
    """One direction of a bilateral programme, as its two editors work on it."""

    pair: Pair
    channel: str
    items: dict[str, Item] = field(default_factory=dict)
    claims: list[Usage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.supplier, self.user = body(self.pair.supplier), body(self.pair.user)
        self.sender = person_of(EDITORS[self.pair.supplier])
        self.taker = person_of(EDITORS[self.pair.user])

    def plan(self, story: Story, most: int | None = None) -> None:
        """Every delivery of the year with what follows from it."""
        for n, (day, steps) in enumerate(schedule.deliveries(self.pair)):
            if most is not None and n >= most:
                break
            self._plan_delivery(story, day, steps)
        for month in range(1, 13):
            if self.pair.confirmed:
                last = date(2022 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
                story.add(
                    morning(last, 22),
                    partial(self._confirm, last),
                    turn=CONFIRM,
                    log=(self.channel, self.pair.supplier),
                )

    def _plan_delivery(self, story: Story, day: date, steps: list[Step]) -> None:
        sent: list[Delivery] = []
        asked: list[Request] = []
        suppliers, users = (self.channel, self.pair.supplier), (self.channel, self.pair.user)

        def add(
            turn: int, log: tuple[str, str], moment: datetime, what: Callable[[], object]
        ) -> None:
            story.add(moment, what, turn=turn, log=log, month=day)

        if self.pair.on_request:
            item = steps[0].item
            asking, agreeing = (
                morning(day - timedelta(days=3), 14),
                morning(day - timedelta(days=2)),
            )
            add(ASK, users, asking, lambda: asked.append(self._ask(item, day)))
            add(SEND, suppliers, agreeing, lambda: self._accept(asked[0], day))
        add(SEND, suppliers, morning(day, 16), lambda: sent.append(self._send(day, steps, asked)))
        if steps[0].received:
            add(TAKE, users, morning(day, 17), lambda: self._receive(sent[0], day))
        for n, step in enumerate(steps):
            if step.used_on:
                evening = morning(step.used_on, 20) + timedelta(minutes=n)
                add(TAKE, users, evening, partial(self._use, step, n))

    def _ask(self, item: Written, day: date) -> Request:
        return actions.make_request(
            channel=self.channel,
            to=self.supplier.uid,
            kind=item.kind,
            title=item.title,
            needed_by=day,
            length=item.seconds,
            made_on=day - timedelta(days=3),
            by=self.taker,
            as_=self.user,
        )

    def _accept(self, request: Request, day: date) -> None:
        answer_request(
            request=request,
            accepted=True,
            answered_on=day - timedelta(days=2),
            by=self.sender,
            as_=self.supplier,
        )

    def _send(self, day: date, steps: list[Step], asked: list[Request]) -> Delivery:
        for step in steps:
            written = step.item
            item = actions.approve_item(
                channel=self.channel,
                content=self._content(written),
                approved_on=day,
                by=self.sender,
                as_=self.supplier,
            )
            self.items[written.code] = item
            if not self.pair.on_request:
                actions.make_offer(
                    item=item,
                    to=[self.user.uid],
                    answer_by=day + timedelta(days=3),
                    made_on=day,
                    by=self.sender,
                    as_=self.supplier,
                )
        return actions.send_delivery(
            channel=self.channel,
            to=self.user.uid,
            items=[self.items[step.item.code] for step in steps],
            request=asked[0] if asked else None,
            delivered_on=day,
            by=self.sender,
            as_=self.supplier,
        )

    def _content(self, item: Written) -> Content:
        province = PROVINCES[self.pair.supplier]
        return Content(
            kind=item.kind,
            title=item.title,
            text=text_of(item, province),
            sector_field=item.field,
            length=item.seconds,
            credit=f"Theo Đài PT-TH {province}",
        )

    def _receive(self, delivery: Delivery, day: date) -> None:
        actions.receive_delivery(delivery=delivery, received_on=day, by=self.taker, as_=self.user)

    def _use(self, step: Step, n: int) -> None:
        if step.used_on is None:
            return
        usage = actions.claim_usage(
            item=self.items[step.item.code],
            publication=Publication(
                used_on=step.used_on,
                outlet=OUTLETS[self.pair.user],
                medium="broadcast",
                section=PROGRAMMES[n % len(PROGRAMMES)],
                share="whole",
                credit=f"Theo Đài PT-TH {PROVINCES[self.pair.supplier]}",
            ),
            by=self.taker,
            as_=self.user,
        )
        self.claims.append(usage)

    def _confirm(self, last: date) -> None:
        """The supplier confirms what was used up to the end of the month."""
        waiting = [usage for usage in self.claims if usage.used_on <= last]
        self.claims = [usage for usage in self.claims if usage.used_on > last]
        if waiting:
            actions.confirm_usages(
                usages=waiting, confirmed_on=last, by=self.sender, as_=self.supplier
            )


def plan(story: Story, channels: dict[str, str], most: int | None = None) -> None:
    """The four directions of 2022; `channels` by partner ("lai-chau", "yen-bai"), `most` deliveries of each."""
    for pair in schedule.PAIRS:
        partner = (pair.supplier if pair.user == "dai-lao-cai" else pair.user).removeprefix("dai-")
        Exchange(pair, channels[partner]).plan(story, most)
