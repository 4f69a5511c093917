"""The benchmark says honestly what it measured."""

from functools import partial
from pathlib import Path

import pytest

from tests.bench.spending import PERMISSION, REST, SQL, TEMPLATES, Spending, told
from tests.bench.table import BEGIN, END, Row, markdown, write_into
from tests.bench.timing import InTurn, Work, in_turn
from tests.bench.weight import URL, Links


def test_a_row_tells_whether_what_was_asked_is_kept():
    assert Row("L", "append", 900, "/s", ratio=0.35, at_least=0.35).kept is True
    assert Row("L", "append", 9000, "/s", ratio=0.349, at_least=0.35).kept is False
    assert Row("S", "list", 900, "ms", ratio=10, at_most=10).kept is True
    assert Row("S", "list", 1, "ms", ratio=10.1, at_most=10).kept is False
    assert Row("S", "Word file", 2000, "ms", at_most=2000).kept is True
    assert Row("S", "Word file", 2001, "ms", at_most=2000).kept is False
    assert Row("S", "home", 60, "ms", ratio=9).kept is None


def test_the_table_shows_what_was_missed_beside_the_floor():
    rows = [
        Row("Ledger", "append", 2_999.4, "/s", ratio=0.2, at_least=0.35, floor="sign 20,000/s"),
        Row("Screens", "list", 12.34, "ms", ratio=7.5, at_most=10, note="18 queries"),
    ]
    lines = markdown(rows).splitlines()
    assert len({len(line) for line in lines}) == 1, "columns stand under each other"
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    assert cells[3] == ["append", "2,999 /s", "20 %", "≥ 35 %", "MISSED", "sign 20,000/s", ""]
    assert cells[5] == ["list", "12.3 ms", "7.50 ×", "≤ 10 ×", "kept", "", "18 queries"]


def test_the_table_goes_between_the_marks_of_a_document(tmp_path: Path):
    document = tmp_path / "benchmarks.md"
    document.write_text(f"Before\n\n{BEGIN}\n\nold\n\n{END}\n\nAfter\n")
    write_into(document, "| new |")
    write_into(document, "| newer |")
    assert document.read_text() == f"Before\n\n{BEGIN}\n\n| newer |\n\n{END}\n\nAfter\n"
    document.write_text("No marks")
    with pytest.raises(ValueError, match="does not say"):
        write_into(document, "| new |")


def test_a_ratio_is_the_median_of_what_each_round_says():
    taken = InTurn(
        {"append": [4.0, 40.0, 4.0], "sign": [1.0, 9.0, 1.0], "insert": [1.0, 11.0, 1.0]}
    )
    assert taken.rate("append") == 0.25
    assert taken.floor_rate("sign", "insert") == 0.5, "one after the other"
    assert taken.share("append", "sign", "insert") == 0.5
    assert taken.times("append", "insert") == 4


def test_works_are_done_in_turn_and_a_slow_start_does_not_count():
    done: list[str] = []
    works = {name: Work(partial(done.append, name), 10) for name in ("page", "floor")}
    taken = in_turn(works, rounds=3, warm=2)
    assert done == ["page", "floor"] * 5
    assert len(taken.seconds["page"]) == len(taken.seconds["floor"]) == 3


def test_what_a_page_spends_adds_up_and_goes_to_the_innermost(clock):
    spending = Spending()
    clock.passes(1)
    with spending.on(TEMPLATES):
        clock.passes(10)
        spending.ask(lambda *told: clock.passes(100), "SELECT 1", [], False, {})
        with spending.on(PERMISSION):
            clock.passes(1000)
        clock.passes(10_000)
    spending.end()
    assert spending.seconds == {SQL: 100, TEMPLATES: 10_010, PERMISSION: 1000, REST: 1}
    assert spending.queries == 1
    assert told([spending]) == (
        "1 queries; ms: SQL 100000.0, templates 10010000.0, permission 1000000.0, rest 1000.0"
    )


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def passes(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("tests.bench.spending.time.perf_counter", lambda: clock.now)
    return clock


def test_everything_that_a_first_visit_fetches_is_found():
    links = Links()
    links.feed(
        '<link rel="preload" href="/a.woff2"><link rel="stylesheet" href="/a.css">'
        '<link rel="icon" href="/a.svg"><link rel="alternate" href="/feed">'
        '<script src="/a.js"></script><img src="/a.png"><a href="/page">page</a>'
    )
    assert list(links.found) == ["/a.woff2", "/a.css", "/a.svg", "/a.js", "/a.png"]
    style = "@font-face{src:url(b.woff2) format('woff2')} i{background:url(\"c.svg\")} b{filter:url(#x)}"
    assert [match[1] for match in URL.findall(style)] == ["b.woff2", "c.svg"]
