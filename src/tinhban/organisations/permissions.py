"""The one rule: a grant in force today, for exactly the organisation one acts for, whose role is declared for the act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from tinhban.organisations import asked
from tinhban.organisations.models.grants import Grant, Role
from tinhban.organisations.queries import today_for

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from tinhban.organisations.models.bodies import Organisation
    from tinhban.organisations.models.people import Person

__all__ = [
    "Act",
    "Permission",
    "PermissionDenied",
    "Role",
    "acts_for",
    "allows",
    "declare",
    "grant_for",
    "require",
    "roles_for",
]


class Act(StrEnum):
    """Base of each app's own enum of acts: `class Permission(permissions.Act): SIGN = "programme.sign"`."""


class Permission(Act):
    MANAGE_PEOPLE = "organisation.manage_people"
    JOIN_NODE = "organisation.join_node"


_declared: dict[Act, frozenset[Role]] = {}


def declare(roles: Mapping[Any, Iterable[Role]]) -> None:
    """Say once, at import, which roles may do which acts; a second answer for an act is an error."""
    for act, allowed in roles.items():
        allowed = frozenset(Role(role) for role in allowed)
        if _declared.setdefault(act, allowed) != allowed:
            raise ValueError(f"{act} is declared twice, differently")


def declared() -> Mapping[Act, frozenset[Role]]:
    """Every act with its roles: the authorisation matrix is tested against it."""
    return dict(_declared)


def grants_in_force(person: Person | AnonymousUser, as_: Organisation | None) -> list[Grant]:
    """The grants that let this person act for this organisation on its own today."""
    if as_ is None or not person.is_authenticated or not person.is_active:
        return []
    today = today_for(as_)
    return asked.of_rows(
        _question(person, as_, today),
        lambda: list(Grant.objects.filter(person_id=person.pk, organisation=as_).in_force(today)),
    )


def remember(grants: list[Grant], *, of: Person | AnonymousUser, as_: Organisation) -> None:
    """Spare a page the question: these are the grants in force, just read."""
    asked.tell(_question(of, as_, today_for(as_)), grants)


def _question(person: Person | AnonymousUser, as_: Organisation, day: date) -> tuple[object, ...]:
    return ("grants", person.pk, as_.pk, day)


def roles_for(person: Person | AnonymousUser, as_: Organisation | None) -> frozenset[Role]:
    """The roles this person has today in the organisation acted for."""
    return frozenset(Role(grant.role) for grant in grants_in_force(person, as_))


def acts_for(person: Person | AnonymousUser, as_: Organisation | None) -> bool:
    """Has any grant in force there today."""
    return bool(grants_in_force(person, as_))


def grant_for(by: Person | AnonymousUser, act: Act, *, as_: Organisation | None) -> Grant | None:
    """The grant that allows the act: one's own before a substitute's, so that papers name the right authority."""
    allowed = _declared[act]
    granted = [g for g in grants_in_force(by, as_) if g.role in allowed]
    return min(granted, key=lambda g: (g.on_behalf_of_id is not None, g.valid_from), default=None)


def allows(
    by: Person | AnonymousUser, act: Act, *, as_: Organisation | None, on: object = None
) -> bool:
    """The answer of the one rule; what may be done to `on` is checked by the owner of `on`."""
    return grant_for(by, act, as_=as_) is not None


def require(
    by: Person | AnonymousUser, act: Act, *, as_: Organisation | None, on: object = None
) -> Grant:
    """The grant that allows the act, or PermissionDenied (403 on screen)."""
    grant = grant_for(by, act, as_=as_)
    if grant is None:
        raise PermissionDenied(_("The role given to this account does not allow that."))
    return grant


declare(
    {
        Permission.MANAGE_PEOPLE: {Role.ADMINISTRATOR},
        Permission.JOIN_NODE: {Role.ADMINISTRATOR},
    }
)
