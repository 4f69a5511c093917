"""Where uploaded logs stand on the rail of the workspace."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhban.exchange import hooks
from tinhban.exchange.permissions import Permission
from tinhban.organisations import permissions
from tinhban.organisations.access import acting
from tinhban.screens import rail


def register() -> None:
    """Put the page on the rail of who may record uses, and above the exchange desk."""
    hooks.register_desk_link(hooks.DeskLink(_("Enter a log book"), "logbook:logs", "cloud-upload"))
    rail.register(
        "exchange", 40, _("Upload a log"), "logbook:logs", "cloud-upload", allowed=_may_record
    )


def _may_record(request: HttpRequest) -> bool:
    here = acting(request)
    return permissions.allows(here.user, Permission.USE, as_=here.acting_as)
