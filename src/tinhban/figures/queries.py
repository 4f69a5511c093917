"""Reads of indicators and typed figures."""

from collections.abc import Iterable

from tinhban.figures.models import Indicator, Observation
from tinhban.organisations.models import Organisation


def indicators(keys: Iterable[str]) -> dict[str, Indicator]:
    """The indicators known here, by key."""
    return {one.key: one for one in Indicator.objects.filter(key__in=set(keys))}


def observation(
    indicator: Indicator, period: str, organisation: Organisation
) -> Observation | None:
    """The typed figure in force for a period, if somebody typed one."""
    return (
        Observation.objects.in_force()
        .filter(indicator=indicator, period=period, organisation=organisation)
        .first()
    )
