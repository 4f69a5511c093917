"""The house is kept by a check that sees what it is for."""

from tests import house


def test_nothing_is_wrong_with_it():
    assert house.problems() == []


def test_a_circle_is_seen_however_long():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}
    assert house.circles(graph) == [["a", "b", "c"]]
    assert house.circles({"a": {"b"}, "b": set(), "c": {"b"}}) == []


def test_an_import_inside_a_function_is_seen_and_one_for_types_is_not(tmp_path):
    known = house.modules()
    file = tmp_path / "sample.py"
    file.write_text(
        "from typing import TYPE_CHECKING\n"
        "from tinhban.foundation import text\n"
        "if TYPE_CHECKING:\n    from tinhban.ledger import models\n"
        "def late():\n    from tinhban.figures.periods import Period\n    return Period\n"
    )
    found = list(house.imported("tinhban.sample", file, known))
    assert found == [("tinhban.foundation.text", 2, False), ("tinhban.figures.periods", 6, True)]
