"""Which part of a Word file is which: found by its relations, however the parts are called."""

import posixpath
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import limits
from tinhban.papers.reading.archive import Archive, opened
from tinhban.papers.reading.markup import Attributes, each_element
from tinhban.papers.reading.names import kind_of, named
from tinhban.papers.reading.refusals import refused

CONTENT_TYPES = "[Content_Types].xml"
_RELATION = named("rel:Relationship")
_TYPES = named("ct:Override", "ct:Default")
_OTHER_OFFICE = ("xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml", "content.xml")


@dataclass(frozen=True)
class Relation:
    """A link from one part to another, or to something outside of the file."""

    identity: str
    kind: str
    target: str
    is_external: bool = False


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes, budget: limits.Budget | None = None) -> None:
        self.archive: Archive = opened(data, budget)
        self.budget = self.archive.budget
        if any(name.lower().endswith("vbaproject.bin") for name in self.archive.members):
            raise refused("macros")
        self.main = self._main()
        self.relations = self.relations_of(self.main)

    def _main(self) -> str:
        told = [one.target for one in self.relations_of("") if one.kind == "officeDocument"]
        for name in (*told, *([] if told else ["word/document.xml"])):
            if found := self.archive.named(name):
                if found.lower().startswith(("xl/", "ppt/")):
                    raise refused("other")
                return found
        others = any(self.archive.named(name) for name in _OTHER_OFFICE)
        raise refused("other" if others else "not_docx")

    def relations_of(self, part: str) -> list[Relation]:
        """What a part leads to; "" is the whole file."""
        name = self.archive.named(relations_name(part))
        found: list[Relation] = []

        def note(element: str, attributes: Attributes) -> None:
            if element in _RELATION:
                outside = attributes.get("TargetMode") == "External"
                target = attributes.get("Target", "")
                found.append(
                    Relation(
                        attributes.get("Id", ""),
                        kind_of(attributes.get("Type", "")),
                        target if outside else _resolved(part, target),
                        outside,
                    )
                )

        if name:
            each_element(self.archive.read(name), self.budget, note)
        return found

    def related(self, kind: str) -> str:
        """The part of a kind that the main part leads to, or ""."""
        for one in self.relations:
            if (
                one.kind == kind
                and not one.is_external
                and (name := self.archive.named(one.target))
            ):
                return name
        return ""

    @cached_property
    def types(self) -> dict[str, str]:
        """Content types by part name ("/word/document.xml") or ending ("html"), in small letters."""
        found: dict[str, str] = {}

        def note(element: str, attributes: Attributes) -> None:
            if element in _TYPES:
                of = attributes.get("PartName") or attributes.get("Extension", "")
                found[of.lower()] = attributes.get("ContentType", "").lower()

        if name := self.archive.named(CONTENT_TYPES):
            try:
                each_element(self.archive.read(name), self.budget, note)
            except Problem as problem:
                if problem.code != "not_docx":
                    raise
        return found


def relations_name(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _resolved(part: str, target: str) -> str:
    """The name of a member that a target means."""
    path = unquote(target.replace("\\", "/")).partition("#")[0]
    if not path.startswith("/"):
        path = posixpath.join("/", posixpath.dirname(part), path)
    return posixpath.normpath(path).lstrip("/")
