"""Tables as they come in a page, laid under each other; one with headings of its own becomes a sheet."""

from tinhban.sheets import limits
from tinhban.sheets.filling import Budget, Filling
from tinhban.sheets.grid import Grid, Merge
from tinhban.sheets.header import Header, find_header
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_KEPT = 4 * limits.MAX_CELL_TEXT


class Tables:
    """Gathers rows and cells into sheets."""

    def __init__(self, name: str, texts: Texts, budget: Budget) -> None:
        self.holds_pictures = False
        self._name, self._texts, self._budget = name, texts, budget
        self._sheets: list[tuple[Grid, Header | None]] = []
        self._wide = False  # whether any row holds two cells
        self._begin()

    def grids(self) -> list[Grid]:
        """The sheets; none where nothing was a table."""
        self.end_table()
        return [grid for grid, _ in self._sheets] if self._wide else []

    def _begin(self) -> None:
        self._filling = Filling(Grid(self._name, self._texts), self._texts, self._budget)
        self._merges: list[Merge] = []
        self._row = self._column = -1
        self._covered: dict[int, int] = {}  # column → the last row that a cell above covers
        self._parts: list[str] = []
        self._length = self._cells = 0
        self._in_cell = self._in_row = False

    # what a page says

    def begin_table(self) -> None:
        """A table begins, perhaps inside a cell of another: what that holds so far stands above."""
        self.end_table()

    def begin_row(self, *, hidden: bool = False) -> None:
        self.end_row()
        self._row += 1
        self._column, self._cells, self._in_row = -1, 0, True
        if hidden:
            self._filling.hide(self._row)

    def begin_cell(self, across: int, down: int) -> None:
        self.end_cell()
        if not self._in_row:
            self.begin_row()
        column = self._column + 1
        while self._covered.get(column, -1) >= self._row:
            column += 1
        self._column = column + across - 1
        self._at = column
        self._in_cell = True
        if down > 1:
            for covered in range(column, min(column + across, limits.MAX_COLUMNS + 1)):
                self._covered[covered] = self._row + down - 1
        if down > 1 or across > 1:
            if len(self._merges) >= limits.MAX_MERGES:
                raise UnreadableFile("too_many_cells", sheet=self._name, limit=limits.MAX_MERGES)
            right = min(self._column, limits.MAX_COLUMNS)
            self._merges.append(Merge(self._row, column, self._row + down - 1, right))

    def say(self, text: str) -> None:
        if self._length < _KEPT:
            self._parts.append(text)
            self._length += len(text)

    def break_(self) -> None:
        """A line ends: inside a cell a blank, elsewhere the end of a row of its own."""
        if self._in_cell:
            self.say(" ")
        else:
            self._loose()

    def end_cell(self) -> None:
        if self._in_cell:
            text = "".join(self._parts).strip()
            self._filling.text(self._row, self._at, text)
            self._cells += bool(text)
            self._wide = self._wide or self._cells > 1
            self._in_cell = False
            self._parts, self._length = [], 0
        else:
            self._loose()

    def end_row(self) -> None:
        self.end_cell()
        self._in_row = False

    def end_table(self) -> None:
        """A table ends, or a text between tables."""
        self.end_row()
        grid, merges, rows = self._filling.grid, self._merges, self._row + 1
        self._filling.end()
        self._begin()
        if not grid.height():
            return
        grid.merges = [
            Merge(merge.top, merge.left, min(merge.bottom, rows - 1), merge.right)
            for merge in merges
            if merge.left < limits.MAX_COLUMNS
        ]
        self._join(grid)

    def _loose(self) -> None:
        """Text outside of all cells is a row of its own, as a title between tables is."""
        text = "".join(self._parts).strip()
        self._parts, self._length = [], 0
        if text:
            self._row += 1
            self._in_row = False
            self._filling.text(self._row, 0, text)

    # which sheet it belongs to

    def _join(self, grid: Grid) -> None:
        header = find_header(grid)
        if self._sheets:
            known, before = self._sheets[-1]
            if header is None or before is None or _columns(header) == _columns(before):
                known.append(grid)
                if known.height() > limits.MAX_ROWS:
                    raise UnreadableFile("too_many_rows", sheet=self._name, row=known.height(),
                                         limit=limits.MAX_ROWS)  # fmt: skip
                if before is None:
                    self._sheets[-1] = known, header
                return
        if len(self._sheets) >= limits.MAX_SHEETS:
            count = len(self._sheets) + 1
            raise UnreadableFile("too_many_sheets", sheets=count, limit=limits.MAX_SHEETS)
        number = len(self._sheets) + 1
        grid.name = self._name if number == 1 else f"{self._name} ({number})"
        self._sheets.append((grid, header))


def _columns(header: Header) -> list[tuple[int, str]]:
    return [(column.index, column.field) for column in header.columns]
