"""Columns whose meaning is not beyond doubt: one line a heading, however many sheets bear it."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tinhban.logbook.labels import field_label
from tinhban.logbook.models import ImportBatch, ImportRow, LearntWord, WordSort
from tinhban.sheets import fields
from tinhban.sheets.grid import column_index
from tinhban.sheets.words import plain

UNKNOWN, GUESSED, SAID, REMEMBERED = "unknown", "guessed", "said", "remembered"
_ROWS, _EXAMPLES, _EXAMPLE = 12, 3, 40


@dataclass
class AskedColumn:
    """A heading, where it stands, what stands below it, and what it is taken for."""

    word: str  # folded
    heading: str
    field: str
    how: str
    places: list[tuple[str, str]] = dataclasses.field(default_factory=list)  # (sheet, letters)
    examples: list[str] = dataclasses.field(default_factory=list)
    candidates: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    learnt: int | None = None  # the word in the office's memory

    @property
    def label(self) -> str:
        return field_label(self.field)

    @property
    def sheets(self) -> int:
        return len({sheet for sheet, _letters in self.places})

    @property
    def letters(self) -> str:
        return ", ".join(dict.fromkeys(letters for _sheet, letters in self.places))


def columns_asked(batch: ImportBatch) -> list[AskedColumn]:
    """The columns about which something may be said, unknown ones first."""
    memory = {
        word.word: word
        for word in LearntWord.objects.filter(
            organisation=batch.organisation_id, book=batch.book, sort=WordSort.HEADING
        )
    }
    found: dict[str, AskedColumn] = {}
    unread = {
        problem["params"].get("sheet")
        for problem in batch.problems
        if problem["code"] in ("not_a_log", "other_book", "sheet_left_out")
    }
    for sheet in batch.sheets:
        if sheet["name"] in unread:
            continue
        mapping = batch.mappings.get(sheet["name"], {})
        for column in sheet["columns"]:
            word = plain(column["heading"])
            how = _how(column, word, batch, mapping, memory.keys())
            if how:
                asked = found.setdefault(word, _asked(column, word, how))
                asked.places.append((sheet["name"], column["letters"]))
                if how == REMEMBERED:
                    asked.learnt = memory[word].pk
    order = (UNKNOWN, GUESSED, REMEMBERED, SAID)
    columns = sorted(found.values(), key=lambda one: order.index(one.how))
    for asked in columns:
        asked.examples = _examples(batch, asked.places[0])
    return columns


def _how(
    column: dict[str, Any],
    word: str,
    batch: ImportBatch,
    mapping: dict[str, str],
    memory: Iterable[str],
) -> str:
    """Why a column is spoken of; empty for one that is understood."""
    if column["letters"] in mapping:
        return ""  # said of this one sheet, and put right there
    if word in batch.headings:
        return SAID
    if word in memory:
        return REMEMBERED
    if not column["field"]:
        return UNKNOWN
    return GUESSED if column["confidence"] < fields.LIKELY else ""


def _asked(column: dict[str, Any], word: str, how: str) -> AskedColumn:
    candidates = [
        (name, field_label(name))
        for name in fields.candidates_of(column["heading"])
        if name != column["field"]
    ]
    return AskedColumn(word, column["heading"], column["field"], how, candidates=candidates)


def _examples(batch: ImportBatch, place: tuple[str, str]) -> list[str]:
    sheet, letters = place
    at = column_index(letters)
    rows = ImportRow.objects.filter(batch=batch, sheet=sheet[:80]).order_by("position")
    stored = (row.cells for row in rows.only("cells")[:_ROWS] if isinstance(row.cells, list))
    cells = (str(cells[at]) for cells in stored if at < len(cells) and cells[at])
    seen = dict.fromkeys(cell[:_EXAMPLE] for cell in cells)
    return list(seen)[:_EXAMPLES]
