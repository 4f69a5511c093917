"""The rows of a log as they were read; a hundred thousand of them take little room."""

import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import overload

from tinhban.foundation.trust import restored
from tinhban.sheets import limits
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.refusal import UnreadableFile

Value = str | int | date | None

_CHUNK = 1_000
_LEVEL = 1  # the rows of a log are much alike


@dataclass(slots=True)
class LogRow:
    """One row of the log: its cells as typed, what they were taken for, what is doubtful."""

    sheet: str
    number: int  # as the person sees it, from 1
    cells: list[str]
    values: dict[str, Value]
    doubts: list[Doubt] = field(default_factory=list)

    def asks(self) -> bool:
        return any(doubt.asks for doubt in self.doubts)


@dataclass(eq=False)
class RowList(Sequence[LogRow]):
    """Rows in the order of the log; whole thousands are kept packed and made again when asked for."""

    _packed: list[bytes] = field(default_factory=list)
    _loose: list[LogRow] = field(default_factory=list)
    _letters: int = 0
    _seen: list[LogRow] = field(default_factory=list)
    _seen_at: int = -1

    def append(self, row: LogRow) -> None:
        self._letters += sum(map(len, row.cells))
        if self._letters > limits.MAX_SHOWN_TEXT:
            raise UnreadableFile("too_much_text", limit=limits.MAX_SHOWN_TEXT // 1_000_000)
        self._loose.append(row)
        if len(self._loose) == _CHUNK:
            self._packed.append(zlib.compress(pickle.dumps(self._loose, 5), _LEVEL))
            self._loose = []

    def __len__(self) -> int:
        return len(self._packed) * _CHUNK + len(self._loose)

    @overload
    def __getitem__(self, at: int) -> LogRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[LogRow]: ...
    def __getitem__(self, at: int | slice) -> LogRow | list[LogRow]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return self._chunk(place // _CHUNK)[place % _CHUNK]

    def __iter__(self) -> Iterator[LogRow]:
        for chunk in range(len(self._packed) + 1):
            yield from self._chunk(chunk)

    def _chunk(self, chunk: int) -> list[LogRow]:
        if chunk == len(self._packed):
            return self._loose
        if chunk != self._seen_at:
            # Packed perhaps in another process, which read the bytes of a stranger.
            self._seen = restored(zlib.decompress(self._packed[chunk]))
            self._seen_at = chunk
        return self._seen

    def __getstate__(self) -> tuple[list[bytes], list[LogRow], int]:
        return self._packed, self._loose, self._letters

    def __setstate__(self, state: tuple[list[bytes], list[LogRow], int]) -> None:
        self._packed, self._loose, self._letters = state
        self._seen_at, self._seen = -1, []
