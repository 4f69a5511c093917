"""What every change of a proposed programme asks first, inside the log's lock."""

from datetime import date

from django.utils.translation import gettext as _

from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.programmes.models import Closing, Party, PartyRole, Programme
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import Closed, NotAParty, ProgrammeRefused


def require_party(programme: Programme, act: Permission, *, by: Person, as_: Organisation) -> None:
    """The person may do this for the organisation, which is a party of a programme still open."""
    permissions.require(by, act, as_=as_)
    signing = Party.objects.filter(programme=programme, organisation=as_.uid, role=PartyRole.PARTY)
    if not signing.exists():
        raise NotAParty
    if is_closed(programme):
        raise Closed


def is_closed(programme: Programme) -> bool:
    """The proposing party has closed it."""
    return Closing.objects.filter(programme=programme, closed_by=programme.proposed_by).exists()


def past_day(day: date | None, *, as_: Organisation) -> date:
    """The day something was done: today unless said, never a day to come."""
    today = today_for(as_)
    if day is not None and day > today:
        raise ProgrammeRefused(_("%s has not come yet.") % f"{day:%d/%m/%Y}")
    return day or today


def said(text: str, most: int, *, what: str) -> str:
    """Words that must be there and may not be longer than `most`."""
    text = text.strip()
    if not text:
        raise ProgrammeRefused(_("%s is missing.") % what)
    if len(text) > most:
        raise ProgrammeRefused(
            _("%(what)s has more than %(most)d characters.") % {"what": what, "most": most}
        )
    return text
