"""Runs, their properties, what stands in them for letters, and fields."""

from tinhban.papers.reading import names
from tinhban.papers.reading.faces import note as note_property
from tinhban.papers.reading.fields import PAGES, Field, keyword
from tinhban.papers.reading.fonts import letters_of
from tinhban.papers.reading.markup import Attributes
from tinhban.papers.reading.names import every, val
from tinhban.papers.reading.pieces import FileRun, Piece
from tinhban.papers.reading.story import CLOSINGS, OPENINGS, Story
from tinhban.papers.reading.symbols import UNKNOWN, sign

# What the children of a run stand for, besides its letters; marking measures runs by it.
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _run(story: Story, _: Attributes) -> None:
    story.frame.run = FileRun(story.parser.CurrentByteIndex, story.where)


def _run_ends(story: Story) -> None:
    run = story.frame.run
    if run is not None:
        run.ends = story.after_tag()
        story.frame.run = None


def _face(story: Story, _: Attributes) -> None:
    run = story.frame.run
    if story.in_paragraph_face or (run is not None and run.face is None):
        story.direct = {}
    else:
        story.pass_over()  # the properties of a control, of a formula's sign


def _face_ends(story: Story) -> None:
    run, direct = story.frame.run, story.direct
    story.direct = None
    if direct is None:
        return
    if story.in_paragraph_face:
        if direct.get("vanish"):
            story.frame.ends_here = False
    elif run is not None:
        story.dress(run, direct)


def _property(name: str) -> None:
    def read(story: Story, attributes: Attributes) -> None:
        if story.direct is not None:
            note_property(story.direct, name, attributes, story.reading.styles.themes)

    OPENINGS[name] = read


def _text(story: Story, _: Attributes) -> None:
    story.begin_text()


def _text_ends(story: Story) -> None:
    story.say_typed(story.end_text(), story.text_begins, story.after_tag())


def _code_ends(story: Story) -> None:
    field = story.frame.fields.innermost
    text = story.end_text()
    if field is not None and not field.in_result:
        field.add_code(text)


def _sign(text: str) -> None:
    def read(story: Story, _: Attributes) -> None:
        # The same name is a tab stop in the properties of a paragraph, where no run is open.
        begins = story.parser.CurrentByteIndex
        story.say(text, begins, story.data.find(b">", begins) + 1)

    for name in [name for name, said in SIGNS.items() if said == text]:
        OPENINGS.update(every({f"w:{name}": read}))


def _symbol(story: Story, attributes: Attributes) -> None:
    begins = story.parser.CurrentByteIndex
    try:
        code = int(val(attributes, "char")[:6] or "0", 16)
    except ValueError:
        code = 0
    text = sign(letters_of(val(attributes, "font")).signs, code)
    if text == UNKNOWN and not story.frame.fields.hide:
        story.notes.add("symbols")
    story.say(text, begins, story.data.find(b">", begins) + 1)


# -- fields ----------------------------------------------------------------------------------------


def _field_sign(story: Story, attributes: Attributes) -> None:
    fields = story.frame.fields
    kind = val(attributes, "fldCharType")
    if kind == "begin":
        fields.begin()
    elif kind == "separate":
        fields.separate()
    elif kind == "end" and (field := fields.end()) is not None:
        _shown_by(story, field)


def _shown_by(story: Story, field: Field) -> None:
    if story.frame.fields.hide:
        return
    if choice := field.choice():
        story.frame.add(Piece(choice))
    elif field.is_drawn:
        story.notes.add("fields", field.code)


def _list_entry(story: Story, attributes: Attributes) -> None:
    if (field := story.frame.fields.innermost) is not None and len(field.choices) < 100:
        field.choices = (*field.choices, val(attributes)[:200])


def _chosen(story: Story, attributes: Attributes) -> None:
    told = val(attributes)
    if (field := story.frame.fields.innermost) is not None and told[:4].isdecimal():
        field.chosen = int(told[:4])


def _simple_field(story: Story, attributes: Attributes) -> None:
    if keyword(val(attributes, "instr")) in PAGES:
        story.pass_over()


OPENINGS.update(
    every(
        {
            "w:r": _run,
            "w:rPr": _face,
            "w:t": _text,
            "w:instrText": _text,
            "w:sym": _symbol,
            "w:fldChar": _field_sign,
            "w:fldSimple": _simple_field,
            "w:listEntry": _list_entry,
            "w:result": _chosen,
        }
    )
)
for _name in names.named(
    *(
        f"w:{one}"
        for one in (
            "strike",
            "dstrike",
            "vanish",
            "webHidden",
            "vertAlign",
            "position",
            "rFonts",
            "rStyle",
        )
    )
):
    _property(_name)
for _said in set(SIGNS.values()):
    _sign(_said)
CLOSINGS.update(
    every({"w:r": _run_ends, "w:rPr": _face_ends, "w:t": _text_ends, "w:instrText": _code_ends})
)
