"""Texts and subtitles that cost a careless reader much; and what a text is told to be."""

from contextlib import suppress

import pytest
from django.utils import translation
from tests.growing import too_fast

from tinhban.papers.reading.tests.build import p, r, word
from tinhban.papers.reading.tests.inputs.bombs import TEXT
from tinhban.watch import asking
from tinhban.watch.refusals import Trouble, words_of

FLOOR, GROWTH = 0.03, 9


def read(name: str, data: bytes) -> None:
    with suppress(Trouble):  # in words, and soon
        asking.read_file(name, data)


@pytest.mark.parametrize("suffix", [".txt", ".srt", ".vtt"])
@pytest.mark.parametrize("name", TEXT)
def test_a_text_is_read_in_time_as_its_size(name, suffix):
    bomb, size = TEXT[name]
    small, large = (bomb(n).encode("utf-8", "surrogatepass") for n in (size // 4, size))
    file = "phu-de" + suffix
    assert not too_fast(
        lambda: read(file, small), lambda: read(file, large), times=GROWTH, floor=FLOOR
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("1\n00:00:01,000 --> 00:00:02,500 X1:10\n<i>Xin chào</i>\nquý vị\n\n2\n00:03.5 --> 00:04.0\n{\\an8}Hết\n", "Xin chào quý vị Hết"),
        ("WEBVTT - tin\n\n01:00.000 --> 01:02.000\n287\ntin &amp; bài", "287 tin & bài"),
        ("\ufeff1\r\n00:00:01,000-->00:00:02,000\r\nChào\r\n", "Chào"),
        ("\n" * 3_000 + "Chào", "Chào"),
    ],
)  # fmt: skip
def test_subtitles_become_running_text(data, text):
    assert asking.read_file("a.srt", data.encode()).text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("§µi Lµo Cai ®· sö dông 287 tin".encode("cp1252"), "Đài Lào Cai đã sử dụng 287 tin"),
        ("Ñaøi Laøo Cai ñaõ söû duïng 287 tin".encode("latin-1"), "Đài Lào Cai đã sử dụng 287 tin"),
        ("Đài Lào Cai".encode("utf-16"), "Đài Lào Cai"),
        ("Ha\u0300 Nội &#273;&ecirc;m &#" .encode() + b"1" * 5_000 + b";", "Hà Nội đêm &#" + "1" * 5_000 + ";"),
        ("a\n\n\n\n\nb\x01\x02\u200b".encode(), "a\n\nb"),
    ],
)  # fmt: skip
def test_texts_in_every_way_of_writing(data, text):
    assert asking.read_file("a.txt", data).text == text


def test_old_letters_are_told():
    given = asking.read_text("B¸o c¸o n¨m\nKết quả")
    assert given.text == "Báo cáo năm\nKết quả"
    assert [(note.code, note.count) for note in given.notes] == [("legacy_guessed", 1)]


def test_a_word_file_is_read_as_word_shows_it_and_what_is_left_out_is_told():
    data = word(p("Một tin", r("1", '<w:vertAlign w:val="superscript"/>'), r(" cũ", "<w:strike/>")))
    given = asking.read_file("a.docx", data)
    assert given.text == "Một tin"
    assert [note.code for note in given.notes] == ["note_marks", "struck"]


def test_a_long_word_file_is_cut_and_told():
    given = asking.read_file("a.docx", word(p("một tin " * 10_000) * 10))
    assert len(given.text) <= asking.LONGEST
    assert [note.code for note in given.notes] == ["text_cut"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mật khẩu hoặc là loại cũ"),
        (b"{\\rtf1}", "tệp RTF"),
        (b"PK\x03\x04", "không phải tệp văn bản, phụ đề hoặc Word"),
        (b"%PDF-1.4", "tệp PDF"),
    ],
)
def test_a_file_that_is_no_word_file_is_refused_in_words(data, said):
    with pytest.raises(Trouble) as told:
        asking.read_file("a.docx", data)
    with translation.override("vi"):
        assert said in words_of(told.value.as_json())
    assert told.value.is_lasting
