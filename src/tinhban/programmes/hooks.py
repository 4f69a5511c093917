"""What rooms above tell programmes: which are reviewed, which columns count, which links a page shows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from tinhban.organisations.access import ActingRequest

if TYPE_CHECKING:
    from tinhban.programmes.models import Programme


@dataclass(frozen=True)
class PageAction:
    """A link to a page of a room above, shown at the head of a programme's page."""

    label: str
    url: str
    icon: str = "report-analytics"


Ask = Callable[[ActingRequest, "Programme", int], PageAction | None]

_reviewed: list[Callable[[], Iterable[Any]]] = []
_columns: list[Callable[[Iterable[str]], Iterable[tuple[UUID, str]]]] = []
_actions: list[Ask] = []


def register_review_state(reviewed: Callable[[], Iterable[Any]]) -> None:
    """`reviewed()` answers the uids of reviewed programmes: a queryset of one column, or a list."""
    _reviewed.append(reviewed)


def register_columns(columns: Callable[[Iterable[str]], Iterable[tuple[UUID, str]]]) -> None:
    """`columns(channels)` answers (uid, name) of the columns declared in these channels."""
    _columns.append(columns)


def register_action(ask: Ask) -> None:
    """`ask(request, programme, year)` answers the link to show, or None."""
    _actions.append(ask)


def actions(request: ActingRequest, programme: "Programme", year: int) -> list[PageAction]:
    """The links that the rooms above offer for a programme and year."""
    asked = (ask(request, programme, year) for ask in _actions)
    return [action for action in asked if action is not None]


def reviewed() -> Q:
    """The condition that a programme has a review in force; nothing registered, nothing reviewed."""
    either = Q(pk__in=[])
    for uids in _reviewed:
        either |= Q(pk__in=uids())
    return either


def columns_of(channels: Iterable[str]) -> list[tuple[UUID, str]]:
    """The columns that the rooms above know in these channels."""
    wanted = list(channels)
    return [row for ask in _columns for row in ask(wanted)]
