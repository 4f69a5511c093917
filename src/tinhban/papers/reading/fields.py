"""Fields: what they show is read, what they are made of is not, and numbers of pages are none."""

from dataclasses import dataclass

LONGEST_CODE = 300
# Word counts these anew whenever it shows the page.
PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"))
# Fields that show something made of their instruction, without a result in the file.
DRAWN = frozenset(("EQ", "SYMBOL", "MACROBUTTON", "GOTOBUTTON", "ADVANCE"))


def keyword(instruction: str) -> str:
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""


@dataclass
class Field:
    """One field that has begun and not ended."""

    code: str = ""
    in_result: bool = False
    has_result: bool = False
    choices: tuple[str, ...] = ()
    chosen: int = 0

    @property
    def hides(self) -> bool:
        return not self.in_result or keyword(self.code) in PAGES

    def add_code(self, text: str) -> None:
        if len(self.code) < LONGEST_CODE:
            self.code += text[:LONGEST_CODE]

    def choice(self) -> str:
        """What a list to choose from shows."""
        if keyword(self.code) != "FORMDROPDOWN" or self.has_result:
            return ""
        return self.choices[self.chosen] if self.chosen < len(self.choices) else ""

    @property
    def is_drawn(self) -> bool:
        return not self.has_result and keyword(self.code) in DRAWN


class Fields:
    """The fields around the place that is being read, from the outermost in."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self._hiding = 0

    @property
    def hide(self) -> bool:
        return self._hiding > 0

    @property
    def innermost(self) -> Field | None:
        return self._open[-1] if self._open else None

    def begin(self) -> None:
        self._open.append(Field())
        self._hiding += 1

    def separate(self) -> None:
        field = self.innermost
        if field is not None and not field.in_result:
            self._hiding -= field.hides
            field.in_result = field.has_result = True
            self._hiding += field.hides

    def end(self) -> Field | None:
        if not self._open:
            return None
        field = self._open.pop()
        self._hiding -= field.hides
        return field

    def never_ended(self) -> list[Field]:
        """Fields without an end that hide what stands behind them: it was not read."""
        return [field for field in self._open if field.hides]
