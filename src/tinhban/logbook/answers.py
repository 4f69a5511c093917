"""A person's answers to the doubts: for one row, or for all rows alike."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from tinhban.exchange.permissions import Permission
from tinhban.foundation import ids, time
from tinhban.foundation.text import fold
from tinhban.jobs import work
from tinhban.logbook import learnt
from tinhban.logbook.appraise import appraise
from tinhban.logbook.book import Book
from tinhban.logbook.models import WORK, BatchState, ImportBatch, ImportRow
from tinhban.logbook.refusals import NotYet
from tinhban.logbook.stored_values import doubts_of
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.sheets.doubts import DOUBTS, EACH, WITH_DEFAULT, Doubt
from tinhban.sheets.settle import answer_key, checked_answer

AT_ONCE = 700
CHUNK = 500
SAMPLE = 5_000
APPRAISED = [
    "settled", "doubts", "asks", "told", "folded", "state", "reason", "supplier", "item", "usages",
]  # fmt: skip


def answer_row(
    *, row: ImportRow, doubt: str, answer: str, by: Person, as_: Organisation
) -> ImportRow:
    """Answer one doubt of one row; `doubt` is "code.field"."""
    permissions.require(by, Permission.USE, as_=as_)
    with transaction.atomic():
        batch = _checkable(row.batch, as_)
        asked = next((d for d in doubts_of(row.doubts) if answer_key(d) == doubt), None)
        if asked is None:
            raise RecordRefused(_("This question is no longer open."))
        row.answers = {**row.answers, doubt: checked_answer(asked, answer)}
        appraise(row, batch, Book(batch.channel, batch.organisation))
        row.save(update_fields=["answers", *APPRAISED])
    return row


def answer_all(
    *,
    batch: ImportBatch,
    code: str,
    answer: str,
    shown: str = "",
    by: Person,
    as_: Organisation,
) -> int:
    """One answer for every row with this doubt (and, with `shown`, this text); how many it settled."""
    permissions.require(by, Permission.USE, as_=as_)
    batch = _checkable(batch, as_)
    if code not in DOUBTS:
        raise RecordRefused(_("This question is no longer open."))
    rows = batch.rows.filter(told__contains=f" {code}.")
    group = _group(shown)
    asked = _example(rows, code, group)
    if asked is None:
        raise RecordRefused(_("This question is no longer open."))
    key = f"{code}={group}" if group else code
    given = EACH if answer == EACH and asked.code in WITH_DEFAULT else checked_answer(asked, answer)
    open_before = rows.filter(asks__contains=f" {code}.").count()
    told = _settle_all(batch, {**batch.answers, key: given}, code)
    learnt.remember_answer(batch, key, str(asked.params.get("shown", "")), given, by)
    if told > AT_ONCE:  # settled in the background
        return told
    return open_before - rows.filter(asks__contains=f" {code}.").count()


def _group(shown: str) -> str:
    """Rows that share an answer: those with this text, or those that may mean this body."""
    try:
        return str(UUID(shown))
    except ValueError:
        return fold(shown)


def _example(rows: "QuerySet[ImportRow]", code: str, group: str) -> Doubt | None:
    """The doubt in one of the rows, an open one before those that were answered."""
    for some in (rows.filter(asks__contains=f" {code}."), rows):
        for row in some.order_by("position").only("doubts")[:SAMPLE]:
            found = next((d for d in doubts_of(row.doubts) if d.code == code), None)
            if found is not None and (not group or found.group == group):
                return found
    return None


def withdraw_answer(*, batch: ImportBatch, key: str, by: Person, as_: Organisation) -> int:
    """Take an answer for all rows back; rows without an answer of their own ask again."""
    permissions.require(by, Permission.USE, as_=as_)
    batch = _checkable(batch, as_)
    if key not in batch.answers:
        raise RecordRefused(_("This answer was taken back before."))
    answers = {known: answer for known, answer in batch.answers.items() if known != key}
    learnt.forget_answer(batch, key)
    return _settle_all(batch, answers, key.partition("=")[0])


def _settle_all(batch: ImportBatch, answers: dict[str, str], code: str) -> int:
    rows = ImportRow.objects.filter(batch=batch, told__contains=f" {code}.")
    count = rows.count()
    here = ImportBatch.objects.filter(pk=batch.pk, state=batch.state)
    with transaction.atomic():
        changes: dict[str, Any] = {"answers": answers, "beat_at": time.now()}
        if count > AT_ONCE:
            changes |= {"state": BatchState.SETTLING, "total": count, "done": 0}
        if not here.update(**changes):
            raise NotYet(_("This log is being worked on already."))
        if count > AT_ONCE:
            work.enqueue(WORK, batch, code)
    if count <= AT_ONCE:
        appraise_rows(ImportBatch.objects.select_related("organisation").get(pk=batch.pk), code)
    return count


def run_settling(uid: UUID, code: str = "") -> None:
    """Carry out an answer for very many rows; begun again it goes over all of them."""
    runner = ids.new_uid()
    settling = ImportBatch.objects.filter(pk=uid, state=BatchState.SETTLING)
    if not settling.update(runner=runner, done=0, beat_at=time.now()):
        return
    appraise_rows(ImportBatch.objects.select_related("organisation").get(pk=uid), code)
    settling.filter(runner=runner).update(state=BatchState.READ, done=0)


def appraise_rows(batch: ImportBatch, code: str = "") -> int:
    """Compare rows (all, or those with one doubt) with answers and book again; how many ask."""
    book = Book(batch.channel, batch.organisation)
    rows = ImportRow.objects.filter(batch=batch)
    if code:
        rows = rows.filter(told__contains=f" {code}.")
    last, asking = 0, 0
    while chunk := list(rows.filter(position__gt=last).order_by("position")[:CHUNK]):
        changed = []
        for row in chunk:
            before = [getattr(row, name) for name in APPRAISED]
            appraise(row, batch, book)
            asking += bool(row.asks)
            if before != [getattr(row, name) for name in APPRAISED]:
                changed.append(row)
        with transaction.atomic():
            # An upsert by the key: many times faster than an UPDATE that tells rows apart by CASE.
            ImportRow.objects.bulk_create(
                changed, update_conflicts=True, unique_fields=["id"], update_fields=APPRAISED
            )
            mine = ImportBatch.objects.filter(pk=batch.pk)
            mine.update(beat_at=time.now())
            mine.filter(state=BatchState.SETTLING).update(done=F("done") + len(chunk))
        last = chunk[-1].position
    return asking


def _checkable(batch: ImportBatch, as_: Organisation) -> ImportBatch:
    here = ImportBatch.objects.select_related("organisation").get(pk=batch.pk)
    if here.organisation_id != as_.pk or here.state not in (BatchState.READ, BatchState.STOPPED):
        raise NotYet(_("Questions can be answered only while the log is being checked."))
    return here
