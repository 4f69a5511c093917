"""Answers put to a row: which doubts they end, and what the values are then."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.foundation.text import clean_cell
from tinhban.sheets import dates, doubts, fields, limits
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.log_rows import Value


@dataclass(slots=True)
class Settled:
    """A row after the answers: what it says, what is still open, why it is left out."""

    values: dict[str, Value]
    open: list[Doubt] = field(default_factory=list)
    left_out: str = ""
    pieces: int = 1
    titles: list[str] = field(default_factory=list)  # of the pieces, where the row lists them


def answer_key(doubt: Doubt) -> str:
    """Names a doubt inside its row: two columns may raise the same one."""
    return f"{doubt.code}.{doubt.field}"


def checked_answer(doubt: Doubt, answer: str) -> str:
    """The answer in the form that is kept; raises `Problem` in words when it is none."""
    answer = clean_cell(answer.replace("\0", ""))
    if answer in doubt.choices and not answer.endswith(":"):
        return answer
    for prefix in doubt.choices:
        if prefix.endswith(":") and answer.startswith(prefix):
            return prefix + _checked(prefix, answer.removeprefix(prefix).strip())
    raise Problem("no_such_answer", gettext_noop("This answer does not fit the question."))


def _checked(prefix: str, value: str) -> str:
    if not value:
        raise Problem("answer_empty", gettext_noop("The answer is empty."))
    if prefix == doubts.YEAR:
        if value.isascii() and value.isdigit() and 1990 <= int(value) <= 2099:
            return str(int(value))
        raise Problem("bad_year", gettext_noop("“%(text)s” is not a year."), text=value[:20])
    if prefix == doubts.DATE:
        read = dates.read_date(value[:40], dates.Around())
        if read.value is None:
            raise Problem(
                "bad_date",
                gettext_noop("“%(text)s” is not a date. Write day/month/year."),
                text=value[:40],
            )
        return read.value.isoformat()
    longest = {doubts.TEXT: limits.TITLE_LENGTH, doubts.TIME: limits.MARK_LENGTH}.get(prefix)
    if longest is not None and len(value) > longest:
        message = gettext_noop("At most %(limit)s characters.")
        raise Problem("answer_too_long", message, limit=longest)
    if prefix == doubts.KIND and value not in fields.KINDS:
        raise Problem("bad_kind", gettext_noop("“%(text)s” is not a kind."), text=value[:40])
    if prefix in (doubts.PARTNER, doubts.ITEM):
        try:
            return str(uuid.UUID(value))
        except ValueError:
            raise Problem("bad_choice", gettext_noop("Choose one from the list.")) from None
    return value


def settle(
    values: Mapping[str, Value],
    found: Sequence[Doubt],
    answers: Mapping[str, str],
    for_all: Mapping[str, str],
) -> Settled:
    """Apply the row's own answers, and for the rest those given for all rows alike."""
    settled = Settled(dict(values))
    for doubt in found:
        if doubt.code == "not_used":
            settled.left_out = settled.left_out or doubt.code
        if not doubt.asks:
            continue
        answer = (
            answers.get(answer_key(doubt))
            or (doubt.group and _fitting(doubt, for_all.get(f"{doubt.code}={doubt.group}")))
            or _fitting(doubt, for_all.get(doubt.code))
            or doubt.default
        )
        if not answer or not _apply(settled, doubt, answer):
            settled.open.append(doubt)
    if settled.left_out:
        settled.open.clear()
    return settled


def _fitting(doubt: Doubt, answer: str | None) -> str | None:
    """An answer for all rows counts only in those that offer it."""
    if answer is None:
        return None
    try:
        return checked_answer(doubt, answer)
    except Problem:
        return None


def _apply(settled: Settled, doubt: Doubt, answer: str) -> bool:
    kind, _, value = answer.partition(":")
    if answer == doubts.LEAVE_OUT:
        settled.left_out = settled.left_out or doubt.code
    elif answer == doubts.SWAP:
        settled.values[doubt.field] = date.fromisoformat(doubt.params["swapped"])
    elif answer == doubts.ABOVE:
        settled.values[doubt.field] = date.fromisoformat(doubt.params["above"])
    elif answer == doubts.SUPPLIED:
        settled.values[doubt.field] = settled.values.get(fields.SUPPLIED_ON)
    elif answer == doubts.SPLIT:
        settled.pieces = int(doubt.params["count"])
        settled.titles = list(doubt.params.get("titles", ()))
    elif answer == doubts.CONVERT:
        settled.values[doubt.field] = doubt.params["proposed"]
    elif kind == "year":
        return _with_year(settled, doubt, int(value))
    elif kind == "date":
        settled.values[doubt.field] = date.fromisoformat(value)
    elif kind == "time":
        settled.values[fields.TIMECODE] = value
    elif kind == "text":
        settled.values[doubt.field] = value
    elif kind == "kind":
        settled.values[fields.KIND] = value
    return True


def _with_year(settled: Settled, doubt: Doubt, year: int) -> bool:
    try:
        day = date(year, doubt.params["month"], doubt.params["day"])
    except ValueError:
        return False  # 29/2 of a year that has none
    settled.values[doubt.field] = day
    return True
