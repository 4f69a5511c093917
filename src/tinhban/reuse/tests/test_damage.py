"""A damaged file costs what was in it and nothing else, and what can be made anew is."""

import pytest

from tinhban.reuse import Damaged, Index

from .newsroom import Newsroom


@pytest.fixture
def shelf(tmp_path):
    """Two segments and their texts."""
    room = Newsroom(31)
    texts = {f"k{number}": room.article(6) for number in range(8)}
    folder = tmp_path / "index"
    with Index.open(folder, writable=True) as index:
        index.add(list(texts.items())[:4])
        index.add(list(texts.items())[4:])
        index.remove(["k5"])
    return folder, texts


def found(folder, texts, *, writable=True):
    with Index.open(folder, writable=writable) as index:
        answers = index.search_many(texts.values())
        return {match.key for matches in answers for match in matches}, set(index.lost)


def spoil(path, how):
    raw = bytearray(path.read_bytes())
    if how == "a bit":
        raw[len(raw) // 2] ^= 4
    elif how == "half":
        del raw[len(raw) // 2 :]
    elif how == "empty":
        raw.clear()
    path.write_bytes(bytes(raw))
    if how == "gone":
        path.unlink()


ALL = {f"k{number}" for number in range(8)} - {"k5"}


@pytest.mark.parametrize("how", ["a bit", "half", "empty", "gone"])
def test_postings_are_made_anew(shelf, how):
    folder, texts = shelf
    spoil(sorted(folder.glob("*.postings"))[0], how)
    assert found(folder, texts) == (ALL, set())
    assert found(folder, texts, writable=False) == (ALL, set())


@pytest.mark.parametrize("how", ["a bit", "half", "empty", "gone"])
def test_of_damaged_texts_the_keys_are_told(shelf, how):
    folder, texts = shelf
    spoil(sorted(folder.glob("*.texts"))[0], how)
    gone = {"k0", "k1", "k2", "k3"}
    assert found(folder, texts) == (ALL - gone, gone)
    with Index.open(folder, writable=True) as index:
        index.add([(key, texts[key]) for key in index.lost])
        assert index.lost == ()
    assert found(folder, texts) == (ALL, set())


@pytest.mark.parametrize("how", ["a bit", "half", "empty", "gone"])
def test_a_damaged_manifest_is_made_anew(shelf, how):
    folder, texts = shelf
    spoil(folder / "manifest.json", how)
    assert found(folder, texts) == (ALL, set())


def test_a_list_of_removed_texts_that_is_damaged_brings_none_back(shelf):
    folder, texts = shelf
    spoil(next(iter(folder.glob("*.dead"))), "a bit")
    alive, lost = found(folder, texts)
    assert alive == {"k0", "k1", "k2", "k3"}
    assert lost == {"k4", "k5", "k6", "k7"}


def test_a_reader_says_what_is_damaged(shelf):
    folder, _ = shelf
    spoil(sorted(folder.glob("*.texts"))[0], "a bit")
    with pytest.raises(Damaged, match="checksum"):
        Index.open(folder)


def test_rebuild_tells_how_far_it_is(shelf):
    folder, texts = shelf
    told = []
    with Index.open(folder, writable=True) as index:
        before = [index.search(text) for text in texts.values()]
        assert index.rebuild(progress=lambda done, total: told.append((done, total))) == ()
        assert [index.search(text) for text in texts.values()] == before
    assert told == [(1, 2), (2, 2)]
