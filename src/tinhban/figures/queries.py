"""Reads of indicators and typed figures."""

from collections.abc import Iterable

from tinhban.figures.models import Indicator, Observation
from tinhban.organisations.models import Organisation


def indicators(keys: Iterable[str]) -> dict[str, Indicator]:
    """The indicators known here, by key."""
    return {one.key: one for one in Indicator.objects.filter(key__in=set(keys))}


def observations(
    indicators: Iterable[Indicator | None], period: str, organisation: Organisation
) -> dict[str, Observation]:
    """The typed figures in force for a period, by the key of what they say."""
    wanted = [one for one in indicators if one is not None]
    if not wanted:
        return {}
    rows = Observation.objects.in_force().filter(
        indicator__in=wanted, period=period, organisation=organisation
    )
    return {row.indicator.key: row for row in rows.select_related("indicator")}
