"""The acts of a page's head: all of them on a wide screen; on a phone the first one, and the rest in a menu."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What stands alone in HTML; icons are drawn with elements that close themselves.
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_FIRST = frozenset({"btn-primary", "btn-sign"})


@dataclass
class Act:
    """One element of the head: its markup, and what is inside of it."""

    markup: str
    inside: str = ""
    is_first: bool = False  # the one act that the page is for
    stays: bool = False  # the year before and after: no act
    is_menu: bool = False


@dataclass
class Split:
    """The acts as they are shown: beside each other, the first one, and those of the menu."""

    stays: list[Act] = field(default_factory=list)
    rest: list[Act] = field(default_factory=list)
    first: Act | None = None

    @property
    def in_menu(self) -> list[str]:
        """A menu inside the menu is opened out."""
        return [act.inside or act.markup for act in self.rest]


def split(markup: str) -> Split:
    """Tell the acts of a head apart."""
    reader = _Acts(markup)
    found = Split(stays=[act for act in reader.acts if act.stays])
    acts = [act for act in reader.acts if not act.stays]
    first = next((act for act in acts if act.is_first), None)
    if first is None:
        first = next((act for act in acts if not act.is_menu), None)
    found.first = first
    found.rest = [act for act in acts if act is not first]
    return found


class _Acts(HTMLParser):
    """The elements at the top of our own markup, by where they begin and end."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.acts: list[Act] = []
        self._lines = [0]
        for line in markup.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._markup = markup
        self._depth = 0
        self._begins = 0
        self._inside: list[int] = []  # where the body of a menu begins and ends
        self._open = Act("")
        self.feed(markup)
        self.close()

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        classes = set(said.get("class", "").split())
        if self._depth == 0:
            self._begins, self._inside = self._here, []
            self._open = Act(
                "", is_menu=tag == "details", stays=said.get("rel") in {"prev", "next"}
            )
        elif self._open.is_menu and self._depth == 1 and tag == "div":
            self._inside.append(self._here + len(self.get_starttag_text() or ""))
        self._open.is_first |= bool(classes & _FIRST)
        if tag not in _VOID:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """It closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or self._depth == 0:
            return
        self._depth -= 1
        if self._open.is_menu and self._depth == 1 and tag == "div":
            self._inside.append(self._here)
        if self._depth == 0:
            end = self._markup.index(">", self._here) + 1
            self._open.markup = self._markup[self._begins : end]
            if len(self._inside) == 2:
                self._open.inside = self._markup[self._inside[0] : self._inside[1]]
            self.acts.append(self._open)
