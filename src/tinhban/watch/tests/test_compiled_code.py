"""Compiled loops of another edition are never used, and the worker removes them."""

import shutil
from pathlib import Path

import pytest

from tinhban import reuse
from tinhban.reuse import kernel
from tinhban.watch import library


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "reuse" / "compiled"
    made.mkdir(parents=True)
    monkeypatch.setattr(library, "compiled", lambda: made)
    monkeypatch.setattr(reuse, "warm", lambda: None)
    return made


def test_an_edition_is_its_source(tmp_path, monkeypatch):
    shutil.copytree(Path(kernel.__file__).parent / "compiled", tmp_path / "compiled")
    monkeypatch.setattr(kernel, "__file__", str(tmp_path / "kernel.py"))
    source = tmp_path / "compiled" / "judge.py"
    assert kernel.edition.__wrapped__() == kernel.edition()
    source.touch()
    assert kernel.edition.__wrapped__() == kernel.edition()
    source.write_text(source.read_text().replace("SEGMENTS = 64", "SEGMENTS = 65"))
    assert kernel.edition.__wrapped__() != kernel.edition()


def test_what_an_older_edition_compiled_is_neither_used_nor_kept(folder, monkeypatch):
    library.warm()
    assert library.is_warm()
    before = kernel.edition()
    (folder / before / "judge-1.nbi").touch()
    (folder / "compiled_1a2b").mkdir()  # as it lay before there were editions

    monkeypatch.setattr(kernel, "edition", lambda: "0123456789abcdef")
    assert not library.is_warm()
    library.warm()
    assert library.is_warm()
    assert {entry.name for entry in folder.iterdir()} == {"0123456789abcdef", "warming"}


def test_code_of_this_edition_stays_and_is_compiled_once(folder, monkeypatch):
    library.warm()
    monkeypatch.setattr(reuse, "warm", lambda: pytest.fail("compiled a second time"))
    library.warm()
    assert library.is_warm()
