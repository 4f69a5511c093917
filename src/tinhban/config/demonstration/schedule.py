"""Which item of 2022 was delivered, received and used on which day: the counts of the demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tinhban.config.demonstration import titles
from tinhban.config.demonstration.items import ITEMS
from tinhban.config.demonstration.titles import Written

YEAR_END = date(2022, 12, 31)


@dataclass(frozen=True)
class Pair:
    """One direction of a bilateral programme, with the counts it must come to."""

    letter: str
    supplier: str
    user: str
    province: str
    supplied: int
    received: int
    used: int
    on_request: bool
    confirmed: bool
    start: int = 0


@dataclass(frozen=True)
class Step:
    """One item on its way: delivered, perhaps received, perhaps used."""

    item: Written
    received: bool
    used_on: date | None


PAIRS = (
    Pair("A", "dai-lai-chau", "dai-lao-cai", "lai-chau", 412, 405, 396, False, True),
    Pair("B", "dai-lao-cai", "dai-lai-chau", "lao-cai", 53, 53, 49, True, True, 1),
    Pair("C", "dai-yen-bai", "dai-lao-cai", "yen-bai", 301, 301, 287, False, True),
    Pair("D", "dai-lao-cai", "dai-yen-bai", "lao-cai", 34, 31, 26, True, False, 5),
)
AWAITING = {"A": {"A14", "A15", "A16", "A17", "A18", "A19", "A20"}, "D": {"D18", "D19", "D20"}}


def _weekdays(first: int, last: int) -> list[date]:
    """Tuesdays and Thursdays of the months, on which the stations send."""
    day, days = date(2022, first, 3), []
    while day.month <= last and day <= date(2022, 12, 27):
        if day.weekday() in (1, 3):
            days.append(day)
        day += timedelta(days=1)
    return days


def _generated(pair: Pair, count: int) -> Iterator[Written]:
    patterns = titles.by_pattern(pair.province, pair.start)
    scenes = titles.footage(pair.province)
    for n in range(count):
        code = f"{pair.letter}{n + 21:03d}"
        if pair.on_request and n % 3 == 2:
            days = _weekdays(1, 12)
            day = days[(n * 13 + pair.start) % len(days)]
            yield Written(code, day, "raw_footage", 180 + n * 11 % 120, "tư liệu", next(scenes))
        else:
            first, last, kind, seconds, field, title = next(patterns)
            days = _weekdays(first, last)
            yield Written(code, days[(n * 7) % len(days)], kind, seconds, field, title)


def steps(pair: Pair) -> list[Step]:
    """Every item of the pair in the order of delivery, with exactly the counts of the pair."""
    items = [*ITEMS[pair.letter], *_generated(pair, pair.supplied - 20)]
    items.sort(key=lambda item: (item.day, item.code))
    awaiting = AWAITING.get(pair.letter, set())
    receivable = [item.code for item in items if item.code not in awaiting]
    idle = len(receivable) - pair.used
    # The items that were received and not used stand apart from each other, never the written ones.
    unused = {c for c in receivable if len(c) == 4}
    spaced = sorted(unused)[:: max(1, len(unused) // idle)][:idle]
    made = []
    for n, item in enumerate(items):
        received = item.code not in awaiting
        used = received and item.code not in spaced
        used_on = min(item.day + timedelta(days=1 + n % 3), YEAR_END) if used else None
        made.append(Step(item, received, used_on))
    return made


def deliveries(pair: Pair) -> Iterator[tuple[date, list[Step]]]:
    """The steps by day of delivery; what was asked for goes alone."""
    for day, group in groupby(steps(pair), key=lambda step: step.item.day):
        same_day = list(group)
        if pair.on_request:
            for step in same_day:
                yield day, [step]
        else:
            yield day, same_day
