"""An official paper as Decree 30/2020 sees it: what it says, not how it is drawn."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tinhban.foundation.dates import decree_date
from tinhban.foundation.text import nfc

BLANK = "\u00a0" * 6  # room for a clerk to write a number or a day by hand
LETTER = "Công văn"  # the one type whose name does not stand on the paper

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]


def runs_of(text: Text) -> tuple[Run, ...]:
    """The runs of a text, NFC and without the control characters that no page can show."""
    runs = (Run(text),) if isinstance(text, str) else text
    return tuple(replace(run, text=printable(run.text)) for run in runs if run.text)


def plain(text: Text) -> str:
    """The words of a text without their faces."""
    return "".join(run.text for run in runs_of(text))


# Line ends, and what pasting from Word leaves behind: its hard hyphen and its symbol bullet.
_PLAINER = str.maketrans(
    dict.fromkeys("\n\r\t\v\f\u0085\u2028\u2029", " ") | {"\u2011": "-", "\uf0b7": "•"}
)


def printable(text: str) -> str:
    """NFC; line ends and tabs become spaces, other control and format characters go."""
    text = nfc(text.replace("\r\n", "\n")).translate(_PLAINER)
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Cn"})


@dataclass(frozen=True)
class Heading:
    """A numbered title inside the text; its number is part of the words: "I. KẾT QUẢ"."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 4:
            raise ValueError(f"a heading has level 1 to 4, not {self.level}")


@dataclass(frozen=True)
class Paragraph:
    """One justified paragraph."""

    text: Text


@dataclass(frozen=True)
class NumberedPoint:
    """A paragraph that starts with a written number: "1.", "a)", "-"."""

    number: str
    text: Text


@dataclass(frozen=True)
class PaperColumn:
    """A column's heading and its share of the width."""

    title: str
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True)
class Band:
    """A bold row across the whole table that opens a group of rows."""

    text: str


@dataclass(frozen=True)
class Table:
    """A bordered table whose heading row repeats on every page."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Text, ...] | Band, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        for number, row in enumerate(self.rows, start=1):
            if not isinstance(row, Band) and len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, not {len(self.columns)}")


Block = Heading | Paragraph | NumberedPoint | Table


@dataclass(frozen=True)
class Signature:
    """One signature: `KT. GIÁM ĐỐC` over `PHÓ GIÁM ĐỐC`; the name may stay blank until signing."""

    position: str
    authority: str = ""
    signer: str = ""


@dataclass(frozen=True)
class PartialDate:
    """A date whose day, or day and month, a clerk writes when the paper is issued."""

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no month {self.month}")


@dataclass(frozen=True)
class Annex:
    """A Phụ lục on its own page; an internal one is for the office and never issued."""

    title: str
    body: tuple[Block, ...]
    internal: bool = False
    landscape: bool = False


@dataclass(frozen=True, kw_only=True)
class OfficialPaper:
    """A paper in the layout of Decree 30/2020; names are given as in running text, not in capitals.

    Without `type_name` it is a công văn and its subject stands under the number as "V/v ...".
    """

    issuing_body: str
    subject: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    type_name: str = ""
    parent_body: str = ""
    issued_with: tuple[str, ...] = ()  # bodies that issue it together with the first
    number: str = ""
    notation: str = ""
    place: str = ""
    issued_on: date | PartialDate | None = None
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    closing: str = "./."
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    draft: bool = False
    demo: bool = False

    def __post_init__(self) -> None:
        if not self.issuing_body.strip() or not self.subject.strip():
            raise ValueError("a paper needs its issuing body and its subject")
        if not self.signatures:
            raise ValueError("a paper needs room for a signature")

    def without_internal_annexes(self) -> "OfficialPaper":
        """What may be issued: the same paper without the annexes kept in the office."""
        return replace(self, annexes=tuple(a for a in self.annexes if not a.internal))

    @property
    def code(self) -> str:
        """Number and notation, `05/BC-STTTT`, with room for a number not given yet."""
        number = self.number.strip()
        if number.isdigit():
            number = number.zfill(2)
        return f"{number or BLANK}/{self.notation}" if self.notation else number or BLANK

    @property
    def title(self) -> str:
        """Type and subject in one line, for the file's properties and its name."""
        return printable(f"{sentence(self.type_name) or LETTER} {self.subject}")

    def texts(self) -> Iterator[str]:
        """Every text of the paper, to be looked through before it is set."""
        yield from (self.issuing_body, self.parent_body, self.number, self.notation, self.place)
        yield from self.issued_with
        yield from (self.type_name, self.subject, self.closing)
        yield from (*self.addressees, *self.legal_bases, *self.recipients)
        for signature in self.signatures:
            yield from (signature.authority, signature.position, signature.signer)
        yield from _block_texts(self.body)
        for annex in self.annexes:
            yield annex.title
            yield from _block_texts(annex.body)


def _block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield block.caption
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from (row.text,) if isinstance(row, Band) else map(plain, row)
        else:
            if isinstance(block, NumberedPoint):
                yield block.number
            yield plain(block.text)


def sentence(type_name: str) -> str:
    """A type's name as in running text: `BÁO CÁO` and `báo cáo` are `Báo cáo`."""
    return type_name.strip().capitalize()


def day_in_words(day: date | PartialDate) -> str:
    """`ngày 05 tháng 02 năm 2013`, or with room for what a clerk writes."""
    if not isinstance(day, PartialDate):
        return decree_date(day)
    month = BLANK if day.month is None else f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày{BLANK}tháng {month} năm {day.year}"


def roman(number: int) -> str:
    """I, II, III, IV ... as annexes are numbered."""
    digits = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    written = ""
    for value, letters in digits:
        count, number = divmod(number, value)
        written += letters * count
    return written
