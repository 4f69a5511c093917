"""What was left out, turned or not read: counted while reading, told in words by every face."""

from dataclasses import dataclass

from tinhban.foundation.problems import gettext_noop

LONGEST_PLACE = 60

# Text that was not read although Word shows it: nobody may take the rest for all.
LOST = {
    "chunks": gettext_noop("Imported or linked files whose text was not read: %(count)s%(place)s."),
    "damaged": gettext_noop("Parts of the file that are broken and were not read: %(count)s%(place)s."),
    "fields": gettext_noop("Fields whose shown text was not read: %(count)s%(place)s."),
    "legacy_unknown": gettext_noop(
        "Text in old letters that are not converted: %(count)s paragraphs%(place)s."
    ),
    "text_cut": gettext_noop("The text is very long: only its first %(count)s characters were read."),
}  # fmt: skip
# What Word shows and no reader of text can read, or what nobody asked to have read.
UNREAD = {
    "margins": gettext_noop("Figures in headers and footers are not checked: %(count)s%(place)s."),
    "pictures": gettext_noop("Pictures, whose text is not read: %(count)s."),
    "objects": gettext_noop("Embedded objects, which are not read: %(count)s."),
    "charts": gettext_noop("Charts and diagrams, which are not read: %(count)s."),
    "symbols": gettext_noop("Signs of symbol fonts that are not known: %(count)s."),
}  # fmt: skip
# What was read in a way that a person should know of.
TOLD = {
    "note_marks": gettext_noop("Raised or lowered note marks left out: %(count)s."),
    "struck": gettext_noop("Struck-out text left out: %(count)s%(place)s."),
    "hidden": gettext_noop("Hidden text left out: %(count)s%(place)s."),
    "changes": gettext_noop("Deletions that were not accepted yet, left out: %(count)s."),
    "placeholders": gettext_noop("Fields to be filled in that are still empty: %(count)s."),
    "comments": gettext_noop("Comments in the margin, which are not checked: %(count)s."),
    "equations": gettext_noop("Formulas read as a line of text: %(count)s%(place)s."),
    "legacy": gettext_noop("Text in TCVN3 or VNI letters, converted to Unicode: %(count)s paragraphs."),
    "legacy_guessed": gettext_noop(
        "Text that looks like TCVN3 or VNI letters, converted to Unicode: %(count)s paragraphs%(place)s."
    ),
    "table_figures": gettext_noop(
        "Figures in table cells that are not placed by their row and column: %(count)s."
    ),
    "uncommented": gettext_noop("Figures marked by colour only, without a comment: %(count)s."),
    "unmarked": gettext_noop("Figures that could not be marked in the copy: %(count)s%(place)s."),
}  # fmt: skip
_SENTENCES = LOST | UNREAD | TOLD


@dataclass(frozen=True)
class Note:
    """How often something was left out, and where or what first; a sentence for the catalogue."""

    code: str
    count: int
    place: str = ""

    @property
    def message(self) -> str:
        return _SENTENCES[self.code]

    @property
    def params(self) -> dict[str, object]:
        return {"count": self.count, "place": f" (“{self.place}”)" if self.place else ""}

    @property
    def is_lost(self) -> bool:
        """Whether text of the document itself was not read."""
        return self.code in LOST

    def as_json(self) -> dict[str, object]:
        """Beside findings: the verdict says that this is none."""
        known = "told" if self.code in TOLD else "unread"
        return {"verdict": known, "note": self.code, "count": self.count, "surface": self.place}


class Notes:
    """Notes being gathered."""

    def __init__(self) -> None:
        self._found: dict[str, list[object]] = {}

    def add(self, code: str, place: str = "", *, count: int = 1) -> None:
        known = self._found.setdefault(code, [0, ""])
        known[0] = int(str(known[0])) + count
        if not known[1]:
            known[1] = " ".join(place[: 10 * LONGEST_PLACE].split())[:LONGEST_PLACE]

    def add_all(self, notes: tuple[Note, ...], *codes: str) -> None:
        """Those of other notes that have one of these codes."""
        for note in notes:
            if note.code in codes:
                self.add(note.code, note.place, count=note.count)

    def done(self) -> tuple[Note, ...]:
        """What there is to tell: first what was not read."""
        return tuple(
            Note(code, int(str(self._found[code][0])), str(self._found[code][1]))
            for code in _SENTENCES
            if code in self._found
        )
