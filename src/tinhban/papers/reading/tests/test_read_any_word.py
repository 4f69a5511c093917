"""Word files of any nesting: what is shown is what is read, and a mark is where its words are."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tinhban.papers.reading import Mark, mark_word, read_word
from tinhban.papers.reading.tests.build import cell, field, p, r, row, style, table, word
from tinhban.papers.reading.tests.test_mark_word import coloured

# Words of letters only: figures have rules of their own, which the inputs hold.
WORDS = st.text("aăâbđeêoôơuưáạảãàẻểỉọốữ ,.&<>\"'", min_size=1, max_size=12)
STYLES = (
    style("Off", "character", "<w:strike/>")
    + style("OffToo", "character", based_on="Off")
    + style("No", "character", "<w:vanish/>")
    + style("Bold", "character", "<w:b/>")
)
SHOWN_FACES = ("", "<w:b/>", '<w:rStyle w:val="Bold"/>', '<w:strike w:val="false"/>',
               '<w:rStyle w:val="No"/><w:vanish w:val="0"/>', '<w:color w:val="FF0000"/><w:sz w:val="20"/>',
               '<w:rPrChange w:id="1" w:author="x"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')  # fmt: skip
OTHER_FACES = ("<w:strike/>", "<w:dstrike/>", "<w:vanish/>", "<w:webHidden/>", '<w:rStyle w:val="Off"/>',
               '<w:rStyle w:val="OffToo"/>', '<w:rStyle w:val="No"/><w:b/>')  # fmt: skip
AROUND = (
    "<w:ins w:id='1' w:author='x'>{}</w:ins>", "<w:moveTo w:id='1' w:author='x'>{}</w:moveTo>", "<w:hyperlink>{}</w:hyperlink>",
    "<w:smartTag w:element='x'>{}</w:smartTag>", "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml w:element='x'>{}</w:customXml>", "<w:bdo w:val='ltr'>{}</w:bdo>", "<w:fldSimple w:instr='DATE'>{}</w:fldSimple>",
    "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback><w:r><w:t>khác</w:t></w:r></mc:Fallback></mc:AlternateContent>",
)  # fmt: skip
BESIDE = ("<w:del w:id='1' w:author='x'>{}</w:del>", "<w:moveFrom w:id='1' w:author='x'>{}</w:moveFrom>",
          "<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple>",
          "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>")  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """Markup, and what Word shows of it."""

    markup: str
    text: str


def _typed(words: str, face: str) -> Shown:
    return Shown(r(words, face), words)


def _signs(said: tuple[str, str]) -> Shown:
    mark, text = said
    return Shown(r("a", inside=mark), "a" + text)


RUNS = st.one_of(
    st.builds(_typed, WORDS, st.sampled_from(SHOWN_FACES)),
    st.builds(lambda words, face: Shown(r(words, face), ""), WORDS, st.sampled_from(OTHER_FACES)),
    st.sampled_from([("<w:tab/>", "\t"), ("<w:ptab/>", "\t"), ("<w:br/>", "\n"), ("<w:noBreakHyphen/>", "-"), ("<w:softHyphen/>", "")]).map(_signs),
    WORDS.map(lambda words: Shown(field(f" REF {words} ", r(words)), words)),
    WORDS.map(lambda words: Shown(field(f' XE "{words}" '), "")),
)  # fmt: skip


def _together(parts: list[Shown]) -> Shown:
    return Shown("".join(one.markup for one in parts), "".join(one.text for one in parts))


def _wrapped(inside: st.SearchStrategy[Shown]) -> st.SearchStrategy[Shown]:
    several = st.lists(inside, min_size=1, max_size=3).map(_together)
    return st.one_of(
        st.builds(lambda one, around: Shown(around.format(one.markup), one.text), several, st.sampled_from(AROUND)),
        st.builds(lambda one, around: Shown(around.format(one.markup), ""), several, st.sampled_from(BESIDE)),
    )  # fmt: skip


LINES = st.lists(st.recursive(RUNS, _wrapped, max_leaves=6), max_size=4).map(_together)
PARAGRAPHS = LINES.map(
    lambda line: Shown(p(line.markup) if line.markup else "<w:p/>", line.text + "\n")
)


def _rowed(lines: list[Shown]) -> Shown:
    return Shown(
        table(row(*(cell(one.markup) for one in lines))), "".join(one.text for one in lines)
    )


BODIES = st.lists(st.one_of(PARAGRAPHS, st.lists(PARAGRAPHS, min_size=1, max_size=3).map(_rowed)), max_size=4).map(_together)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(BODIES)
def test_what_is_shown_is_what_is_read(body):
    assert read_word(word(body.markup, styles=STYLES)).text == body.text


@settings(max_examples=120, deadline=None)
@given(BODIES, st.data())
def test_a_mark_is_where_its_words_are(body, data):
    file = word(body.markup, styles=STYLES)
    read = read_word(file)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(read.text)), max_size=6)))
    marks = [Mark(a, b, "green", "x") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    copy = mark_word(file, read, marks, author="Tỉnh bạn", most_comments=2)
    assert read_word(copy.content).text == read.text
    letters = "".join(
        sign for one in marks for sign in read.text[one.start : one.end] if sign not in "\t\n-"
    )
    assert coloured(copy.content).replace("-", "") == letters
