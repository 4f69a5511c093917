"""Files that cost a careless reader much: twice as large may take twice as long, not four times."""

from contextlib import suppress

import pytest
from tests.growing import too_fast

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import Mark, mark_word, read_plain, read_word, word_of
from tinhban.papers.reading.tests.build import fonts, p, r, word
from tinhban.papers.reading.tests.inputs.bombs import TEXT, WORD

FLOOR = 0.03  # seconds: below it the clock is too coarse to compare
GROWTH = 9  # linear is 4, quadratic 16


def done(what, *given) -> None:
    with suppress(Problem):  # refused in words, and soon
        what(*given)


def grows_with_its_size(what, small, large) -> None:
    assert not too_fast(
        lambda: done(what, *small), lambda: done(what, *large), times=GROWTH, floor=FLOOR
    )


@pytest.mark.parametrize("name", WORD)
def test_reading_a_word_file_takes_time_as_its_size(name):
    bomb, size = WORD[name]
    grows_with_its_size(read_word, (bomb(size // 8),), (bomb(size // 2),))


@pytest.mark.parametrize("name", TEXT)
def test_reading_a_plain_text_takes_time_as_its_size(name):
    bomb, size = TEXT[name]
    grows_with_its_size(read_plain, (bomb(size // 8),), (bomb(size // 2),))


def marked(data: bytes):
    """Every figure marked and commented on, as the number check does."""
    read = read_word(data)
    at = [place for place, letter in enumerate(read.text) if letter == "7"]
    marks = [Mark(place, place + 1, "green", "một") for place in at]
    return mark_word(data, read, marks, author="Tỉnh bạn", most_comments=500)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("figures of one run", lambda n: p("7 tin " * n)),
        ("figures of as many runs", lambda n: p(r("7 ") * n)),
        ("figures of as many paragraphs", lambda n: p("7 tin") * n),
        ("figures and tabs of one run", lambda n: p(r(inside="<w:t>7</w:t><w:tab/>" * n))),
        ("figures in VNI", lambda n: p(r("7 tin baøi " * n, fonts("VNI-Times")))),
        ("figures in boxes in one run", lambda n: p("<w:r>" + ("<w:pict><w:txbxContent>" + p("7") + "</w:txbxContent></w:pict>") * n + "<w:t>7</w:t></w:r>")),
    ],
)  # fmt: skip
def test_marking_takes_time_as_the_number_of_marks(name, body):
    grows_with_its_size(marked, (word(body(300)),), (word(body(1_200)),))


def test_writing_a_plain_text_takes_time_as_its_lines():
    def written(text: str):
        marks = [Mark(at, at + 1, "red", "x") for at in range(0, len(text), 50) if text[at] == "7"]
        return word_of(text, marks, author="Tỉnh bạn", most_comments=500)

    grows_with_its_size(written, ("\n" * 20_000,), ("\n" * 80_000,))
    grows_with_its_size(written, ("7 tin\n" * 5_000,), ("7 tin\n" * 20_000,))


def test_a_file_that_unpacks_to_very_much_is_refused_before_it_is_read():
    bomb, _ = WORD["zeros"]
    with pytest.raises(Problem) as refused:
        read_word(bomb(12_000))
    assert refused.value.code == "docx_unsafe"
    assert "100" in str(refused.value)
