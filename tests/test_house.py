"""The house is kept by a check that sees what it is for."""

from tests import class_names, house


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


def test_a_class_called_like_another_is_seen_in_its_room_and_where_it_is_a_word_of_the_domain(
    tmp_path,
):
    for name in ("Item", "Page", "_Page"):
        (tmp_path / f"{name}.py").write_text(f"class {name}:\n    pass\n")

    def told(alike=(), **modules):
        files = {
            module.replace("_in_", "."): tmp_path / f"{name}.py" for module, name in modules.items()
        }
        return class_names.problems(files, dict.fromkeys(alike, "why"))

    assert told(a_in_exchange_in_models_in_items="Item", a_in_sheets="Item") != []
    assert told(a_in_wire_in_items="Item", a_in_sheets="Item") != []
    assert told(a_in_papers_in_one="Page", a_in_papers_in_two="Page") != []
    assert told(a_in_papers_in_one="_Page", a_in_papers_in_two="_Page") == []
    assert told(a_in_papers_in_one="Page", a_in_sheets_in_two="Page") == []
    assert told(["Item"], a_in_wire_in_items="Item", a_in_sheets="Item") == []
    assert told(["Item"], a_in_wire_in_items="Item") == ["class Item is no longer used twice"]
