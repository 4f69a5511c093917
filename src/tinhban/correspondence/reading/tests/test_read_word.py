"""Word files of every kind: the text that Word shows, and what is told of the rest."""

import pickle

import pytest

from tinhban.correspondence.reading import read_word
from tinhban.correspondence.reading.tests.inputs import Input, Refusal
from tinhban.correspondence.reading.tests.inputs.letters import INPUTS as LETTERS
from tinhban.correspondence.reading.tests.inputs.marks import INPUTS as MARKS
from tinhban.correspondence.reading.tests.inputs.parts import INPUTS as PARTS
from tinhban.correspondence.reading.tests.inputs.refused import REFUSALS
from tinhban.correspondence.reading.tests.inputs.runs import INPUTS as RUNS
from tinhban.foundation.problems import Problem

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
