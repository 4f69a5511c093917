"""Words and classes that the pages of reports share."""

from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from tinhban.figures.counters import words_of
from tinhban.figures.measures import Measure
from tinhban.proof.counted import Counted
from tinhban.reviews.drawers import CLASSES
from tinhban.reviews.frozen import Change
from tinhban.reviews.listing import years_of
from tinhban.reviews.narrative import placeholder
from tinhban.reviews.page import Page
from tinhban.reviews.states import row_word, state_word

register = template.Library()
register.filter("years_of", years_of)
register.filter("placeholder", placeholder)
register.simple_tag(state_word)
register.simple_tag(row_word, name="row_state")


@register.filter
def state_class(state: str) -> str:
    """The class that underlines a number: how far it is proved."""
    return CLASSES.get(state, "")


@register.simple_tag
def named(uid: UUID | None, page: Page) -> str:
    """An organisation's short name on the day of the figures."""
    return page.name_of(uid)


@register.simple_tag
def witness_word(role: str) -> str:
    """What an organisation did with its entry."""
    words = {
        "supplied": _("delivered on"),
        "received": _("signed the receipt on"),
        "claimed": _("used on"),
        "confirmed": _("confirmed on"),
        "disputed": _("disputed on"),
        "rejected": _("rejected on"),
        "excused": _("excused on"),
    }
    return words.get(role, role)


@register.simple_tag
def change_in_words(change: Change) -> str:
    """One number that is no longer what was frozen."""
    values: tuple[Any, Any] = (change.then, change.now)
    if change.field == "state":
        values = (state_word(change.then), state_word(change.now))
    return _("%(field)s %(then)s, now %(now)s") % {
        "field": _field_word(change),
        "then": values[0],
        "now": values[1],
    }


def _field_word(change: Change) -> str:
    """What changed: a number of an act, the state, or what became of the slots."""
    if change.act is not None:
        return str(words_of(change.act).parts[change.field].inside)
    return {
        "state": _("state"),
        "late": _("filled late"),
        "excused": _("excused"),
        "missed": _("missed"),
    }[change.field]


@register.filter
def heading(act: Counted) -> str:
    """What an act is called at the head of a column."""
    return str(words_of(act).label)


@register.filter
def printed(act: Counted) -> str:
    """The same in an official paper."""
    return words_of(act).printed


@register.simple_tag
def number_of(act: Counted, measure: Measure | None) -> int | None:
    """How many there are of an act, where it is counted."""
    return measure[act].number if measure is not None and act in measure else None


@register.simple_tag
def decree_month(page: Page) -> str:
    """Month and year of the date line; a clerk writes the day. Printed in Vietnamese."""
    day = page.edition.frozen_on if page.edition else page.today
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"tháng {month} năm {day.year}"


@register.filter
def verdict_class(verdict: str) -> str:
    """How a checked number is underlined."""
    return {"supported": "match", "contradicted": "diff"}.get(verdict, "")


@register.filter
def verdict_mark(verdict: str) -> str:
    """The shape beside a verdict."""
    return {"supported": "done", "contradicted": "late"}.get(verdict, "off")


@register.simple_tag
def verdict_word(verdict: str) -> str:
    """A verdict in words."""
    words = {
        "supported": _("The count bears it out"),
        "contradicted": _("The count does not bear it out"),
    }
    return words.get(verdict, _("Nothing counts it"))
