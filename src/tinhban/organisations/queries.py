"""Reads about bodies: the day they work in, what they became, how they are found by name."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, prefetch_related_objects
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.foundation.time import today as real_today
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations import asked, names
from tinhban.organisations.models import (
    ChangeKind,
    Extent,
    NodeState,
    Organisation,
    OrgChangeShare,
    Unit,
)
from tinhban.organisations.units import (
    predecessors,
    province_of,
    provinces_of,
    successors,
    unit_as_was_and_is,
    unit_on,
)
from tinhban.wire.channels import Role as ChannelRole

__all__ = [
    "acts_here",
    "as_was_and_is",
    "by_uid",
    "channels_read",
    "find_by_name",
    "heirs",
    "heirs_of",
    "is_demo",
    "name_map",
    "predecessors",
    "province_of",
    "province_on",
    "provinces_on",
    "successors",
    "today_for",
    "unit_as_was_and_is",
    "unit_on",
]


def is_demo() -> bool:
    """A demonstration node is marked in the database."""
    return _demo_state() is not None


def _demo_state() -> NodeState | None:
    return asked.of_the_node("demo", lambda: NodeState.objects.filter(demo=True).first())


def today_for(organisation: Organisation) -> date:
    """The day an organisation works in: on a demonstration node a body that has ended lives on its last day told."""
    day = real_today()
    if not organisation.has_ended(day):
        return day
    state = _demo_state()
    return (state.history_ends_on if state else None) or day


def roles_in_channels(organisation: UUID) -> dict[str, ChannelRole]:
    """The channels that an organisation reads now, and its role in each: member or observer."""
    question = ("channels", organisation)
    return asked.of_rows(question, lambda: ledger_queries.roles_of(organisation))


def channels_read(organisation: UUID) -> frozenset[str]:
    """The channels that an organisation reads now, as a member or an observer."""
    return frozenset(roles_in_channels(organisation))


def provinces_on(bodies: Collection[Organisation], day: date) -> dict[UUID, Unit | None]:
    """The province that each body stood in on that day."""
    seats = {body.uid: body.seat_on(day) for body in bodies}
    provinces = provinces_of({seat for seat in seats.values() if seat})
    return {uid: provinces[seat] if seat else None for uid, seat in seats.items()}


def province_on(body: Organisation, day: date) -> Unit | None:
    """The province it stood in on that day."""
    return provinces_on([body], day)[body.uid]


def heirs(organisation: Organisation, day: date | None = None) -> list[Organisation]:
    """The bodies at work on `day` (today) that took over from it, in protocol order; itself if it lives."""
    return heirs_of([organisation], day)[organisation.uid]


def heirs_of(
    bodies: Sequence[Organisation], day: date | None = None
) -> dict[UUID, list[Organisation]]:
    """The heirs of many bodies, in one query per generation."""
    day = day or real_today()
    known = {body.uid: body for body in bodies}
    following: dict[UUID, list[UUID]] = {}
    front = [body for body in bodies if body.has_ended(day)]
    while front:
        following.update((body.uid, []) for body in front)
        shares = OrgChangeShare.objects.filter(predecessor__in=front, change__on__lte=day)
        found = set()
        for share in shares.order_by("pk"):
            following[share.predecessor_id].append(share.successor_id)
            found.add(share.successor_id)
        known.update(by_uid(found - known.keys()))
        front = [known[uid] for uid in found - following.keys() if known[uid].has_ended(day)]
    return {body.uid: _living(body.uid, following, known) for body in bodies}


def _living(
    uid: UUID, following: dict[UUID, list[UUID]], known: dict[UUID, Organisation]
) -> list[Organisation]:
    """The ends of all paths from a body."""
    ends: dict[UUID, Organisation] = {}
    seen, front = {uid}, [uid]
    while front:
        for ended in [u for u in front if u not in following]:
            ends[ended] = known[ended]
        front = [u for f in front for u in following.get(f, ()) if u not in seen]
        seen.update(front)
    return sorted(ends.values(), key=lambda body: (body.protocol_order, body.sort_key, body.slug))


def _only_renamed(organisation: Organisation, heir: Organisation) -> bool:
    """Became another by a change of name alone."""
    return OrgChangeShare.objects.filter(
        predecessor=organisation, successor=heir, change__kind=ChangeKind.RENAME
    ).exists()


def as_was_and_is(
    organisation: Organisation,
    day: date,
    today: date | None = None,
    bodies: list[Organisation] | None = None,
) -> str:
    """The name of `day` with today's beside it, when they differ; `bodies` = the heirs, if already in hand."""
    today = today or real_today()
    then = organisation.name_on(day)
    if not organisation.has_ended(today):
        now = organisation.name_on(today)
        return then if now == then else _("%(then)s (now %(now)s)") % {"then": then, "now": now}
    bodies = heirs(organisation, today) if bodies is None else bodies
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
    shares = OrgChangeShare.objects.filter(predecessor=of).exclude(share=Extent.PART)
    main = set(shares.values_list("successor_id", flat=True))
    first = next((body for body in bodies if body.uid in main), bodies[0])
    others = ngettext("%(n)d other body", "%(n)d other bodies", len(bodies) - 1)
    return get_text_list([first.name_on(today), others % {"n": len(bodies) - 1}], _("and"))


def by_uid(uids: Iterable[UUID]) -> dict[UUID, Organisation]:
    """The organisations known here of these uids, ready to be named and placed without further queries."""
    found = _named(uids)
    prefetch_related_objects(list(found.values()), "places")
    return found


def acts_here(organisation: Organisation) -> None:
    """The body acted for was just read: a page names it with all others."""
    _known()[organisation.uid] = organisation


def _known() -> dict[UUID, Organisation | None]:
    return asked.of_rows("bodies", dict)


def _named(uids: Iterable[UUID]) -> dict[UUID, Organisation]:
    """Each body and its names are read once for a page."""
    known = _known()
    wanted = set(uids)
    if missing := wanted - known.keys():
        read = Organisation.objects.filter(pk__in=missing)
        known |= dict.fromkeys(missing) | {body.uid: body for body in read}
        prefetch_related_objects([body for body in known.values() if body], "names")
    return {uid: body for uid in wanted if (body := known[uid])}


def name_map(uids: Iterable[UUID], day: date, *, short: bool = False) -> dict[UUID, str]:
    """Names of a day for many bodies in two queries; a body not known on this node is said so."""
    wanted = set(uids)
    known = _named(wanted)
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
