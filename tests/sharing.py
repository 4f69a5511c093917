"""Which tests share a process (`-p tests.sharing`): those of a file, and those that live in one world."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# One running node with its browser, and one world for the whole matrix. The `loadgroup` of xdist 3.8 says the
# same by marks, and does nothing with pytest 9.2 (pytest-xdist issue 1386).
TOGETHER = ("tests/browser/", "tests/authorisation/")


class Rooms(LoadScopeScheduling):
    """Hands a file or a world to a process; what has most tests begins first."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if path.startswith(folder)), path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Rooms:
    return Rooms(config, log)
