"""How a sheet is laid out cell by cell, within bounds that what is empty does not reach."""

from tinhban.sheets import limits
from tinhban.sheets.grid import FORMULA, TEXT, Grid, Merge, column_letters
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts


class Budget:
    """How many cells a file may still fill, over all its sheets."""

    __slots__ = ("cells",)

    def __init__(self) -> None:
        self.cells = limits.MAX_CELLS


class Filling:
    """Lays the cells of one sheet as they come; what is empty takes no place and breaks no bounds."""

    __slots__ = ("_budget", "_far_column", "_far_row", "_holds", "_kinds", "_row", "_values",
                 "grid", "texts")  # fmt: skip

    def __init__(self, grid: Grid, texts: Texts, budget: Budget) -> None:
        self.grid = grid
        self.texts = texts
        self._budget = budget
        self._row = -1
        self._kinds = bytearray()
        self._values: list[float] = []
        self._holds = False
        self._far_row = self._far_column = 0

    def text(self, row: int, column: int, text: str, formula: int = 0) -> None:
        number = self.texts.add(text)
        if number is not None:
            self.put(row, column, TEXT | formula, number)
        elif formula:
            self.put(row, column, formula)

    def put(self, row: int, column: int, kind: int, value: float = 0.0) -> None:
        if row != self._row or column >= limits.MAX_COLUMNS:
            if self._is_far(row, column, kind):
                return
            self._begin_row(row)
        kinds = self._kinds
        missing = column - len(kinds)
        if missing == 0:
            kinds.append(kind)
            self._values.append(value)
        else:
            if missing > 0:
                kinds += bytes(missing + 1)
                self._values += [0.0] * (missing + 1)
            kinds[column] = kind
            self._values[column] = value
        if kind == FORMULA:
            self.grid.holds_formulas = True
        else:
            self._holds = True
            if kind > FORMULA:
                self.grid.holds_formulas = True

    def _is_far(self, row: int, column: int, kind: int) -> bool:
        """Whether a cell stands where nothing is read; what it holds is remembered."""
        if row < limits.MAX_ROWS and column < limits.MAX_COLUMNS:
            return False
        if kind & ~FORMULA:
            self._far_row = max(self._far_row, row)
            self._far_column = max(self._far_column, column)
        return True

    def _begin_row(self, row: int) -> None:
        if row != self._row:
            self._end_row()
            self._row = row
            self._kinds, self._values = self.grid.taken(row)
            self._holds = bool(self._kinds)

    def _end_row(self) -> None:
        if not self._holds:
            return
        self._budget.cells -= len(self._kinds)
        if self._budget.cells < 0:
            name = self.grid.name
            raise UnreadableFile("too_many_cells", sheet=name, limit=limits.MAX_CELLS)
        self.grid.lay(self._row, self._kinds, self._values)
        self._holds = False

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """A merged range, as far as it can matter."""
        if top > bottom or left > right or top >= limits.MAX_ROWS or left >= limits.MAX_COLUMNS:
            return
        if len(self.grid.merges) >= limits.MAX_MERGES:
            raise UnreadableFile("too_many_cells", sheet=self.grid.name, limit=limits.MAX_MERGES)
        bottom, right = min(bottom, limits.MAX_ROWS), min(right, limits.MAX_COLUMNS)
        self.grid.merges.append(Merge(top, left, bottom, right))

    def hide(self, row: int) -> None:
        if row < limits.MAX_ROWS:
            self.grid.hidden_rows.add(row)

    def end(self) -> Grid:
        """The grid, if what was found far away does not forbid it."""
        self._end_row()
        name = self.grid.name
        if self._far_column >= limits.MAX_COLUMNS:
            letters = column_letters(self._far_column)
            raise UnreadableFile(
                "too_many_columns", sheet=name, column=letters, limit=limits.MAX_COLUMNS
            )
        if self._far_row >= limits.MAX_ROWS:
            raise UnreadableFile(
                "too_many_rows", sheet=name, row=self._far_row + 1, limit=limits.MAX_ROWS
            )
        return self.grid
