"""The part that holds the comments of a Word file: the old ones stay, new ones are added."""

from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tinhban.foundation.problems import Problem
from tinhban.papers.reading.markup import Attributes, as_utf8, each_element
from tinhban.papers.reading.names import R_STRICT, SPACES, W_STRICT, R, W, named, val
from tinhban.papers.reading.package import CONTENT_TYPES, Package, relations_name

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS, _TYPES = SPACES["rel"][0], SPACES["ct"][0]
_COMMENT = named("w:comment")


class Comments:
    """Comments being added."""

    def __init__(self, package: Package, author: str, space: str) -> None:
        self.package = package
        self.author = author
        self.space = space
        self.part = package.related("comments")
        self._new: list[str] = []
        self._next = 0
        self._old = b""
        self._is_broken = False

    def __len__(self) -> int:
        return len(self._new)

    def add(self, text: str) -> int | None:
        """One more comment; its number, or None where the old ones are broken."""
        if self.part and not self._old:
            try:
                self._old = as_utf8(self.package.archive.read(self.part))
                each_element(self._old, self.package.budget, self._note)
            except Problem:
                self._is_broken = True
        if self._is_broken:
            return None
        number, self._next = self._next, self._next + 1
        self._new.append(comment(number, text, self.author))
        return number

    def _note(self, name: str, attributes: Attributes) -> None:
        told = val(attributes, "id")[:9]
        if name in _COMMENT and told.isdecimal():
            self._next = max(self._next, int(told) + 1)

    def parts(self) -> dict[str, bytes]:
        """The parts of the file that change for the comments."""
        if not self._new:
            return {}
        package, space = self.package, self.space
        if self.part:
            return {self.part: grown(self._old, _declared("".join(self._new), space).encode())}
        folder = package.main.rpartition("/")[0]
        name = _free(package, f"{folder}/comments".lstrip("/"))
        target = "/" + name
        relation = (
            f'<Relationship xmlns="{_RELATIONS}" Id={quoteattr(_free_id(package))} '
            f'Type="{R_STRICT if space == W_STRICT else R}/comments" Target={quoteattr(target)}/>'
        )
        found = {name: whole_part(self._new, space)}
        found |= self._grown(
            relations_name(package.main), relation, f'<Relationships xmlns="{_RELATIONS}"/>'
        )
        override = f'<Override xmlns="{_TYPES}" PartName={quoteattr(target)} ContentType="{TYPE}"/>'
        return found | self._grown(CONTENT_TYPES, override, f'<Types xmlns="{_TYPES}"/>')

    def _grown(self, name: str, inside: str, otherwise: str) -> dict[str, bytes]:
        known = self.package.archive.named(name)
        data = self.package.archive.read(known) if known else (_HEAD + otherwise).encode()
        return {known or name: grown(as_utf8(data), inside.encode())}


def comment(number: int, text: str, author: str) -> str:
    """One comment, in the prefix w."""
    initials = "".join(word[0] for word in author.split())[:3]
    return (
        f'<w:comment w:id="{number}" w:author={quoteattr(author)} w:initials={quoteattr(initials)}>'
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:comment>'
    )


def whole_part(comments: list[str], space: str = W) -> bytes:
    """A part of comments."""
    return f'{_HEAD}<w:comments xmlns:w="{space}">{"".join(comments)}</w:comments>'.encode()


def _declared(comments: str, space: str) -> str:
    """Each comment says for itself what its prefix means."""
    return comments.replace("<w:comment ", f'<w:comment xmlns:w="{space}" ')


def grown(data: bytes, inside: bytes) -> bytes:
    """A part with something more at the end of its root."""
    parser = expat.ParserCreate("utf-8")
    names: list[str] = []
    ends: list[int] = []
    depth = [0]

    def start(name: str, _: object) -> None:
        depth[0] += 1
        if depth[0] == 1:
            names.append(name)

    def end(_: str) -> None:
        depth[0] -= 1
        if not depth[0]:
            ends.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    at = ends[0]
    if data.startswith(b"</", at):
        return data[:at] + inside + data[at:]
    return data[: at - 2] + b">" + inside + f"</{names[0]}>".encode() + data[at:]


def _free(package: Package, stem: str) -> str:
    number = 0
    while package.archive.named(name := f"{stem}{number or ''}.xml"):
        number += 1
    return name


def _free_id(package: Package) -> str:
    taken = {one.identity for one in package.relations}
    number = 1
    while f"rIdTb{number}" in taken:
        number += 1
    return f"rIdTb{number}"
