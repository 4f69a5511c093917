"""Parts of the pages of programmes: names by uid, the strip of slots, the underline of a number."""

from typing import Any
from uuid import UUID

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhban.figures.counters import words_of
from tinhban.programmes.models import State
from tinhban.programmes.progress import Progress
from tinhban.proof.counted import Counted

register = template.Library()

_STATES = {
    State.PROPOSED: "wait",
    State.SIGNED: "doing",
    State.RUNNING: "doing",
    State.ENDED: "risk",
    State.REVIEWED: "done",
    State.CLOSED: "off",
}
_PROOF = {"agreed": "match", "one_sided": "one", "differing": "diff"}
_SLOTS = {
    "filled": "s-ok",
    "late": "s-late",
    "excused": "s-off",
    "missed": "s-miss",
    "ahead": "s-plan",
}
CELL = 3


@register.simple_tag
def name_of(names: dict[str, str], uid: UUID | str | None) -> str:
    """The name of a body, from the names that the page prepared."""
    return names.get(str(uid), "") if uid else ""


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """Where a programme stands: shape and word."""
    known = State(state)
    return format_html('<span class="st {}">{}</span>', _STATES[known], known.label)


@register.simple_tag
def act_word(act: Counted, part: str) -> str:
    """What one number of an act is called."""
    return str(words_of(act).parts[part].label)


@register.filter
def proof(progress: Progress) -> str:
    """The class of the underline: how far the number is proved."""
    return _PROOF.get(progress.measure.state, "") if progress.measure else ""


@register.simple_tag
def slot_strip(progress: Progress) -> SafeString:
    """One cell a slot: filled, late, excused, missing or still ahead."""
    slots = progress.slots
    cells = (
        (_SLOTS[state], f"{n * CELL + 0.5:.1f}")
        for n, (_slot, state) in enumerate(slots)
        if state in _SLOTS
    )
    rects: Any = format_html_join(
        "", '<rect class="{}" x="{}" y="2" width="2" height="10"/>', cells
    )
    return format_html(
        '<svg class="chart" viewBox="0 0 {} 14" role="img" aria-label="{}">{}</svg>',
        max(len(slots), 12) * CELL,
        slots_in_words(progress),
        rects,
    )


@register.filter
def slots_in_words(progress: Progress) -> str:
    """The strip as a sentence."""
    tally = progress.measure.slots if progress.measure else None
    if tally is None:
        return ""
    words = [
        _("%(filled)d of %(planned)d filled") % {"filled": tally.filled, "planned": tally.planned}
    ]
    if tally.late:
        words.append(_("%d late") % tally.late)
    if tally.excused:
        words.append(_("%d excused") % tally.excused)
    if tally.missed:
        words.append(_("%d missing") % tally.missed)
    return ", ".join(words)
