"""What the page of a programme shows of its reports."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.organisations.access import ActingRequest
from tinhban.programmes.hooks import PageAction
from tinhban.programmes.models import Programme, State

_BEFORE_WORK = {State.PROPOSED}


def report_of(request: ActingRequest, programme: Programme, year: int) -> PageAction | None:
    """The report on the results of a year that has begun, once every party has signed."""
    today: date = request.today
    if programme.state in _BEFORE_WORK or date(year, 1, 1) > today:
        return None
    address = reverse("reviews:review", args=[programme.slug, str(year)])
    return PageAction(_("Report on the results"), address)
