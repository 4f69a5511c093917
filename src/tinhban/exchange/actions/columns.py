"""Columns: the promise, the pieces that fill its slots, and slots that were not to be filled."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import content as contents
from tinhban.exchange.actions.checks import past, require_partner
from tinhban.exchange.actions.claims import Publication, record_claim, refuse_duplicate
from tinhban.exchange.kinds import TITLE_LENGTH, Frequency, Kind
from tinhban.exchange.models import Column, SlotExcuse, Usage
from tinhban.exchange.permissions import Permission
from tinhban.exchange.refusals import ExchangeRefused
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.proof.slots import slot_ends_on, slot_of
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
    name, outlet = contents.short(name, "name"), contents.short(outlet, "outlet")
    if not name or not outlet:
        raise ExchangeRefused(_("A column has a name and a publication."), field="name")
    if frequency not in Frequency.values:
        raise ExchangeRefused(_("Choose how often the column appears."), field="frequency")
    if not 1 <= each <= PIECES:
        raise ExchangeRefused(
            _("Promise 1 to %(n)d pieces each time.") % {"n": PIECES}, field="each"
        )
    if ends_on is not None and ends_on < starts_on:
        raise ExchangeRefused(_("The column ends before it starts."), field="ends_on")
    with writing(channel, Permission.COLUMN, by=by, as_=as_):
        known = Column.objects.filter(uid=uid).first()
        if known is not None and column is None:
            return known
        if known is not None and known.owned_by != as_.uid:
            raise ExchangeRefused(_("Only the publication that owns the column may change it."))
        for partner in about:
            require_partner(channel, partner, as_=as_)
        event = ColumnDeclared(
            column=uid,
            outlet=outlet,
            name=name,
            frequency=frequency,
            starts_on=starts_on,
            each=each,
            edition=contents.short(edition, "edition"),
            ends_on=ends_on,
            about=tuple(dict.fromkeys(about)),
        )
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
    uid, title = id or new_uid(), contents.short(title, "title", TITLE_LENGTH)
    if not title:
        raise ExchangeRefused(_("The piece has no title."), field="title")
    if kind not in Kind.values:
        raise ExchangeRefused(_("Choose the kind of the item."), field="kind")
    with writing(channel, Permission.USE, by=by, as_=as_) as today:
        if known := Usage.objects.filter(uid=uid, used_by=as_.uid).first():
            return known
        published = publication
        if column is not None:
            published = _in_column(column, published, channel=channel, as_=as_)
        published = published.checked()
        past(published.used_on, today, "used_on")
        for partner in published.about:
            require_partner(channel, partner, as_=as_)
        same = Usage.objects.filter(used_by=as_.uid, supplier_uid=None, title=title)
        refuse_duplicate(same, published)
        return record_claim(
            uid,
            published,
            kind=kind,
            title=title,
            refs=[column.entry_hash] if column else [],
            by=by,
            as_=as_,
            id=id,
        )


def _in_column(
    column: Column, published: Publication, *, channel: str, as_: Organisation
) -> Publication:
    """The slot that the piece fills: the one named, or that of its day."""
    if column.owned_by != as_.uid or column.channel != channel:
        raise ExchangeRefused(
            _("Only the publication that owns the column may fill it."), field="column"
        )
    own = slot_of(column.frequency, published.used_on)
    slot = published.slot or own
    _check_slot(column, slot, "slot")
    if slot > own:
        raise ExchangeRefused(
            _("A piece of %(day)s cannot fill a later slot.")
            % {"day": f"{published.used_on:%d/%m/%Y}"},
            field="slot",
        )
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


def _check_slot(column: Column, slot: str, field: str) -> None:
    try:
        end = slot_ends_on(slot)
        if slot_of(column.frequency, end) != slot:
            raise ValueError(slot)
    except (ValueError, IndexError):
        raise ExchangeRefused(
            _("“%(slot)s” is not a slot of this column.") % {"slot": slot}, field=field
        ) from None
    if end < column.starts_on or (column.ends_on and end > _last_day(column)):
        raise ExchangeRefused(_("The column does not run in this slot."), field=field)


def _last_day(column: Column) -> date:
    """The end of the slot in which the column ends."""
    return slot_ends_on(slot_of(column.frequency, column.ends_on or date.max))


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
    reason = contents.reason(reason)
    with writing(column.channel, Permission.COLUMN, by=by, as_=as_) as today:
        now = Column.objects.get(uid=column.uid)
        if now.owned_by != as_.uid:
            raise ExchangeRefused(_("Only the publication that owns the column may excuse a slot."))
        _check_slot(now, slot, "slot")
        excused = SlotExcuse.objects.filter(column_id=now.uid, excused_by=as_.uid, slot=slot)
        if excused.exists():
            return
        event = SlotExcused(column=now.uid, slot=slot, reason=reason, excused_on=today)
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
