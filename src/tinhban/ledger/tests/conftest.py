"""A guard folder, a key folder and a cast of organisations for each test."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import registry
from tinhban.ledger.actions import Role
from tinhban.ledger.guard import _CANDIDATES, is_memory
from tinhban.ledger.tests import sample
from tinhban.ledger.tests.peer import Peer

PERSON = UUID("0197f3a0-0000-7000-8000-000000000001")


@pytest.fixture(autouse=True)
def node(settings, tmp_path) -> Iterator[Path]:
    """A node's directories of its own; the guard in memory, as on a real machine."""
    settings.TINHBAN_HOME = tmp_path / "home"
    settings.TINHBAN_KEYS = settings.TINHBAN_HOME / "keys"
    settings.TINHBAN_HOME.mkdir()
    memory = next(
        (place for place in _CANDIDATES if os.access(place, os.W_OK) and is_memory(place)),
        None,
    )
    guard = tempfile.mkdtemp(prefix="tinhban-test-", dir=memory)
    settings.TINHBAN_GUARD = guard
    yield settings.TINHBAN_HOME
    shutil.rmtree(guard, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """The sample's tables stand beside the migrated ones."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        there = connection.introspection.table_names()
        for model in sample.TABLES:
            if model._meta.db_table not in there:  # a database that is used again
                editor.create_model(model)


@pytest.fixture(autouse=True)
def sample_tables(monkeypatch, request, django_db_blocker) -> Iterator[None]:
    """The sample counts as projected in these tests, and nowhere else."""
    monkeypatch.setattr(registry, "_tables", [*registry._tables, sample.Note, sample.Answer])
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        # Django empties the tables it knows, these it does not.
        with django_db_blocker.unblock():
            _empty_sample()


def _empty_sample() -> None:
    for model in reversed(sample.TABLES):
        model.objects.all().delete()


@pytest.fixture
def outside(db):
    """A circle of two organisations on other machines, whose root keys are known here."""
    coordinator, member = Peer(), Peer()
    ledger.register_key(coordinator.statement())
    genesis = coordinator.open_channel(member)
    return coordinator, member, genesis


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
