"""A file of any kind → `LogReading`: plain Python, nothing is stored.

Five passes, each from values to values: `open_file` (bytes → grids), `header` (where the headings stand), `laying_out`
(what the columns are, whose and of when the rows), `rows` (entries one by one, and what lies between), `judging` (what
holds across rows and sheets).
"""

from collections.abc import Callable
from datetime import date

from tinhban.sheets.header import find_headers
from tinhban.sheets.judging import judge
from tinhban.sheets.known import Expected, Headings, Known, Mappings
from tinhban.sheets.laying_out import lay_out
from tinhban.sheets.open_file import open_workbook
from tinhban.sheets.reading_rows import read_rows
from tinhban.sheets.result import LogReading
from tinhban.sheets.which_book import UNTOLD, which_book
from tinhban.sheets.who import Who, nobody


def read_log(
    data: bytes,
    filename: str,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    today: date | None = None,
    mappings: Mappings | None = None,
    headings: Callable[[str], Headings] | None = None,
    book: str = UNTOLD,
    who: Who = nobody,
) -> LogReading:
    """Read a log; raises `UnreadableFile` when the file as a whole cannot be read.

    `who` knows bodies; `headings` what a person has said of headings, for the kind of book it is.
    """
    more = {"headings": headings} if headings else {}
    known = Known(filename, starts_on, ends_on, today, mappings or {}, book=book, who=who, **more)
    file = open_workbook(data, filename)
    headed = find_headers(file)
    told = book or which_book(headed, known.name, known.mappings)
    expected = Expected.of(file, known)
    laid = lay_out(headed, told, known)
    return judge(file, told, ((one, read_rows(one, expected, who)) for one in laid))
