"""Gates of the screens: what is not of the acting organisation does not exist for the person (404)."""

from __future__ import annotations

from datetime import date
from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from tinhban.organisations import permissions
from tinhban.organisations.models import Grant, Organisation, Person, Role
from tinhban.organisations.permissions import Permission
from tinhban.organisations.reader import Reader


class ActingRequest(HttpRequest):
    """A request after `middleware.ActingOrganisation`, of somebody who is logged in and has chosen."""

    user: Person
    acting_as: Organisation
    roles: frozenset[Role]
    today: date
    reader: Reader
    htmx: HtmxDetails
    may_act_for: dict[Organisation, frozenset[Role]]
    demo_day: date | None  # on which a body of a demonstration lives that has ended
    must_set_up: bool  # an administrator without a second factor
    let_in: Person | None  # logged in, or chose another password, with this request
    let_out: bool


def reads(request: HttpRequest, reader: Reader) -> None:
    """From here on the request is this reader's."""
    here = cast(ActingRequest, request)
    here.reader, here.roles, here.today = reader, reader.roles, reader.today
    here.acting_as = reader.organisation  # type: ignore[assignment]


def acting(request: HttpRequest) -> ActingRequest:
    """The request with its acting organisation; there is none without a grant in force."""
    if getattr(request, "acting_as", None) is None:
        raise Http404
    return cast(ActingRequest, request)


def person_here(request: ActingRequest, uid: UUID) -> Person:
    """Somebody of the acting organisation."""
    people = Person.objects.visible_to(request.reader)
    person = people.select_related("home").filter(pk=uid).first()
    if person is None:
        raise Http404
    return person


def grant_here(request: ActingRequest, uid: UUID) -> Grant:
    """A grant in the acting organisation."""
    grants = Grant.objects.visible_to(request.reader)
    grant = grants.select_related("person", "on_behalf_of", "organisation").filter(pk=uid).first()
    if grant is None:
        raise Http404
    return grant


def may_manage(request: ActingRequest) -> bool:
    return permissions.allows(request.user, Permission.MANAGE_PEOPLE, as_=request.acting_as)


def require_manager(request: ActingRequest) -> None:
    """Forms of administrators are shown to administrators only (403)."""
    permissions.require(request.user, Permission.MANAGE_PEOPLE, as_=request.acting_as)
