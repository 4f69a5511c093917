"""What the columns of a log mean and which book it is, said by a person; the file is then read again."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhban.exchange.permissions import Permission
from tinhban.foundation import time
from tinhban.logbook import learnt
from tinhban.logbook.models import BatchState, ImportBatch
from tinhban.logbook.refusals import NotYet
from tinhban.logbook.uploads import check_book, read_or_enqueue
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import fields
from tinhban.sheets.known import LEFT_OUT
from tinhban.sheets.words import plain


def correct_columns(
    *,
    batch: ImportBatch,
    sheet: str,
    columns: Mapping[str, str],
    everywhere: bool = False,
    by: Person,
    as_: Organisation,
) -> ImportBatch:
    """Say what columns of a sheet mean, or columns of this heading in every sheet; it is read again.

    What is said of every sheet is remembered for the office.
    """
    permissions.require(by, Permission.USE, as_=as_)
    names = [one["name"] for one in batch.sheets]
    if sheet not in names:
        raise RecordRefused(_("There is no such sheet in this file."))
    allowed = _meanings()
    chosen = {}
    for letters, field in columns.items():
        if field not in allowed or not letters.isalpha() or len(letters) > 3:
            raise RecordRefused(_("Choose a meaning from the list."))
        chosen[letters] = field
    said = _by_heading(batch, sheet, chosen) if everywhere else {}
    for heading, field in said.items():
        learnt.remember_heading(batch, heading, field, by)
    by_letters = {letters: field for letters, field in chosen.items() if not said}
    mappings = dict(batch.mappings)
    for name in names if everywhere else [sheet]:
        mappings[name] = {**mappings.get(name, {}), **by_letters}
    headings = batch.headings | {plain(heading): field for heading, field in said.items()}
    return _read_as(batch, mappings, as_, headings=headings)


def _by_heading(batch: ImportBatch, sheet: str, chosen: Mapping[str, str]) -> dict[str, str]:
    """The same by headings, which stand in other columns elsewhere; none if two columns bear one."""
    columns = next(one["columns"] for one in batch.sheets if one["name"] == sheet)
    named = {column["letters"]: column["heading"] for column in columns}
    headings = [plain(heading) for heading in named.values()]
    said = {named[letters]: field for letters, field in chosen.items() if letters in named}
    if len(said) < len(chosen) or any(headings.count(plain(heading)) > 1 for heading in said):
        return {}
    return said


def say_heading(
    *, batch: ImportBatch, heading: str, field: str, by: Person, as_: Organisation
) -> ImportBatch:
    """Say what the columns of this heading hold, in every sheet and in the books to come."""
    permissions.require(by, Permission.USE, as_=as_)
    known = {plain(c["heading"]) for sheet in batch.sheets for c in sheet["columns"]}
    if plain(heading) not in known:
        raise RecordRefused(_("There is no such column in this file."))
    if field not in _meanings():
        raise RecordRefused(_("Choose a meaning from the list."))
    learnt.remember_heading(batch, heading, field, by)
    headings = batch.headings | {plain(heading): field}
    return _read_as(batch, dict(batch.mappings), as_, headings=headings)


def forget_heading(
    *, batch: ImportBatch, heading: str, by: Person, as_: Organisation
) -> ImportBatch:
    """Let the office know no more what columns of this heading hold; the file is read again without it."""
    permissions.require(by, Permission.USE, as_=as_)
    learnt.forget_heading(batch, heading)
    headings = {word: field for word, field in batch.headings.items() if word != plain(heading)}
    return _read_as(batch, dict(batch.mappings), as_, headings=headings)


def _meanings() -> set[str]:
    return {*fields.FIELDS, fields.UNKNOWN, *(fields.KIND_MARK + kind for kind in fields.KINDS)}


def leave_sheet_out(
    *, batch: ImportBatch, sheet: str, out: bool = True, by: Person, as_: Organisation
) -> ImportBatch:
    """Say that a sheet is no log (or is one after all); the file is read again."""
    permissions.require(by, Permission.USE, as_=as_)
    if sheet not in [one["name"] for one in batch.sheets]:
        raise RecordRefused(_("There is no such sheet in this file."))
    mappings = dict(batch.mappings)
    kept = {
        letters: field for letters, field in mappings.get(sheet, {}).items() if letters != LEFT_OUT
    }
    mappings[sheet] = kept | ({LEFT_OUT: fields.UNKNOWN} if out else {})
    return _read_as(batch, mappings, as_)


def _read_as(
    batch: ImportBatch,
    mappings: dict[str, Any],
    as_: Organisation,
    headings: dict[str, str] | None = None,
) -> ImportBatch:
    """Keep what the columns mean and read the file again."""
    said = batch.headings if headings is None else headings
    changed = ImportBatch.objects.filter(
        pk=batch.pk, organisation=as_, state=BatchState.READ
    ).update(mappings=mappings, headings=said, state=BatchState.UPLOADED, beat_at=time.now())
    if not changed:
        raise NotYet(_("The columns can be changed only while the log is being checked."))
    return _read_again(batch)


def choose_book(*, batch: ImportBatch, book: str, by: Person, as_: Organisation) -> ImportBatch:
    """Say which book a log is; it is read again."""
    permissions.require(by, Permission.USE, as_=as_)
    if not book:
        raise RecordRefused(_("Choose which book this is."))
    check_book(book)
    here = ImportBatch.objects.filter(pk=batch.pk, organisation=as_, state=BatchState.READ)
    try:
        with transaction.atomic():
            changed = here.update(
                book=book, answers={}, entries=0, state=BatchState.UPLOADED, beat_at=time.now()
            )
    except IntegrityError:
        raise NotYet(_("This file is here already as that book.")) from None
    if not changed:
        raise NotYet(_("The kind of book can be changed only while the log is being checked."))
    return _read_again(batch)


def _read_again(batch: ImportBatch) -> ImportBatch:
    read_or_enqueue(batch)
    return ImportBatch.objects.get(pk=batch.pk)
