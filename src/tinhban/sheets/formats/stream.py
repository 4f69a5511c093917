"""XML as it streams by: no declarations, no entities, no depth, no token without end."""

from collections.abc import Callable, Iterable
from pyexpat import ExpatError, ParserCreate
from typing import Any, NoReturn

from tinhban.sheets import limits
from tinhban.sheets.refusal import UnreadableFile

Attributes = dict[str, str]
DEEPEST = 100
_KEPT = 4 * limits.MAX_CELL_TEXT
_LONGEST_TOKEN = 1024 * 1024  # a tag or a comment: it is looked at again with every piece
_NAMES = 2_000


class _Locals(dict[str, str]):
    """Names without their prefix."""

    def __missing__(self, name: str) -> str:
        if len(self) > _NAMES:
            self.clear()
        local = self[name] = name.rpartition(":")[2]
        return local


def parse(
    pieces: Iterable[bytes],
    opened: Callable[[str, Attributes], None],
    closed: Callable[[str], None],
    said: Callable[[str], Any],
) -> bool:
    """Tell each element as it opens and closes, by its name without a prefix, and the text between.

    False when there was nothing to read. Raises `UnreadableFile`.
    """
    locals_ = _Locals()
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableFile("unsafe_xml")
        opened(locals_[name], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        closed(locals_[name])

    return parse_as_is(pieces, start, end, said, lambda: None)


def parse_as_is(
    pieces: Iterable[bytes],
    opened: Callable[[str, Attributes], None],
    closed: Callable[[str], None],
    said: Callable[[str], Any],
    between: Callable[[], None],
) -> bool:
    """The same for millions of elements: with prefixes, the depth not watched, a word between pieces."""
    parser = ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _unsafe
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
                raise UnreadableFile("unsafe_xml")
            between()
        if fed:
            parser.Parse(b"", True)
    except (ExpatError, LookupError, ValueError) as error:
        raise UnreadableFile("damaged") from error
    return fed > 0


class Gathered(list[str]):
    """The text of an element as it comes in bits; never much more than is kept of a cell."""

    def whole(self) -> str:
        return "".join(self)[:_KEPT]

    def trim(self) -> None:
        """Between two pieces: no more than may be kept."""
        if len(self) > 1:
            self[:] = [self.whole()]


def _unsafe(*_about: object) -> NoReturn:
    raise UnreadableFile("unsafe_xml")


def plain_names(attributes: Attributes) -> Attributes:
    """Attributes by their names without a prefix."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def whole(text: str | None, least: int = 0, most: int = 1 << 31) -> int | None:
    """A number that an attribute states, within bounds; None where it states none."""
    if not text or len(text) > 12 or not text.isascii() or not text.isdigit():
        return None
    return min(max(int(text), least), most)


def is_true(text: str | None) -> bool:
    return text in ("1", "true", "True", "TRUE")
