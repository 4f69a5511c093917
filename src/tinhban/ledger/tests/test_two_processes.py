"""Two processes write one log: one epoch, no gap, no error, on either database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

import tinhban

EACH = 25


@pytest.mark.django_db(transaction=True)
def test_two_processes_write_one_log(node, settings):
    run = subprocess.run(
        [sys.executable, "-m", "tinhban.ledger.tests.two_writers", str(EACH)],
        env={
            **os.environ,
            "PYTHONPATH": str(Path(tinhban.__file__).parent.parent),
            "DJANGO_SETTINGS_MODULE": "tinhban.config.settings",
            "TINHBAN_HOME": str(node),
            "TINHBAN_GUARD": settings.TINHBAN_GUARD,
            "TINHBAN_DATABASE": _database(),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    written = 2 * sum(1 + number % 3 for number in range(EACH))
    assert json.loads(run.stdout.splitlines()[-1]) == {
        "failed": 0,
        "problems": 0,
        "entries": written + 1,
        "notes": written,
        "epochs": 1,
    }


def _database() -> str:
    """The test's own PostgreSQL database; a file of its own where the test runs on SQLite."""
    if connection.vendor == "sqlite":
        return ""
    said = connection.settings_dict
    account = said["USER"] + (f":{said['PASSWORD']}" if said["PASSWORD"] else "")
    if said["HOST"].startswith("/"):
        port = f"&port={said['PORT']}" if said["PORT"] else ""
        return f"postgresql://{account}@/{said['NAME']}?host={said['HOST']}{port}"
    return f"postgresql://{account}@{said['HOST']}:{said['PORT']}/{said['NAME']}"
