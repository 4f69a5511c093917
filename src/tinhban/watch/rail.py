"""Where watching stands on the rail of the workspace."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhban.exchange.permissions import Permission
from tinhban.organisations import permissions
from tinhban.organisations.access import acting
from tinhban.screens import rail


def register() -> None:
    """The list of who may watch, and the question of who handles items."""
    rail.register(
        "exchange",
        50,
        _("Articles that may have used items"),
        "watch:suspects",
        "copy",
        allowed=_may_watch,
    )
    rail.register(
        "exchange",
        60,
        _("Where is this from?"),
        "watch:where_from",
        "search",
        allowed=_may_ask,
    )


def _may_watch(request: HttpRequest) -> bool:
    return _may(request, Permission.WATCH)


def _may_ask(request: HttpRequest) -> bool:
    return _may(request, Permission.USE)


def _may(request: HttpRequest, act: Permission) -> bool:
    here = acting(request)
    return permissions.allows(here.user, act, as_=here.acting_as)
