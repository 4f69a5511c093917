"""The account of a person: made, corrected, closed; its password, second factor and sessions."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Q

from tinhban.foundation import text
from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.organisations import passwords, permissions, protocol
from tinhban.organisations.actions.grants import administrators, keep_an_administrator, record_grant
from tinhban.organisations.models import Organisation, Person, Role
from tinhban.organisations.names import account_name
from tinhban.organisations.permissions import Permission
from tinhban.organisations.queries import today_for
from tinhban.screens import logs


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
        record_grant(person, role, as_, valid_from, valid_to, by, authority=authority)
    logs.note("account made", on=person.pk, organisation=as_.pk)
    return person


def first_administrator(*, organisation: Organisation, username: str, display_name: str) -> Person:
    """The account with which an organisation begins; only the operator of the node can make it."""
    with transaction.atomic():
        if administrators(organisation).exists():
            raise Problem(
                "has_administrator",
                gettext_noop("%(organisation)s already has an administrator."),
                organisation=organisation,
            )
        person = _create(username, display_name, "", organisation, None)
        record_grant(person, Role.ADMINISTRATOR, organisation, today_for(organisation), None, None)
    logs.note("account made", on=person.pk, organisation=organisation.pk)
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
    logs.note("account changed", on=person.pk)


def password_token(*, person: Person, by: Person | None, as_: Organisation) -> str:
    """A token with which the person chooses a password, once, within three days; `by` None = the operator.

    Whoever holds it can become that person: it is refused while another organisation trusts the account.
    """
    if by is not None:
        _require_home(person, by, as_)
        _refuse_if_trusted_elsewhere(person, as_)
    logs.note("link for a password made", on=person.pk)
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
        validate_password(passwords.normal(password), person)
        person.set_password(password)
        person.save(update_fields=["password"])
        _end_sessions(person)
    logs.note("password set by a link", on=person.pk)


def deactivate_person(*, person: Person, by: Person, as_: Organisation) -> None:
    """Nobody logs in with the account any more; its history stays."""
    with transaction.atomic():
        _require_home(person, by, as_)
        for organisation in Organisation.objects.filter(grants__person=person).distinct():
            keep_an_administrator(organisation, without=Q(person=person))
        person.is_active = False
        person._history_user = by
        person.save(update_fields=["is_active"])
        _end_sessions(person)
    logs.note("account closed", on=person.pk)


def reactivate_person(*, person: Person, by: Person, as_: Organisation) -> None:
    """The account works again, with the grants that are still in force."""
    with transaction.atomic():
        _require_home(person, by, as_)
        person.is_active = True
        person._history_user = by
        person.save(update_fields=["is_active"])
    logs.note("account opened", on=person.pk)


def end_sessions(
    *, person: Person, by: Person, as_: Organisation, session: UserSession | None = None
) -> int:
    """Log a person out everywhere, or of one session; answers how many ended."""
    with transaction.atomic():
        if by.pk != person.pk:
            _require_home(person, by, as_)
        ended = _end_sessions(person, session)
    logs.note("sessions ended", on=person.pk, count=ended)
    return ended


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
    logs.note("second factor removed", on=person.pk)


def _create(
    username: str, display_name: str, position: str, home: Organisation, by: Person | None
) -> Person:
    username = account_name(username)
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
