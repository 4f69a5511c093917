"""What is refused about an uploaded log, and the words for what stopped a job."""

from typing import Any

from django.utils.translation import gettext as _

from tinhban.foundation.problems import gettext_noop
from tinhban.logbook.wording import filled
from tinhban.records.refusals import RecordRefused
from tinhban.sheets.refusal import REASONS

STOPS = {
    "broken": gettext_noop("The work broke off. What was recorded stays; go on when ready."),
    "not_allowed": gettext_noop("The account that started this may no longer do it."),
    "not_a_member": gettext_noop(
        "The organisation no longer takes part in this programme; nothing more can be signed there."
    ),
    "questions_left": gettext_noop("What was sure is recorded; the other rows wait for answers."),
    "some_stand": gettext_noop(
        "Taken back, but for %(n)s rows: each tells below why its use still stands. They can be tried once more."
    ),
    "changed": gettext_noop("Some rows have new questions: the book has changed meanwhile."),
}


class NotYet(RecordRefused):
    """The step asked for does not fit where the log stands."""


def words_of(stored: dict[str, Any]) -> str:
    """A stored reason in the language of the reader."""
    message = (REASONS | STOPS).get(stored.get("code", ""))
    return filled(_(message), stored.get("params")) if message else ""
