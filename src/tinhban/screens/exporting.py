"""A list that leaves as a file: at once where it is short, by the worker where it is long.

The worker asks the same view again with a request that carries a `Shelf`; the view finds its rows, with its own
rights, and they go into the file of the shelf instead of an answer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tinhban.screens import tables

FORMATS = ("xlsx", "csv")
# What a request writes within a second, also where each row asks for names; measured in docs/security.md.
AT_ONCE = {"xlsx": 4_000, "csv": 10_000}
LIMIT = 200_000
TELL_EVERY = 500

Later = Callable[[Any, str, int], HttpResponseBase]
_later: list[Later] = []


def by_the_worker(later: Later) -> None:
    """Say once who takes over long exports: (request, name of the file, rows) -> answer."""
    _later[:] = [later]


@dataclass
class Shelf:
    """Where the worker wants the file; `told` hears how many rows are written."""

    file: Path
    told: Callable[[int], None]
    name: str = ""
    media_type: str = ""
    rows: int = field(default=0)


def answer(
    request: HttpRequest,
    *,
    format: str,
    title: str,
    name: str,
    columns: Sequence[tables.TableColumn],
    rows: Iterable[Sequence[object]],
    count: Callable[[int], int],
) -> HttpResponseBase:
    """The file of these rows; `count` says how many there are, looking no further than a number."""
    media_type = tables.XLSX if format == "xlsx" else tables.CSV
    shelf: Shelf | None = getattr(request, "shelf", None)
    if shelf is not None:
        shelf.name, shelf.media_type = name, media_type
        _write(shelf, format, title, columns, rows)
        return HttpResponse(status=204)
    if _later and (found := count(AT_ONCE[format] + 1)) > AT_ONCE[format]:
        return _later[0](request, name, count(LIMIT) if found else 0)
    if format == "xlsx":
        content = tables.write_xlsx(title, columns, rows)
    else:
        content = tables.write_csv(columns, rows)
    made = HttpResponse(content, content_type=media_type)
    made["Content-Disposition"] = f'attachment; filename="{name}"'
    return made


def _write(
    shelf: Shelf,
    format: str,
    title: str,
    columns: Sequence[tables.TableColumn],
    rows: Iterable[Any],
) -> None:
    counted = _counting(shelf, rows)
    with shelf.file.open("wb") as file:
        if format == "xlsx":
            tables.save_xlsx(file, title, columns, counted)
        else:
            for piece in tables.csv_chunks(columns, counted):
                file.write(piece)
    shelf.told(shelf.rows)


def _counting(shelf: Shelf, rows: Iterable[Any]) -> Iterator[Any]:
    for shelf.rows, row in enumerate(rows, start=1):
        if shelf.rows % TELL_EVERY == 0:
            shelf.told(shelf.rows)
        yield row
