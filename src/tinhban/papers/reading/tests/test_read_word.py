"""Word files of every kind: the text that Word shows, and what is told of the rest."""

import pickle

import pytest

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import read_word
from tinhban.papers.reading.tests.build import p, r, rooted, row, table, word
from tinhban.papers.reading.tests.inputs import Input, Refusal
from tinhban.papers.reading.tests.inputs.letters import INPUTS as LETTERS
from tinhban.papers.reading.tests.inputs.marks import INPUTS as MARKS
from tinhban.papers.reading.tests.inputs.parts import INPUTS as PARTS
from tinhban.papers.reading.tests.inputs.refused import REFUSALS
from tinhban.papers.reading.tests.inputs.runs import INPUTS as RUNS

INPUTS = [*MARKS, *RUNS, *PARTS, *LETTERS]


@pytest.mark.parametrize("given", INPUTS, ids=lambda one: one.name)
def test_what_word_shows_is_what_is_read(given: Input):
    read = read_word(given.data)
    assert read.text == given.text
    told = {code: count for code, count in given.notes.items() if code != "table_figures"}
    assert {note.code: note.count for note in read.notes} == told
    assert pickle.loads(pickle.dumps(read)).text == read.text  # noqa: S301 - our own


@pytest.mark.parametrize("given", REFUSALS, ids=lambda one: one.name)
def test_what_is_no_word_file_is_refused_in_words(given: Refusal):
    with pytest.raises(Problem) as refused:
        read_word(given.data)
    assert refused.value.code == given.code
    assert given.says in str(refused.value)


def chunk(name: str, content: str | bytes) -> bytes:
    links = [("rId9", "aFChunk", name)]
    return word(
        p("Đầu") + '<w:altChunk r:id="rId9"/>', links=links, parts={"word/" + name: content}
    )


@pytest.mark.parametrize(
    "data",
    [
        word(p("một tin " * 100) * 100),
        word(p("một tin " * 10_000)),
        word(table(row("một tin " * 100)) * 100),
        chunk("c.html", "<p>một tin</p>" * 5_000),
        chunk("c.txt", "một tin\n" * 5_000),
        chunk("c.docx", word(p("một tin") * 5_000)),
        word(
            p("Một", r(inside='<w:footnoteReference w:id="2"/>')),
            links=[("rId7", "footnotes", "footnotes.xml")],
            parts={"word/footnotes.xml": rooted("footnotes", f'<w:footnote w:id="2">{p("hai tin " * 1_000) * 9}</w:footnote>')},
        ),
    ],
)  # fmt: skip
def test_only_the_beginning_of_a_long_text_is_read_when_no_more_is_wanted(data):
    whole, cut = read_word(data), read_word(data, longest=2_000)
    assert cut.text == whole.text[: len(cut.text)]
    assert len(cut.text) <= 2_000 < len(whole.text)
    assert [(note.code, note.count) for note in cut.notes] == [("text_cut", 2_000)]
    assert not whole.notes
    assert read_word(data, longest=len(whole.text)).notes == ()
