"""The states of a figure and of the rows behind it in words, for pages and commands alike."""

from django.utils.translation import gettext as _


def state_word(state: str) -> str:
    """The state of a figure in words."""
    words = {
        "agreed": _("both sides agree"),
        "one_sided": _("one side only"),
        "differing": _("the two sides differ"),
        "typed": _("typed, with a paper"),
    }
    return words.get(state, state)


def row_word(state: str) -> str:
    """What is known of one row."""
    words = {
        "awaiting": _("Receipt awaited"),
        "unanswered": _("Confirmation awaited"),
        "confirmed": _("Confirmed"),
        "disputed": _("Differing"),
    }
    return words.get(state, "")
