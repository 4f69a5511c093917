"""What the office keeps of the logs that it reads: the files, their rows, and what their words were said to mean."""

from tinhban.logbook.models.batches import (
    AT_WORK,
    IN_THE_BOOK,
    OVER,
    WORK,
    BatchState,
    BookKind,
    ImportBatch,
    ImportRow,
    RowState,
)
from tinhban.logbook.models.learnt import LearntWord, WordSort

__all__ = [
    "AT_WORK",
    "IN_THE_BOOK",
    "OVER",
    "WORK",
    "BatchState",
    "BookKind",
    "ImportBatch",
    "ImportRow",
    "LearntWord",
    "RowState",
    "WordSort",
]
