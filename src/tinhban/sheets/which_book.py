"""Which book of a station a file is: of what it received and used, or of what it supplied."""

from collections.abc import Iterable, Mapping

from tinhban.sheets import fields
from tinhban.sheets.header import Headed
from tinhban.sheets.words import plain

USED, SUPPLIED, UNTOLD = "used", "supplied", ""
NEEDED_DATE = {USED: fields.USED_ON, SUPPLIED: fields.SUPPLIED_ON, UNTOLD: fields.USED_ON}

# Read in this order: "tin, bài đài bạn cung cấp" is of what came, though it says "cung cấp".
_CAME = ("dai ban cung cap", "cac dai cung cap", "bao ban cung cap", "ban cung cap", "tiep nhan", "da nhan",
         "su dung", "phat song", "khai thac")  # fmt: skip
_WENT = ("cung cap cho", "so cung cap", "tin bai cung cap", "tin cung cap", "da cung cap", "bai cung cap",
         "gui di", "giao di", "gui cho", "gui dai ban", "gui cac dai", "theo doi cung cap")  # fmt: skip


def which_book(
    sheets: Iterable[Headed], filename: str, mappings: Mapping[str, Mapping[str, str]]
) -> str:
    """`used`, `supplied`, or nothing where neither headings nor titles tell."""
    named: set[str] = set()
    books: set[str] = set()
    titles = [filename]
    for one in sheets:
        grid, header = one.grid, one.header
        if header is None:
            continue
        chosen = mappings.get(grid.name, {})
        here = {chosen.get(column.letters, column.field) for column in header.columns}
        named |= here
        books.add(book_of_columns(here))
        titles.append(grid.name)
        titles += [c for row in grid.rows[: header.row] for c in row if isinstance(c, str)]
    if {USED, SUPPLIED} <= books:
        return USED  # two books in one file: what went is told, and may come as a book of its own
    return book_of_columns(named) or _told_by(titles) or _at_last(named)


def of_the_other_book(sheets: Iterable[Headed], book: str) -> set[str]:
    """Of a file that holds both books the names of the sheets of the one that is not read."""
    books = {
        one.grid.name: book_of_columns({column.field for column in one.header.columns})
        for one in sheets
        if one.header is not None
    }
    if book not in books.values():
        return set()
    return {name for name, other in books.items() if other not in (UNTOLD, book)}


def book_of_columns(named: set[str]) -> str:
    """A column of suppliers, or of receivers, tells; a date of use without either does too."""
    receiver, supplier = fields.USER in named, fields.SUPPLIER in named
    used = fields.USED_ON in named
    if supplier != receiver:
        if supplier:
            return USED
        return UNTOLD if used else SUPPLIED  # a supplier may note what became of it
    return USED if used and not receiver else UNTOLD


def _at_last(named: set[str]) -> str:
    """Without partners and without a day of supply a lone date is told as the day of use."""
    silent = not named & {fields.USER, fields.SUPPLIER, fields.PARTNER, fields.SUPPLIED_ON}
    return USED if silent else UNTOLD


def _told_by(titles: Iterable[str]) -> str:
    text = " | ".join(plain(title[:200]) for title in titles)
    if any(words in text for words in _CAME):
        return USED
    return SUPPLIED if any(words in text for words in _WENT) else UNTOLD
