"""What of the exchange is found by its words: items and uses; what is a declared noun says it there."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange.models import ItemVersion, Usage
from tinhban.records.finding import Heading
from tinhban.records.index.nouns import Indexed, More
from tinhban.records.index.search import register

EXCHANGED = Heading(_("Items, uses and requests"), 30)
COLUMNS = Heading(_("Columns"), 40)


def _of_items(uids: list[UUID]) -> dict[UUID, More]:
    versions = ItemVersion.objects.filter(item_id__in=uids).order_by("version")
    return {one.item_id: More(body=f"{one.text} {one.credit}".strip()) for one in versions}


def _of_usages(uids: list[UUID]) -> dict[UUID, More]:
    rows = Usage.objects.filter(uid__in=uids)
    return {one.uid: More(facts=tuple(w for w in (one.outlet, one.section) if w)) for one in rows}


ITEM = register(
    Indexed(
        "item",
        key="tin",
        label=pgettext_lazy("search", "Items"),
        heading=EXCHANGED,
        what=pgettext_lazy("exchange", "Item"),
        page="exchange:item",
        more=_of_items,
    )
)
USAGE = register(
    Indexed(
        "usage",
        key="su-dung",
        label=pgettext_lazy("search", "Uses"),
        heading=EXCHANGED,
        what=_("Use"),
        page="exchange:usage",
        more=_of_usages,
    )
)
