"""Where the exchange stands on the rail of the workspace, and what waits behind it."""

from django.utils.translation import gettext_lazy as _

from tinhban.organisations.access import ActingRequest
from tinhban.records import waiting
from tinhban.screens import rail


def register() -> None:
    """Put the desk and the columns on the rail."""
    rail.register(
        "exchange", 10, _("Exchange desk"), "exchange:desk", "arrows-exchange", badge=_waiting
    )
    rail.register("exchange", 20, _("Columns"), "exchange:columns", "news")


def _waiting(request: ActingRequest) -> int:
    return waiting.total(request.acting_as.uid, request.today)
