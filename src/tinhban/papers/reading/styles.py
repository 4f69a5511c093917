"""The styles of a Word file, as far as they say what is shown and in which letters."""

from collections.abc import Callable

from tinhban.foundation.problems import Problem
from tinhban.papers.reading.faces import Properties, RunFace, face, note
from tinhban.papers.reading.markup import Attributes, Markup, each_element
from tinhban.papers.reading.names import every, named, val
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.package import Package

_MOST_FACES = 5_000  # remembered; a real file has some dozens
_LATIN, _SCHEMES = named("a:latin"), every({"a:minorFont": "minor", "a:majorFont": "major"})
_CHANGED = named("w:rPrChange", "w:pPrChange", "w:tblStylePr")
_STYLE, _FACE, _DEFAULTS, _BASE = (
    named(f"w:{one}") for one in ("style", "rPr", "rPrDefault", "basedOn")
)
_PARAGRAPH, _PAGE = named("w:pPr"), named("w:tblPr", "w:trPr", "w:tcPr")


class Styles:
    """Styles by their id; a style has what its base has, and more."""

    def __init__(self) -> None:
        self.themes: dict[str, str] = {}
        self.defaults: Properties = {}
        self.own: dict[str, Properties] = {}
        self.bases: dict[str, str] = {}
        self.usual = {"paragraph": "", "character": "", "table": ""}
        self._whole: dict[str, Properties] = {}
        self._faces: dict[tuple[object, ...], RunFace] = {}

    def face(self, table: str, paragraph: str, direct: Properties) -> RunFace:
        key = (table, paragraph, *direct.items())
        known = self._faces.get(key)
        if known is None:
            levels = (
                self.whole(table or self.usual["table"]),
                self.whole(paragraph or self.usual["paragraph"]),
                self.whole(str(direct.get("rStyle") or "")),
            )
            if len(self._faces) > _MOST_FACES:
                self._faces.clear()
            known = self._faces[key] = face(self.defaults, levels, direct)
        return known

    def whole(self, style: str) -> Properties:
        """What a style says with all its bases; a circle of bases ends where it closes."""
        chain: list[str] = []
        seen = set()
        at = style
        while at in self.own and at not in self._whole and at not in seen:
            seen.add(at)
            chain.append(at)
            at = self.bases.get(at, "")
        whole = self._whole.get(at, {})
        for one in reversed(chain):
            whole = whole | self.own[one]
            self._whole[one] = whole
        return whole


class _StylesPart(Markup):
    def __init__(self, data: bytes, package: Package, styles: Styles) -> None:
        super().__init__(data, package.budget)
        self.styles = styles
        self._style = ""
        self._into: Properties | None = None
        self._passed = 0  # depth of what is passed over
        self._in_defaults = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.count()
        styles = self.styles
        if self._passed:
            self._passed += 1
        elif name in _CHANGED or name in _PARAGRAPH or name in _PAGE:
            self._passed = 1
        elif name in _STYLE:
            self._style = val(attributes, "styleId")
            styles.own[self._style] = {}
            if val(attributes, "default") in ("1", "true", "on"):
                styles.usual[val(attributes, "type")] = self._style
        elif name in _DEFAULTS:
            self._in_defaults = True
        elif name in _BASE:
            styles.bases[self._style] = val(attributes)
        elif name in _FACE:
            self._into = styles.defaults if self._in_defaults else styles.own.get(self._style)
        elif self._into is not None:
            note(self._into, name, attributes, styles.themes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self._passed:
            self._passed -= 1
        elif name in _FACE:
            self._into = None
        elif name in _DEFAULTS:
            self._in_defaults = False


def styles_of(package: Package, notes: Notes) -> Styles:
    """The styles and theme fonts of a file; a part that is broken is told."""
    styles = Styles()

    def theme() -> None:
        if part := package.related("theme"):
            each_element(package.archive.read(part), package.budget, _theme_reader(styles))

    def sheet() -> None:
        if part := package.related("styles"):
            _StylesPart(package.archive.read(part), package, styles).run()

    for read, name in ((theme, "theme"), (sheet, "styles")):
        try:
            read()
        except Problem as problem:
            if problem.code != "not_docx":
                raise
            notes.add("damaged", name)
    return styles


def _theme_reader(styles: Styles) -> Callable[[str, Attributes], None]:
    at = [""]

    def read(name: str, attributes: Attributes) -> None:
        at[0] = _SCHEMES.get(name, at[0])
        if name in _LATIN and at[0] and attributes.get("typeface"):
            styles.themes.setdefault(at[0], attributes["typeface"])

    return read
