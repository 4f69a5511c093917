"""What acts ask of what they are given: the other side, the day, a line of text, a reason."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.foundation import text
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.models import Organisation
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused

SHORT_LENGTH = 200


def require_partner(channel: str, organisation: UUID, *, as_: Organisation) -> None:
    """The other side is a member of the channel that may answer, and not ourselves."""
    if organisation == as_.uid:
        raise RecordRefused(_("Choose a partner: this is our own organisation."), field="to")
    role = ledger_queries.role_of(channel, organisation)
    if role is None or not role.writes:
        raise RecordRefused(_("The partner chosen is not a member of this programme."), field="to")


def past(day: date, today: date, field: str) -> None:
    """A day on which something happened does not lie ahead."""
    if day > today:
        raise RecordRefused(
            _("%(day)s lies in the future; today is %(today)s.")
            % {"day": f"{day:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"},
            field=field,
        )


def short(value: str, field: str, limit: int = SHORT_LENGTH, missing: str = "") -> str:
    """A line of text as it is stored, or a refusal that names its field; `missing` is said where it is empty."""
    value = text.clean_cell(value)
    if missing and not value:
        raise RecordRefused(missing, field=field)
    if len(value) > limit:
        raise RecordRefused(
            _("This is longer than %(limit)d characters.") % {"limit": limit}, field=field
        )
    return value


def reason(value: str) -> str:
    """A reason that somebody gave; without one the act is not done."""
    return short(value, "reason", NOTE_LENGTH, missing=_("Give the reason."))


def one_of(value: str, known: Iterable[str], field: str, missing: str) -> str:
    """A code among those that there are."""
    if value not in known:
        raise RecordRefused(missing, field=field)
    return value
