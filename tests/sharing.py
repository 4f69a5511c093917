"""Which tests share a process (`-p tests.sharing`): those of a file, and those that live in one world."""

from collections import Counter
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# One running node with its browser, one world for the whole matrix, two for what is hostile, and a small one. The `loadgroup` of xdist
# 3.8 says the same by marks, and does nothing with pytest 9.2 (pytest-xdist issue 1386).
TOGETHER = (
    "tests/browser/",
    "tests/authorisation/",
    "tests/hostile/test_fuzz.py",  # as long as all others of its folder
    "tests/hostile/",
    "tests/demonstration/",
)
# What takes longest begins first, so that no process is left alone with it at the end.
FIRST = (
    "tests/browser/",
    "tests/hostile/test_fuzz.py",
    "tests/authorisation/",
    "tests/hostile/",
    "tests/test_watch_processes.py",
    "tests/stalls/test_doors.py",
    "tests/demonstration/",
    "src/tinhban/exchange/tests/test_converge.py",
    "src/tinhban/ledger/tests/test_convergence.py",
)


def room_of(nodeid: str) -> str:
    path = nodeid.partition("::")[0]
    return next((folder for folder in TOGETHER if path.startswith(folder)), path)


class Rooms(LoadScopeScheduling):
    """Hands a room to a process, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return room_of(nodeid)


def pytest_configure(config: pytest.Config) -> None:
    config.option.loadscopereorder = False


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, then those rooms that have most tests."""
    sizes = Counter(room_of(item.nodeid) for item in items)
    ranks = {room: rank for rank, room in enumerate(FIRST)}

    def place(item: pytest.Item) -> tuple[int, int, str]:
        room = room_of(item.nodeid)
        return ranks.get(room, len(FIRST)), -sizes[room], room

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Rooms:
    return Rooms(config, log)
