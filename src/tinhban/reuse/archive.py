"""A whole archive at once: every article against every item, resumable."""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse, islice
from pathlib import Path
from typing import IO, Any, NamedTuple

from . import disk
from .errors import BadInput, ReuseError
from .index import Index
from .matches import Match

LONGEST_LINE = 32_000_000
_STEP = 512
Progress = Callable[[str, int], None]  # what is being done, how many so far


class Outcome(NamedTuple):
    """How many were read, and how many pairs were found."""

    items: int
    articles: int
    matches: int


class Row(NamedTuple):
    id: str
    text: str


def run(
    items: Path | str,
    articles: Path | str,
    out: Path | str,
    *,
    index: Path | str | None = None,
    background: bool = True,
    compiled: Path | str | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Write every reuse of the items by the articles as a line of `out`.

    A run that was killed goes on where it stopped when it is started again with the same files.
    `compiled` is a folder that keeps compiled code for other runs too; else it is in the index.
    """
    out = Path(out)
    folder = Path(index) if index is not None else out.with_name(f"{out.name}.index")
    tell = progress or (lambda what, count: None)
    with Index.open(folder, writable=True, compiled=compiled) as opened:
        state = _State(folder / "run.json", _identity(items, articles))
        count = _index_items(opened, Path(items), state, tell)
        if background:
            _read_background(opened, Path(articles), state, tell)
        asked, matches = _search(opened, Path(articles), out, state, tell)
    return Outcome(count, asked, matches)


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON-lines file, plain or gzip; says which line is wrong."""
    number = 0
    with _opened(path) as lines:
        while True:
            number += 1
            try:
                line = lines.readline(LONGEST_LINE + 1)
            except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
                raise BadInput(path.name, number, BadInput.CUT_OFF) from problem
            if not line:
                return
            if len(line) > LONGEST_LINE:
                raise BadInput(path.name, number, BadInput.TOO_LONG)
            if line.strip():
                yield _row(path, number, line)


def _row(path: Path, number: int, line: bytes) -> Row:
    try:
        row = json.loads(line)
        key, text = row["id"], row["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise BadInput(path.name, number, BadInput.NOT_JSON) from problem
    if not isinstance(key, str) or not key or not isinstance(text, str):
        raise BadInput(path.name, number, BadInput.NOT_STRINGS)
    return Row(key, text)


class _State:
    """How far the run came; a small file replaced at each step."""

    def __init__(self, path: Path, identity: dict[str, Any]) -> None:
        self._path = path
        self._identity = identity
        self._done: dict[str, int] = {}
        try:
            stored = json.loads(path.read_bytes())
            if stored["files"] == identity:
                self._done = stored["done"]
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            pass  # a first run, or other files: from the beginning

    def __getitem__(self, what: str) -> int:
        return self._done.get(what, 0)

    def update(self, **done: int) -> None:
        self._done |= done
        content = {"files": self._identity, "done": self._done}
        disk.write_whole(self._path, json.dumps(content).encode())


def _index_items(index: Index, path: Path, state: _State, tell: Progress) -> int:
    if not state["items_complete"]:
        count = 0
        keys: set[str] = set()
        # What a killed run indexed is indexed again under the same keys: no harm, little time.
        source = rows(path)
        while part := list(islice(source, 65_536)):
            count += index.add(part)
            keys.update(row.id for row in part)
            tell("items", count)
        index.remove(filterfalse(keys.__contains__, index.keys()))  # of another file before
        index.merge()
        state.update(items=count, items_complete=1)
    return state["items"]


def _read_background(index: Index, path: Path, state: _State, tell: Progress) -> None:
    count = state["background"]
    source = (row.text for row in islice(rows(path), count, None))
    while part := list(islice(source, 4096)):
        index.background.update(part)
        count += len(part)
        state.update(background=count)
        tell("background", count)


def _search(index: Index, path: Path, out: Path, state: _State, tell: Progress) -> tuple[int, int]:
    asked, matches = state["articles"], state["matches"]
    with open(out, "ab") as file:
        if file.tell() < state["bytes"]:
            asked = matches = 0
        file.truncate(state["bytes"] if asked else 0)
        file.seek(0, os.SEEK_END)
        source = islice(rows(path), asked, None)
        while part := list(islice(source, _STEP)):
            answers = index.search_many(row.text for row in part)
            for row, found in zip(part, answers, strict=True):
                file.writelines(_lines(row.id, found))
                matches += len(found)
            asked += len(part)
            file.flush()
            os.fsync(file.fileno())
            state.update(articles=asked, matches=matches, bytes=file.tell())
            tell("articles", asked)
    return asked, matches


def _lines(article: str, found: Iterable[Match]) -> Iterator[bytes]:
    for match in found:
        line = {
            "article_id": article,
            "item_id": match.key,
            "score": match.score,
            "containment": match.containment,
            "weight": match.weight,
            "spans": match.spans,
            "formula_spans": match.formula_spans,
        }
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
    except OSError as problem:
        raise ReuseError(f"{path}: {problem.strerror}") from problem
    return gzip.open(path, "rb") if packed else path.open("rb")


def _identity(*paths: Path | str) -> dict[str, Any]:
    """What tells one archive from another without reading it."""
    out = {}
    for path in paths:
        try:
            status = os.stat(path)
        except OSError as problem:
            raise ReuseError(f"{path}: {problem.strerror}") from problem
        out[str(Path(path).resolve())] = [status.st_size, status.st_mtime_ns]
    return out
