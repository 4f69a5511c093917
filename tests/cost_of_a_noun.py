"""What a noun costs: `python -m tests.cost_of_a_noun request column relay` counts its lines, file by file.

Counted are lines that say something: not the blank ones, not imports. To its own files come the lines of shared files
that name it (`__init__`, addresses, start, rights). Not counted: what is generated (migrations), translations, tests.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "tinhban"
SHARED = (
    "wire/exchange/__init__.py",
    "exchange/models/__init__.py",
    "exchange/actions/__init__.py",
    "exchange/projections/__init__.py",
    "exchange/queries/__init__.py",
    "exchange/urls.py",
    "exchange/apps.py",
    "exchange/permissions.py",
    "exchange/rail.py",
)


@dataclass(frozen=True)
class Cost:
    """Which files are a noun's own, by which words shared files name it, and the most that it may cost."""

    files: tuple[str, ...]
    named: str
    most: int


NOUNS = {
    "request": Cost(
        (
            "wire/exchange/requests.py",
            "exchange/models/requests.py",
            "exchange/actions/requests.py",
            "exchange/nouns/requests.py",
        ),
        r"\b(Request\w*|make_request|REQUEST|ASK|ANSWER)\b",
        300,
    ),
    "column": Cost(
        (
            "wire/exchange/columns.py",
            "exchange/models/columns.py",
            "exchange/actions/columns.py",
            "exchange/queries/slots.py",
            "exchange/nouns/columns.py",
            "exchange/templates/exchange/_column.html",
            "exchange/templates/exchange/_strip.html",
            "exchange/templates/exchange/_years.html",
        ),
        r"\b(Column\w*|Slot\w*|COLUMN|columns?|excuse_slot|declare_column|strips?)\b",
        500,
    ),
}
_IMPORT = re.compile(r"\s*(from [\w.]+ import|import )")


def lines_of(path: Path) -> list[str]:
    """The lines that say something; an import in brackets is left out up to its end."""
    found, inside = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".py" and (inside or _IMPORT.match(line)):
            inside = ")" not in line and (inside or line.rstrip().endswith("("))
            continue
        if line.strip():
            found.append(line)
    return found


def cost_of(name: str) -> Cost:
    """That of one above, else of the room of this name, which is nothing but nouns."""
    if name in NOUNS:
        return NOUNS[name]
    room = SOURCE / f"{name}s"
    if not (room / "noun.py").exists():
        raise SystemExit(f"{name}: neither in NOUNS nor a room {name}s with a noun.py")
    files = sorted(path for path in room.glob("*.py") if path.stat().st_size)
    return Cost(tuple(str(path.relative_to(SOURCE)) for path in files), rf"\b{name}s\b", 200)


def cost(name: str) -> dict[str, int]:
    """The lines of each file that is the noun's, or that names it."""
    noun = cost_of(name)
    own = {file: len(lines_of(SOURCE / file)) for file in noun.files}
    named = re.compile(noun.named)
    shared = {
        file: sum(bool(named.search(line)) for line in lines_of(SOURCE / file)) for file in SHARED
    }
    return own | {file: number for file, number in shared.items() if number}


def main() -> int:
    status = 0
    for name in sys.argv[1:] or [*NOUNS, "relay"]:
        found, most = cost(name), cost_of(name).most
        total = sum(found.values())
        status |= total > most
        print(f"{name}: {total} lines in {len(found)} files, at most {most}")  # noqa: T201
        for file, number in found.items():
            print(f"    {number:4}  {file}")  # noqa: T201
    return status


if __name__ == "__main__":
    sys.exit(main())
