"""One run of a part again, child by child: where each stands and how many letters it shows."""

from dataclasses import dataclass, field
from xml.parsers import expat

from tinhban.papers.reading.runs import SIGNS

_ONE_SIGN = frozenset((*SIGNS, "sym"))


@dataclass
class Child:
    """A child of a run; `text` is set only for letters."""

    name: str
    begins: int
    ends: int = 0
    text: str = ""

    @property
    def is_letters(self) -> bool:
        return self.name == "t"

    @property
    def shown(self) -> str:
        return self.text if self.is_letters else "?" if self.name in _ONE_SIGN else ""


@dataclass
class Skeleton:
    """A run's opening tag, its properties and its children, by their bytes in the part."""

    prefix: str
    opening: bytes  # the tag as it stands, attributes and all
    content: int  # where the first child begins
    face: tuple[int, int] | None = None
    children: list[Child] = field(default_factory=list)


def skeleton_of(data: bytes, begins: int, ends: int) -> Skeleton:
    """Read the run between two bytes; its prefixes are declared elsewhere and taken as they stand."""
    raw = data[begins:ends]
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    opened: list[Child] = []
    found: list[Child] = []
    said: list[str] = []
    latest: list[Child] = []  # the element that began last

    def start(name: str, _: object) -> None:
        child = Child(name.rpartition(":")[2], parser.CurrentByteIndex)
        opened.append(child)
        latest[:] = [child]
        if len(opened) == 2 and child.is_letters:
            said.clear()
            parser.CharacterDataHandler = said.append

    def end(name: str) -> None:
        child = opened.pop()
        at = parser.CurrentByteIndex
        # The end of an empty element is told behind its only tag.
        is_empty = latest[-1] is child and raw.startswith(b"/>", at - 2)
        child.ends = at if is_empty else raw.index(b">", at) + 1
        if len(opened) == 1:
            parser.CharacterDataHandler = None
            if child.is_letters:
                child.text = "".join(said)
            found.append(child)
        elif not opened:
            prefix.append(name.rpartition(":")[0])

    prefix: list[str] = []
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(raw, True)
    content = found[0].begins if found else raw.index(b">") + 1
    skeleton = Skeleton(prefix[0], raw[: _tag_end(raw)], begins + content)
    for child in found:
        child.begins += begins
        child.ends += begins
        if child.name == "rPr" and skeleton.face is None:
            skeleton.face = (child.begins, child.ends)
        else:
            skeleton.children.append(child)
    return skeleton


def _tag_end(raw: bytes) -> int:
    """Behind the run's opening tag; a quoted value may hold the sign that ends it."""
    quote = 0
    for at, sign in enumerate(raw):
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == ord(">"):
            return at + 1
    return len(raw)
