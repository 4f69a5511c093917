"""What administrators do with people and grants: authorise, check, change, in one transaction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Q

from tinhban.foundation import text
from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.organisations import permissions, protocol
from tinhban.organisations.models import (
    Authority,
    Grant,
    GrantKind,
    Organisation,
    Person,
    Role,
)
from tinhban.organisations.permissions import Permission
from tinhban.organisations.queries import is_demo, today_for

if TYPE_CHECKING:
    from tinhban.ledger.keys import RootKey
    from tinhban.organisations.models.grants import GrantQuerySet


def add_person(
    *,
    username: str,
    display_name: str,
    role: Role,
    valid_from: date,
    by: Person,
    as_: Organisation,
    valid_to: date | None = None,
    position: str = "",
    authority: str = "",
) -> Person:
    """A new account of this organisation with its first grant; the password is chosen by the person."""
    with transaction.atomic():
        permissions.require(by, Permission.MANAGE_PEOPLE, as_=as_)
        person = _create(username, display_name, position, as_, by)
        _grant(person, role, as_, valid_from, valid_to, by, authority=authority)
    return person


def first_administrator(*, organisation: Organisation, username: str, display_name: str) -> Person:
    """The account with which an organisation begins; only the operator of the node can make it."""
    with transaction.atomic():
        if _administrators(organisation).exists():
            raise Problem(
                "has_administrator",
                gettext_noop("%(organisation)s already has an administrator."),
                organisation=organisation,
            )
        person = _create(username, display_name, "", organisation, None)
        _grant(person, Role.ADMINISTRATOR, organisation, today_for(organisation), None, None)
    return person


def _create(
    username: str, display_name: str, position: str, home: Organisation, by: Person | None
) -> Person:
    username = text.nfc(username).strip().lower()
    if Person.objects.filter(username=username).exists():
        raise Problem(
            "taken", gettext_noop("The user name “%(username)s” is taken."), username=username
        )
    person = Person(
        username=username,
        display_name=text.clean_cell(display_name),
        position=text.clean_cell(position),
        rank=protocol.rank_of(position),
        home=home,
    )
    person.set_unusable_password()
    person.clean_fields(exclude=["password", "sort_key", "folded"])
    person._history_user = by
    person.save()
    return person


def change_person(
    *, person: Person, display_name: str, position: str, by: Person, as_: Organisation
) -> None:
    """Correct a name or a position; the rank in the protocol order follows."""
    with transaction.atomic():
        _require_home(person, by, as_)
        person.display_name = text.clean_cell(display_name)
        person.position = text.clean_cell(position)
        person.rank = protocol.rank_of(position)
        person.clean_fields(exclude=["password", "sort_key", "folded"])
        person._history_user = by
        person.save()


def password_token(*, person: Person, by: Person | None, as_: Organisation) -> str:
    """A token with which the person chooses a password, once, within three days; `by` None = the operator.

    Whoever holds it can become that person: it is refused while another organisation trusts the account.
    """
    if by is not None:
        _require_home(person, by, as_)
        _refuse_if_trusted_elsewhere(person, as_)
    return default_token_generator.make_token(person)


def choose_password(*, person: Person, token: str, password: str) -> None:
    """The person's own choice, against a token; every open session of the account ends."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if not person.is_active or not default_token_generator.check_token(person, token):
            raise Problem(
                "link_used",
                gettext_noop(
                    "This link was used or has expired. Ask your administrator for another."
                ),
            )
        validate_password(password, person)
        person.set_password(password)
        person.save(update_fields=["password"])
        _end_sessions(person)


def deactivate_person(*, person: Person, by: Person, as_: Organisation) -> None:
    """Nobody logs in with the account any more; its history stays."""
    with transaction.atomic():
        _require_home(person, by, as_)
        for organisation in Organisation.objects.filter(grants__person=person).distinct():
            _keep_an_administrator(organisation, without=Q(person=person))
        person.is_active = False
        person._history_user = by
        person.save(update_fields=["is_active"])
        _end_sessions(person)


def reactivate_person(*, person: Person, by: Person, as_: Organisation) -> None:
    """The account works again, with the grants that are still in force."""
    with transaction.atomic():
        _require_home(person, by, as_)
        person.is_active = True
        person._history_user = by
        person.save(update_fields=["is_active"])


def end_sessions(
    *, person: Person, by: Person, as_: Organisation, session: UserSession | None = None
) -> int:
    """Log a person out everywhere, or of one session; answers how many ended."""
    with transaction.atomic():
        if by.pk != person.pk:
            _require_home(person, by, as_)
        return _end_sessions(person, session)


def reset_second_factor(*, person: Person, by: Person, as_: Organisation) -> None:
    """For a lost telephone: the code and the recovery codes go, an administrator sets them up anew."""
    with transaction.atomic():
        _require_home(person, by, as_)
        _refuse_if_trusted_elsewhere(person, as_)
        if by.pk == person.pk:
            raise Problem(
                "own_second_factor",
                gettext_noop("Another administrator must do that for you."),
            )
        Authenticator.objects.filter(user=person).delete()
        _end_sessions(person)


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
        return _grant(person, role, as_, valid_from, valid_to, by, authority=authority, basis=basis)


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
        return _grant(
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
        _keep_an_administrator(as_, without=Q(pk__in=[g.pk for g in ending]))
        for ended in ending:
            ended.revoked_on = day
            ended._history_user = by
            ended.save(update_fields=["revoked_on"])
    return len(ending)


def join_node(*, organisation: Organisation, by: Person | None) -> RootKey:
    """Give an organisation its own log: the root key is answered once, to be printed, and never stored.

    `by` None = the operator of the node, at the command line.
    """
    from tinhban.ledger import actions as ledger

    if by is not None:
        permissions.require(by, Permission.JOIN_NODE, as_=organisation)
    return ledger.create_identity(organisation.uid, demo=is_demo())


def _grant(
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
    return grant


def _lent_out_of(grant: Grant, day: date) -> list[Grant]:
    """What others hold in the place of this grant's holder, if it was a role of his or her own."""
    if grant.kind != GrantKind.OWN:
        return []
    lent = Grant.objects.select_for_update().filter(
        on_behalf_of=grant.person, organisation=grant.organisation, role=grant.role
    )
    return list(lent.coming_or_in_force(day))


def _administrators(organisation: Organisation) -> GrantQuerySet:
    return Grant.objects.filter(organisation=organisation, role=Role.ADMINISTRATOR).in_force(
        today_for(organisation)
    )


def _keep_an_administrator(organisation: Organisation, *, without: Q) -> None:
    before = _administrators(organisation)
    if before.exists() and not before.exclude(without).exists():
        raise Problem(
            "last_administrator",
            gettext_noop("%(organisation)s must keep one administrator."),
            organisation=organisation,
        )


def _require_home(person: Person, by: Person, as_: Organisation) -> None:
    """The account itself is looked after by the administrators of its own organisation only."""
    permissions.require(by, Permission.MANAGE_PEOPLE, as_=as_)
    if person.home_id != as_.pk:
        raise permissions.PermissionDenied


def _refuse_if_trusted_elsewhere(person: Person, home: Organisation) -> None:
    for grant in person.grants.exclude(organisation=home).select_related("organisation"):
        if grant.in_force(today_for(grant.organisation)):
            raise Problem(
                "trusted_elsewhere",
                gettext_noop(
                    "%(organisation)s trusts this account too. Its administrator must take its role back first."
                ),
                organisation=grant.organisation,
            )


def _end_sessions(person: Person, session: UserSession | None = None) -> int:
    sessions = UserSession.objects.filter(user=person)
    if session is not None:
        sessions = sessions.filter(pk=session.pk)
    ended = list(sessions)
    for open_session in ended:
        open_session.end()
    return len(ended)
