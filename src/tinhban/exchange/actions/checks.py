"""What acts of the exchange ask: the other side, and the day."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.refusals import ExchangeRefused
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.models import Organisation


def require_partner(channel: str, organisation: UUID, *, as_: Organisation) -> None:
    """The other side is a member of the channel that may answer, and not ourselves."""
    if organisation == as_.uid:
        raise ExchangeRefused(_("Choose a partner: this is our own organisation."), field="to")
    role = ledger_queries.role_of(channel, organisation)
    if role is None or not role.writes:
        raise ExchangeRefused(
            _("The partner chosen is not a member of this programme."), field="to"
        )


def past(day: date, today: date, field: str) -> None:
    """A day on which something happened does not lie ahead."""
    if day > today:
        raise ExchangeRefused(
            _("%(day)s lies in the future; today is %(today)s.")
            % {"day": f"{day:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"},
            field=field,
        )
