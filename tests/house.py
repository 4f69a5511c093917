"""`python -m tests.house`: files import in no circle, nothing of ours is imported inside a function, no file is too
long, no class is called like another.

A room's contract (`pyproject.toml`) is kept by import-linter; this looks at files, and at imports wherever they stand.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import class_names

SOURCE = Path(__file__).parent.parent / "src"
LONGEST = 350  # lines
# Where an import may wait: what an app says when it is ready, and the start of the command line and of the worker,
# whose first line must come before Django and the readers of files are loaded.
LATE = ("config/commands/", "config/setting_up.py", "config/worker.py")
READY = "apps.py"
ROWS = "records/rows.py"  # what rows of entries have in common; any other file says by its name what its rows are


def modules() -> dict[str, Path]:
    """Name and file of every module that is shipped."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            parts = path.relative_to(SOURCE).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(name: str, path: Path, known: dict[str, Path]) -> Iterator[tuple[str, int, bool]]:
    """What a module imports of ours: name, line, and whether inside a function. Types alone do not count."""
    tree = ast.parse(path.read_text())
    for_types: set[int] = set()
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for_types |= {id(one) for one in ast.walk(node)}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside |= {id(one) for one in ast.walk(node)}
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        for target in _targets(node, package):
            here = target if target in known else target.rpartition(".")[0]
            if here in known and here != name:
                yield here, getattr(node, "lineno", 0), id(node) in inside


def _targets(node: ast.AST, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names if one.name.startswith("tinhban"))
    elif isinstance(node, ast.ImportFrom):
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, node.module or ""]).strip(".") if node.level else node.module or ""
        if base.startswith("tinhban"):
            yield from (f"{base}.{one.name}" for one in node.names)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Sets of files that reach each other (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(one: str) -> None:
        number[one] = lowest[one] = len(number)
        stack.append(one)
        for other in graph[one]:
            if other not in number:
                visit(other)
                lowest[one] = min(lowest[one], lowest[other])
            elif other in stack:
                lowest[one] = min(lowest[one], number[other])
        if lowest[one] == number[one]:
            circle = stack[stack.index(one) :]
            del stack[stack.index(one) :]
            if len(circle) > 1:
                found.append(sorted(circle))

    sys.setrecursionlimit(10_000)
    for one in graph:
        if one not in number:
            visit(one)
    return found


def problems() -> list[str]:
    """Everything that is wrong, one line each."""
    known = modules()
    told: list[str] = []
    graph: dict[str, set[str]] = {name: set() for name in known}
    for name, path in known.items():
        where = str(path.relative_to(SOURCE / "tinhban"))
        for other, line, late in imported(name, path, known):
            allowed = where.startswith(LATE) or path.name == READY
            if late and not allowed:
                told.append(f"{where}:{line}: imports {other} inside a function")
            # What waits where it may wait is loaded after both files are there.
            if not (late and allowed):
                graph[name].add(other)
        if path.name == Path(ROWS).name and where != ROWS:
            told.append(f"{where}: of what?")
        lines = path.read_text().count("\n")
        if lines > LONGEST:
            told.append(f"{where}: {lines} lines, at most {LONGEST}")
    told += [f"circle: {', '.join(circle)}" for circle in circles(graph)]
    return told + class_names.problems(known)


def main() -> int:
    found = problems()
    for problem in found:
        print(problem)  # noqa: T201 - this is the console
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
