"""What was done to a person's account and grants, in words, newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhban.organisations.models import Grant, Organisation, Person

LIMIT = 50


@dataclass(frozen=True)
class PersonChange:
    at: datetime
    by: str
    what: str


def of_person(person: Person, organisation: Organisation) -> list[PersonChange]:
    """Lines of the account, and of its grants in this organisation."""
    lines = _account(person) if person.home_id == organisation.pk else []
    lines += _grants(person, organisation)
    return sorted(lines, key=lambda line: line.at, reverse=True)[:LIMIT]


def _by(record: Any) -> str:
    return str(record.history_user) if record.history_user_id else _("operator of the node")


def _account(person: Person) -> list[PersonChange]:
    records = person.history.select_related("history_user").order_by("history_date", "history_id")
    lines, before = [], None
    for record in records:
        if record.history_type == "+":
            what = _("Account made")
        elif before is not None and before.is_active and not record.is_active:
            what = _("Account closed")
        elif before is not None and record.is_active and not before.is_active:
            what = _("Account opened again")
        else:
            what = _("Name or position changed: %(name)s, %(position)s") % {
                "name": record.display_name,
                "position": record.position or "–",
            }
        lines.append(PersonChange(record.history_date, _by(record), what))
        before = record
    return lines


def _grants(person: Person, organisation: Organisation) -> list[PersonChange]:
    records = (
        Grant.history.filter(person_id=person.pk, organisation_id=organisation.pk)
        .select_related("history_user", "on_behalf_of")
        .order_by("history_date", "history_id")
    )
    lines = []
    for record in records:
        words = {
            "role": record.get_role_display(),
            "days": days_in_words(record.valid_from, record.valid_to),
        }
        if record.revoked_on is not None:
            what = _("Role taken back: %(role)s") % words
        elif record.on_behalf_of_id:
            words["person"] = str(record.on_behalf_of)
            what = _("Role given in the place of %(person)s: %(role)s, %(days)s") % words
        else:
            what = _("Role given: %(role)s, %(days)s") % words
        lines.append(PersonChange(record.history_date, _by(record), what))
    return lines


def days_in_words(first: date | None, last: date | None) -> str:
    """A span of days; an end that is open or not known is left out."""
    if first and last:
        return f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"
    if first:
        return _("from %(first)s") % {"first": f"{first:%d/%m/%Y}"}
    return _("until %(last)s") % {"last": f"{last:%d/%m/%Y}"} if last else ""
