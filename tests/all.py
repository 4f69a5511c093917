"""Everything `make test` runs, in order, each step timed; stops at the first that fails."""

import os
import subprocess
import sys
import tempfile
import time

PYTHON = sys.executable
CHECKS = [
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
    ("lint", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    ("templates", [PYTHON, "-m", "tests.templates"]),
    ("imports", [os.path.join(os.path.dirname(PYTHON), "lint-imports"), "--no-logo"]),
    ("events", [PYTHON, "-m", "tests.event_table"]),
    ("house", [PYTHON, "-m", "tests.house"]),
    ("cost of nouns", [PYTHON, "-m", "tests.cost_of_a_noun"]),
    ("types", [PYTHON, "-m", "mypy", "--no-error-summary"]),
    ("dead code", [PYTHON, "-m", "tests.dead_code"]),
    ("migrations", [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", "-v", "0"]),
]
# The journeys wait for the browser, and PostgreSQL is a process of its own: a third process fills the pauses.
ONE_EACH = ["pytest", "-n", "3", "--each-database"]
TESTS = [
    (
        "PostgreSQL",
        [PYTHON, "-m", "tests.with_postgres", *ONE_EACH, "-m", "not browser"],
    ),
    ("SQLite and browser", [PYTHON, "-m", *ONE_EACH]),
]


def main() -> int:
    checks_only = "--check" in sys.argv
    with tempfile.TemporaryDirectory(prefix="tinhban-check-") as home:
        environment = {
            **os.environ,
            "TINHBAN_HOME": home,
            "DJANGO_SETTINGS_MODULE": "tinhban.config.settings",
            # Tests start many processes: each would compile Django and the house again where
            # bytecode is not written (PYTHONDONTWRITEBYTECODE), or was not at installation (`pip --no-compile`).
            "PYTHONPYCACHEPREFIX": os.path.join(sys.prefix, "bytecode"),
        }
        for name in ("TINHBAN_DATABASE", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        if checks_only:
            return _run(CHECKS, environment)
        from tests.browser import setup

        setup.install_chromium()
        # One core is free while the types are checked: nothing is compiled twice afterwards.
        with subprocess.Popen([PYTHON, "-m", "tests.compiled"], env=environment):
            status = _run(CHECKS, environment)
        return status or _run(TESTS, environment)


def _run(steps: list[tuple[str, list[str]]], environment: dict[str, str]) -> int:
    for name, command in steps:
        began = time.monotonic()
        print(f"== {name}", flush=True)  # noqa: T201 - this is the console
        status = subprocess.call(command, env=environment)
        if status:
            return status
        if (name, command) not in TESTS[-1:]:
            print(f"   {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
