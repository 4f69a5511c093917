"""What is said of a counted thing on pages, in papers and in exports: words that come with its declaration."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhban.proof.counted import Counted

Lazy = str | Promise

NUMBER, AGREED, CONTRADICTED, AWAITING = "number", "agreed", "contradicted", "awaiting"
PARTS = (NUMBER, AGREED, CONTRADICTED, AWAITING)


@dataclass(frozen=True)
class Part:
    """One number of an act: its name in exports, its heading, and how it reads inside a sentence."""

    key: str
    label: Lazy
    inside: Lazy


@dataclass(frozen=True)
class Words:
    """How one counted thing is called; a part without words is not told."""

    parts: Mapping[str, Part]
    printed: str  # heading of a column in an official paper, in Vietnamese
    printed_waits: str = "chờ trả lời"
    alone: Lazy = ""  # its heading where the rule names no other side
    per_slot: Lazy = field(default_factory=lambda: _("Slots filled"))

    @property
    def key(self) -> str:
        return self.parts[NUMBER].key

    @property
    def label(self) -> Lazy:
        return self.parts[NUMBER].label

    def each(self) -> Iterator[tuple[str, Part]]:
        """The parts that are told, in one order."""
        return ((part, self.parts[part]) for part in PARTS if part in self.parts)


def plain(counted: Counted, name: Lazy = "", printed: str = "") -> Words:
    """Words for a thing that nobody has found better ones for."""
    called = name or counted.name
    return Words(
        {
            NUMBER: Part(counted.name, called, called),
            AGREED: Part(f"{counted.name}_agreed", _("Agreed"), _("agreed")),
            CONTRADICTED: Part(f"{counted.name}_contradicted", _("Contradicted"), _("differing")),
            AWAITING: Part(f"{counted.name}_awaiting", _("Answers awaited"), _("answers awaited")),
        },
        printed=printed or str(called),
    )
