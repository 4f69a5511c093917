"""Drafts of an office: saved by themselves, with their history, seen by nobody else."""

from typing import Any
from uuid import UUID

from django.db import transaction

from tinhban.exchange.models import ItemDraft
from tinhban.exchange.permissions import Permission
from tinhban.foundation import text, time
from tinhban.foundation.ids import new_uid
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.projections import sorted_and_found

FOUND_IN = 2_000  # characters of the text
FIELDS = frozenset(
    {
        *("kind", "title", "text", "sector_field", "length", "language", "embargo_until"),
        *("rights", "credit", "files", "corrects"),
    }
)


def save_draft(
    *,
    draft: ItemDraft | None = None,
    uid: UUID | None = None,
    by: Person,
    as_: Organisation,
    **fields: Any,
) -> ItemDraft:
    """Keep what is written so far, finished or not; `uid` names a draft that a form began."""
    permissions.require(by, Permission.WRITE, as_=as_)
    if unknown := fields.keys() - FIELDS:
        raise TypeError(f"a draft has no {', '.join(sorted(unknown))}")
    with transaction.atomic():
        uid = draft.uid if draft else uid or new_uid()
        kept = ItemDraft.objects.select_for_update().filter(uid=uid, organisation=as_).first()
        kept = kept or ItemDraft(uid=uid, organisation=as_)
        before = {name: getattr(kept, name) for name in FIELDS}
        for name, value in fields.items():
            setattr(kept, name, text.nfc(value) if isinstance(value, str) else value)
        if kept._state.adding or before != {name: getattr(kept, name) for name in FIELDS}:
            kept.saved_at, kept.saved_by = time.now(), by
            for name, value in sorted_and_found(kept.title, kept.text[:FOUND_IN]).items():
                setattr(kept, name, value)
            kept.save()
    return kept


def discard_draft(*, draft: ItemDraft, by: Person, as_: Organisation) -> None:
    """Throw a draft away; what was approved from it stays in the book."""
    permissions.require(by, Permission.WRITE, as_=as_)
    ItemDraft.objects.filter(uid=draft.uid, organisation=as_, approved_item=None).delete()
