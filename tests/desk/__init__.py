"""What the desk has to answer, written down before it was built: inputs with their right values."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "expected.toml"


@cache
def _all() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text())


def expected(section: str) -> list[dict[str, Any]]:
    """The inputs of one section, each with its right value."""
    return _all()[section]


def named(case: dict[str, Any]) -> str:
    """What a test calls a case."""
    return str(next(iter(case.values())))[:60]
