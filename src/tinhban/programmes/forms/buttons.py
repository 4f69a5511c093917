"""Buttons that add or take out a row: they send the form, so it needs no script."""

from django.http import QueryDict

from tinhban.foundation import ids
from tinhban.screens import addresses

GROUPS = ("parties", "items", "commitments", "links")
MOST_ROWS = 200


def changed(data: QueryDict) -> QueryDict | None:
    """The form with the row that a button adds or takes out; None when another button was pressed."""
    copy = data.copy()
    if (group := data.get("add", "")) in GROUPS:
        total = total_of(data, group)
        if total < MOST_ROWS:
            copy[f"{group}-TOTAL_FORMS"] = str(total + 1)
            copy[f"{group}-{total}-uid"] = str(ids.new_uid())
        return copy
    group, _dash, number = data.get("remove", "").partition("-")
    place = addresses.number(number)
    if group in GROUPS and place is not None and place < total_of(data, group):
        _take_out(copy, group, place)
        return copy
    return None


def _take_out(data: QueryDict, group: str, number: int) -> None:
    total = total_of(data, group)
    kept = [n for n in range(total) if n != number]
    rows: list[dict[str, list[str]]] = []
    for n in kept:
        start = f"{group}-{n}-"
        rows.append({k.removeprefix(start): data.getlist(k) for k in data if k.startswith(start)})
    for key in [k for k in data if k.startswith(f"{group}-") and k.split("-")[1].isdecimal()]:
        del data[key]
    for n, row in enumerate(rows):
        for name, values in row.items():
            data.setlist(f"{group}-{n}-{name}", values)
    data[f"{group}-TOTAL_FORMS"] = str(len(rows))
    initial = addresses.number(data.get(f"{group}-INITIAL_FORMS", "")) or 0
    data[f"{group}-INITIAL_FORMS"] = str(min(initial, len(rows)))


def total_of(data: QueryDict, group: str) -> int:
    """How many rows the form says it has, never more than it may."""
    return min(addresses.number(data.get(f"{group}-TOTAL_FORMS", "")) or 0, MOST_ROWS)
