"""How a command begins: quickly, and never on data of a later release."""

import subprocess
import sys

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from typer.testing import CliRunner

from tests.desk import expected, named
from tinhban.config import command_line, setting_up

RUNNER = CliRunner()
# What a command needs only when it makes a workbook, reads one, prints a page or visits a site.
HEAVY = (
    *("xlsxwriter", "typst", "numba", "numpy", "babel", "django_stubs_ext.patch", "rich"),
    *("httpcore", "lxml", "trafilatura"),
    "tinhban.config.urls",
)
STARTED = f"""
import sys
from tinhban.config import command_line, quick_start
quick_start.start()
from tinhban.config import setting_up
from tinhban.config.commands import acting, reporting
from tinhban.reviews import output
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_a_command_starts_without_what_it_does_not_need(tmp_path):
    environment = {"TINHBAN_HOME": str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", STARTED], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


@pytest.fixture
def of_a_later_release(db):
    MigrationRecorder(connection).record_applied("exchange", "0999_what_a_later_release_adds")


def test_the_state_is_told_by_names_alone(db):
    assert setting_up.state() is setting_up.Standing.READY
    recorder = MigrationRecorder(connection)
    recorder.record_applied("an_app_that_was_taken_out", "0001_initial")
    assert setting_up.state() is setting_up.Standing.READY
    recorder.record_applied("ledger", "0999_later")
    assert setting_up.state() is setting_up.Standing.LATER
    recorder.record_unapplied("ledger", "0999_later")
    last = max(name for app, name in recorder.applied_migrations() if app == "ledger")
    recorder.record_unapplied("ledger", last)
    assert setting_up.state() is setting_up.Standing.OLDER


@pytest.mark.parametrize("case", expected("later"), ids=named)
def test_data_of_a_later_release_are_told_by_every_command(of_a_later_release, case, monkeypatch):
    monkeypatch.setattr(setting_up, "call_command", lambda *a, **k: pytest.fail("the data change"))
    answer = RUNNER.invoke(command_line.with_commands(), case["line"].split())
    assert (answer.exit_code, setting_up.LATER_WORDS in answer.output) == (2, True), answer.output
