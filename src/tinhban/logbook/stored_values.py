"""Values and doubts of a row as JSON and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from tinhban.logbook.models import ImportBatch, ImportRow
from tinhban.sheets import fields
from tinhban.sheets.doubts import Doubt, doubts_from_json
from tinhban.sheets.log_rows import LogRow
from tinhban.sheets.result import Value

_DATES = (fields.USED_ON, fields.SUPPLIED_ON)


def values_as_json(values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def values_from_json(stored: Mapping[str, Any]) -> dict[str, Value]:
    """Values as they were; of a date that is none nothing is left."""
    found: dict[str, Value] = {}
    for name, value in (stored if isinstance(stored, Mapping) else {}).items():
        found[name] = day_value(stored, name) if name in _DATES else value
    return found


def text_value(stored: object, name: str) -> str:
    """A stored value as text; nothing where it is missing or no text."""
    value = stored.get(name) if isinstance(stored, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)


def day_value(stored: object, name: str) -> date | None:
    """A stored date; nothing where it is missing or no date."""
    try:
        return date.fromisoformat(text_value(stored, name))
    except ValueError:
        return None


def uid_in(text: object) -> UUID | None:
    """A name of something that was stored as text; nothing where it is none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def title_of(row: ImportRow) -> str:
    """The title as settled, else as it was read."""
    return text_value(row.settled, fields.TITLE) or text_value(row.values, fields.TITLE)


def day_of(row: ImportRow, name: str) -> date | None:
    """A day as settled, else as it was read."""
    return day_value(row.settled, name) or day_value(row.values, name)


def doubts_of(stored: object) -> list[Doubt]:
    return doubts_from_json(stored)


def title_of_piece(row: ImportRow, piece: int) -> str:
    """The title of one of the items that a row stands for: its own, else that of the row with a number."""
    titles = row.settled.get("titles")
    title, pieces = str(row.settled.get(fields.TITLE) or ""), len(row.usages)
    if isinstance(titles, list) and len(titles) == pieces:
        return str(titles[piece - 1])
    return f"{title} ({piece}/{pieces})" if pieces > 1 else title


def new_row(batch: ImportBatch, position: int, read: LogRow) -> ImportRow:
    """A row as it came from the sheet, not yet compared with what this node knows."""
    return ImportRow(
        batch=batch,
        position=position,
        sheet=read.sheet[:80],
        number=read.number,
        cells=read.cells,
        values=values_as_json(read.values),
        read_doubts=[doubt.as_json() for doubt in read.doubts],
    )
