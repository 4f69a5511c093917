"""A guard folder, a key folder and a cast of organisations for each test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger.actions import Role
from tinhban.ledger.guard import is_memory

PERSON = UUID("0197f3a0-0000-7000-8000-000000000001")


@pytest.fixture(autouse=True)
def node(settings, tmp_path) -> Iterator[Path]:
    """A node's directories of its own; the guard in memory, as on a real machine."""
    settings.TINHBAN_HOME = tmp_path / "home"
    settings.TINHBAN_KEYS = settings.TINHBAN_HOME / "keys"
    settings.TINHBAN_HOME.mkdir()
    memory = next(
        (
            place
            for place in ("/dev/shm", "/run", "/tmp")
            if os.path.isdir(place) and is_memory(place)
        ),
        None,
    )
    guard = tempfile.mkdtemp(prefix="tinhban-test-", dir=memory)
    settings.TINHBAN_GUARD = guard
    yield settings.TINHBAN_HOME
    shutil.rmtree(guard, ignore_errors=True)


def organisation(*, demo: bool = False) -> UUID:
    """An organisation with keys on this node."""
    uid = new_uid()
    ledger.create_identity(uid, demo=demo)
    return uid


@pytest.fixture
def lao_cai(db) -> UUID:
    return organisation()


@pytest.fixture
def lai_chau(db) -> UUID:
    return organisation()


@pytest.fixture
def channel(lao_cai, lai_chau) -> str:
    return ledger.open_channel(
        as_=lao_cai,
        by=PERSON,
        purpose={"title": "Chương trình phối hợp", "kind": "programme"},
        members={lai_chau: Role.MEMBER},
    )
