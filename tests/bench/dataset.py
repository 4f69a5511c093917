"""A year of a busy exchange, recorded through the ledger as the actions would record it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from uuid import UUID

from tinhban import wire
from tinhban.config.demonstration import titles
from tinhban.config.demonstration.agreements import body, morning
from tinhban.exchange.content import content_hash
from tinhban.foundation import ids, time
from tinhban.ledger import actions as ledger
from tinhban.programmes.models import Programme
from tinhban.wire import exchange as events

YEAR = 2022
LINES = 99  # items of a delivery: with the delivery itself, a group of a hundred entries
ENTRIES = 3 * LINES + 2  # of a delivery: items, uses, confirmations, the delivery and its receipt
ENTERED_ON = date(2023, 2, 6)
TEXT = (
    "Các hộ chuẩn bị giống, phân bón và nguồn nước từ sớm; cán bộ khuyến nông xuống từng thôn, bản. "
    "Chính quyền địa phương tiếp tục theo dõi, báo cáo kết quả sau mỗi tháng."
)


@dataclass(frozen=True)
class Direction:
    """Who supplies whom, in which programme, and the part of all uses that is theirs."""

    supplier: str
    user: str
    programme: str
    province: str
    part: float
    answered: bool = True


DIRECTIONS = (
    Direction("dai-lai-chau", "dai-lao-cai", "dai-lao-cai-dai-lai-chau-2021-2025", "lai-chau", 0.50),
    Direction("dai-yen-bai", "dai-lao-cai", "dai-lao-cai-dai-yen-bai-2021-2025", "yen-bai", 0.40),
    Direction("dai-lao-cai", "dai-lai-chau", "dai-lao-cai-dai-lai-chau-2021-2025", "lao-cai", 0.06),
    Direction("dai-lao-cai", "dai-yen-bai", "dai-lao-cai-dai-yen-bai-2021-2025", "lao-cai", 0.04, False),
)  # fmt: skip


class Filling:
    """Records deliveries with everything that follows from them, each group of a hundred in one commit."""

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.channel = Programme.objects.get(slug=direction.programme).channel
        self.supplier = body(direction.supplier).uid
        self.user = body(direction.user).uid
        self.titles = cycle(list(titles.by_pattern(direction.province)))
        self._number = 0

    def delivery(self, day: date, count: int) -> None:
        """Items approved and delivered, received and used, and the supplier's word to each use."""
        sent, items = self._supply(day, count)
        claimed = self._take(day, sent, items)
        if self.direction.answered:
            with ledger.writing(self.channel, as_=self.supplier):
                for usage, entry in claimed:
                    confirmed = events.UsageConfirmed(
                        usage=usage, confirmed_on=day + timedelta(days=5)
                    )
                    self._say(confirmed, self.supplier, entry)

    def _supply(
        self, day: date, count: int
    ) -> tuple[tuple[events.DeliverySent, str], dict[UUID, tuple[events.ItemApproved, str]]]:
        items: dict[UUID, tuple[events.ItemApproved, str]] = {}
        with ledger.writing(self.channel, as_=self.supplier):
            for _ in range(count):
                item = self._item(day)
                items[item.item] = item, self._say(item, self.supplier)
            sent = events.DeliverySent(
                delivery=ids.new_uid(),
                to=self.user,
                delivered_on=day,
                lines=tuple(
                    events.DeliveredItem(item=uid, version=1, content_hash=item.content_hash)
                    for uid, (item, _entry) in items.items()
                ),
            )
            entry = self._say(sent, self.supplier, *[e for _i, e in items.values()][:30])
        return (sent, entry), items

    def _take(
        self,
        day: date,
        sent: tuple[events.DeliverySent, str],
        items: dict[UUID, tuple[events.ItemApproved, str]],
    ) -> list[tuple[UUID, str]]:
        delivery, entry = sent
        claimed = []
        with ledger.writing(self.channel, as_=self.user):
            received = events.DeliveryReceived(
                receipt=ids.new_uid(),
                delivery=delivery.delivery,
                received_on=day,
                lines=delivery.lines,
            )
            self._say(received, self.user, entry)
            for n, (item, approved) in enumerate(items.values()):
                usage = events.UsageClaimed(
                    usage=ids.new_uid(),
                    kind=item.kind,
                    title=item.title,
                    used_on=min(day + timedelta(days=n % 4), date(YEAR, 12, 31)),
                    outlet="Truyền hình Lào Cai",
                    medium="broadcast",
                    item=item.item,
                    version=1,
                    supplier=self.supplier,
                    section="Thời sự tối",
                    share="whole",
                    credit=item.credit,
                )
                claimed.append((usage.usage, self._say(usage, self.user, approved)))
        return claimed

    def _item(self, day: date) -> events.ItemApproved:
        self._number += 1
        _first, _last, kind, seconds, field, pattern = next(self.titles)
        title = f"{pattern}, tin số {self._number}"
        return events.ItemApproved(
            item=ids.new_uid(),
            version=1,
            kind=kind,
            title=title,
            text=f"{title}. {TEXT}",
            content_hash=content_hash(title, f"{title}. {TEXT}", []),
            approved_on=day,
            sector_field=field,
            length=seconds,
            credit=f"Theo {self.direction.supplier}",
        )

    def _say(self, event: object, organisation: UUID, *refs: str) -> str:
        return ledger.record(event, as_=organisation, by=organisation, refs=refs).hash


def fill(usages: int) -> Iterator[int]:
    """Record this many uses with all that belongs to them; tells after each delivery how many are done."""
    done = 0
    for direction in DIRECTIONS:
        for count in supplied(direction, round(usages * direction.part)):
            done += count
            yield done


def supplied(direction: Direction, usages: int) -> Iterator[int]:
    """The deliveries of one direction with what follows from them; tells after each how many uses it was."""
    filling, deliveries = Filling(direction), -(-usages // LINES)
    for n in range(deliveries):
        count = min(LINES, usages - n * LINES)
        with time.at(morning(ENTERED_ON)), ids.seeded(f"bench {direction} {usages} {n}"):
            filling.delivery(date(YEAR, 1, 3) + timedelta(days=n * 360 // deliveries), count)
        yield count


def shape() -> str:
    """A name of everything that decides what the tables look like: a kept data set of another shape is stale."""
    package = Path(wire.__file__).resolve().parent.parent
    found = {*package.glob("*/migrations/*.py"), *package.glob("wire/**/*.py")}
    found.update(path for path in package.rglob("*.py") if "projections" in path.as_posix())
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(found):
        digest.update(path.read_bytes())
    return digest.hexdigest()
