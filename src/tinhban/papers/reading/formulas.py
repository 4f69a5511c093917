"""The elements of formulas, told to the formula that is being read."""

from tinhban.papers.reading.equations import HELD, SETTINGS, Equation
from tinhban.papers.reading.markup import Attributes
from tinhban.papers.reading.names import every
from tinhban.papers.reading.pieces import Piece
from tinhban.papers.reading.story import CLOSINGS, OPENINGS, Closing, Opening, Story


def _equation(story: Story, _: Attributes) -> None:
    if story.equation is None:
        story.equation = Equation()
    story.equations_deep += 1


def _equation_ends(story: Story) -> None:
    story.equations_deep -= 1
    if story.equation is None or story.equations_deep:
        return
    said = story.equation.text()
    story.equation = None
    if said and not story.frame.fields.hide:
        story.notes.add("equations", said)
        story.frame.add(Piece(said))


def _text(story: Story, _: Attributes) -> None:
    story.begin_text()


def _text_ends(story: Story) -> None:
    said = story.end_text()
    if story.equation is not None:
        story.equation.say(said)


def _opening(local: str) -> Opening:
    def read(story: Story, attributes: Attributes) -> None:
        if story.equation is not None:
            told = (value for name, value in attributes.items() if name.endswith("}val"))
            story.equation.begin(local, next(told, "1"))

    return read


def _closing(local: str) -> Closing:
    def read(story: Story) -> None:
        if story.equation is not None:
            story.equation.end(local)

    return read


OPENINGS.update(every({"m:oMath": _equation, "m:t": _text}))
CLOSINGS.update(every({"m:oMath": _equation_ends, "m:t": _text_ends}))
for _local in HELD | SETTINGS:
    OPENINGS.update(every({f"m:{_local}": _opening(_local)}))
for _local in HELD:
    CLOSINGS.update(every({f"m:{_local}": _closing(_local)}))
