"""The whole way from a file at the command line: read, answer alike, record what is sure, tell the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.exchange.permissions import Permission
from tinhban.jobs import confined
from tinhban.jobs.bounds import WORKING, BeyondBounds
from tinhban.logbook import answers as answering
from tinhban.logbook import learnt
from tinhban.logbook.appraise import appraise
from tinhban.logbook.book import Book
from tinhban.logbook.importing import run_import, start_import
from tinhban.logbook.labels import place, problem_sentence, sentence
from tinhban.logbook.models import BatchState, ImportBatch, ImportRow, RowState
from tinhban.logbook.refusals import words_of
from tinhban.logbook.report import Counts, counts_of
from tinhban.logbook.stored_values import new_row
from tinhban.logbook.uploads import read_batch, upload_log
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import limits
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.reading import read_log
from tinhban.sheets.refusal import UnreadableFile

SHOWN = 200


@dataclass(frozen=True)
class OpenQuestion:
    """One thing to tell: where it stands, and what it is."""

    place: str
    words: str


@dataclass
class ImportReport:
    """What became of a file: counts by state, problems, and every open question with its place."""

    state: str
    counts: Counts
    new: bool = True
    refusal: str = ""
    stops: bool = False  # something about the file has to be put right before any row counts
    problems: list[str] = field(default_factory=list)
    doubtful: list[OpenQuestion] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Nothing is left to answer or to repair."""
        ended = self.state in (BatchState.DONE, "dry_run")
        return ended and not (self.stops or self.counts.asks or self.counts.refused)

    def lines(self) -> Iterator[str]:
        """The report as a person reads it."""
        if self.refusal:
            yield self.refusal
        if not self.new:
            yield _("This file was uploaded before; nothing is doubled.")
        yield from self.problems
        counts = self.counts
        yield ngettext("%(n)s row read.", "%(n)s rows read.", counts.total) % {"n": counts.total}
        for number, label in (
            (counts.done, RowState.DONE.label),
            (counts.ready, RowState.READY.label),
            (counts.known, RowState.KNOWN.label),
            (counts.left_out, RowState.LEFT_OUT.label),
            (counts.refused, RowState.REFUSED.label),
            (counts.asks, RowState.ASKS.label),
        ):
            if number:
                yield f"  {label}: {number}"
        for line in self.doubtful[:SHOWN]:
            yield f"{line.place}: {line.words}"
        if len(self.doubtful) > SHOWN:
            yield _("… and %(n)s more.") % {"n": len(self.doubtful) - SHOWN}

    def as_json(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "complete": self.complete,
            "new": self.new,
            "refusal": self.refusal,
            "counts": vars(self.counts),
            "problems": self.problems,
            "doubtful": [vars(line) for line in self.doubtful],
        }


def import_log(
    path: Path,
    *,
    channel: str,
    by: Person,
    as_: Organisation,
    year: int | None = None,
    outlet: str = "",
    book: str = "",
    answers: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Read a log, put answers that serve all rows, record what is sure; the rest waits with its questions.

    `answers` maps codes of doubts to answers, for example {"item_unknown": "without_item"}.
    """
    permissions.require(by, Permission.USE, as_=as_)
    for_all = dict(answers or {})
    if year is not None:
        for_all |= dict.fromkeys(("year_inferred", "year_missing"), f"year:{year}")
    try:
        with path.open("rb") as file:
            data = file.read(limits.MAX_FILE_BYTES + 1)
        if dry_run:
            return _told_only(data, path.name, channel, outlet, book, as_, for_all)
        batch, new = upload_log(
            content=data,
            filename=path.name,
            channel=channel,
            outlet=outlet,
            book=book,
            by=by,
            as_=as_,
        )
    except UnreadableFile as refused:
        return ImportReport(BatchState.FAILED, Counts(), refusal=refused.words(_))
    if batch.state == BatchState.UPLOADED:
        read_batch(batch.uid)
    _answer(ImportBatch.objects.get(pk=batch.pk), for_all)
    _record(ImportBatch.objects.get(pk=batch.pk), by, as_)
    return _report(ImportBatch.objects.get(pk=batch.pk), new=new)


def _answer(batch: ImportBatch, for_all: Mapping[str, str]) -> None:
    if not for_all or batch.state not in (BatchState.READ, BatchState.STOPPED):
        return
    ImportBatch.objects.filter(pk=batch.pk).update(answers={**batch.answers, **for_all})
    fresh = ImportBatch.objects.select_related("organisation").get(pk=batch.pk)
    answering.appraise_rows(fresh)


def _record(batch: ImportBatch, by: Person, as_: Organisation) -> None:
    if batch.state not in (BatchState.READ, BatchState.STOPPED):
        return
    try:
        start_import(batch=batch, by=by, as_=as_, queued=False, sure_only=True)
    except RecordRefused:
        return  # columns to put right, or nothing that is sure: the report says which
    run_import(batch.uid, sure_only=True)


def _report(batch: ImportBatch, *, new: bool) -> ImportReport:
    rows = ImportRow.objects.filter(batch=batch, state__in=[RowState.ASKS, RowState.REFUSED])
    return ImportReport(
        state=batch.state,
        counts=counts_of(batch),
        new=new,
        refusal=words_of(batch.refusal) if batch.state == BatchState.FAILED else "",
        problems=[problem_sentence(problem) for problem in batch.problems],
        doubtful=[line for row in rows.order_by("position") for line in _lines_of(row)],
    )


def _lines_of(row: ImportRow) -> list[OpenQuestion]:
    if row.state == RowState.REFUSED:
        return [OpenQuestion(place(row.sheet, row.number), row.reason)]
    open_doubts: list[Doubt] = row.open_doubts
    return [OpenQuestion(place(row.sheet, row.number, d.column), sentence(d)) for d in open_doubts]


def _told_only(
    data: bytes,
    filename: str,
    channel: str,
    outlet: str,
    book: str,
    as_: Organisation,
    for_all: dict[str, str],
) -> ImportReport:
    """The same reading and comparing, with nothing kept."""
    today = today_for(as_)
    known = Book(channel, as_)
    try:
        reading = confined.call(
            read_log,
            data,
            filename,
            today=today,
            book=book,
            bounds=WORKING,
            ask={"who": known.who, "headings": partial(learnt.headings_of, as_)},
        )
    except BeyondBounds as beyond:
        raise UnreadableFile("heavy") from beyond
    batch = ImportBatch(
        organisation=as_,
        channel=channel,
        outlet=outlet or as_.short_name_on(today),
        book=reading.book,
        entries=len(reading.rows),
        answers=learnt.answers_of(as_, reading.book) | for_all,
    )
    rows = [new_row(batch, number, read) for number, read in enumerate(reading.rows, 1)]
    states: dict[str, int] = {}
    for row in rows:
        appraise(row, batch, known)
        states[row.state] = states.get(row.state, 0) + 1
    problems = [{"code": p.code, "params": p.params} for p in reading.problems]
    return ImportReport(
        state="dry_run",
        counts=Counts(**states),
        stops=reading.stops(),
        problems=[problem_sentence(problem) for problem in problems],
        doubtful=[line for row in rows for line in _lines_of(row)],
    )
