"""Columns: the promise, the pieces that fill its slots, and slots that were not to be filled."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.actions.claims import Publication, record_claim, refuse_duplicate
from tinhban.exchange.kinds import TITLE_LENGTH, Frequency, Kind
from tinhban.exchange.models import Column, SlotExcuse, Usage
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.proof.slots import slot_ends_on, slot_of
from tinhban.records import checks, verbs
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing
from tinhban.wire.exchange import ColumnDeclared, SlotExcused

PIECES = 100


def declare_column(
    *,
    channel: str,
    outlet: str,
    name: str,
    frequency: str,
    starts_on: date,
    ends_on: date | None = None,
    each: int = 1,
    edition: str = "",
    about: tuple[UUID, ...] = (),
    column: Column | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Column:
    """Promise a column about partners; with `column`, change what was promised."""
    uid = column.uid if column else id or new_uid()
    missing = _("A column has a name and a publication.")
    event = ColumnDeclared(
        column=uid,
        outlet=checks.short(outlet, "outlet", missing=missing),
        name=checks.short(name, "name", missing=missing),
        frequency=checks.one_of(
            frequency, Frequency.values, "frequency", _("Choose how often the column appears.")
        ),
        starts_on=starts_on,
        each=each,
        edition=checks.short(edition, "edition"),
        ends_on=ends_on,
        about=tuple(dict.fromkeys(about)),
    )
    if not 1 <= each <= PIECES:
        raise RecordRefused(_("Promise 1 to %(n)d pieces each time.") % {"n": PIECES}, field="each")
    if ends_on is not None and ends_on < starts_on:
        raise RecordRefused(_("The column ends before it starts."), field="ends_on")
    with writing(channel, Permission.COLUMN, by=by, as_=as_):
        known = Column.objects.filter(uid=uid).first()
        if known is not None and column is None:
            return known
        if known is not None and known.owned_by != as_.uid:
            raise RecordRefused(_("Only the publication that owns the column may change it."))
        for partner in about:
            checks.require_partner(channel, partner, as_=as_)
        record(event, by=by, as_=as_, refs=[known.entry_hash] if known else [], id=id)
        return Column.objects.get(uid=uid)


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
            published = _in_column(column, published, channel=channel, as_=as_)
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


def _in_column(
    column: Column, published: Publication, *, channel: str, as_: Organisation
) -> Publication:
    """The slot that the piece fills: the one named, or that of its day."""
    if column.owned_by != as_.uid or column.channel != channel:
        raise RecordRefused(
            _("Only the publication that owns the column may fill it."), field="column"
        )
    own = slot_of(column.frequency, published.used_on)
    slot = published.slot or own
    _check_slot(column, slot)
    if slot > own:
        told = _("A piece of %(day)s cannot fill a later slot.")
        raise RecordRefused(told % {"day": f"{published.used_on:%d/%m/%Y}"}, field="slot")
    partners = column.partners.values_list("organisation", flat=True)
    return replace(
        published,
        column=column.uid,
        outlet=published.outlet or column.outlet,
        section=published.section or column.name,
        slot=slot,
        late=slot_ends_on(slot) < published.used_on,
        about=published.about or tuple(partners.order_by("uid")),
    )


def _check_slot(column: Column, slot: str) -> None:
    """The column promises something in this slot, that in which it ends included."""
    try:
        end = slot_ends_on(slot)
        known = slot_of(column.frequency, end) == slot
    except (ValueError, IndexError):
        known = False
    if not known:
        told = _("“%(slot)s” is not a slot of this column.")
        raise RecordRefused(told % {"slot": slot}, field="slot")
    last = column.ends_on and slot_ends_on(slot_of(column.frequency, column.ends_on))
    if end < column.starts_on or (last and end > last):
        raise RecordRefused(_("The column does not run in this slot."), field="slot")


def excuse_slot(
    *,
    column: Column,
    slot: str,
    reason: str,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> None:
    """Say that a slot was not to be filled, and why (nghỉ Tết, không xuất bản)."""
    reason = checks.reason(reason)

    def event(now: Column, today: date) -> SlotExcused | None:
        if now.owned_by != as_.uid:
            raise RecordRefused(_("Only the publication that owns the column may excuse a slot."))
        _check_slot(now, slot)
        if SlotExcuse.objects.filter(column_id=now.uid, excused_by=as_.uid, slot=slot).exists():
            return None
        return SlotExcused(column=now.uid, slot=slot, reason=reason, excused_on=today)

    verbs.say(event, column, right=Permission.COLUMN, by=by, as_=as_, id=id)
