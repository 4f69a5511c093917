"""The checked Word file: every figure highlighted, with a comment that says what the books hold."""

import io
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml import etree

from tinhban.foundation.quantities import Verdict
from tinhban.reviews.number_check.candidates import Candidate, Finding
from tinhban.reviews.number_check.docx_text import W_T, ReadDocument, Stretch, parts, read_docx
from tinhban.reviews.number_check.verdicts import check_text

MANY = 200
LONG_RUN = 2000  # letters; every cut copies what is left of its run
MOST_COMMENTS = 500  # each takes longer than the one before; no report has as many figures
COLOURS = {
    Verdict.SUPPORTED: WD_COLOR_INDEX.BRIGHT_GREEN,
    Verdict.CONTRADICTED: WD_COLOR_INDEX.RED,
    Verdict.UNKNOWN: WD_COLOR_INDEX.GRAY_25,
}


@dataclass(frozen=True)
class MarkedDocument:
    """The marked copy, the text that was read, and what was found in it."""

    content: bytes
    text: str
    findings: list[Finding]


def check_docx(
    data: bytes,
    candidates: Sequence[Candidate],
    *,
    describe: Callable[[Finding], str],
    author: str = "Tỉnh bạn",
) -> MarkedDocument:
    """Check a .docx; `describe` words the comment on a figure, "" for none. Raises `Problem`."""
    read = read_docx(data)
    findings = check_text(read.text, candidates)
    if len(findings) > MANY:
        _cut_long_runs(read)
    comments = 0
    for finding in findings:
        runs = _cover(read, finding.start, finding.end)
        for run in runs:
            run.font.highlight_color = COLOURS[finding.verdict]
        comment = describe(finding)
        if runs and comment and comments < MOST_COMMENTS:
            comments += 1
            read.document.add_comment(runs, text=comment, author=author, initials=_initials(author))
    written = io.BytesIO()
    read.document.save(written)
    return MarkedDocument(written.getvalue(), read.text, findings)


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:3]


def _cover(read: ReadDocument, start: int, end: int) -> list[Run]:
    """Runs that hold exactly the text from `start` to `end`."""
    _cut(read, start)
    _cut(read, end)
    return [
        Run(stretch.run, read.document)
        for stretch in read.stretches[_first_at(read, start) : _first_at(read, end)]
    ]


def _first_at(read: ReadDocument, at: int) -> int:
    """The index of the first stretch that begins at or after `at`."""
    low, high = 0, len(read.stretches)
    while low < high:
        middle = (low + high) // 2
        if read.stretches[middle].start < at:
            low = middle + 1
        else:
            high = middle
    return low


def _cut(read: ReadDocument, at: int) -> None:
    """Make a run boundary at `at`, the two halves alike in everything but their text."""
    index = _first_at(read, at) - 1
    if index < 0 or not read.stretches[index].start < at < read.stretches[index].end:
        return
    stretch = read.stretches[index]
    inside = at - stretch.start
    second = _split(stretch.run, inside)
    left, right = stretch.text[:inside], stretch.text[inside:]
    read.stretches[index : index + 1] = [
        Stretch(stretch.run, stretch.start, left),
        Stretch(second, at, right),
    ]


def _cut_long_runs(read: ReadDocument) -> None:
    for stretch in [one for one in read.stretches if len(one.text) > LONG_RUN]:
        for at in range(stretch.start + LONG_RUN, stretch.start + len(stretch.text), LONG_RUN):
            _cut(read, at)


def _split(run: etree._Element, at: int) -> etree._Element:
    second = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    seen = 0
    for child, text in list(parts(run)):
        if child is properties:
            continue
        if seen >= at:
            second.append(child)
        elif seen + len(text) > at:
            second.append(_tail(child, at - seen))
        seen += len(text)
    run.addnext(second)
    return second


def _tail(text: etree._Element, at: int) -> etree._Element:
    """Cut a text element in two and return its second half."""
    whole = text.text or ""
    second = text.makeelement(W_T)
    for element, said in ((text, whole[:at]), (second, whole[at:])):
        element.text = said
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return second
