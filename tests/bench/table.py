"""What was measured: one row each, printed as a table that can stand in a document as it is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Row:
    """One measurement. `ratio` is its relation to the bare floor of the same minutes.

    Machines differ by a factor of two and more, so what is asked (`at_least`, `at_most`) is asked of the ratio where there
    is one: of a rate its share of the floor's, of a time how many times as long it takes. Where there is no floor it is
    asked of the value.
    """

    part: str
    name: str
    value: float
    unit: str
    ratio: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    floor: str = ""
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the measurement keeps what was asked; None where nothing was."""
        asked_of = self.value if self.ratio is None else self.ratio
        if self.at_least is not None:
            return asked_of >= self.at_least
        if self.at_most is not None:
            return asked_of <= self.at_most
        return None

    @property
    def asked(self) -> str:
        if self.at_least is not None:
            return f"≥ {self._told(self.at_least)}"
        if self.at_most is not None:
            return f"≤ {self._told(self.at_most)}"
        return ""

    @property
    def of_the_floor(self) -> str:
        return "" if self.ratio is None else self._told(self.ratio)

    def _told(self, value: float) -> str:
        if self.ratio is None:
            return f"{number(value)} {self.unit}"
        return f"{100 * value:.0f} %" if self.unit == "/s" else f"{number(value)} ×"

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def number(value: float) -> str:
    """Three figures are enough: what lies behind them changes from run to run."""
    if value >= 1000:
        return f"{value:,.0f}"
    if value >= 100 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table, columns set under each other for who reads it in a terminal."""
    heading = ("measured", "result", "of floor", "asked", "", "bare floor, same minutes", "notes")
    lines = [
        (
            row.name,
            f"{number(row.value)} {row.unit}",
            row.of_the_floor,
            row.asked,
            {True: "kept", False: "MISSED", None: ""}[row.kept],
            row.floor,
            row.note,
        )
        for row in rows
    ]
    widths = [max(len(line[n]) for line in [heading, *lines]) for n in range(len(heading))]
    widths[0] = max([widths[0], *(len(row.part) + 4 for row in rows)])

    def told(cells: Sequence[str]) -> str:
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        return f"| {' | '.join(padded)} |"

    rule = "|".join("-" * (width + 2) for width in widths)
    parts: list[str] = [told(heading), f"|{rule}|"]
    part = ""
    for row, line in zip(rows, lines, strict=True):
        if row.part != part:
            part = row.part
            parts.append(told([f"**{part}**", *[""] * (len(heading) - 1)]))
        parts.append(told(line))
    return "\n".join(parts)


def write_into(document: Path, table: str) -> None:
    """Replace the table of a document that marks where it stands."""
    text = document.read_text()
    before, found, rest = text.partition(BEGIN)
    _old, ended, after = rest.partition(END)
    if not (found and ended):
        raise ValueError(f"{document} does not say where the table stands")
    document.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}")
