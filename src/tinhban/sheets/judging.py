"""What was found, as one reading: repeats across sheets, sheets beside the log, what the file as a whole tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tinhban.sheets import doubts, fields
from tinhban.sheets.content import holds_dates
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.grid import Workbook
from tinhban.sheets.laying_out import Laid
from tinhban.sheets.log_rows import LogRow
from tinhban.sheets.result import LogReading, Problem, ReadRow, SkippedRow
from tinhban.sheets.which_book import UNTOLD

_LEGACY = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
_CERTAIN = ("utf-8", "utf-8-sig", "utf-16")  # by its own mark, or since nothing else reads so
_NAMED = 5  # sheets that one problem names


def judge(
    file: Workbook, book: str, sheets: Iterable[tuple[Laid, Iterator[ReadRow]]]
) -> LogReading:
    """The reading of a file; the rows of each sheet are taken one by one, and kept packed."""
    reading = LogReading(file.container, book)
    reading.problems += _of_the_file(file, book)
    seen: dict[int, tuple[str, int]] = {}  # what a row says, in a number → where it stood first
    laid: list[Laid] = []
    for one, found in sheets:
        laid.append(one)
        reading.problems += one.problems
        before = len(reading.rows)
        for each in found:
            if isinstance(each, LogRow):
                each.doubts += _repeated(each, seen)
                reading.rows.append(each)
            elif isinstance(each, SkippedRow):
                reading.skipped.append(each)
            else:
                reading.problems.append(each)
        reading.sheets.append(replace(one.sheet, rows=len(reading.rows) - before))
    _pass_over_other_sheets(reading, laid)
    if not reading.rows and not reading.stops():
        reading.problems.append(Problem("no_rows"))
    return reading


def _of_the_file(file: Workbook, book: str) -> Iterator[Problem]:
    if book == UNTOLD:
        yield Problem("which_book")
    for code in sorted(file.unread):
        yield from _unread(code, file.unread[code])
    for legacy in sorted(file.legacy_columns | ({file.legacy} if file.legacy else set())):
        yield Problem("legacy_text", {"legacy": _LEGACY[legacy]})
    if file.encoding and file.encoding not in _CERTAIN:
        yield Problem("encoding", {"encoding": file.encoding})


def _unread(code: str, sheets: Sequence[str]) -> list[Problem]:
    """What is not read: a whole sheet by its name, what stands beside cells in one line for all."""
    if code == "chart_sheet":
        return [Problem(code, {"sheet": sheet}) for sheet in sheets]
    names = ", ".join(sheets[:_NAMED]) + (" …" if len(sheets) > _NAMED else "")
    return [Problem(code, {"sheets": names})]


def _repeated(row: LogRow, seen: dict[int, tuple[str, int]]) -> list[Doubt]:
    """The doubt about a row that says what an earlier one said, in whichever sheet."""
    title = row.values.get(fields.TITLE)
    if not isinstance(title, str):
        return []
    key = (
        title.casefold(),
        row.values.get(fields.USED_ON),
        row.values.get(fields.SUPPLIED_ON),
        row.values.get(fields.SUPPLIER),
        row.values.get(fields.USER),
        row.values.get(fields.SECTION),
        row.values.get(fields.PAGE),
        row.values.get(fields.TIMECODE),
    )
    here = (row.sheet, row.number)
    first = seen.setdefault(hash(key), here)
    if first == here:
        return []
    params = {"sheet": first[0], "row": first[1]}
    choices = (doubts.LEAVE_OUT, doubts.TIME)
    return [Doubt("repeated_row", fields.TITLE, None, params, choices)]


def _pass_over_other_sheets(reading: LogReading, sheets: Sequence[Laid]) -> None:
    """A summary or a list of telephones beside the log hinders nobody; it is told that it was not read."""
    if not reading.rows:
        return
    undated = {one.grid.name for one in sheets if not holds_dates(one.grid)}
    read = {sheet.name for sheet in reading.sheets if sheet.rows}
    kept: dict[tuple[str, ...], Problem] = {}
    for problem in reading.problems:
        name = problem.params.get("sheet")
        if problem.code in ("no_header", "column_missing") and name in undated - read:
            problem = Problem("not_a_log", {"sheet": name})
        kept.setdefault((problem.code, *map(str, problem.params.values())), problem)
    reading.problems[:] = kept.values()
