"""Pieces of our own about partners; in a column they fill a slot."""

from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.actions.claims import Publication, record_claim, refuse_duplicate
from tinhban.exchange.actions.columns import in_column
from tinhban.exchange.kinds import TITLE_LENGTH, Kind
from tinhban.exchange.models import Column, Usage
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.writing import writing


def publish_piece(
    *,
    channel: str,
    kind: str,
    title: str,
    publication: Publication,
    column: Column | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Usage:
    """Enter a piece of our own about partners; with a column it fills a slot, late when it is over."""
    uid = id or new_uid()
    title = checks.short(title, "title", TITLE_LENGTH, missing=_("The piece has no title."))
    checks.one_of(kind, Kind.values, "kind", _("Choose the kind of the item."))
    with writing(channel, Permission.USE, by=by, as_=as_) as today:
        if known := Usage.objects.filter(uid=uid, used_by=as_.uid).first():
            return known
        published = publication
        if column is not None:
            published = in_column(column, published, channel=channel, as_=as_)
        published = published.checked()
        checks.past(published.used_on, today, "used_on")
        for partner in published.about:
            checks.require_partner(channel, partner, as_=as_)
        same = Usage.objects.filter(used_by=as_.uid, supplier_uid=None, title=title)
        refuse_duplicate(same, published)
        refs = [column.entry_hash] if column else []
        return record_claim(
            uid, published, kind=kind, title=title, refs=refs, by=by, as_=as_, id=id
        )
