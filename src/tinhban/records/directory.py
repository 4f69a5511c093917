"""Bodies and administrative units for the search: their room lies below, and knows no search."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.foundation.marking import Asked
from tinhban.foundation.time import today
from tinhban.organisations import search, units
from tinhban.organisations.asked import of_rows
from tinhban.organisations.history import days_in_words
from tinhban.organisations.listings import tell_today
from tinhban.organisations.models import Organisation, Unit
from tinhban.organisations.reader import Reader
from tinhban.records import finding
from tinhban.records.finding import MOST, Heading, Kind
from tinhban.screens.hits import Hit, Hits, Number

BODIES = Heading(gettext_lazy("Bodies"), 50)
UNITS = Heading(gettext_lazy("Administrative units"), 60)


def register() -> None:
    """Have bodies and units found, after what is exchanged."""
    finding.register(Kind("co-quan", BODIES.title, BODIES, page_of_bodies, number_of_bodies))
    finding.register(Kind("dia-ban", UNITS.title, UNITS, page_of_units, number_of_units))


def page_of_bodies(asked: Asked, reader: Reader, *, limit: int, after: str = "") -> Hits[Hit]:
    """One page of the bodies that have these words in one of their names."""
    found = finding.page_of(_bodies(asked, reader), limit, after)
    tell_today(found.rows)
    return Hits([_body(one) for one in found.rows], found.next)


def number_of_bodies(asked: Asked, reader: Reader) -> Number:
    """How many there are."""
    return finding.number_of(len(_bodies(asked, reader)))


def page_of_units(asked: Asked, reader: Reader, *, limit: int, after: str = "") -> Hits[Hit]:
    """One page of the units that are or were called so."""
    found = finding.page_of(search.units_named(asked, reader), limit, after)
    return Hits(_hits_of_units(found.rows), found.next)


def number_of_units(asked: Asked, reader: Reader) -> Number:
    """How many there are."""
    return finding.number_of(search.units_named(asked, reader)[: MOST + 1].count())


def _bodies(asked: Asked, reader: Reader) -> list[Organisation]:
    """Counted and shown, but asked of the database once."""
    question = ("bodies found", asked, reader)
    return of_rows(question, lambda: search.bodies_named(asked, reader, MOST + 1))


def _body(body: Organisation) -> Hit:
    """A body by its last name; its other names where the words stand in them, and what it is today."""
    title = body.last_name  # type: ignore[attr-defined]
    others = [name.name for name in body.names.all() if name.name != title]
    return Hit(
        title=title,
        url=body.get_absolute_url(),
        kind="body",
        what=body.get_kind_display(),
        facts=_today_of(body),
        body="; ".join(dict.fromkeys(others)),
    )


def _today_of(body: Organisation) -> tuple[str, ...]:
    if not body.ended_today:  # type: ignore[attr-defined]
        return (_("at work"),)
    last = body.operating_to or body.valid_to
    ended = _("no longer at work since %(day)s") % {"day": f"{last:%d/%m/%Y}"}
    now: str = body.name_today  # type: ignore[attr-defined]
    return (ended, _("now in %(now)s") % {"now": now}) if now else (ended,)


def _hits_of_units(found: Sequence[Unit]) -> list[Hit]:
    """Where each lay, between which days, and to what it belongs now."""
    now, above = units.where_now(found), units.lying_in(found, today())
    return [_unit(one, [u.name_in_text for u in above[one.pk]], now[one.pk]) for one in found]


def _unit(unit: Unit, above: list[str], now: str) -> Hit:
    days = days_in_words(unit.valid_from, unit.valid_to)
    here = _("now in %(now)s") % {"now": now} if now else ""
    return Hit(
        title=unit.name,
        url=unit.get_absolute_url(),
        kind="unit",
        what=unit.get_level_display(),
        whose=", ".join(above),
        facts=tuple(fact for fact in (days, here) if fact),
    )
