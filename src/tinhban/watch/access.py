"""Load-or-404 gates: what another office watches does not exist."""

from uuid import UUID

from django.http import Http404

from tinhban.exchange.models import Item, ItemVersion
from tinhban.organisations.access import ActingRequest
from tinhban.watch.models import SuspectedUse, Watch


def watch_here(request: ActingRequest, uid: UUID) -> Watch:
    """A source that the acting organisation watches."""
    found = Watch.objects.visible_to(request.reader)
    watch = found.select_related("organisation").filter(pk=uid).first()
    if watch is None:
        raise Http404
    return watch


def suspected_here(request: ActingRequest, uid: UUID) -> SuspectedUse:
    """What the acting organisation has found."""
    found = SuspectedUse.objects.visible_to(request.reader)
    one = found.select_related("article__watch", "decided_by").filter(pk=uid).first()
    if one is None:
        raise Http404
    return one


def version_here(request: ActingRequest, suspected: SuspectedUse) -> ItemVersion | None:
    """The version compared, if the acting organisation still reads it."""
    item = Item.objects.visible_to(request.reader)
    if not item.filter(pk=suspected.item).exists():
        return None
    return ItemVersion.objects.filter(
        item_id=suspected.item, owned_by=suspected.owner, version=suspected.version
    ).first()
