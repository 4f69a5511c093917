"""What is common text: in how many stories of the past each passage was seen."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from . import disk, kernel
from .query import Questions, batches

NAME = "background.cells"
_BITS = 22


class Background:
    """A table on disk of marks per passage; the same text twice changes nothing.

    It only ever gains marks, so a write cut short does no harm and is made good by the next one.
    """

    def __init__(self, folder: Path, *, writable: bool, bits: int = _BITS) -> None:
        path = folder / NAME
        shape = (2, 1 << bits)
        if not path.exists():
            if not writable:
                self.cells: np.ndarray = np.zeros((2, 1), np.uint16)
                return
            new = disk.NewFile(path)
            new._file.truncate(shape[0] * shape[1] * 2)  # a sparse file
            new.sync()
            new.publish()
        cells = np.memmap(path, np.uint16, mode="r+" if writable else "r")
        self.cells = cells.reshape(2, -1)

    def update(self, texts: Iterable[str]) -> None:
        """Count these texts as published; near copies of one text count once."""
        mark = kernel.load().sketch.mark
        for batch in batches(texts, lambda text: len(text)):
            asked = Questions(batch)
            mark(asked.keys, asked.key_starts, asked.stories, self.cells)
        self.flush()

    def never_again(self, texts: Iterable[str]) -> None:
        """These passages are common text, whatever was seen."""
        blot = kernel.load().sketch.blot
        for batch in batches(texts, lambda text: len(text)):
            blot(Questions(batch).keys, self.cells)
        self.flush()

    def others(self, asked: Questions, wanted: np.ndarray) -> np.ndarray:
        out = np.zeros(len(asked.keys), np.int32)
        if self.cells.shape[1] > 1:
            others = kernel.load().sketch.others
            others(asked.keys, asked.key_starts, asked.stories, wanted, self.cells, out)
        return out

    def flush(self) -> None:
        if isinstance(self.cells.base, np.memmap):
            self.cells.base.flush()
