"""Work and the bare floors it is held against, measured in turn: another program's load falls on both."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 15
ROUNDS = 15


@dataclass(frozen=True)
class Work:
    """What is repeated, and how many things one call of it does."""

    run: Callable[[], object]
    each: int = 1


@dataclass(frozen=True)
class InTurn:
    """Seconds for one thing of each work, round by round."""

    seconds: dict[str, list[float]]

    def rate(self, name: str) -> float:
        """How many in a second, by the median round."""
        return 1 / statistics.median(self.seconds[name])

    def ms(self, name: str) -> float:
        return 1000 * statistics.median(self.seconds[name])

    def floor_rate(self, *floors: str) -> float:
        """How many in a second if the floors are done one after the other."""
        return 1 / statistics.median(self._together(floors))

    def share(self, name: str, *floors: str) -> float:
        """The part of the floors' rate that the work reaches: the median of what each round says."""
        return 1 / self.times(name, *floors)

    def times(self, name: str, *floors: str) -> float:
        """How many times as long as the floors the work takes: the median of what each round says."""
        rounds = zip(self.seconds[name], self._together(floors), strict=True)
        return statistics.median(work / floor for work, floor in rounds)

    def _together(self, floors: Sequence[str]) -> list[float]:
        return [sum(taken) for taken in zip(*(self.seconds[name] for name in floors), strict=True)]


def in_turn(works: dict[str, Work], *, rounds: int = ROUNDS, warm: int = 1) -> InTurn:
    """Every work once in each round, after rounds that do not count.

    The works should take about as long: of two, the longer one is interrupted more often on a machine that is not idle.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for round_ in range(warm + rounds):
        if round_ == warm:
            gc.collect()
        for name, work in works.items():
            started = time.perf_counter()
            work.run()
            seconds = (time.perf_counter() - started) / work.each
            if round_ >= warm:
                taken[name].append(seconds)
    return InTurn(taken)


def median_ms(work: Callable[[], object], *, runs: int = RUNS, warm: int = 2) -> float:
    """The median of several runs in milliseconds, after a few that do not count."""
    return in_turn({"": Work(work)}, rounds=runs, warm=warm).ms("")
