"""A whole archive in one command, which goes on after it was killed."""

import gzip
import json
import os
import signal
import subprocess
import sys

import pytest

from tinhban.reuse import BadInput, Index, ReuseError, archive
from tinhban.reuse.__main__ import main

from .newsroom import Newsroom


@pytest.fixture
def files(tmp_path):
    room = Newsroom(51)
    items = {f"i{number:03}": room.article(10) for number in range(120)}
    articles = {
        f"a{number:04}": room.cut(text) for number, text in enumerate(list(items.values()) * 15)
    }
    with gzip.open(tmp_path / "items.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": key, "title": "x", "text": text}) + "\n"
            for key, text in items.items()
        )
    with open(tmp_path / "articles.jsonl", "w", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": key, "text": text}, ensure_ascii=False) + "\n"
            for key, text in articles.items()
        )
    return tmp_path / "items.jsonl.gz", tmp_path / "articles.jsonl"


def test_every_reuse_is_a_line(files, tmp_path):
    told = []
    outcome = archive.run(
        *files, tmp_path / "out.jsonl", progress=lambda what, count: told.append((what, count))
    )
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert (outcome.items, outcome.articles, outcome.matches) == (120, 1800, len(lines))
    right = {
        (line["article_id"], line["item_id"])
        for line in lines
        if int(line["article_id"][1:]) % 120 == int(line["item_id"][1:])
    }
    assert len(right) > 1700 and len(lines) - len(right) < 5
    assert told[-1] == ("articles", 1800)
    assert all(0.5 <= line["score"] <= 1 and line["spans"] for line in lines)
    assert archive.run(*files, tmp_path / "out.jsonl") == outcome


def test_a_killed_run_goes_on_and_writes_the_same(files, tmp_path):
    archive.run(*files, tmp_path / "whole.jsonl")
    command = [
        sys.executable,
        "-m",
        "tinhban.reuse",
        "--items",
        files[0],
        "--articles",
        files[1],
        "--out",
        tmp_path / "killed.jsonl",
    ]
    killer = """
import os, signal, sys
from tinhban.reuse import archive
def tell(what, count):
    if what == "articles":
        os.kill(os.getpid(), signal.SIGKILL)
archive.run(sys.argv[1], sys.argv[2], sys.argv[3], progress=tell)
"""
    killed = subprocess.run(
        [sys.executable, "-c", killer, *files, tmp_path / "killed.jsonl"], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    with open(tmp_path / "killed.jsonl", "ab") as file:
        file.write(b'{"article_id": "half a li')
    assert os.path.getsize(tmp_path / "killed.jsonl") < os.path.getsize(tmp_path / "whole.jsonl")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert "1,800 articles" in done.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2"),
        ('{"id": "a"}', "line 2"),
        ('{"id": 7, "text": "x"}', "id and text are strings"),
        ('{"id": "", "text": "x"}', "id not empty"),
        ("[1]", "line 2"),
    ],
)
def test_a_wrong_line_is_told_by_number(files, tmp_path, line, words):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a", "text": "một bài"}\n' + line + "\n", "utf-8")
    with pytest.raises(ReuseError, match=words):
        archive.run(bad, files[1], tmp_path / "out.jsonl")


def test_other_files_begin_anew(files, tmp_path):
    archive.run(*files, tmp_path / "out.jsonl", index=tmp_path / "index")
    few = tmp_path / "few.jsonl"
    few.write_text("".join(files[1].read_text("utf-8").splitlines(keepends=True)[:5]), "utf-8")
    outcome = archive.run(files[0], few, tmp_path / "out.jsonl", index=tmp_path / "index")
    assert outcome.articles == 5
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == outcome.matches <= 6
    with Index.open(tmp_path / "index") as index:
        assert len(index) == 120


def test_items_of_another_file_before_are_gone(files, tmp_path):
    archive.run(*files, tmp_path / "out.jsonl", index=tmp_path / "index")
    with gzip.open(files[0], "rt", encoding="utf-8") as lines:
        kept = lines.readlines()[:7]
    few = tmp_path / "few.jsonl"
    few.write_text("".join(kept), "utf-8")
    outcome = archive.run(few, files[1], tmp_path / "out.jsonl", index=tmp_path / "index")
    with Index.open(tmp_path / "index") as index:
        assert sorted(index.keys()) == [f"i{number:03}" for number in range(7)]
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert outcome.items == 7 and outcome.matches == len(found) > 90
    assert {line["item_id"] for line in found} == {f"i{number:03}" for number in range(7)}


@pytest.mark.parametrize("kept", [0.5, 0.999])
def test_a_compressed_file_that_was_cut_off_is_told(files, tmp_path, kept):
    whole = files[0].read_bytes()
    files[0].write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(BadInput, match="cut off") as told:
        archive.run(*files, tmp_path / "out.jsonl")
    assert told.value.file == "items.jsonl.gz" and told.value.why == BadInput.CUT_OFF


def test_a_compressed_file_that_was_overwritten_is_told(files, tmp_path):
    whole = bytearray(files[0].read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 40] = bytes(40)
    files[0].write_bytes(whole)
    with pytest.raises(ReuseError, match=r"items\.jsonl\.gz line"):
        archive.run(*files, tmp_path / "out.jsonl")


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    assert (
        main(["--items", "no such file", "--articles", "nor this", "--out", str(tmp_path / "out")])
        == 2
    )
    assert "No such file" in capsys.readouterr().err
