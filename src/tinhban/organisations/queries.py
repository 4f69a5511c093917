"""Reads about bodies: the day they work in, what they became, how they are found by name."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.foundation.time import today as real_today
from tinhban.organisations import names
from tinhban.organisations.models import (
    ChangeKind,
    NodeState,
    Organisation,
    OrgChangeShare,
    Share,
)
from tinhban.organisations.units import (
    predecessors,
    province_of,
    successors,
    today_of,
    unit_as_was_and_is,
    unit_on,
)

__all__ = [
    "as_was_and_is",
    "by_uid",
    "find_by_name",
    "heirs",
    "is_demo",
    "name_map",
    "predecessors",
    "province_of",
    "successors",
    "today_for",
    "today_of",
    "unit_as_was_and_is",
    "unit_on",
]


def is_demo() -> bool:
    """A demonstration node is marked in the database."""
    return NodeState.objects.filter(demo=True).exists()


def today_for(organisation: Organisation) -> date:
    """The day an organisation works in: on a demonstration node a body that has ended lives on its last day told."""
    day = real_today()
    if not organisation.has_ended(day):
        return day
    state = NodeState.objects.filter(demo=True).first()
    return (state.history_ends_on if state else None) or day


def heirs(organisation: Organisation, day: date | None = None) -> list[Organisation]:
    """The bodies at work on `day` (today) that took over from it, in protocol order; itself if it lives."""
    day = day or real_today()
    living: dict[UUID, Organisation] = {}
    seen: set[UUID] = set()
    front = [organisation]
    while front:
        seen.update(body.uid for body in front)
        ended = [body for body in front if body.has_ended(day)]
        living.update((body.uid, body) for body in front if not body.has_ended(day))
        shares = OrgChangeShare.objects.filter(
            predecessor__in=ended, change__on__lte=day
        ).select_related("successor")
        following = {share.successor_id: share.successor for share in shares}
        front = [body for uid, body in following.items() if uid not in seen]
    return sorted(living.values(), key=lambda body: (body.protocol_order, body.sort_key, body.slug))


def _only_renamed(organisation: Organisation, heir: Organisation) -> bool:
    """Became another by a change of name alone."""
    return OrgChangeShare.objects.filter(
        predecessor=organisation, successor=heir, change__kind=ChangeKind.RENAME
    ).exists()


def as_was_and_is(organisation: Organisation, day: date, today: date | None = None) -> str:
    """The name of `day` with today's beside it, when they differ."""
    today = today or real_today()
    then = organisation.name_on(day)
    if not organisation.has_ended(today):
        now = organisation.name_on(today)
        return then if now == then else _("%(then)s (now %(now)s)") % {"then": then, "now": now}
    bodies = heirs(organisation, today)
    if not bodies:
        return _("%(then)s (no longer exists)") % {"then": then}
    if len(bodies) == 1 and _only_renamed(organisation, bodies[0]):
        return _("%(then)s (now %(now)s)") % {"then": then, "now": bodies[0].name_on(today)}
    return _("%(then)s (now in %(now)s)") % {
        "then": then,
        "now": _told(bodies, organisation, today),
    }


def _told(bodies: list[Organisation], of: Organisation, today: date) -> str:
    """The heirs in words: up to three by name, of more the main one and the number of others."""
    if len(bodies) <= 3:
        return get_text_list([body.name_on(today) for body in bodies], _("and"))
    shares = OrgChangeShare.objects.filter(predecessor=of).exclude(share=Share.PART)
    main = set(shares.values_list("successor_id", flat=True))
    first = next((body for body in bodies if body.uid in main), bodies[0])
    others = ngettext("%(n)d other body", "%(n)d other bodies", len(bodies) - 1)
    return get_text_list([first.name_on(today), others % {"n": len(bodies) - 1}], _("and"))


def by_uid(uids: Iterable[UUID]) -> dict[UUID, Organisation]:
    """The organisations known here of these uids, ready to be named without further queries."""
    return {body.uid: body for body in Organisation.objects.filter(pk__in=set(uids)).with_names()}


def name_map(uids: Iterable[UUID], day: date, *, short: bool = False) -> dict[UUID, str]:
    """Names of a day for many bodies in two queries; a body not known on this node is said so."""
    wanted = set(uids)
    known = by_uid(wanted)
    return {
        uid: (known[uid].short_name_on(day) if short else known[uid].name_on(day))
        if uid in known
        else _("Organisation not known here (%(start)s…)") % {"start": str(uid)[:8]}
        for uid in wanted
    }


def find_by_name(text: str, on: date | None = None, *, limit: int = 20) -> list[Organisation]:
    """Every body that this text may name; of several typings the same body, of an ambiguous one all candidates.

    With `on`, bodies at work on that day win; those of other times are returned only if none was.
    """
    normal = names.key(text[:200])
    if not normal:
        return []
    loose = names.loose_key(normal)
    for condition in (
        Q(aliases__key=normal),
        Q(aliases__key=loose),
        Q(aliases__key__startswith=f"{loose} "),
    ):
        found = Organisation.objects.filter(condition).distinct().in_protocol_order()
        candidates = list(found.with_names()[:limit])
        if candidates:
            break
    if on is not None:
        at_work = [
            body
            for body in candidates
            if not body.has_ended(on)
            and not ((first := body.operating_from or body.valid_from) and first > on)
        ]
        candidates = at_work or candidates
    return candidates
