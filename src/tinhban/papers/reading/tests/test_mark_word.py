"""Marks in Word files: the text stays as it was, the spans are coloured, Word and others open the copy."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest

from tinhban.papers.reading import Mark, mark_word, read_word, word_of
from tinhban.papers.reading.names import W_STRICT, W
from tinhban.papers.reading.tests.build import (
    fonts,
    p,
    parts_of,
    r,
    rooted,
    row,
    table,
    word,
    zipped,
)
from tinhban.papers.reading.tests.inputs import Input
from tinhban.papers.reading.tests.test_read_word import INPUTS

AUTHOR = "Tỉnh bạn"
_TEXTS = re.compile(r"document2?\.xml$|notes\.xml$")


def marked(data: bytes, *spans: str, comment: str = "đúng", most: int = 500):
    """The copy in which each of these words is marked, once, in their order."""
    read = read_word(data)
    marks, at = [], 0
    for span in spans:
        at = read.text.index(span, at)
        marks.append(Mark(at, at + len(span), "green", comment))
        at += len(span)
    return mark_word(data, read, marks, author=AUTHOR, most_comments=most)


def coloured(content: bytes) -> str:
    """The letters that are highlighted, in the order of the file."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in (one for one in archive.namelist() if _TEXTS.search(one.lower())):
            try:
                root = ET.fromstring(archive.read(name))  # noqa: S314 - our own
            except ET.ParseError:
                continue  # it came broken
            for space in (W, W_STRICT):
                for run in root.iter(f"{{{space}}}r"):
                    if run.find(f"{{{space}}}rPr/{{{space}}}highlight") is not None:
                        found += [one.text or "" for one in run.findall(f"{{{space}}}t")]
                        found += ["?" for _ in run.findall(f"{{{space}}}sym")]
    return "".join(found)


def comments(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).comments]


@pytest.mark.parametrize("given", INPUTS, ids=lambda one: one.name)
def test_marking_changes_nothing_that_is_shown(given: Input):
    read = read_word(given.data)
    figures = [at for at, sign in enumerate(read.text) if sign.isdecimal()]
    marks = [Mark(at, at + 1, "red", "số") for at in figures]
    copy = mark_word(given.data, read, marks, author=AUTHOR, most_comments=500)
    again = read_word(copy.content)
    assert again.text == read.text
    told = {note.code for note in again.notes} - {"comments"}
    assert told == {note.code for note in read.notes} - {"comments"}
    unmarked = sum(note.count for note in copy.notes if note.code == "unmarked")
    if unmarked < len(marks):
        assert coloured(copy.content)
    else:
        assert not coloured(copy.content)


@pytest.mark.parametrize("given", INPUTS, ids=lambda one: one.name)
def test_python_docx_opens_what_it_opened_before(given: Input):
    try:
        before = docx.Document(io.BytesIO(given.data))
    except Exception:  # it is less patient than the reader
        return
    read = read_word(given.data)
    marks = [Mark(0, min(5, len(read.text)), "green", "ok")] if read.text.strip() else []
    after = docx.Document(
        io.BytesIO(mark_word(given.data, read, marks, author=AUTHOR, most_comments=5).content)
    )
    assert "".join(one.text for one in after.paragraphs) == "".join(
        one.text for one in before.paragraphs
    )


def test_a_mark_inside_a_run_cuts_it_in_three():
    copy = marked(word(p(r("Có 12 tin", "<w:b/>"))), "12")
    runs = docx.Document(io.BytesIO(copy.content)).paragraphs[0].runs
    assert [(one.text, one.bold, one.font.highlight_color is not None) for one in runs if one.text] == [
        ("Có ", True, False), ("12", True, True), (" tin", True, False),
    ]  # fmt: skip
    assert comments(copy.content) == ["đúng"]
    assert not copy.notes


def test_a_mark_over_several_runs_has_one_comment():
    copy = marked(word(p("Có gần ", r("4", "<w:b/>"), "00", " tin")), "gần 400")
    assert coloured(copy.content) == "gần 400"
    assert comments(copy.content) == ["đúng"]


def test_two_marks_of_one_run_touch():
    read = read_word(word(p("1234")))
    marks = [Mark(0, 2, "green", "a"), Mark(2, 4, "red", "b")]
    copy = mark_word(word(p("1234")), read, marks, author=AUTHOR, most_comments=5)
    runs = [one for one in docx.Document(io.BytesIO(copy.content)).paragraphs[0].runs if one.text]
    assert [one.text for one in runs] == ["12", "34"]
    assert len({one.font.highlight_color for one in runs}) == 2
    assert comments(copy.content) == ["a", "b"]


def test_of_two_marks_that_overlap_the_first_is_set():
    data = word(p("1234 tin"))
    marks = [Mark(1, 3, "green", "a"), Mark(2, 4, "red", "b"), Mark(0, 0, "red", "c")]
    copy = mark_word(data, read_word(data), marks, author=AUTHOR, most_comments=5)
    assert read_word(copy.content).text == "1234 tin\n"
    assert coloured(copy.content) == "23"
    assert comments(copy.content) == ["a"]
    assert [(note.code, note.count) for note in copy.notes] == [("unmarked", 2)]


def test_tabs_breaks_and_pictures_of_a_cut_run_stay():
    inside = "<w:t>Có</w:t><w:tab/><w:t>12</w:t><w:br/><w:drawing/><w:t>tin 34</w:t>"
    copy = marked(word(p(r(inside=inside))), "12", "34")
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        document = archive.read("word/document.xml").decode()
    assert (
        document.count("<w:drawing/>")
        == document.count("<w:tab/>")
        == document.count("<w:br/>")
        == 1
    )
    assert coloured(copy.content) == "1234"
    assert read_word(copy.content).text == "Có\t12\ntin 34\n"


def test_an_old_highlight_goes_and_a_change_of_look_stays():
    face = '<w:highlight w:val="yellow"/><w:u w:val="single"/><w:rPrChange w:id="1" w:author="x"><w:rPr><w:highlight w:val="cyan"/></w:rPr></w:rPrChange>'
    copy = marked(word(p(r("12", face))), "12")
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        document = archive.read("word/document.xml").decode()
    assert document.count("highlight") == 2
    assert '<w:highlight w:val="green"/><w:u' in document
    assert 'w:val="cyan"' in document


def test_old_letters_are_marked_where_they_were_typed():
    copy = marked(word(p(r("Coù 12 baøi vaø 34 tin", fonts("VNI-Times")))), "12 bài", "34")
    assert coloured(copy.content) == "12 baøi34"
    copy = marked(word(p(r("Cã 12 bµi", fonts(".VnTime")))), "12 bài")
    assert coloured(copy.content) == "12 bµi"


def test_a_figure_before_a_raised_mark_is_marked_without_it():
    copy = marked(word(p("287", r("1", '<w:vertAlign w:val="superscript"/>'), " tin")), "287 tin")
    assert coloured(copy.content) == "287 tin"
    assert comments(copy.content) == ["đúng"]


def test_signs_of_xml_stay_signs():
    copy = marked(word(p("Báo & Đài <12> tin")), "12")
    assert read_word(copy.content).text == "Báo & Đài <12> tin\n"
    copy = marked(word(p("12")), "12", comment="\"<a> & b'")
    assert comments(copy.content) == ["\"<a> & b'"]


def test_boxes_footnotes_and_controls_are_coloured_without_a_comment():
    boxed = word(
        p(r("Ngoài", inside="<w:pict><w:txbxContent>" + p("12 tin") + "</w:txbxContent></w:pict>"))
    )
    noted = word(
        p(r("Một", inside='<w:footnoteReference w:id="2"/>')),
        links=[("rId7", "footnotes", "footnotes.xml")],
        parts={
            "word/footnotes.xml": rooted(
                "footnotes", f'<w:footnote w:id="2">{p("12 tin")}</w:footnote>'
            )
        },
    )
    controlled = word("<w:sdt><w:sdtContent>" + p("12 tin") + "</w:sdtContent></w:sdt>")
    for data in (boxed, noted, controlled):
        copy = marked(data, "12")
        assert coloured(copy.content) == "12"
        assert [(note.code, note.count) for note in copy.notes] == [("uncommented", 1)]


def test_what_stands_in_an_imported_file_is_told_as_not_marked():
    data = word(
        '<w:altChunk r:id="rId9"/>',
        links=[("rId9", "aFChunk", "c.html")],
        parts={"word/c.html": "<p>12 tin</p>"},
    )
    copy = marked(data, "12")
    assert [(note.code, note.count, note.place) for note in copy.notes] == [("unmarked", 1, "12")]


def test_old_comments_stay_and_new_ones_have_numbers_of_their_own():
    once = marked(word(p("12 tin, 34 bài")), "12").content
    twice = marked(once, "34", comment="sai").content
    assert comments(twice) == ["đúng", "sai"]
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        assert archive.namelist().count("word/comments.xml") == 1


def test_more_marks_than_comments_are_told():
    copy = marked(word(p("1 2 3")), "1", "2", "3", most=2)
    assert coloured(copy.content) == "123"
    assert [(note.code, note.count) for note in copy.notes] == [("uncommented", 1)]


def test_the_same_file_gives_the_same_copy():
    data = word(table(row("Tin", "12")))
    assert marked(data, "12").content == marked(data, "12").content


def test_what_is_not_changed_is_copied_as_it_was_packed():
    picture = bytes(range(256)) * 40
    data = zipped(parts_of(p("12")) | {"word/media/a.png": picture})
    with zipfile.ZipFile(io.BytesIO(marked(data, "12").content)) as archive:
        assert archive.read("word/media/a.png") == picture


def test_a_plain_text_becomes_a_word_file_with_its_marks():
    text = "Có 12 tin\x01,\n\n34 bài & 5\nhết"
    marks = [
        Mark(text.index(one), text.index(one) + len(one), "green", one)
        for one in ("12", "34 bài", "5\nhết")
    ]
    made = word_of(text, marks, author=AUTHOR, most_comments=2)
    document = docx.Document(io.BytesIO(made.content))
    assert [one.text for one in document.paragraphs] == ["Có 12 tin,", "", "34 bài & 5", "hết"]
    assert coloured(made.content) == "1234 bài5hết"
    assert [one.text for one in document.comments] == ["12", "34 bài"]
    assert [(note.code, note.count) for note in made.notes] == [("uncommented", 1)]
