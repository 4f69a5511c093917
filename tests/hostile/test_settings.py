"""What an operator sets: kept, or refused by name, in words and without a password."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import addresses as given
from tests.hostile.databases import KEPT, REFUSED, SECRETS
from tinhban.config import addresses
from tinhban.config.home import database
from tinhban.config.wrong_setting import WrongSetting


@pytest.mark.parametrize("url", KEPT)
def test_what_a_database_address_says_is_kept(url: str, tmp_path: Path):
    read = database(url, tmp_path)
    assert read["ENGINE"] == "django.db.backends.postgresql"
    assert {name: read[name] for name in KEPT[url]} == KEPT[url]


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_not_understood_is_refused_by_name(url: str, tmp_path: Path):
    with pytest.raises(WrongSetting) as refused:
        database(url, tmp_path)
    words = str(refused.value).partition(" Ví dụ:")[0]
    assert words.startswith("TINHBAN_DATABASE ")
    assert REFUSED[url] in words
    assert not [secret for secret in SECRETS if secret in words]


def test_without_an_address_it_is_sqlite(tmp_path: Path):
    for empty in ("", " ", "\n"):
        assert database(empty, tmp_path)["NAME"] == tmp_path / "tinhban.sqlite3"


@pytest.mark.parametrize("value", given.HOSTS)
def test_hosts_are_read(value: str):
    assert addresses.hosts(value) == given.HOSTS[value]


@pytest.mark.parametrize("value", given.WRONG_HOSTS)
def test_hosts_that_are_none_are_refused(value: str):
    with pytest.raises(WrongSetting, match="TINHBAN_HOSTS"):
        addresses.hosts(value)


@pytest.mark.parametrize("value", given.ORIGINS)
def test_origins_are_read(value: str):
    assert addresses.origins(value) == given.ORIGINS[value]


@pytest.mark.parametrize("value", given.WRONG_ORIGINS)
def test_origins_that_are_none_are_refused(value: str):
    with pytest.raises(WrongSetting, match="TINHBAN_ORIGINS"):
        addresses.origins(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TINHBAN_DATABASE", "mysql://tb:bi-mat@db.example/tb"),
        ("TINHBAN_HOSTS", "https://so.example"),
        ("TINHBAN_ORIGINS", "so.example"),
        ("TINHBAN_HTTPS", "co"),
    ],
)
def test_a_command_says_it_in_words_and_not_by_a_traceback(name: str, value: str, tmp_path: Path):
    ended = subprocess.run(
        [sys.executable, "-m", "tinhban.config.command_line", "ledger", "audit"],
        env={**os.environ, "TINHBAN_HOME": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2, ended.stderr
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "bi-mat" not in ended.stderr
