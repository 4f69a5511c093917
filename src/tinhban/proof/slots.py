"""The slots of a promise such as "1 bài/tuần": their names, and which belong to a stretch of days."""

from datetime import date, timedelta

SLOT_KINDS = ("week", "month", "quarter")


def slot_of(kind: str, day: date) -> str:
    """The name of the slot a day falls in: `2022-W05` (ISO week), `2022-05` or `2022-Q1`."""
    if kind == "week":
        year, week, _weekday = day.isocalendar()
        return f"{year}-W{week:02}"
    if kind == "month":
        return f"{day.year}-{day.month:02}"
    return f"{day.year}-Q{(day.month + 2) // 3}"


def planned_slots(kind: str, starts_on: date, ends_on: date) -> tuple[str, ...]:
    """The slots of a period, in order: those whose middle (of a week: its Thursday) is inside it."""
    found: dict[str, None] = {}
    day = starts_on
    while day <= ends_on:
        if starts_on <= _middle(kind, day) <= ends_on:
            found[slot_of(kind, day)] = None
        day += timedelta(days=1)
    return tuple(found)


def slot_ends_on(slot: str) -> date:
    """The last day of a slot, from its name."""
    year, part = int(slot[:4]), slot[5:]
    if part.startswith("W"):
        return date.fromisocalendar(year, int(part[1:]), 7)
    month = int(part[1:]) * 3 if part.startswith("Q") else int(part)
    return _first_of_next(year, month) - timedelta(days=1)


def _middle(kind: str, day: date) -> date:
    if kind == "week":
        return day + timedelta(days=4 - day.isoweekday())
    if kind == "month":
        return day.replace(day=15)
    return date(day.year, (day.month - 1) // 3 * 3 + 2, 15)


def _first_of_next(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
