"""Items that an office is writing, for its desk."""

from django.urls import reverse

from tinhban.exchange.models import ItemDraft
from tinhban.organisations.reader import Reader
from tinhban.records import in_hand
from tinhban.records.in_hand import InHand

SHOWN = 5


def register() -> None:
    """Stand on the desk after reports."""
    in_hand.register_written(20, _items)


def _items(reader: Reader) -> list[InHand]:
    drafts = ItemDraft.objects.visible_to(reader).open().order_by("-saved_at")[:SHOWN]
    return [
        InHand(draft.title, draft.get_kind_display(), reverse("exchange:draft", args=[draft.uid]))
        for draft in drafts
    ]
