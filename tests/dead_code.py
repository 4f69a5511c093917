"""Functions and classes that nothing calls: `python -m tests.dead_code` names them and ends with 1.

Used is what the product's own code names, what a template or a dotted path in a text names, and what
`dead_code.txt` lists with its reason. A test alone keeps nothing alive.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tinhban"
ALLOWED = Path(__file__).with_suffix(".txt")
KINDS = {"function", "method", "class", "property"}
# Called by name by a framework: Django's forms and admin of apps, middleware and checks of passwords, HTML and HTTP parsers.
CALLED_BY_NAME = [
    "clean_*",
    "*Config",
    "do_*",
    "handle_*",
    "process_view",
    "validate",
    "get_help_text",
]
REGISTERED = ["@register.*", "@applies", "@event", "@part", "@task", "@app.command", "@receiver"]
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DOTTED = re.compile(r"[A-Za-z_][\w.]*")


def own_files() -> Iterator[Path]:
    """The product's Python files: no tests, no migrations."""
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(SOURCE).parts):
            yield path


def named_elsewhere() -> set[str]:
    """Words of templates, and names that stand in texts: settings, `method="in_state"`."""
    names: set[str] = set()
    for path in SOURCE.rglob("*"):
        if path.suffix in {".html", ".txt", ".typ"} and path.is_file():
            names.update(_WORD.findall(path.read_text()))
    for path in own_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _DOTTED.fullmatch(node.value)
            ):
                names.add(node.value.rpartition(".")[2])
    return names


def allowed() -> dict[str, str]:
    """What is left alone, with the reason."""
    lines = [
        line.partition("#")
        for line in ALLOWED.read_text().splitlines()
        if line.strip("# ") and not line.startswith("#")
    ]
    return {name.strip(): why.strip() for name, _hash, why in lines}


def dead() -> list[str]:
    """`path: name` of each function, method, property or class without a caller."""
    reader = Vulture(ignore_names=CALLED_BY_NAME, ignore_decorators=REGISTERED)
    reader.scavenge([str(path) for path in own_files()])
    elsewhere = named_elsewhere()
    found = reader.get_unused_code(min_confidence=60)
    return [
        f"{Path(item.filename).relative_to(SOURCE)}: {item.name}"
        for item in found
        if item.typ in KINDS and item.name not in elsewhere
    ]


def complaints() -> list[str]:
    """What is dead and not allowed, and what is allowed without a reason or is no longer there."""
    known = allowed()
    told = [f"nothing calls {one}" for one in dead() if one not in known]
    told += [f"without a reason in {ALLOWED.name}: {one}" for one, why in known.items() if not why]
    return told + [f"not there, take it out of {ALLOWED.name}: {one}" for one in known if gone(one)]


def gone(listed: str) -> bool:
    """An entry of the list whose file does not define the name."""
    path, _colon, name = listed.partition(": ")
    file = SOURCE / path
    return not file.is_file() or not re.search(
        rf"\b(def|class) {re.escape(name)}\b", file.read_text()
    )


if __name__ == "__main__":
    said = complaints()
    print("\n".join(said), file=sys.stderr)  # noqa: T201 - this is the console
    sys.exit(bool(said))
