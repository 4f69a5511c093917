"""Roles given, lent to a substitute, taken back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from tinhban.foundation import text
from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.organisations import permissions
from tinhban.organisations.models import Authority, Grant, GrantKind, Organisation, Person, Role
from tinhban.organisations.models.grants import GrantQuerySet
from tinhban.organisations.permissions import Permission
from tinhban.organisations.queries import today_for
from tinhban.screens import logs


def give_grant(
    *,
    person: Person,
    role: Role,
    valid_from: date,
    by: Person,
    as_: Organisation,
    valid_to: date | None = None,
    authority: str = "",
    basis: str = "",
) -> Grant:
    """A role of a person's own in the acting organisation."""
    with transaction.atomic():
        permissions.require(by, Permission.MANAGE_PEOPLE, as_=as_)
        return record_grant(
            person, role, as_, valid_from, valid_to, by, authority=authority, basis=basis
        )


def name_substitute(
    *,
    grant: Grant,
    substitute: Person,
    valid_from: date,
    valid_to: date,
    by: Person,
    as_: Organisation,
    kind: GrantKind = GrantKind.SUBSTITUTE,
    authority: str = "",
    basis: str = "",
) -> Grant:
    """Somebody acts in the place of the holder of a grant between two days; by delegation with its paper."""
    with transaction.atomic():
        permissions.require(by, Permission.MANAGE_PEOPLE, as_=as_)
        if grant.organisation_id != as_.pk:
            raise permissions.PermissionDenied
        if grant.kind != GrantKind.OWN or grant.revoked_on is not None:
            raise Problem(
                "not_own", gettext_noop("Only a role of one's own, in force, can be lent.")
            )
        if valid_from < grant.valid_from or (grant.valid_to and valid_to > grant.valid_to):
            raise Problem(
                "outside",
                gettext_noop("The days lie outside the role of %(person)s."),
                person=grant.person,
            )
        if kind == GrantKind.DELEGATION and not basis.strip():
            raise Problem(
                "no_paper", gettext_noop("A delegation needs its paper: number and date.")
            )
        if kind == GrantKind.DELEGATION:
            authority = Authority.TUQ
        return record_grant(
            substitute,
            Role(grant.role),
            as_,
            valid_from,
            valid_to,
            by,
            authority=authority,
            basis=basis,
            kind=kind,
            on_behalf_of=grant.person,
        )


def revoke_grant(*, grant: Grant, by: Person, as_: Organisation) -> int:
    """Take a role back from today on, with what was lent out of it; answers how many grants ended."""
    with transaction.atomic():
        permissions.require(by, Permission.MANAGE_PEOPLE, as_=as_)
        if grant.organisation_id != as_.pk:
            raise permissions.PermissionDenied
        day = today_for(as_)
        ending = [
            *Grant.objects.select_for_update().filter(pk=grant.pk).coming_or_in_force(day),
            *_lent_out_of(grant, day),
        ]
        if not ending or ending[0].pk != grant.pk:
            raise Problem("over", gettext_noop("This role is already over."))
        keep_an_administrator(as_, without=Q(pk__in=[g.pk for g in ending]))
        for ended in ending:
            ended.revoked_on = day
            ended._history_user = by
            ended.save(update_fields=["revoked_on"])
    for ended in ending:
        logs.note(
            "grant taken back",
            grant=ended.pk,
            on=ended.person_id,
            organisation=as_.pk,
            role=ended.role,
        )
    return len(ending)


def record_grant(
    person: Person,
    role: Role,
    organisation: Organisation,
    valid_from: date,
    valid_to: date | None,
    by: Person | None,
    *,
    authority: str = "",
    basis: str = "",
    kind: GrantKind = GrantKind.OWN,
    on_behalf_of: Person | None = None,
) -> Grant:
    if valid_to is not None and valid_to < valid_from:
        raise Problem(
            "ends_before_it_starts",
            gettext_noop("The last day, %(last)s, lies before the first, %(first)s."),
            first=valid_from.strftime("%d/%m/%Y"),
            last=valid_to.strftime("%d/%m/%Y"),
        )
    if not person.is_active:
        raise Problem(
            "inactive", gettext_noop("The account of %(person)s is closed."), person=person
        )
    if on_behalf_of is not None and on_behalf_of.pk == person.pk:
        raise Problem("oneself", gettext_noop("Nobody stands in for himself or herself."))
    same = Grant.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=valid_from),
        Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from),
        person=person,
        role=role,
        organisation=organisation,
        on_behalf_of=on_behalf_of,
    )
    if valid_to is not None:
        same = same.filter(valid_from__lte=valid_to)
    if same.exists():
        raise Problem(
            "has_role",
            gettext_noop("%(person)s already has this role in these days."),
            person=person,
        )
    grant = Grant(
        person=person,
        role=role,
        organisation=organisation,
        valid_from=valid_from,
        valid_to=valid_to,
        kind=kind,
        authority=authority,
        on_behalf_of=on_behalf_of,
        basis=text.clean_cell(basis),
    )
    grant.clean_fields()
    grant._history_user = by
    grant.save(force_insert=True)
    logs.note("grant given", grant=grant.pk, on=person.pk, organisation=organisation.pk, role=role)
    return grant


def _lent_out_of(grant: Grant, day: date) -> list[Grant]:
    """What others hold in the place of this grant's holder, if it was a role of his or her own."""
    if grant.kind != GrantKind.OWN:
        return []
    lent = Grant.objects.select_for_update().filter(
        on_behalf_of=grant.person, organisation=grant.organisation, role=grant.role
    )
    return list(lent.coming_or_in_force(day))


def administrators(organisation: Organisation) -> GrantQuerySet:
    return Grant.objects.filter(organisation=organisation, role=Role.ADMINISTRATOR).in_force(
        today_for(organisation)
    )


def keep_an_administrator(organisation: Organisation, *, without: Q) -> None:
    Organisation.objects.select_for_update().get(
        pk=organisation.pk
    )  # two who end each other's role
    before = administrators(organisation)
    if before.exists() and not before.exclude(without).exists():
        raise Problem(
            "last_administrator",
            gettext_noop("%(organisation)s must keep one administrator."),
            organisation=organisation,
        )
