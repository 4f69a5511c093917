"""Places in a list of evidence: day, then uid, both in the cursor."""

from datetime import date
from uuid import UUID

from django.db.models import Q

Place = tuple[date, UUID]


def cursor(on: date, uid: UUID) -> str:
    """The place of a row, opaque to who carries it."""
    return f"{on.isoformat()}.{uid}"


def read(after: str) -> Place | None:
    """The place that a cursor names; a damaged one begins anew."""
    day, _dot, uid = after.partition(".")
    try:
        return date.fromisoformat(day), UUID(uid)
    except ValueError:
        return None


def beyond(after: str, on: str, uid: str) -> Q:
    """Rows after the cursor, in a form that the index of (day, uid) serves."""
    place = read(after)
    if place is None:
        return Q()
    day, key = place
    later = Q(**{f"{on}__gt": day}) | Q(**{on: day, f"{uid}__gt": key})
    return Q(**{f"{on}__gte": day}) & later
