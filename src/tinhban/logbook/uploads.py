"""From a file to rows that a person can check: upload, read, put columns right."""

import hashlib
from functools import partial
from typing import IO
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.exchange.permissions import Permission
from tinhban.foundation import ids, text, time
from tinhban.jobs import confined, work
from tinhban.jobs.bounds import WAITING, WORKING, BeyondBounds, Bounds
from tinhban.ledger import queries as ledger_queries
from tinhban.logbook import learnt
from tinhban.logbook.appraise import appraise
from tinhban.logbook.book import Book
from tinhban.logbook.models import OVER, WORK, BatchState, BookKind, ImportBatch, ImportRow
from tinhban.logbook.refusals import NotYet
from tinhban.logbook.stored_values import new_row
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import limits
from tinhban.sheets.container import sniff
from tinhban.sheets.reading import read_log
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.result import LogReading

# A year's log of a station is read while a person waits; what is larger goes to the worker.
AT_ONCE, ROWS_AT_ONCE = 300 * 1024, 700
CHUNK = 1_000
SKIPPED_SHOWN = 500


def upload_log(
    *,
    content: IO[bytes] | bytes,
    filename: str,
    channel: str,
    outlet: str = "",
    book: str = "",
    by: Person,
    as_: Organisation,
) -> tuple[ImportBatch, bool]:
    """Keep the file and have it read; (batch, False) when the same file is here already."""
    permissions.require(by, Permission.USE, as_=as_)
    role = ledger_queries.role_of(channel, as_.uid)
    if role is None or not role.writes:
        raise RecordRefused(
            _("Choose a programme in which the organisation takes part."), field="channel"
        )
    check_book(book)
    data = content if isinstance(content, bytes) else content.read(limits.MAX_FILE_BYTES + 1)
    sniff(data)  # refuses before anything is kept
    sha256 = hashlib.sha256(data).hexdigest()
    if (known := _known(channel, sha256, as_, book)) is not None:
        return known, False
    name = _label(filename)
    try:
        with transaction.atomic():
            evidence.store_file(
                content=data, name=name, by=by, as_=as_, accepts=None, limit=limits.MAX_FILE_BYTES
            )
            batch = ImportBatch.objects.create(
                organisation=as_,
                channel=channel,
                outlet=text.clean_cell(outlet)[:200] or as_.short_name_on(today_for(as_)),
                book=book,
                filename=name,
                sha256=sha256,
                created_by=by,
            )
    except IntegrityError:
        known = _known(channel, sha256, as_, book)
        if known is None:
            raise
        return known, False
    read_or_enqueue(batch)
    batch.refresh_from_db()
    return batch, True


def check_book(book: str) -> None:
    if book and book not in BookKind.values:
        raise RecordRefused(_("Choose which book this is."), field="book")


def _known(channel: str, sha256: str, as_: Organisation, book: str) -> ImportBatch | None:
    """The same file here already; chosen as its other book it is another."""
    rows = ImportBatch.objects.filter(organisation=as_, channel=channel, sha256=sha256)
    if book:
        rows = rows.filter(book__in=["", book])
    return rows.exclude(state__in=OVER).order_by("created_at").first()


def _label(filename: str) -> str:
    """The name as a label: no path, no control characters, never empty."""
    name = text.clean_cell(filename.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(sign for sign in name if sign.isprintable() and sign != ":")
    return name[-200:].strip(". ") or "so-theo-doi"


def read_or_enqueue(batch: ImportBatch) -> None:
    """Read the stored file while a person waits, or have the worker do it where that takes long."""
    if files.path_of(batch.sha256).stat().st_size <= AT_ONCE:
        try:
            read_batch(batch.uid, bounds=WAITING)
        except BeyondBounds:
            pass  # the worker begins from nothing
        else:
            return
    with transaction.atomic():
        work.enqueue(WORK, batch)


def read_batch(uid: UUID, *, bounds: Bounds = WORKING) -> None:
    """Read the stored file and lay down its rows; begun again it begins from nothing.

    Raises `BeyondBounds` where that is too much for a person who waits.
    """
    runner = ids.new_uid()
    taken = ImportBatch.objects.filter(pk=uid, state=BatchState.UPLOADED).update(
        runner=runner, beat_at=time.now(), done=0
    )
    if not taken:
        return
    batch = ImportBatch.objects.select_related("organisation").get(pk=uid)
    today = today_for(batch.organisation)
    try:
        reading = confined.call(
            read_log,
            files.path_of(batch.sha256).read_bytes(),
            batch.filename,
            today=today,
            mappings=batch.mappings,
            book=batch.book,
            bounds=bounds,
            ask={
                "who": Book(batch.channel, batch.organisation).who,
                "headings": partial(_headings, batch),
            },
        )
    except BeyondBounds:
        if bounds is not WORKING:
            raise
        _fail(uid, runner, UnreadableFile("heavy"))
        return
    except UnreadableFile as refused:
        _fail(uid, runner, refused)
        return
    if bounds is not WORKING and len(reading.rows) > ROWS_AT_ONCE:
        raise BeyondBounds("time")
    if not batch.entries:  # read for the first time
        known = learnt.answers_of(batch.organisation, reading.book)
        batch.answers = known | batch.answers
    _describe(batch, reading)
    _lay_down(batch, reading, runner)


def _fail(uid: UUID, runner: UUID, why: UnreadableFile) -> None:
    ImportBatch.objects.filter(pk=uid, runner=runner).update(
        state=BatchState.FAILED, refusal={"code": why.code, "params": why.params}
    )


def _headings(batch: ImportBatch, book: str) -> dict[str, str]:
    """What is known of headings: said of this file, else by the office before."""
    said: dict[str, str] = batch.headings
    return learnt.headings_of(batch.organisation, book) | said


def _describe(batch: ImportBatch, reading: LogReading) -> None:
    batch.book = reading.book
    batch.total = batch.entries = len(reading.rows)
    batch.sheets = [
        {
            "name": sheet.name,
            "hidden": sheet.hidden,
            "rows": sheet.rows,
            "columns": [
                {
                    "letters": column.letters,
                    "heading": column.heading,
                    "field": column.field,
                    "confidence": column.confidence,
                }
                for column in sheet.columns
            ],
        }
        for sheet in reading.sheets
    ]
    batch.problems = [{"code": p.code, "params": p.params} for p in reading.problems]
    batch.skipped = [
        {"sheet": row.sheet, "number": row.number, "reason": row.reason, "text": row.text[:120]}
        for row in reading.skipped[:SKIPPED_SHOWN]
    ]


def _lay_down(batch: ImportBatch, reading: LogReading, runner: UUID) -> None:
    mine = ImportBatch.objects.filter(pk=batch.pk, runner=runner, state=BatchState.UPLOADED)
    with transaction.atomic():
        if not mine.update(total=batch.total, beat_at=time.now()):
            return
        ImportRow.objects.filter(batch=batch).delete()
    book = Book(batch.channel, batch.organisation)
    for start in range(0, len(reading.rows), CHUNK):
        rows = [
            new_row(batch, start + place, read)
            for place, read in enumerate(reading.rows[start : start + CHUNK], 1)
        ]
        for row in rows:
            appraise(row, batch, book)
        with transaction.atomic():
            # Another reader that took over deletes these rows and lays down its own.
            if not mine.update(done=start + len(rows), beat_at=time.now()):
                return
            ImportRow.objects.bulk_create(rows)
    mine.update(
        state=BatchState.READ,
        book=batch.book,
        entries=batch.entries,
        answers=batch.answers,
        sheets=batch.sheets,
        problems=batch.problems,
        skipped=batch.skipped,
        done=0,
        beat_at=time.now(),
    )


def set_aside(*, batch: ImportBatch, by: Person, as_: Organisation) -> None:
    """Give an upload up before anything of it was recorded."""
    permissions.require(by, Permission.USE, as_=as_)
    changed = ImportBatch.objects.filter(
        pk=batch.pk, organisation=as_, state__in=[BatchState.UPLOADED, BatchState.READ]
    ).update(state=BatchState.CANCELLED)
    if not changed:
        raise NotYet(_("Rows of this log were recorded; take them back instead."))
