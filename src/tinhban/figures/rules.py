"""A rule as an indicator keeps it: everything but the channels and the days, which the review fills in."""

from collections.abc import Iterable
from typing import Any

from tinhban.figures.periods import Period
from tinhban.proof.rules import (
    COUNTS,
    STATES,
    BadRule,
    Count,
    Rule,
    counts_of,
    digest,
    line,
    state_of,
)

__all__ = [
    "COUNTS",
    "STATES",
    "BadRule",
    "Count",
    "Rule",
    "check_template",
    "counts_of",
    "digest",
    "fill_in",
    "line",
    "state_of",
]

_FILLED_LATER = ("channels", "from", "to")


def fill_in(template: dict[str, Any], *, channels: Iterable[str], period: Period) -> Rule:
    """The rule of an indicator, in these channels and for the data window of this period."""
    return Rule.from_json(
        {
            "v": 1,
            "supplier": None,
            "column": None,
            "kinds": [],
            "slot": "week",
            **template,
            "channels": sorted(set(channels)),
            "from": period.starts_on.isoformat(),
            "to": period.ends_on.isoformat(),
        }
    )


def check_template(template: dict[str, Any]) -> None:
    """Refuse a template that would not make a rule, or that fixes what a review fills in."""
    for part in _FILLED_LATER:
        if part in template:
            raise BadRule(f"{part}: belongs to the review, not to the indicator")
    fill_in(template, channels=(), period=Period.parse("2022"))
