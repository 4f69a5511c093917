"""How a row of the matrix is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.authorisation.outcomes import Outcome
from tinhban.organisations.models import Role

GET, POST = "GET", "POST"
ANYBODY_HERE = frozenset(Role)  # whatever role one has in the organisation


class Relation(StrEnum):
    """Where a person stands who has every role there, seen from the owner of the thing."""

    PARTNER = "another party of the channel"
    OBSERVER = "an observer of the channel"
    PARENT = "the body above the owner"
    STRANGER = "a body of the same node outside of the channel"
    ELSEWHERE = "a person of the owner acting for that other body"


Others = Mapping[Relation, Outcome]


def others(
    partner: Outcome = Outcome.HIDDEN,
    observer: Outcome = Outcome.HIDDEN,
    outside: Outcome = Outcome.HIDDEN,
) -> Others:
    """What everybody else gets; who is outside of the channel gets the same, whoever it is."""
    return {
        Relation.PARTNER: partner,
        Relation.OBSERVER: observer,
        Relation.PARENT: outside,
        Relation.STRANGER: outside,
        Relation.ELSEWHERE: outside,
    }


OURS_ALONE = others()
READ_IN_THE_CHANNEL = others(partner=Outcome.OK, observer=Outcome.OK)
LISTED_IN_THE_CHANNEL = others(partner=Outcome.OK, observer=Outcome.OK, outside=Outcome.BARE)
LISTED_TO_US_ALONE = others(partner=Outcome.BARE, observer=Outcome.BARE, outside=Outcome.BARE)
OPEN = others(partner=Outcome.OK, observer=Outcome.OK, outside=Outcome.OK)
FOR_US_AMONG_READERS = others(partner=Outcome.FORBIDDEN, observer=Outcome.FORBIDDEN)
REFUSED_TO_READERS = others(partner=Outcome.REFUSED, observer=Outcome.REFUSED)


@dataclass(frozen=True)
class Row:
    """One route and method about one thing: who of the owner's people is let through, what others get."""

    route: str
    method: str
    on: str
    may: frozenset[Role] = ANYBODY_HERE
    denied: Outcome = Outcome.FORBIDDEN
    others: Others = field(default_factory=others)
    anonymous: Outcome = Outcome.LOGIN
    query: str = ""
    send: Mapping[str, object] = field(default_factory=dict)
    shows: bool = True  # the thing's own words stand in an answer that shows it
    reads: bool = False  # a POST that only asks
    leaves: tuple[str, ...] = ()  # tables that even this question may write: jobs, a marked copy
    htmx: bool = False

    def __str__(self) -> str:
        more = f"?{self.query}" if self.query else ""
        return f"{self.method} {self.route}{more}{' by htmx' if self.htmx else ''} on {self.on}"


def row(route: str, method: str, on: str, **more: object) -> Row:
    """A row; `may` takes any iterable of roles."""
    if "may" in more:
        more["may"] = frozenset(more["may"])  # type: ignore[call-overload]
    return Row(route, method, on, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Foreign:
    """A pattern of somebody else's code: what nobody and what a person of the office get from it."""

    route: str
    anonymous: Outcome
    person: Outcome
    method: str = GET
