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
    ("imports", [os.path.join(os.path.dirname(PYTHON), "lint-imports"), "--no-logo"]),
    ("types", [PYTHON, "-m", "mypy", "--no-error-summary"]),
    ("dead code", [PYTHON, "-m", "tests.dead_code"]),
    ("migrations", [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", "-v", "0"]),
]
TWO_CORES = ["pytest", "-n", "2"]
# The journeys wait for the browser more than they compute: a third process fills the pauses.
WITH_BROWSER = ["pytest", "-n", "3"]
LOGBOOK_READING = ("dates", "messy_books", "open_file", "reading", "settle")
WORKBOOKS = (
    "against_others",
    "damaged_workbooks",
    "messy_workbooks",
    "single_faults",
    "workbook_bombs",
)
SITES = (
    "days_told",
    "letters",
    "networks",
    "reading_grows",
    "robots_rules",
    "slow_sites",
    "text_bombs",
)
# What knows no database, or asks the same of either: one run says it all.
ONE_DATABASE = [
    *(
        f"src/tinhban/{room}"
        for room in ("correspondence", "foundation", "proof", "reuse", "reviews/number_check")
    ),
    *(f"src/tinhban/exchange/logbook/tests/test_{of}.py" for of in LOGBOOK_READING),
    *(f"src/tinhban/exchange/logbook/tests/test_{of}.py" for of in (*WORKBOOKS, "years")),
    "tests/demonstration/test_paper_commands.py",
    *(f"src/tinhban/exchange/watch/tests/test_{of}.py" for of in SITES),
    "src/tinhban/ledger/tests/test_simulation.py",
    *(
        f"tests/{of}.py"
        for of in (
            "test_translations",
            "test_no_foreign_hosts",
            "test_written_forms",
            "test_number_growth",
            "test_reuse_growth",
            "test_shared_passages",
            "test_bare_verbs",
            "test_one_clock",
        )
    ),
    "tests/demonstration/test_english.py",
    *(
        f"tests/hostile/test_{of}.py"
        for of in ("fuzz_headers", "log_lines", "security_table", "settings")
    ),
    "tests/authorisation/test_existence.py",
    "tests/bench",
    "tests/stalls",
]
ELSEWHERE = [f"--ignore={path}" for path in ONE_DATABASE]
TESTS = [
    (
        "PostgreSQL",
        [PYTHON, "-m", "tests.with_postgres", *TWO_CORES, "-m", "not browser", *ELSEWHERE],
    ),
    ("SQLite and browser", [PYTHON, "-m", *WITH_BROWSER]),
]


def main() -> int:
    checks_only = "--check" in sys.argv
    with tempfile.TemporaryDirectory(prefix="tinhban-check-") as home:
        environment = {
            **os.environ,
            "TINHBAN_HOME": home,
            "DJANGO_SETTINGS_MODULE": "tinhban.config.settings",
        }
        environment.pop("TINHBAN_DATABASE", None)
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
