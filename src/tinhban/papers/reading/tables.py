"""Rows of tables as lines: a row with one figure reads on from its label to the figure."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.pieces import LINE_END, Piece

LONGEST_VALUE = 60
MOST_ASKED = 300  # cells that are told with their row and column
_LONGEST_UNIT = 15  # letters of what may stand between label and figure
_LONGEST_HEAD = 200
_HEAD_ROWS = 3
_WIDEST = 1_000  # columns that one cell may span
_PERIODS = r"năm|quý|tháng|kỳ|tuần|ngày|mục|số|bảng|điều|khoản|phần|chương|đợt|khóa|thứ|lần"
_VALUE = re.compile(
    rf"(?!(?:{_PERIODS})\b)(?:[^\W\d]+ )?\d[\d.,]*(?: ?%)?(?: ?[^\W\d]+(?: [^\W\d]+){{0,2}})?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:cả|trong) )?(?:năm|quý|tháng|kỳ|\d tháng|sáu tháng|chín tháng)\b[\w /–-]{0,30}\d{4}",
    re.IGNORECASE,
)
# Columns of what is planned or compared: not what was done, though it stands behind its label.
_COMPARED = re.compile(
    r"%|kế hoạch|chỉ tiêu|dự kiến|so với|so sánh|tỷ lệ|tỉ lệ|tăng|giảm|cùng kỳ|lũy kế|luỹ kế|ước|đạt",
    re.IGNORECASE,
)
_TAB = Piece("\t")


@dataclass(frozen=True)
class Asked:
    """A figure in a cell that its line does not explain, with its column's head and its row's label."""

    piece: Piece
    head: str
    label: str
    is_clear: bool


class Cell:
    """One cell: its lines, and what it says in short."""

    __slots__ = ("column", "covered", "holds_table", "lines", "said", "span")

    def __init__(self, column: int) -> None:
        self.lines: list[Piece] = []
        self.said = ""
        self.covered = False
        self.holds_table = False
        self.column = column
        self.span = 1

    def note(self, text: str) -> None:
        """A paragraph of the cell's own, not of a table inside it."""
        if len(self.said) <= _LONGEST_HEAD:
            self.said += text[: _LONGEST_HEAD + 1]

    @property
    def is_value(self) -> bool:
        if len(self.said) > LONGEST_VALUE or self.holds_table:
            return False
        return bool(_VALUE.fullmatch(" ".join(self.said.split())))

    @property
    def is_label(self) -> bool:
        return not self.holds_table and any(map(str.isalpha, self.said))


class Row:
    """The cells of a row; a row that is deleted or hidden has a note that says so."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.left_out = ""
        self._column = 0

    def begin(self) -> Cell:
        return Cell(self._column)

    def add(self, cell: Cell) -> None:
        self._column = cell.column + min(cell.span, _WIDEST)
        self.cells.append(cell)


class ReadTable:
    """The heads of a table, and where its rows go."""

    def __init__(self, outside: list[Piece]) -> None:
        self.outside = outside
        self.style = ""
        self.row: Row | None = None
        self.cell: Cell | None = None
        self._heads: list[tuple[list[int], list[str]]] = []
        self._in_head = True

    def finish(self, row: Row, notes: Notes, asked: list[Asked]) -> None:
        """Append a row's lines to what stands around the table."""
        if row.left_out:
            notes.add(row.left_out, " ".join(cell.said for cell in row.cells[:5]))
            return
        cells = [cell for cell in row.cells if not cell.covered]
        for cell in row.cells:
            if cell.covered and cell.said.strip():
                notes.add("hidden", cell.said)
        values = [at for at, cell in enumerate(cells) if at and cell.is_value]
        labels = [at for at in range(values[0] if values else 0) if cells[at].is_label]
        joined = -1
        if len(values) == 1 and labels and self._explains(cells[values[0]]):
            joined = _label(cells, labels)
        for at, cell in enumerate(cells):
            if 0 <= joined < at <= values[0]:
                self._read_on(cell)
            self.outside += cell.lines
        if values and labels and joined < 0 and len(asked) < MOST_ASKED:
            heads = [self._head(cells[at]) for at in values]
            label = cells[_label(cells, labels)].said.strip()
            for at, head in list(zip(values, heads, strict=True))[: MOST_ASKED - len(asked)]:
                is_clear = bool(_TIME.fullmatch(head)) and heads.count(head) == 1
                asked.append(Asked(_figure(cells[at]), head, label, is_clear))
        self._in_head &= not values and len(self._heads) < _HEAD_ROWS
        if self._in_head:
            self._heads.append(([one.column for one in cells], [one.said for one in cells]))

    def _read_on(self, cell: Cell) -> None:
        """The lines of a cell go on in the line before them."""
        if self.outside and self.outside[-1] is LINE_END:
            self.outside[-1] = _TAB
        while len(cell.lines) > 1 and cell.lines[0] is LINE_END:
            del cell.lines[0]

    def _explains(self, cell: Cell) -> bool:
        """Whether the label alone says what the figure counts: no year or plan stands over it."""
        head = self._head(cell)
        return not any(map(str.isdigit, head)) and not _COMPARED.search(head)

    def _head(self, cell: Cell) -> str:
        said = []
        for starts, texts in self._heads:
            at = bisect_right(starts, cell.column) - 1
            if at >= 0:
                said.append(texts[at].strip())
        return ", ".join(filter(None, said))


def _label(cells: list[Cell], labels: list[int]) -> int:
    """The cell that says what is counted: before the unit, if one stands between."""
    nearest = labels[-1]
    said = cells[nearest].said.strip()
    is_unit = len(said) <= _LONGEST_UNIT and not any(map(str.isdigit, said))
    return labels[-2] if is_unit and len(labels) > 1 and labels[-2] == nearest - 1 else nearest


def _figure(cell: Cell) -> Piece:
    """Where in the text the figure of a cell begins."""
    return next(piece for piece in cell.lines if any(map(str.isdigit, piece.text)))
