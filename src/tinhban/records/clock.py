"""How long until a day, in words; and how it is shown."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Clock:
    """The time left, in words."""

    text: str
    css: str = ""
    percent: int = 0


def clock(due: date | None, today: date) -> Clock | None:
    """How long until a day; none when no day was set."""
    if due is None:
        return None
    left = (due - today).days
    if left < 0:
        return Clock(ngettext("%d day overdue", "%d days overdue", -left) % -left, "late", 100)
    if left == 0:
        return Clock(_("Due today"), "soon", 85)
    if left <= 2:
        return Clock(ngettext("%d day left", "%d days left", left) % left, "soon", 60)
    return Clock(_("Due %(day)s") % {"day": f"{due:%d/%m}"}, "", 25)
