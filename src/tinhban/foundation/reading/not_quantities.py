"""Numbers that count nothing, and how far each of them goes."""

from tinhban.foundation.reading.looks import Looks
from tinhban.foundation.reading.names import furniture, name, row
from tinhban.foundation.reading.ordinals import ordinal
from tinhban.foundation.reading.written_forms import pair, time, written_form, year


def skip(looks: Looks, at: int) -> int:
    """The token after the thing that number `at` is part of, or `at` when it may be a quantity."""
    for rule in (furniture, written_form, time, pair, ordinal, name, row, year):
        after = rule(looks, at)
        if after > at:
            return after
    return at
