"""One messy workbook with the rows that are right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tinhban.sheets.result import LogReading
from tinhban.sheets.tests.parts import TWO

Row = tuple[str, str, str | None]  # day, title, supplier


@dataclass(frozen=True)
class Case:
    """What a file holds: rows that are right, or why it is refused, and what has to be told."""

    name: str
    made: Callable[[], bytes]
    rows: Sequence[Row] = field(default_factory=lambda: TWO)
    filename: str = "sổ theo dõi 2022.xlsx"
    refused: str = ""
    told: frozenset[str] = frozenset()  # codes of problems, all of them
    doubts: frozenset[str] = frozenset()  # codes of doubts of any row, all of them

    def __str__(self) -> str:
        return self.name


def found(reading: LogReading) -> list[Row]:
    """The rows as they were read, in the form in which a case states them."""
    rows: list[Row] = []
    for row in reading.rows:
        supplier = row.values.get("supplier")
        rows.append(
            (
                str(row.values.get("used_on") or ""),
                str(row.values.get("title") or ""),
                supplier if isinstance(supplier, str) else None,
            )
        )
    return rows
