"""How the pages of a paper turn: the spacing that leaves neither a hole nor a signature by itself.

A clerk moves lines a little apart or together until the last page looks right. The pages are set with each
spacing, the smallest change first; the first that turns well is taken, for Word and PDF alike.
"""

from dataclasses import dataclass
from functools import lru_cache

from tinhban.papers import layout, setting
from tinhban.papers.layout import NORMAL, WITH_SIGNATURE, Spacing
from tinhban.papers.paper import OfficialPaper

# Tighter ones first: a page less is a page less. All within the Decree: lines single to 1.5, gaps of 6 points and more.
WAYS = (
    NORMAL,
    Spacing(1.12, 6, 27),
    Spacing(1.18, 6, 28),
    Spacing(1.08, 6, 26),
    Spacing(1.22, 7, 29),
    Spacing(1.04, 6, 25),
    Spacing(1.27, 8, 30),
    Spacing(1.0, 6, 24),
    Spacing(1.33, 9, 30),
    Spacing(1.0, 6, 21),
    Spacing(1.4, 10, 32),
)
HOLE = 0.12  # of the height of the text: what may stay empty before the page of the signature
LONGEST = 600  # blocks; a book of tables is not set eleven times
_MARKS = "query(<fit>).map(m => (m.value.first(), m.value.last(), m.location().page(), m.location().position().y / 1mm))"


@dataclass(frozen=True)
class Turn:
    """How a paper ends: the page that is signed, lines of text above the closing sentence there, the hole before."""

    page: int
    lines: float
    hole: float  # share of the height of the text

    @property
    def is_good(self) -> bool:
        return self.page == 1 or (self.lines >= WITH_SIGNATURE and self.hole <= HOLE)


def spacing_of(paper: OfficialPaper, *, as_word: bool = True) -> Spacing:
    """The spacing by which this paper turns its pages well, or the least bad one."""
    return _best(paper, as_word)


@lru_cache(maxsize=64)
def _best(paper: OfficialPaper, as_word: bool) -> Spacing:
    if len(paper.body) > LONGEST:
        return NORMAL
    tried: list[tuple[Turn, Spacing]] = []
    for spacing in WAYS:
        turn = turn_of(paper, spacing, as_word=as_word)
        if turn.is_good:
            return spacing
        tried.append((turn, spacing))
    return min(tried, key=lambda one: (one[0].lines < WITH_SIGNATURE, one[0].hole))[1]


def turn_of(paper: OfficialPaper, spacing: Spacing, *, as_word: bool) -> Turn:
    """Set the pages and look how they end."""
    marks = setting.asked(paper, spacing, _MARKS, as_word=as_word)
    last = len(paper.body) - 1
    signed = max((page for what, _n, page, _y in marks if what == "signs"), default=1)
    begins = {n: (page, y) for what, n, page, y in marks if what == "begins"}
    ends = {n: (page, y) for what, n, page, y in marks if what == "ends"}
    line = layout.BODY * 0.3528 * 1.149 * spacing.lines
    page, y = begins.get(last, ends.get(last, (signed, layout.TOP)))
    # A closing sentence that begins on the page before brings its own lines.
    lines = (y - layout.TOP) / line if page == signed else WITH_SIGNATURE
    return Turn(signed, round(lines, 2), _hole(signed - 1, begins, ends))


def _hole(
    page: int, begins: dict[int, tuple[int, float]], ends: dict[int, tuple[int, float]]
) -> float:
    """How much of a page is empty below its text."""
    if page < 1:
        return 0.0
    flows = any(begins[n][0] <= page < ends[n][0] for n in begins.keys() & ends.keys())
    if flows:
        return 0.0
    bottom = layout.PAGE_HEIGHT - layout.BOTTOM
    height = bottom - layout.TOP
    lowest = max((y for at, y in ends.values() if at == page), default=layout.TOP)
    return round(max(0.0, bottom - lowest) / height, 3)
