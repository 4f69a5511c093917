"""Which tests a database is asked (`--each-database`): those that it decides. Without the flag all of them run.

What knows no database is asked once, with SQLite. So is what only shows: PostgreSQL gets every address from the
authorisation matrix, every field of every form from the fuzzing, and whatever writes, counts, searches or sorts.
PostgreSQL alone is asked where it is the stricter of the two.
"""

import pytest
from django.db import connection

_ASKED = {"db", "transactional_db", "django_db_setup", "django_db_reset_sequences"}
_SRC = "src/tinhban"


def _of(folder: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/test_{name}.py" for name in names)


SQLITE = (
    *(f"{_SRC}/{room}/" for room in ("papers", "foundation", "numbers", "proof", "reuse")),
    *_of(f"{_SRC}/desk/tests", "home"),
    *_of(
        f"{_SRC}/logbook/tests",
        *("import_log", "learnt", "link_later", "log_screens", "pages_over_rows"),
        *("take_back", "upload_log", "years"),
    ),
    *_of(f"{_SRC}/exchange/tests", "screens"),
    *_of(
        f"{_SRC}/watch/tests",
        *("fetching", "look_back", "networks", "robots_kept", "sites_served", "slow_sites"),
        *("two_browsers", "undated", "watch_screens"),
    ),
    *_of(f"{_SRC}/organisations/tests", "names", "units"),
    *_of(
        f"{_SRC}/reviews/tests",
        *("check", "draft", "freeze", "long_checks", "make_bundle", "page", "routes"),
    ),
    f"{_SRC}/ledger/tests/test_simulation.py",
    *_of("tests/authorisation", "doors", "existence", "files"),
    "tests/authorisation/test_matrix.py::test_a_method_without_a_row_is_not_served",
    *_of("tests/demonstration", "english", "links", "paper_commands", "queries"),
    *_of(
        "tests/hostile",
        *("access_lines", "answers", "entrances", "fuzz_headers", "log_lines", "observers"),
        *("scripts", "settings", "security_table"),
    ),
    "tests/stalls/",
    "tests/bench/",
    *_of("tests", "carry_over", "translations", "watch_processes", "bare_verbs", "one_clock"),
)
_FUZZED = "tests/hostile/test_fuzz.py::test_no_field_of_any_address_breaks_a_page"
# What asks PostgreSQL for what SQLite does not have.
OF_POSTGRESQL = _of("tests", "carry_over_postgresql")
POSTGRESQL = (
    *OF_POSTGRESQL,
    f"{_FUZZED}[paths]",
    f"{_FUZZED}[fullest]",
    *_of("tests/hostile", "cursors", "two_browsers"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--each-database",
        action="store_true",
        help="ask the database of this run only what it decides (tests/each_database.py)",
    )


def _knows_one(item: pytest.Item) -> bool:
    return bool(_ASKED & set(getattr(item, "fixturenames", ()))) or bool(
        item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here = connection.vendor == "postgresql"
    each = config.getoption("--each-database")
    elsewhere = SQLITE if here else POSTGRESQL
    if not each:
        elsewhere = () if here else OF_POSTGRESQL
    left = [
        item
        for item in items
        if item.nodeid.startswith(elsewhere) or (each and here and not _knows_one(item))
    ]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)
