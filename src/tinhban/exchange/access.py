"""Load-or-404 gates: a stranger must not learn that a thing exists; and what a page may offer."""

from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from tinhban.exchange.models import ItemDraft
from tinhban.exchange.permissions import Permission
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations import permissions

T = TypeVar("T", bound=Model)


def readable(request: HttpRequest, model: type[T], uid: UUID) -> T:
    """The row if the acting organisation reads its channel."""
    rows: Any = model._default_manager
    found = (
        rows.visible_to(request.user, as_=request.acting_as)  # type: ignore[attr-defined]
        .filter(pk=uid)
        .first()
    )
    if found is None:
        raise Http404
    return found


def own_drafts(request: HttpRequest) -> "QuerySet[ItemDraft]":
    """The drafts of the acting organisation."""
    return ItemDraft.objects.visible_to(request.user, request.acting_as)  # type: ignore[attr-defined]


def own_draft(request: HttpRequest, uid: UUID) -> ItemDraft:
    """A draft of the acting organisation."""
    found = own_drafts(request).filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


class May:
    """Which acts this person's roles allow; in a template `may.offer`, `may.use`."""

    def __init__(self, request: HttpRequest, channel: str = "") -> None:
        # Found by the middleware for this request: the roles of grants in force today.
        self.roles: frozenset[permissions.Role] = request.roles  # type: ignore[attr-defined]
        self.organisation = request.acting_as.uid  # type: ignore[attr-defined]
        self.channel = channel

    @cached_property
    def writes(self) -> bool:
        """An observer reads and never writes."""
        if not self.channel:
            return True
        role = ledger_queries.role_of(self.channel, self.organisation)
        return role is not None and role.writes

    def __getattr__(self, name: str) -> bool:
        try:
            act = Permission[name.upper()]
        except KeyError:
            raise AttributeError(name) from None
        return self.writes and bool(self.roles & permissions.declared()[act])
