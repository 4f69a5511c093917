"""Rows of a list as they are shown: one shape for every noun."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

State = tuple[str, Any]  # the class of the style sheet, and the words
Names = Callable[[UUID], str]


@dataclass(frozen=True)
class Clock:
    """The time left, in words."""

    text: str
    css: str = ""
    percent: int = 0


@dataclass(frozen=True)
class Line:
    """One row of a list: what it is, of whom, how it stands, and its page."""

    uid: UUID
    title: str
    link: str
    partner: str
    facts: list[str]
    state: State
    clock: Clock | None = None
    ours: bool = False  # the body that is named is the acting organisation
    tags: list[str] = field(default_factory=list)


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
