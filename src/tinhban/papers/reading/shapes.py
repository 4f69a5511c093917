"""Boxes, drawings, pictures, objects, formulas, and what is written once for each kind of Word."""

from tinhban.papers.reading.fields import Fields
from tinhban.papers.reading.frames import Frame
from tinhban.papers.reading.markup import Attributes
from tinhban.papers.reading.names import every, relation, understood
from tinhban.papers.reading.pieces import LINE_END, Piece
from tinhban.papers.reading.story import CLOSINGS, COLOURED, OPENINGS, PLAIN, Story

# -- one of several ---------------------------------------------------------------------------------


def _alternatives(story: Story, _: Attributes) -> None:
    story.choices.append(False)


def _alternatives_end(story: Story) -> None:
    if story.choices:
        story.choices.pop()


def _choice(story: Story, attributes: Attributes) -> None:
    if not story.choices:
        return
    asked = story.spaces_of(attributes.get("Requires", ""))
    if story.choices[-1] or not understood(asked):
        story.pass_over()
    else:
        story.choices[-1] = True


def _fallback(story: Story, _: Attributes) -> None:
    if story.choices and story.choices[-1]:
        story.pass_over()


# -- boxes -----------------------------------------------------------------------------------------


def _box(story: Story, _: Attributes) -> None:
    if story.frame.fields.hide:
        story.pass_over()
        return
    where = story.frame.where if story.frame.where == PLAIN else COLOURED
    story.frames.append(Frame(where, fields=Fields()))


def _box_ends(story: Story) -> None:
    if len(story.frames) < 2:
        return
    frame = story.frames.pop()
    for field in frame.fields.never_ended():
        story.notes.add("fields", field.code)
    while frame.tables:
        frame.end_table(story.notes, story.reading.asked)
    story.frame.hang(frame.finish(story.notes))


def _drawing(story: Story, _: Attributes) -> None:
    story.hidden_drawing = False


def _drawing_face(story: Story, attributes: Attributes) -> None:
    story.hidden_drawing = attributes.get("hidden") in ("1", "true")


def _graphic(story: Story, _: Attributes) -> None:
    if story.hidden_drawing:
        story.notes.add("hidden")
        story.pass_over()


def _old_shape(story: Story, attributes: Attributes) -> None:
    look = attributes.get("style", "")[:2_000].replace(" ", "").lower()
    if "visibility:hidden" in look or "display:none" in look:
        story.notes.add("hidden")
        story.pass_over()


def _word_art(story: Story, attributes: Attributes) -> None:
    if said := attributes.get("string", "").strip():
        story.reading.count(len(said))
        story.frame.hang([Piece(said), LINE_END])


def _drawn_text_ends(story: Story) -> None:
    said = story.end_text()
    story.reading.count(len(said))
    story.frame.hang([Piece(said)])


def _drawn_paragraph_ends(story: Story) -> None:
    boxes = story.frame.boxes
    if boxes and boxes[-1] is not LINE_END:
        boxes.append(LINE_END)


def _drawn_text(story: Story, _: Attributes) -> None:
    story.begin_text()


# -- what has no text --------------------------------------------------------------------------------


def _picture(story: Story, _: Attributes) -> None:
    if not story.objects:
        story.notes.add("pictures")


def _object(story: Story, _: Attributes) -> None:
    if not story.objects:
        story.notes.add("objects")
    story.objects += 1


def _object_ends(story: Story) -> None:
    story.objects -= 1


def _loose_object(story: Story, _: Attributes) -> None:
    if not story.objects:
        story.notes.add("objects")


def _chart(story: Story, attributes: Attributes) -> None:
    if relation(attributes) or relation(attributes, "dm"):
        story.notes.add("charts")


# -- glosses ----------------------------------------------------------------------------------------


def _gloss(story: Story, _: Attributes) -> None:
    story.glosses += 1


def _gloss_ends(story: Story) -> None:
    story.glosses -= 1


OPENINGS.update(
    every(
        {
            "mc:AlternateContent": _alternatives,
            "mc:Choice": _choice,
            "mc:Fallback": _fallback,
            "w:txbxContent": _box,
            "w:drawing": _drawing,
            "wp:docPr": _drawing_face,
            "a:graphic": _graphic,
            "a:t": _drawn_text,
            **{
                f"v:{shape}": _old_shape
                for shape in ("shape", "rect", "roundrect", "oval", "group")
            },
            "v:textpath": _word_art,
            "v:imagedata": _picture,
            "pic:pic": _picture,
            "w:object": _object,
            "w:control": _loose_object,
            "w:contentPart": _loose_object,
            "c:chart": _chart,
            "cx:chart": _chart,
            "dgm:relIds": _chart,
            "w:rt": _gloss,
        }
    )
)
CLOSINGS.update(
    every(
        {
            "mc:AlternateContent": _alternatives_end,
            "w:txbxContent": _box_ends,
            "a:t": _drawn_text_ends,
            "a:p": _drawn_paragraph_ends,
            "w:object": _object_ends,
            "w:rt": _gloss_ends,
        }
    )
)
