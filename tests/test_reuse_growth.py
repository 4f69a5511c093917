"""No text costs more than its length: what doubles in size does not take four times as long."""

import time

import pytest

from tests.bench_reuse.bombs import SHAPES, Bomb
from tinhban.reuse import Index, warm

SIZES = (60_000, 240_000)
ALLOWED = 12  # four times the length: linear is 4, quadratic 16
TICK = 0.02  # what is faster than this is not compared


@pytest.fixture(scope="module", autouse=True)
def _warm():
    warm()


def _seconds(bomb: Bomb, folder) -> float:
    """Of the processor, to take the items in, to learn from the article and to ask it."""
    with Index.open(folder, writable=True) as index:
        began = time.process_time()
        index.add((f"item{number}", text) for number, text in enumerate(bomb.items))
        index.background.update([bomb.article])
        index.search(bomb.article)
        return time.process_time() - began


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_text_grows_faster_than_it_is_long(shape, tmp_path):
    small, large = (
        min(_seconds(SHAPES[shape](size), tmp_path / f"{size}-{turn}") for turn in range(2))
        for size in SIZES
    )
    assert large <= ALLOWED * max(small, TICK)
