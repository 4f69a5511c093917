"""Templates are written to be read: `python -m tests.templates` says which are not, `--write` formats them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 160
# The formatter reads its own output once more before it is content with it.
MOST_ROUNDS = 5


def folders() -> list[Path]:
    return sorted(ROOT.glob("src/tinhban/*/templates"))


def too_long(where: list[Path]) -> Iterator[str]:
    """Lines that the formatter cannot part: give a name to what stands in them (`asvar`, `as`)."""
    for path in sorted(page for folder in where for page in folder.rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if len(line) > LONGEST:
                yield f"{path}:{number}: {len(line)} characters, at most {LONGEST}"


def formatted(where: list[Path], *, write: bool) -> bool:
    """Whether all of them are as the formatter writes them; with `write` they are afterwards."""
    settings = ["--configuration", str(ROOT / "pyproject.toml")]
    djlint = [sys.executable, "-m", "djlint", *settings, *map(str, where)]
    if write:
        for _ in range(MOST_ROUNDS):
            # It ends with 1 as long as it has changed something.
            if subprocess.call([*djlint, "--reformat", "--quiet"]) == 0:
                return True
        return False
    return subprocess.call([*djlint, "--check"]) == 0


def main() -> int:
    right = formatted(folders(), write="--write" in sys.argv)
    long = list(too_long(folders()))
    for line in long:
        print(line)  # noqa: T201 - this is the console
    return 0 if right and not long else 1


if __name__ == "__main__":
    sys.exit(main())
