"""A mould is made once, whole; what is done in a copy of it stays in the copy."""

from pathlib import Path

import pytest
from django.db import connection

from tests import moulds
from tests.moulds import Mould


def _told(sql: str) -> list[tuple[str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def mould(tmp_path: Path, monkeypatch, django_db_setup, django_db_blocker):
    """A mould upon another, whose making fails at first, in a folder of this test."""
    monkeypatch.setattr(moulds, "_folder", lambda: tmp_path)
    tried: list[Path] = []

    def fill(files: Path) -> None:
        tried.append(files)
        _told("INSERT INTO people VALUES ('nguoi-dau')")
        if len(tried) == 1:
            raise RuntimeError
        assert len(tried) == 2
        (files / "beside").write_text("kept")

    tables = Mould("tables", lambda _files: _told("CREATE TABLE people (name text)"))
    with django_db_blocker.unblock():
        yield Mould("people", fill, tables)
        moulds.forget()


def test_a_mould_is_made_once_and_each_has_its_own_copy(mould, tmp_path):
    before = connection.settings_dict["NAME"]
    with pytest.raises(RuntimeError), moulds.copied(mould, tmp_path / "broken"):
        pass
    for copy in ("one", "two"):
        with moulds.copied(mould, tmp_path / copy):
            assert _told("SELECT name FROM people") == [("nguoi-dau",)]
            assert (tmp_path / copy / "beside").read_text() == "kept"
            _told("DELETE FROM people")
    assert connection.settings_dict["NAME"] == before
    assert "people" not in connection.introspection.table_names()
