"""No text costs more than its length: what doubles in size does not take four times as long."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench_reuse.bombs import SHAPES, Bomb
from tests.growing import too_fast
from tinhban.reuse import Index, warm

SIZES = (60_000, 240_000)
ALLOWED = 12  # four times the length: linear is 4, quadratic 16
TICK = 0.02  # what is faster than this is not compared


@pytest.fixture(scope="module", autouse=True)
def _warm():
    warm()


def _asked(bomb: Bomb, folder) -> None:
    """The items are taken in, the article is learnt from and asked."""
    with TemporaryDirectory(dir=folder) as fresh, Index.open(Path(fresh), writable=True) as index:
        index.add((f"item{number}", text) for number, text in enumerate(bomb.items))
        index.background.update([bomb.article])
        index.search(bomb.article)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_text_grows_faster_than_it_is_long(shape, tmp_path):
    small, large = (SHAPES[shape](size) for size in SIZES)
    assert not too_fast(
        lambda: _asked(small, tmp_path),
        lambda: _asked(large, tmp_path),
        times=ALLOWED,
        floor=TICK,
    )
