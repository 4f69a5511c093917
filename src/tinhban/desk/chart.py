"""The columns of a year: twelve numbers as coordinates of an SVG of 720 x 150."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

GROUND, TOP, LEFT, STEP = 124, 14, 42, 57


@dataclass(frozen=True)
class Bar:
    month: int
    number: int
    tall: float

    @property
    def height(self) -> str:
        """With a point, whatever the language: it is an attribute of SVG."""
        return f"{self.tall:.1f}"

    @property
    def label(self) -> str:
        return f"T{self.month}"

    @property
    def x(self) -> str:
        return f"{LEFT + (self.month - 1) * STEP}"

    @property
    def middle(self) -> str:
        return f"{LEFT + (self.month - 1) * STEP + 15}"

    @property
    def y(self) -> str:
        return f"{GROUND - self.tall:.1f}"


@dataclass(frozen=True)
class Chart:
    """Numbers of the twelve months of a year."""

    months: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.months)

    @cached_property
    def highest(self) -> int:
        """The top line: the next round number above the greatest month."""
        most = max([*self.months, 1])
        step = 10 ** (len(str(most)) - 1)
        return -(-most // step) * step if most >= 10 else 10

    @property
    def bars(self) -> list[Bar]:
        room = GROUND - TOP
        return [Bar(n, v, v * room / self.highest) for n, v in enumerate(self.months, 1)]

    @property
    def lines(self) -> list[dict[str, str | int]]:
        room = GROUND - TOP
        return [
            {"value": value, "y": f"{y:.0f}", "text_y": f"{y + 4:.0f}"}
            for value in (self.highest, self.highest // 2, 0)
            for y in [GROUND - value * room / self.highest]
        ]
