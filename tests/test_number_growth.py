"""What is sent to the number check costs time that grows with its length, whatever it is."""

import pytest

from tests.growing import too_fast
from tests.written_forms.pumped import BETWEEN, HEADED, PIECES
from tinhban.foundation.problems import Problem
from tinhban.numbers.check import check_text
from tinhban.numbers.check.tests.cast import candidates
from tinhban.numbers.check.verdicts import MAX_NUMBERS

SMALL, TIMES = 4_000, 4
GROWTH = 2 * TIMES  # a square grows sixteenfold
FLOOR = 0.006  # seconds of processor time
SHAPES = [
    *(("", piece, "") for piece in PIECES),
    *((head, piece, "") for head, piece in HEADED),
    *BETWEEN,
]


def pumped(head, piece, tail, size):
    return head + piece * (size // len(piece)) + tail


@pytest.mark.parametrize("shape", SHAPES, ids=repr)
def test_time_grows_with_the_length(shape):
    figures = candidates()
    check_text(pumped(*shape, 200), figures)  # what is compiled and remembered once
    small, large = pumped(*shape, SMALL), pumped(*shape, SMALL * TIMES)
    assert not too_fast(
        lambda: check_text(small, figures),
        lambda: check_text(large, figures),
        times=GROWTH,
        floor=FLOOR,
    )


def test_a_text_of_nothing_but_numbers_is_refused_in_words():
    with pytest.raises(Problem) as refused:
        check_text("1 tin " * (MAX_NUMBERS + 1), candidates())
    assert refused.value.code == "too_many_numbers"
    assert len(check_text("1 tin " * 2000, candidates())) == 2000
