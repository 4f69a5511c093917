"""The drafts of an office, and what a page may offer."""

from functools import cached_property
from uuid import UUID

from django.http import Http404

from tinhban.exchange.models import ItemDraft
from tinhban.exchange.models.drafts import DraftQuerySet
from tinhban.exchange.permissions import Permission
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.records.access import writes


def own_drafts(request: ActingRequest) -> DraftQuerySet:
    """The drafts of the acting organisation."""
    return ItemDraft.objects.visible_to(request.reader)


def own_draft(request: ActingRequest, uid: UUID) -> ItemDraft:
    """A draft of the acting organisation."""
    found = own_drafts(request).filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


class May:
    """Which acts this person's roles allow; in a template `may.offer`, `may.use`."""

    def __init__(self, request: ActingRequest, channel: str = "") -> None:
        self.reader = request.reader
        self.channel = channel

    @cached_property
    def writes(self) -> bool:
        return writes(self.reader, self.channel)

    def __getattr__(self, name: str) -> bool:
        try:
            act = Permission[name.upper()]
        except KeyError:
            raise AttributeError(name) from None
        return self.writes and bool(self.reader.roles & permissions.declared()[act])
