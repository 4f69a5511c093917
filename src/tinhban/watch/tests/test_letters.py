"""Bytes with wrong, unknown or no charset, shown as a browser shows them."""

import pytest

from tinhban.foundation.text import nfc
from tinhban.watch.reading.letters import text_of
from tinhban.watch.tests.inputs import letters


@pytest.mark.parametrize(
    ("content", "said", "right"),
    [told[1:] for told in letters.EVERY],
    ids=[told[0] for told in letters.EVERY],
)
def test_bytes_become_the_text_that_was_meant(content, said, right):
    assert right in text_of(content, said)


def test_letters_of_windows_whose_marks_follow_them():
    said, content, right = letters.VIETNAMESE_1258
    assert nfc(text_of(content, said)) == right
    assert nfc(text_of(content)) == right  # who says nothing in Viet Nam wrote it on Windows
