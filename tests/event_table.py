"""`python -m tests.event_table [--write]`: the table of events in docs/architecture.md, made of the dataclasses.

A field in brackets may be left out. Who may sign an event stands in the sentence that its class says of itself.
"""

import dataclasses
import importlib.util
import pkgutil
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import tinhban
from tinhban import wire
from tinhban.wire import declaring

PAGE = Path(__file__).parent.parent / "docs" / "architecture.md"
BEGIN, END = "<!-- events: python -m tests.event_table --write -->", "<!-- /events -->"


def table() -> str:
    """Every event of the rooms below, by the file that declares it."""
    lines = ["| event | what it says | fields |", "|---|---|---|"]
    for cls in _events():
        said = " ".join((cls.__doc__ or "").split())
        told = ", ".join(_fields(cls))
        lines.append(
            f"| `{declaring.type_of(cls).removeprefix('vn.tinhban.')}` | {said} | {told} |"
        )
    return "\n".join(lines)


def _events() -> Iterator[type]:
    """Those of `wire`, which the verifier knows by their classes, then those of rooms that it knows by declaration."""
    below = [found.name for found in pkgutil.walk_packages(wire.__path__, "tinhban.wire.")]
    rooms = [f"{found.name}.events" for found in pkgutil.iter_modules(tinhban.__path__, "tinhban.")]
    for name in [*below, *(room for room in rooms if importlib.util.find_spec(room))]:
        for cls in vars(importlib.import_module(name)).values():
            if isinstance(cls, type) and cls.__module__ == name and cls in declaring.known():
                yield cls


def _fields(cls: Any) -> Iterator[str]:
    hints = get_type_hints(cls)
    for field in dataclasses.fields(cls):
        needed = field.default is field.default_factory  # both MISSING
        word = f"{field.name} {_kind(hints[field.name])}"
        yield word if needed else f"[{word}]"


def _kind(hint: Any) -> str:
    if get_origin(hint) in (Union, types.UnionType):
        return _kind(next(one for one in get_args(hint) if one is not types.NoneType))
    if get_origin(hint) is tuple:
        return f"{_kind(get_args(hint)[0])}…"
    if get_origin(hint) is dict:
        return "object"
    if dataclasses.is_dataclass(hint):
        return f"({', '.join(_fields(hint))})"
    return str(hint.__name__).lower().replace("str", "text").replace("int", "number")


def page_with(events: str) -> str:
    """The page as it must be."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    return f"{before}{BEGIN}\n{events}\n{END}{rest.partition(END)[2]}"


def main() -> int:
    wanted = page_with(table())
    if "--write" in sys.argv:
        PAGE.write_text(wanted)
    elif PAGE.read_text() != wanted:
        sys.stderr.write("docs/architecture.md is behind: python -m tests.event_table --write\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
