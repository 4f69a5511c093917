"""What changes indicators and typed figures; both stay inside the office."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhban.evidence.models import Holding, StoredFile
from tinhban.figures.models import Indicator, Observation
from tinhban.figures.periods import Period
from tinhban.figures.permissions import Permission
from tinhban.foundation import time
from tinhban.foundation.problems import Refused
from tinhban.numbers.quantities import Qualifier
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person


class FigureRefused(Refused):
    """The figure cannot be kept; the message says why."""


def define_indicator(*, key: str, by: Person, as_: Organisation, **fields: Any) -> Indicator:
    """Make an indicator, or change the words and the rule of one that exists."""
    permissions.require(by, Permission.DEFINE, as_=as_)
    indicator, _made = Indicator.objects.update_or_create(key=key, defaults=fields)
    return indicator


def enter_figure(
    *,
    indicator: Indicator,
    period: Period,
    number: Decimal | int,
    paper: StoredFile | None,
    by: Person,
    as_: Organisation,
    qualifier: str = "exact",
) -> Observation:
    """Type a figure that nothing counts, with the paper it was read from; an earlier one is withdrawn."""
    permissions.require(by, Permission.ENTER, as_=as_)
    if indicator.is_counted:
        raise FigureRefused(_("This figure is counted from entries and cannot be typed."))
    if paper is None or not Holding.objects.filter(file=paper, organisation=as_).exists():
        raise FigureRefused(_("A typed figure needs the paper that it was read from."))
    if number < 0:
        raise FigureRefused(_("A figure cannot be below zero."))
    if qualifier not in {one.value for one in Qualifier} - {Qualifier.BETWEEN.value}:
        raise FigureRefused(
            _("A typed figure is one number, with one of the known words before it.")
        )
    with transaction.atomic():
        Observation.objects.in_force().filter(
            indicator=indicator, organisation=as_, period=period.key
        ).update(withdrawn_at=time.now())
        return Observation.objects.create(
            indicator=indicator,
            organisation=as_,
            period=period.key,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            number=number,
            qualifier=qualifier,
            paper=paper.sha256,
            entered_by=by,
        )
