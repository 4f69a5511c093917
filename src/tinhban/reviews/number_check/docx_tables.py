"""Figures in the cells of a table: what they count stands over their column and before their row."""

from collections.abc import Sequence
from dataclasses import replace

from tinhban.numbers.check.candidates import Candidate, Finding
from tinhban.numbers.check.verdicts import check_text
from tinhban.numbers.quantities import Verdict
from tinhban.papers.reading import Figure, Note, WordText


def placed_by_table(
    read: WordText, findings: Sequence[Finding], candidates: Sequence[Candidate]
) -> tuple[list[Finding], tuple[Note, ...]]:
    """The findings and those that only a table's head and label explain; how many none explains."""
    by_place = {one.start: one for one in findings}
    left = 0
    for figure in read.figures:
        end = read.text.find("\n", figure.start)
        said = read.text[figure.start : end if end >= 0 else None]
        known = [
            by_place[at] for at in range(figure.start, figure.start + len(said)) if at in by_place
        ]
        if any(one.indicator is not None for one in known):
            continue
        found = _in_a_sentence(figure, said, candidates) if figure.is_clear else None
        if found is None:
            left += 1
            continue
        for one in known:
            del by_place[one.start]
        by_place[found.start] = found
    told = sorted(by_place.values(), key=lambda one: one.start)
    return told, (Note("table_figures", left),) if left else ()


def _in_a_sentence(figure: Figure, said: str, candidates: Sequence[Candidate]) -> Finding | None:
    """What the figure is when its line is read on from its head and label."""
    before = f"{figure.head}, {figure.label}\t"
    moved = figure.start - len(before)
    for found in check_text(before + said, candidates):
        if found.start >= len(before) and found.verdict is not Verdict.UNKNOWN:
            return replace(found, start=found.start + moved, end=found.end + moved)
    return None
