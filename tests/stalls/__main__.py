"""`python -m tests.stalls`: what each small hostile thing costs a node, through every door that takes it.

One web process in this one: processor and memory are its own. The child that reads is limited by the kernel to
what `tinhban.jobs.bounds.WAITING` says; seconds by the clock have both in them, and whatever else the machine does.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import typer

from tests.bench import scratch

SECONDS, MEGABYTES = 2.0, 256


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.stalls", description=__doc__)
    parser.add_argument("--only", default="", help="doors or bombs whose name has these words")
    parser.add_argument("--most", type=int, default=15, help="how many of the dearest are shown")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tinhban-stalls-") as home:
        scratch.start(Path(home))
        scratch.load_world()
        return _measure(given.only, given.most)


def _measure(only: str, most: int) -> int:
    from tests.stalls import bombs, doors
    from tinhban.jobs import confined
    from tinhban.watch import library

    library.warm()
    with library.writing() as index:
        library.follow(index)
    costs = []
    for door, bomb, request in doors.requests(bombs.every()):
        if only in door or only in bomb:
            doors.cost(door, bomb, request) if not costs else None  # the first loads what it needs
            costs.append(doors.cost(door, bomb, request))
    confined.end()
    costs.sort(key=lambda one: -one.clock)
    typer.echo(f"{'clock':>7}{'processor':>11}{'memory':>9}{'status':>8}")
    for one in costs[:most]:
        spent = f"{one.clock:5.2f} s{one.processor:9.2f} s{one.megabytes:6d} MB{one.status:8d}"
        typer.echo(f"{spent}  {one.door}: {one.bomb}")
    largest = max(one.megabytes for one in costs)
    broken = sum(one.status >= 500 for one in costs)
    typer.echo(
        f"{len(costs)} requests: at most {costs[0].clock:.2f} s, {largest} MB, {broken} of status 500"
    )
    return int(costs[0].clock > SECONDS or largest > MEGABYTES or broken > 0)


if __name__ == "__main__":
    sys.exit(main())
