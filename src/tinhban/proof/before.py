"""Rules and figures as they were written before declarations: read, so that what was signed then counts as it did."""

from collections.abc import Mapping
from typing import Any

from tinhban.proof import strict
from tinhban.proof.rule_data import MOST_CHANNELS, MOST_VALUES, Rule
from tinhban.proof.strict import BadRule
from tinhban.proof.vocabulary import TERMS, between

_PARTS = (
    *("v", "count", "channels", "supplier", "user", "column"),
    *("kinds", "from", "to", "slot", "each"),
)


def rule(given: Mapping[str, Any]) -> Rule:
    """A rule of version 1, read strictly."""
    said = strict.parts(given, _PARTS, "a rule")
    if type(said.get("v")) is not int or said["v"] != 1:
        raise BadRule(f"v: {said.get('v')!r:.60}")
    return between(
        strict.text(said, "count"),
        user=strict.text(said, "user", strict.UUID_TEXT),
        supplier=strict.text_or_none(said, "supplier", strict.UUID_TEXT),
        column=strict.text_or_none(said, "column", strict.UUID_TEXT),
        kinds=strict.texts(said, "kinds", None, most=MOST_VALUES),
        channels=strict.texts(said, "channels", strict.HASH, most=MOST_CHANNELS),
        starts_on=strict.day(said, "from"),
        ends_on=strict.day(said, "to"),
        slot=strict.text(said, "slot") if "slot" in said else "week",
        each=strict.whole(said, "each", least=1, most=100) if "each" in said else 1,
    )


def act_name(count: str) -> str:
    """What the list of an act is called now."""
    return TERMS[count].name if count in TERMS else count


def acts(figure: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The acts of a figure as it was signed: only what was said, nothing that would follow from it."""
    lists = {act_name(one["count"]): one for one in figure.get("lists") or ()}
    said: dict[str, dict[str, Any]] = {
        "delivery": {"number": figure.get("supplied"), "awaiting": figure.get("awaiting") or 0},
        "receipt": {"number": figure.get("received")},
        "usage": {
            "number": figure.get("used"),
            "agreed": figure.get("confirmed") or 0,
            "contradicted": figure.get("disputed") or 0,
        },
    }
    return [
        {"name": name, "lines": one["number"], "digest": one["digest"], **said.get(name, {})}
        for name, one in lists.items()
    ]
