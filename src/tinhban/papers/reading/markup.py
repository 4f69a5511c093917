"""XML read as it goes by: no tree, no document types, no entities, all of it counted."""

import re
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import limits
from tinhban.papers.reading.refusals import refused

_PIECE = 256 * 1024
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"'][^>]{0,200}>"
)
_KNOWN = re.compile(
    r"(?:utf-?(?:16|32)(?:-?[lb]e)?|iso-?8859-\d{1,2}|windows-125\d|cp125\d|latin-?1|us-ascii|ascii)"
)
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip

Attributes = dict[str, str]


def as_utf8(data: bytes) -> bytes:
    """The markup in UTF-8, however it came."""
    for start, encoding in _WIDE:
        if data.startswith(start):
            return _recoded(data, encoding)
    told = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    encoding = told[1].decode().lower() if told else "utf-8"
    if encoding in ("utf-8", "utf8"):
        return data
    return _recoded(data, encoding)


def _recoded(data: bytes, encoding: str) -> bytes:
    if not _KNOWN.fullmatch(encoding):
        raise refused("damaged")
    try:
        plain = data.decode(encoding).removeprefix("\ufeff").encode()
    except (UnicodeError, LookupError) as error:
        raise refused("damaged") from error
    declared = _DECLARED.match(plain)
    return plain if declared is None else b'<?xml version="1.0"?>' + plain[declared.end() :]


class Markup:
    """One part being read: a subclass says what its elements mean."""

    def __init__(self, data: bytes, budget: limits.Budget) -> None:
        self.data = as_utf8(data)
        self.budget = budget
        self.depth = 0
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _no_document_type

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; whoever overrides this counts as well."""
        self.count()

    def end(self, name: str) -> None:
        self.depth -= 1

    def count(self) -> None:
        self.budget.elements -= 1
        self.depth += 1
        if self.budget.elements < 0 or self.depth > limits.MAX_DEPTH:
            raise exhausted(self.depth)

    def listen(self, hear: Callable[[str], Any] | None) -> None:
        """Hand over the text from here on, or no longer."""
        self.parser.CharacterDataHandler = hear

    def run(self) -> None:
        """Read the part to its end."""
        view, seen = memoryview(self.data), 0
        try:
            while seen < len(view):
                self.parser.Parse(view[seen : seen + _PIECE], False)
                seen += _PIECE
                # A parser begins a tag or comment anew with every piece until it ends.
                if seen - max(self.parser.CurrentByteIndex, 0) > limits.MAX_TAG_BYTES + _PIECE:
                    raise refused("unsafe")
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise refused("damaged") from error

    def after_tag(self) -> int:
        """Where the tag that is being told of ends; an empty element's end is told behind it."""
        at = self.parser.CurrentByteIndex
        if self.data.startswith(b"</", at):
            return self.data.index(b">", at) + 1
        return at


def exhausted(depth: int) -> Problem:
    """What to raise when there are too many elements, or one inside the other."""
    return refused("unsafe" if depth > limits.MAX_DEPTH else "elements")


def _no_document_type(*_: object) -> None:
    raise refused("unsafe")


class Elements(Markup):
    """A small part, told element by element."""

    def __init__(
        self, data: bytes, budget: limits.Budget, each: Callable[[str, Attributes], None]
    ) -> None:
        super().__init__(data, budget)
        self.each = each

    def start(self, name: str, attributes: Attributes) -> None:
        self.count()
        self.each(name, attributes)


def each_element(
    data: bytes, budget: limits.Budget, each: Callable[[str, Attributes], None]
) -> None:
    """Call `each` for every element of a part."""
    Elements(data, budget, each).run()
