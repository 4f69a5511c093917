import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk import expected

from tinhban.foundation.marking import Asked, excerpt, marked
from tinhban.foundation.text import fold


def bracketed(pieces):
    return "".join(f"[{text}]" if named else text for text, named in pieces)


@pytest.mark.parametrize("case", expected("marking"), ids=lambda case: case["marked"][:40])
def test_the_words_that_were_asked_for_are_marked(case):
    assert bracketed(marked(case["text"], Asked.of(case["asked"]))) == case["marked"]


@pytest.mark.parametrize("case", expected("excerpt"), ids=lambda case: case["asked"])
def test_an_excerpt_shows_the_place(case):
    text = "tin dài " * (case["before"] // 2) + case["place"] + " và còn nữa" * 60
    shown = excerpt(text, Asked.of(case["asked"]))
    words = "".join(piece for piece, _named in shown)
    assert case["holds"] in words
    assert words.startswith(case["begins"])
    assert words.endswith("…")
    assert len(words.split()) < 40
    assert any(named for _piece, named in shown)


def test_the_place_with_most_words_is_chosen():
    text = "chè " + "lá " * 80 + "chè tuyết " + "lá " * 80 + "tuyết"
    shown = excerpt(text, Asked.of("chè tuyết"))
    assert [piece for piece, named in shown if named] == ["chè tuyết"]


def test_a_text_without_the_words_has_no_excerpt():
    assert excerpt("không có gì", Asked.of("lai chau")) == []
    assert excerpt("", Asked.of("x")) == []


@given(text=st.text(max_size=200), asked=st.text(max_size=30))
def test_nothing_of_a_text_is_lost_or_changed(text, asked):
    pieces = marked(text, Asked.of(asked))
    assert "".join(piece for piece, _named in pieces) == text
    wanted = Asked.of(asked).words
    for piece, named in pieces:
        if named:
            assert any(
                word in wanted or word.startswith(wanted[-1]) for word in fold(piece).split()
            )


@given(text=st.text(alphabet="laoci LÀO\u0300.,<>", max_size=300))
def test_an_excerpt_is_a_part_of_the_text(text):
    shown = "".join(piece for piece, _named in excerpt(text, Asked.of("lao")))
    assert shown.strip("…") in text
