"""The commands: an archive without a node, and the index of a node."""

import json

import pytest
from typer.testing import CliRunner

from tinhban.config.commands import reuse, watch
from tinhban.exchange.tests.conftest import channel, observer, owner, partner  # noqa: F401
from tinhban.reuse import Index
from tinhban.watch.tests.conftest import node, words, written  # noqa: F401

RUNNER = CliRunner()


@pytest.fixture
def archive(tmp_path):
    def lines(name, rows):
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return path

    items = lines("items.jsonl", [{"id": f"i{n}", "text": words(n, 150)} for n in range(20)])
    articles = lines(
        "articles.jsonl",
        [{"id": f"a{n}", "text": words(n if n < 5 else n + 500, 150)} for n in range(30)],
    )
    return items, articles, tmp_path / "out.jsonl"


def run(archive, *more):
    import typer

    app = typer.Typer()
    app.callback()(lambda: None)
    reuse.register(app)
    items, articles, out = archive
    said = ["reuse", "--items", items, "--articles", articles, "--out", out, *more]
    return RUNNER.invoke(app, [str(part) for part in said])


def test_an_archive_is_compared_and_a_second_run_changes_nothing(archive):
    first = run(archive, "--json")
    assert first.exit_code == 0, first.output
    told = json.loads(first.stdout.splitlines()[-1])
    assert told == {"items": 20, "articles": 30, "matches": 5}
    found = archive[2].read_bytes()
    pairs = [json.loads(line) for line in found.splitlines()]
    assert [(p["article_id"], p["item_id"]) for p in pairs] == [
        (f"a{n}", f"i{n}") for n in range(5)
    ]
    assert run(archive, "--quiet").exit_code == 0
    assert archive[2].read_bytes() == found


def test_beside_a_node_its_compiled_code_is_used(archive, tmp_path, monkeypatch):
    monkeypatch.setenv("TINHBAN_HOME", str(tmp_path / "node"))
    (tmp_path / "node" / "reuse").mkdir(parents=True)
    assert run(archive, "--quiet").exit_code == 0
    assert (tmp_path / "node" / "reuse" / "compiled").is_dir()
    assert not (tmp_path / "out.jsonl.index" / "compiled").exists()


def test_faults_are_told_in_words(archive, tmp_path):
    items, articles, out = archive
    assert run((tmp_path / "none", articles, out)).exit_code == 2
    assert run((items, articles, tmp_path / "none" / "out.jsonl")).exit_code == 2
    items.write_text('{"id": 1}\n')
    broken = run(archive)
    assert broken.exit_code == 1
    assert "items.jsonl, dòng 1: không phải JSON" in broken.output
    items.write_text("", "utf-8")
    with Index.open(out.with_name("out.jsonl.index"), writable=True):
        busy = run(archive)
    assert busy.exit_code == 1
    assert "Một tiến trình khác" in busy.output


def test_the_index_is_followed_and_rebuilt(written, db):  # noqa: F811
    written(1)
    written(2)
    for more in ([], ["--rebuild"]):
        answer = RUNNER.invoke(watch.app, ["index", "--quiet", *more])
        assert answer.exit_code == 0, answer.output
        assert "2 tin, bài" in answer.output
