"""The benchmark says honestly what it measured."""

from pathlib import Path

import pytest

from tests.bench.table import BEGIN, END, Row, markdown, write_into
from tests.bench.timing import median_ms, rate
from tests.bench.weight import URL, Links


def test_a_row_tells_whether_what_was_asked_is_kept():
    assert Row("L", "append", 3100, "/s", at_least=3000).kept is True
    assert Row("L", "append", 2999, "/s", at_least=3000).kept is False
    assert Row("S", "list", 60, "ms", at_most=60).kept is True
    assert Row("S", "list", 60.1, "ms", at_most=60).kept is False
    assert Row("S", "home", 60, "ms").kept is None


def test_the_table_shows_what_was_missed_beside_the_floor():
    rows = [
        Row("Ledger", "append", 2_999.4, "/s", at_least=3000, floor="sign 20,000/s"),
        Row("Screens", "list", 12.34, "ms", at_most=60, note="18 queries"),
    ]
    lines = markdown(rows).splitlines()
    assert len({len(line) for line in lines}) == 1, "columns stand under each other"
    assert "| append " in lines[3] and "MISSED" in lines[3] and "sign 20,000/s" in lines[3]
    assert "12.3 ms" in lines[5] and "kept" in lines[5] and "18 queries" in lines[5]


def test_the_table_goes_between_the_marks_of_a_document(tmp_path: Path):
    document = tmp_path / "benchmarks.md"
    document.write_text(f"Before\n\n{BEGIN}\n\nold\n\n{END}\n\nAfter\n")
    write_into(document, "| new |")
    write_into(document, "| newer |")
    assert document.read_text() == f"Before\n\n{BEGIN}\n\n| newer |\n\n{END}\n\nAfter\n"
    document.write_text("No marks")
    with pytest.raises(ValueError, match="does not say"):
        write_into(document, "| new |")


def test_times_are_medians_that_a_slow_start_does_not_move():
    taken = iter([0.5] * 2 + [0.0] * 100)

    def work() -> None:
        import time

        time.sleep(next(taken))

    assert median_ms(work, runs=5, warm=2) < 100
    assert rate(lambda: None, 10) > 1000


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
