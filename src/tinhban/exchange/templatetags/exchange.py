"""Words of the exchange for templates: states, steps, names, and the intention of a button."""

from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import gettext_lazy as _

from tinhban.exchange import in_words
from tinhban.exchange.kinds import CorrectionDone
from tinhban.foundation.ids import new_uid

register = template.Library()

_STEPS = {
    "claimed": _("claims the use"),
    "confirmed": _("confirms the use"),
    "disputed": _("says otherwise"),
    "rejected": _("says that it was not its item"),
    "withdrawn": _("withdraws the claim"),
}
_ANSWERS = {
    "": _("no word yet"),
    "confirmed": _("confirmed"),
    "disputed": _("says otherwise"),
    "rejected": _("not its item"),
}


@register.simple_tag
def name(names: dict[UUID, str], organisation: UUID) -> str:
    """The name of a body among those that the page looked up."""
    return names.get(organisation) or str(organisation)[:8]


@register.filter
def slot_words(slot: str) -> str:
    return in_words.slot_words(slot)


@register.filter
def state_class(state: str) -> str:
    return in_words.USAGE_STATES[state][0]


@register.filter
def state_words(state: str) -> Any:
    return in_words.USAGE_STATES[state][1]


@register.filter
def step_words(step: str) -> Any:
    return _STEPS.get(step, step)


@register.filter
def answer_words(answer: str) -> Any:
    return _ANSWERS.get(answer, answer)


@register.filter
def done_words(done: str) -> Any:
    return CorrectionDone(done).label if done in CorrectionDone.values else done


@register.simple_tag
def new_intention() -> UUID:
    """The name of what a press of this button will do: pressed twice, it is done once."""
    return new_uid()
