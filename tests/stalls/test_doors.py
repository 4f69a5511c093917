"""No small thing stalls a node: through every door it comes to an end in words, and costs the web process little.

Here each bomb goes through one of its doors, in turn, and is held against honest things on the same machine;
`python -m tests.stalls` sends each through every door, and prints what requests take by the clock. What the child
takes the kernel limits (`tinhban.jobs.bounds.WAITING`).
"""

from dataclasses import replace

import pytest

from tests.stalls import bombs, doors, plain
from tinhban.jobs import confined
from tinhban.jobs.bounds import MEGABYTE, WAITING

SECONDS, MEGABYTES = 2.0, 256
ANSWERS = {200, 302, 400, 413, 422}
TIMES = 5  # what the dearest honest thing takes of the web process


@pytest.fixture
def every_bomb() -> list[bombs.Bomb]:
    found = bombs.every()
    assert len(found) >= 200
    assert len({str(one) for one in found}) == len(found)
    return found


def test_a_child_leaves_room_for_the_rest_of_the_request():
    assert WAITING.clock < SECONDS
    assert WAITING.memory <= MEGABYTES * MEGABYTE


@pytest.fixture
def short(monkeypatch) -> None:
    """A third of the time for a child: what reaches its limit reaches it sooner, and is told in the same words."""
    call = confined.call

    def shorter(*args, bounds=WAITING, **named):
        third = replace(bounds, processor=bounds.processor / 3, clock=bounds.clock / 3)
        return call(*args, bounds=third, **named)

    monkeypatch.setattr(confined, "call", shorter)


def test_no_small_thing_stalls_a_node(world, every_bomb, short):
    honest = [doors.cost(*one) for one in [*doors.requests(plain.every())] * 2]
    usual = max(
        one.processor for one in honest[len(honest) // 2 :]
    )  # the first round loads what it needs
    costs = [doors.cost(*one) for one in doors.requests(every_bomb, in_turn=True)]
    assert len(costs) > len(every_bomb)
    assert {one.door for one in costs} >= set(doors.DOORS)
    slow = [one for one in costs if one.processor > TIMES * usual]
    large = [one for one in costs if one.megabytes > MEGABYTES - WAITING.memory // MEGABYTE]
    broken = [one for one in costs if one.status not in ANSWERS]
    assert (slow, large, broken) == ([], [], [])
