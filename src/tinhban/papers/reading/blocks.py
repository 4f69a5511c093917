"""Paragraphs, tables, controls, changes that are not accepted yet, marks of notes."""

from tinhban.papers.reading.markup import Attributes
from tinhban.papers.reading.names import every, is_on, relation, val
from tinhban.papers.reading.story import CLOSINGS, OPENINGS, Control, Opening, Story


def _paragraph(story: Story, _: Attributes) -> None:
    story.frame.run = None
    story.frame.begin_paragraph(story.notes)


def _paragraph_ends(story: Story) -> None:
    story.end_paragraph()


def _paragraph_face(story: Story, _: Attributes) -> None:
    story.in_paragraph_face = True


def _paragraph_face_ends(story: Story) -> None:
    story.in_paragraph_face = False


def _paragraph_style(story: Story, attributes: Attributes) -> None:
    if story.in_paragraph_face:
        story.frame.style = val(attributes)


def _passed_over(story: Story, _: Attributes) -> None:
    story.pass_over()


# -- changes ---------------------------------------------------------------------------------------


def _deletion(story: Story, _: Attributes) -> None:
    frame = story.frame
    if story.in_paragraph_face:
        frame.ends_here = False
        story.notes.add("changes")
    elif story.direct is None:
        row = frame.tables[-1].row if frame.tables else None
        if frame.pieces is None and row is not None and frame.tables[-1].cell is None:
            row.left_out = "changes"
        else:
            story.notes.add("changes")
        story.pass_over()


def _cell_deletion(story: Story, _: Attributes) -> None:
    if story.frame.tables and (cell := story.frame.tables[-1].cell) is not None:
        cell.covered = True


# -- tables ----------------------------------------------------------------------------------------


def _table(story: Story, _: Attributes) -> None:
    story.frame.begin_table()


def _table_style(story: Story, attributes: Attributes) -> None:
    if story.frame.tables:
        story.frame.tables[-1].style = val(attributes)


def _row(story: Story, _: Attributes) -> None:
    story.frame.begin_row()


def _row_hidden(story: Story, attributes: Attributes) -> None:
    row = story.frame.tables[-1].row if story.frame.tables else None
    if row is not None and is_on(attributes):
        row.left_out = "hidden"


def _cell(story: Story, _: Attributes) -> None:
    story.frame.begin_cell()


def _span(story: Story, attributes: Attributes) -> None:
    told = val(attributes)[:4]
    if story.frame.tables and (cell := story.frame.tables[-1].cell) is not None:
        cell.span = max(1, int(told)) if told.isdecimal() else 1


def _merged(story: Story, attributes: Attributes) -> None:
    """The cell shows nothing of its own: the one above or before it covers its place."""
    if story.frame.tables and (cell := story.frame.tables[-1].cell) is not None:
        cell.covered = val(attributes, default="continue") != "restart"


def _cell_ends(story: Story) -> None:
    story.frame.end_cell(story.notes)


def _row_ends(story: Story) -> None:
    story.frame.end_row(story.notes, story.reading.asked)


def _table_ends(story: Story) -> None:
    story.frame.end_table(story.notes, story.reading.asked)


# -- controls --------------------------------------------------------------------------------------


def _control(story: Story, _: Attributes) -> None:
    story.controls.append(Control(is_block=story.frame.pieces is None))


def _control_ends(story: Story) -> None:
    if story.controls:
        story.controls.pop()


def _placeholder(story: Story, attributes: Attributes) -> None:
    if story.controls:
        story.controls[-1].asks = is_on(attributes)


def _control_content(story: Story, _: Attributes) -> None:
    if story.controls and story.controls[-1].asks:
        story.notes.add("placeholders")
        story.pass_over()


# -- notes, headers, imported files -----------------------------------------------------------------


def _note_mark(kind: str) -> Opening:
    def read(story: Story, attributes: Attributes) -> None:
        run = story.frame.run
        if run is None:
            return
        if run.face is None:
            story.dress(run, {})
        if run.face is not None and run.face.left_out:
            return
        story.reading.wanted.append((kind, val(attributes, "id")))
        # A mark of one's own stands in the same run, as ordinary text.
        run.is_mark = val(attributes, "customMarkFollows") not in ("", "0", "false", "off")

    return read


def _comment(story: Story, _: Attributes) -> None:
    story.notes.add("comments")


def _margin(story: Story, attributes: Attributes) -> None:
    story.reading.margins.append(relation(attributes))


def _chunk(story: Story, attributes: Attributes) -> None:
    if story.imports is not None:
        story.end_paragraph()
        story.frame.append(story.imports.lines(relation(attributes)))
    else:
        story.notes.add("chunks")
    story.pass_over()


def _document_below(story: Story, attributes: Attributes) -> None:
    story.notes.add("chunks", story.imports.name(relation(attributes)) if story.imports else "")


_CHANGES = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
            "tblGridChange", "tblPrExChange", "numberingChange", "delText", "delInstrText")  # fmt: skip
OPENINGS.update(
    every(
        {
            **{f"w:{name}": _passed_over for name in _CHANGES},
            "w:p": _paragraph,
            "w:pPr": _paragraph_face,
            "w:pStyle": _paragraph_style,
            "w:del": _deletion,
            "w:moveFrom": _deletion,
            "w:cellDel": _cell_deletion,
            "w:tbl": _table,
            "w:tblStyle": _table_style,
            "w:tr": _row,
            "w:hidden": _row_hidden,
            "w:tc": _cell,
            "w:gridSpan": _span,
            "w:vMerge": _merged,
            "w:hMerge": _merged,
            "w:sdt": _control,
            "w:showingPlcHdr": _placeholder,
            "w:sdtContent": _control_content,
            "w:footnoteReference": _note_mark("footnote"),
            "w:endnoteReference": _note_mark("endnote"),
            "w:commentReference": _comment,
            "w:headerReference": _margin,
            "w:footerReference": _margin,
            "w:altChunk": _chunk,
            "w:subDoc": _document_below,
        }
    )
)
CLOSINGS.update(
    every(
        {
            "w:p": _paragraph_ends,
            "w:pPr": _paragraph_face_ends,
            "w:tc": _cell_ends,
            "w:tr": _row_ends,
            "w:tbl": _table_ends,
            "w:sdt": _control_ends,
        }
    )
)
