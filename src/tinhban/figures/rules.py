"""How rules come about: from the terms that parties sign, and from what an indicator keeps."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tinhban.figures import counters
from tinhban.proof import strict
from tinhban.proof.counted import Counted
from tinhban.proof.rule_data import MOST_ORGANISATIONS, Named, Per, Rule, where_of
from tinhban.proof.slots import SLOT_KINDS
from tinhban.proof.strict import BadRule
from tinhban.proof.vocabulary import BETWEEN_TWO, TERMS, between

# What a commitment keeps of its own, and a review fills in.
_KEPT = ("counted", "users", "others", "where", "who")
_KEPT_BEFORE = ("count", "supplier", "user", "column", "kinds", "slot", "each")


def of_terms(
    terms: Mapping[str, Any],
    *,
    channels: Iterable[str],
    first: date,
    last: date,
    per: str = "",
    each: int = 1,
) -> Rule:
    """The rule of terms between two days; raises `BadRule`.

    `count`, `supplier`, `user`, `column`, `kinds` are what parties sign; `counted`, `users`, `others`, `where`, `who`
    are what an indicator keeps, with sets of organisations. Whether it is held per slot is part of what is counted.
    """
    in_channels = tuple(sorted(set(channels)))
    slot = per if per in SLOT_KINDS else "week"
    if "counted" in terms:
        return _of_sets(terms, in_channels, first, last)
    said = strict.parts(terms, (*_KEPT_BEFORE, "channels", "v"), "terms")
    count = strict.text(said, "count")
    values: dict[str, Any] = {
        "user": strict.text(said, "user", strict.UUID_TEXT),
        "supplier": strict.text_or_none(said, "supplier", strict.UUID_TEXT),
        "column": strict.text_or_none(said, "column", strict.UUID_TEXT),
        "kinds": strict.texts(said, "kinds", None, most=100),
    }
    if count in TERMS:
        return between(
            count,
            channels=in_channels,
            starts_on=first,
            ends_on=last,
            slot=slot,
            each=each,
            **values,
        )
    where = {"kind": list(values["kinds"]), "column": [one for one in (values["column"],) if one]}
    return Rule(
        counted=_named(count),
        channels=in_channels,
        users=(values["user"],),
        others=(values["supplier"],) if values["supplier"] else (),
        where=where_of(where),
        starts_on=first,
        ends_on=last,
    )


def check_template(template: Mapping[str, Any]) -> None:
    """Refuse what an indicator keeps, if it would not make a rule or fixes what a review fills in."""
    for part in ("channels", "from", "to"):
        if part in template:
            raise BadRule(f"{part}: belongs to the review, not to the indicator")
    of_terms(template, channels=(), first=date(2022, 1, 1), last=date(2022, 12, 31))


def _of_sets(terms: Mapping[str, Any], channels: tuple[str, ...], first: date, last: date) -> Rule:
    said = strict.parts(terms, (*_KEPT, "per"), "terms")
    counted = _named(strict.text(said, "counted"))
    others = strict.texts(said, "others", strict.UUID_TEXT, most=MOST_ORGANISATIONS)
    per = None if said.get("per") is None else Per.from_json(said["per"])
    who = strict.parts(said.get("who", {}), ("users", "others"), "who")
    together = counted in BETWEEN_TWO and others and per is None
    return Rule(
        counted=counted,
        acts=BETWEEN_TWO if together else (counted,),
        channels=channels,
        users=strict.texts(said, "users", strict.UUID_TEXT, most=MOST_ORGANISATIONS),
        others=others,
        where=where_of(said.get("where", {})),
        starts_on=first,
        ends_on=last,
        per=per,
        who=tuple((side, Named.from_json(who[side])) for side in sorted(who)),
    )


def _named(name: str) -> Counted:
    try:
        return counters.named(name)
    except counters.NoCounter as error:
        raise BadRule(f"count: {name!r:.60}") from error
