"""A use that was claimed before its item was here: the claimer says later which item it was."""

from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import verdict
from tinhban.exchange.actions.claims import Publication, refuse_duplicate
from tinhban.exchange.actions.usages import came_to_us, used_version
from tinhban.exchange.models import Item, Usage
from tinhban.exchange.permissions import Permission
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing
from tinhban.wire import exchange as events


def link_usage(
    *, usage: Usage, item: Item, by: Person, as_: Organisation, id: UUID | None = None
) -> Usage:
    """Say which item of the partner a claimed use was of; day, outlet and count stay as they were."""
    with writing(usage.channel, Permission.USE, by=by, as_=as_):
        now = Usage.objects.get(uid=usage.uid)
        if now.used_by != as_.uid:
            raise RecordRefused(_("Only who claimed the use may link it to an item."))
        if now.item_id == item.uid:
            return now
        if now.withdrawn_on:
            raise RecordRefused(_("The claim was withdrawn; it is linked to nothing any more."))
        if now.item_id is not None:
            raise RecordRefused(_("This use is linked to an item already."))
        here = Item.objects.get(uid=item.uid)
        if here.owned_by != now.supplier_uid or here.channel != now.channel:
            raise RecordRefused(_("The item is not one of the partner that supplied this use."))
        used = used_version(here, None, now.used_on)
        came_to_us(here, now.used_on, as_=as_)
        judged = verdict.publishable(here, used, on=now.used_on, by=as_.uid, medium=now.medium)
        if not judged.allowed:
            raise RecordRefused(judged.reason)
        refuse_duplicate(
            Usage.objects.filter(item_id=here.uid, used_by=as_.uid), _publication_of(now)
        )
        event = events.UsageLinked(usage=now.uid, item=here.uid, version=used.version)
        record(event, by=by, as_=as_, refs=[now.entry_hash, used.entry_hash], id=id)
        return Usage.objects.get(uid=now.uid)


def _publication_of(usage: Usage) -> Publication:
    return Publication(
        used_on=usage.used_on,
        outlet=usage.outlet,
        section=usage.section,
        page=usage.page,
        timecode=usage.timecode,
    )
