"""How long the number check takes over 400,000 characters of anything."""

from dataclasses import replace
from pathlib import Path
from time import process_time

from tests.written_forms.pumped import BETWEEN, HEADED, PIECES
from tinhban.foundation.problems import Problem
from tinhban.numbers.check import check_text
from tinhban.numbers.check.tests.cast import candidates

SIZE = 400_000
ARTICLE = Path(__file__).parents[1] / "texts" / "hop-tac-ba-tinh.txt"
SHOWN = 12


def measured() -> str:
    """The slowest texts as a table, prose first."""
    cast = candidates()
    figures = (
        cast + [replace(one, indicator=f"{one.indicator}_again", period=None) for one in cast]
    )[:30]
    check_text(ARTICLE.read_text(encoding="utf-8"), figures)
    rows = sorted((_row(name, text, figures) for name, text in _texts()), reverse=True)
    prose = next(row for row in rows if row[1] == "prose")
    lines = ["| text | seconds of processor time | numbers read |", "|---|---|---|"]
    for seconds, name, found in [prose, *(row for row in rows if row is not prose)][: SHOWN + 1]:
        lines.append(f"| {name} | {seconds:.2f} | {found} |")
    return "\n".join(lines)


def _texts() -> list[tuple[str, str]]:
    prose = ARTICLE.read_text(encoding="utf-8")
    shapes = [("", piece, "") for piece in PIECES] + [(*one, "") for one in HEADED] + list(BETWEEN)
    named = [("prose", prose * (SIZE // len(prose) + 1))]
    for head, piece, tail in shapes:
        shown = " ".join(part for part in (head, f"{piece!r} again and again", tail) if part)
        named.append((f"`{shown}`".replace("|", "\\|"), head + piece * (SIZE // len(piece)) + tail))
    return [(name, text[:SIZE]) for name, text in named]


def _row(name: str, text: str, figures: list) -> tuple[float, str, str]:
    started = process_time()
    try:
        found = f"{len(check_text(text, figures)):,}"
    except Problem:
        found = "refused: more numbers than 40,000"
    return process_time() - started, name, found
