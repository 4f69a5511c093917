"""The index is the same whatever way it came about."""

import random
import subprocess
import sys

import pytest

from tinhban.reuse import Index, IndexBusy, NotWritable, ReuseError, kernel, segment

from .newsroom import Newsroom


@pytest.fixture(scope="module")
def desk():
    room = Newsroom(11)
    items = [(f"k{number}", room.article(8)) for number in range(60)]
    items += [(f"w{number}", room.weather()) for number in range(30)]
    asked = [room.cut(text) for _, text in items[:20]] + [
        room.quote(text) for _, text in items[20:40]
    ]
    return items, [*asked, room.weather(), room.article(), ""]


def answers(folder, asked):
    with Index.open(folder) as index:
        return list(index.search_many(asked))


def test_order_and_batches_change_nothing(tmp_path, desk):
    items, asked = desk
    with Index.open(tmp_path / "one", writable=True) as index:
        index.add(items)
    shuffled = random.Random(3).sample(items, len(items))
    with Index.open(tmp_path / "many", writable=True) as index:
        for at in range(0, len(items), 17):
            index.add(shuffled[at : at + 17])
        assert index.sizes()["segments"] > 1
    expected = answers(tmp_path / "one", asked)
    assert sum(map(len, expected)) >= 36
    assert answers(tmp_path / "many", asked) == expected
    assert [matches for text in asked for matches in answers(tmp_path / "many", [text])] == expected


def test_merged_answers_as_apart_and_forgets_what_was_removed(tmp_path, desk):
    items, asked = desk
    with Index.open(tmp_path / "index", writable=True) as index:
        for at in range(0, len(items), 16):
            index.add(items[at : at + 16])
        index.add([("k3", items[4][1]), ("k5", "Bài đã thay bằng một câu ngắn.")])
        assert index.remove(["k7", "k8", "no such key"]) == 2
        apart = list(index.search_many(asked))
        sizes = index.sizes()
        index.merge()
        assert list(index.search_many(asked)) == apart
        assert index.sizes()["segments"] == 1 < sizes["segments"]
        assert len(index) == len(items) - 2 == sizes["documents"]
        assert "k7" not in index and "k9" in index
        assert sorted(index.keys()) == sorted(key for key, _ in items if key not in ("k7", "k8"))
    files = [
        path
        for path in (tmp_path / "index").iterdir()
        if path.suffix in (".texts", ".postings", ".dead")
    ]
    assert len(files) == 2
    fresh = {key: text for key, text in items if key not in ("k7", "k8")}
    fresh |= {"k3": items[4][1], "k5": "Bài đã thay bằng một câu ngắn."}
    with Index.open(tmp_path / "fresh", writable=True) as index:
        index.add(fresh.items())
    assert answers(tmp_path / "fresh", asked) == apart


def test_small_segments_are_merged_by_themselves(tmp_path, desk):
    items, asked = desk
    with Index.open(tmp_path / "index", writable=True) as index:
        for row in items[:40]:
            index.add([row])
    with Index.open(tmp_path / "index") as index:
        assert len(index) == 40
        assert index.sizes()["segments"] < 12
        assert index.search(asked[0])[0].key == "k0"


def test_a_text_given_again_replaces_the_first(index):
    room = Newsroom(12)
    old, new = room.article(), room.article()
    index.add([("a", old), ("b", room.article())])
    index.add([("a", new)])
    assert index.search(old) == []
    assert [match.key for match in index.search(new)] == ["a"]
    index.add([("a", old), ("a", new), ("a", old)])
    assert [match.key for match in index.search(old)] == ["a"]
    assert len(index) == 2


def test_a_reader_sees_what_the_writer_does(tmp_path):
    room = Newsroom(13)
    text = room.article()
    reader = Index.open(tmp_path / "index")
    assert reader.search(text) == [] and len(reader) == 0
    with Index.open(tmp_path / "index", writable=True) as writer:
        writer.add([("a", text)])
        assert [match.key for match in reader.search(text)] == ["a"]
        writer.add([("b", text + " " + room.sentence())])
        writer.merge()
        assert {match.key for match in reader.search(text)} == {"a", "b"}
        writer.remove(["a"])
        assert {match.key for match in reader.search(text)} == {"b"}
    with pytest.raises(NotWritable):
        reader.add([("c", text)])


def test_only_one_process_writes(tmp_path):
    with Index.open(tmp_path / "index", writable=True):
        with pytest.raises(IndexBusy):
            Index.open(tmp_path / "index", writable=True)
        Index.open(tmp_path / "index").close()
    Index.open(tmp_path / "index", writable=True).close()


def test_keys_are_strings_with_something_in_them(index):
    with pytest.raises(ReuseError):
        index.add([("", "bài viết")])
    assert len(index) == 0


def test_the_package_is_light_until_it_is_used():
    code = "import sys, tinhban.reuse, tinhban.reuse.archive; sys.exit('numba' in sys.modules or 'django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_disk_and_the_loops_mean_the_same_key():
    assert segment.KEY_BITS == kernel.load().fold.KEY_BITS
