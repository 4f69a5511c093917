"""Load-or-404 gates: a stranger must not learn that a thing exists; and what a page may offer."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.http import Http404

from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader

T = TypeVar("T", bound=Model)


def readable(request: ActingRequest, model: type[T], uid: UUID) -> T:
    """The row if the acting organisation reads its channel."""
    rows: Any = model._default_manager
    found: T | None = rows.visible_to(request.reader).filter(pk=uid).first()
    if found is None:
        raise Http404
    return found


def writes(reader: Reader, channel: str) -> bool:
    """An observer reads a channel and never writes; without a channel the roles decide."""
    if not channel:
        return True
    role = reader.role_in(channel)
    return role is not None and role.writes


def may(reader: Reader, act: permissions.Act, channel: str = "") -> bool:
    """Whether a page offers this person an act on a thing of this channel."""
    return bool(reader.roles & permissions.declared()[act]) and writes(reader, channel)
