"""One text into several programmes: approved in each, offered in each, or nothing at all."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from uuid import uuid5

from django.utils.translation import gettext as _

from tinhban.exchange.actions.items import approve_item
from tinhban.exchange.actions.offers import make_offer
from tinhban.exchange.content import Content
from tinhban.exchange.models import Item, ItemDraft, Offer
from tinhban.exchange.permissions import Permission
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import writing


def publish_draft(
    *,
    draft: ItemDraft,
    content: Content,
    channels: Iterable[str],
    offer: bool = False,
    answer_by: date | None = None,
    by: Person,
    as_: Organisation,
) -> list[Item]:
    """Approve a draft in these channels; each has an item of its own, all with the first as root."""
    chosen = list(dict.fromkeys(channels))
    if not chosen:
        raise RecordRefused(_("Choose at least one programme."), field="channel")
    with ExitStack() as locked:
        # In one order always, so that two people never wait for each other's log.
        for channel in sorted(chosen):
            locked.enter_context(writing(channel, Permission.APPROVE, by=by, as_=as_))
        items: list[Item] = []
        for channel in chosen:
            first = items[0] if items else None
            with writing(channel, Permission.APPROVE, by=by, as_=as_):
                item = approve_item(
                    channel=channel,
                    content=content,
                    evolved_from=first.uid if first else None,
                    root=first.uid if first else None,
                    draft=None if first else draft,
                    by=by,
                    as_=as_,
                    id=uuid5(draft.uid, channel) if first else draft.uid,
                )
                items.append(item)
                if offer and not Offer.objects.filter(item_id=item.uid).exists():
                    make_offer(item=item, answer_by=answer_by, by=by, as_=as_)
    return items
