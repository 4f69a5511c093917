"""Values and doubts of a row as JSON and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tinhban.exchange.logbook.models import ImportBatch, ImportRow
from tinhban.exchange.logbook.reading import LogRow, fields
from tinhban.exchange.logbook.reading.doubts import Doubt
from tinhban.exchange.logbook.reading.result import Value

_DATES = (fields.USED_ON, fields.SUPPLIED_ON)


def values_as_json(values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def values_from_json(stored: Mapping[str, Any]) -> dict[str, Value]:
    return {
        name: date.fromisoformat(value) if name in _DATES and isinstance(value, str) else value
        for name, value in stored.items()
    }


def doubts_of(stored: list[dict[str, Any]]) -> list[Doubt]:
    return [Doubt.from_json(one) for one in stored]


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
