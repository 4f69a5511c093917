"""A flow of paragraphs: the body, a note, a box. What has begun in it and not ended."""

from tinhban.papers.reading.fields import Fields
from tinhban.papers.reading.letters import converted
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.pieces import LINE_END, FileRun, Piece
from tinhban.papers.reading.raised import settled
from tinhban.papers.reading.tables import Asked, Cell, ReadTable, Row


class Frame:
    """Lines that are done, and the paragraph, run and tables that are open."""

    def __init__(self, where: int, *, fields: Fields | None = None) -> None:
        self.lines: list[Piece] = []
        self.where = where  # told with every run: whether a comment may stand there
        self.fields = fields or Fields()
        self.run: FileRun | None = None
        self.pieces: list[Piece] | None = None  # of the open paragraph
        self.boxes: list[Piece] = []  # what hangs at the open paragraph and is read after it
        self.style = ""
        self.ends_here = True  # no, if the end of the paragraph is hidden or deleted
        self.tables: list[ReadTable] = []
        self._into = self.lines
        self._intos: list[list[Piece]] = []

    @property
    def table_style(self) -> str:
        return self.tables[-1].style if self.tables else ""

    def begin_paragraph(self, notes: Notes) -> None:
        if self.pieces is not None:
            self.end_paragraph(notes)  # nobody closed it
        self.pieces = []
        self.style = ""
        self.ends_here = True

    def add(self, piece: Piece) -> None:
        if self.pieces is None:
            self.pieces = []  # text without a paragraph around it
        self.pieces.append(piece)

    def hang(self, lines: list[Piece]) -> None:
        self.boxes += lines

    def end_paragraph(self, notes: Notes) -> int:
        """Put the open paragraph to the lines; how many letters it has."""
        if self.pieces is None:
            return 0
        converted(self.pieces, notes)
        pieces = [piece for piece in settled(self.pieces, notes) if piece.text]
        self._into += pieces
        length = sum(len(piece.text) for piece in pieces)
        cell = self._cell()
        if cell is not None and length:
            cell.note("".join(piece.text for piece in pieces[:200]))
        self.pieces = None
        if self.ends_here:
            self._into.append(LINE_END)
            self._into += self.boxes
            self.boxes = []
        return length + 1

    def _cell(self) -> Cell | None:
        return self.tables[-1].cell if self.tables else None

    def append(self, lines: list[Piece]) -> None:
        """Lines that are done elsewhere: an imported file."""
        self._into += lines

    # -- tables ------------------------------------------------------------------------------------

    def begin_table(self) -> None:
        if (cell := self._cell()) is not None:
            cell.holds_table = True
        self.tables.append(ReadTable(self._into))

    def begin_row(self) -> None:
        if self.tables and self.tables[-1].row is None:
            self.tables[-1].row = Row()

    def begin_cell(self) -> None:
        table = self.tables[-1] if self.tables else None
        if table is not None and table.row is not None and table.cell is None:
            table.cell = table.row.begin()
            self._intos.append(self._into)
            self._into = table.cell.lines

    def end_cell(self, notes: Notes) -> None:
        self.end_paragraph(notes)
        table = self.tables[-1] if self.tables else None
        if table is not None and table.row is not None and table.cell is not None:
            table.row.add(table.cell)
            table.cell = None
            self._into = self._intos.pop()

    def end_row(self, notes: Notes, asked: list[Asked]) -> None:
        table = self.tables[-1] if self.tables else None
        if table is not None and table.row is not None:
            if table.cell is not None:
                self.end_cell(notes)
            table.finish(table.row, notes, asked)
            table.row = None

    def end_table(self, notes: Notes, asked: list[Asked]) -> None:
        if self.tables:
            self.end_row(notes, asked)
            self.tables.pop()

    def finish(self, notes: Notes) -> list[Piece]:
        """All lines, when the flow ends."""
        self.end_paragraph(notes)
        self._into += self.boxes
        self.boxes = []
        return self.lines
