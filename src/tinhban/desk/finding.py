"""The search of the workspace: each feature finds its own, joined with what may be read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tinhban.exchange import search as exchange
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes import search as programmes
from tinhban.reviews import search as reviews

MOST = 20


@dataclass(frozen=True)
class Group:
    title: str
    found: list[Any]

    @property
    def rows(self) -> list[Any]:
        return self.found[:MOST]

    @property
    def more(self) -> bool:
        """More were found than are shown."""
        return len(self.found) > MOST


def groups(asked: str, person: Person, as_: Organisation) -> list[Group]:
    """What was found, by kind; empty kinds are left out."""
    found = [
        Group(_("Programmes"), list(programmes.search(asked, person, as_, MOST + 1))),
        Group(_("Reports"), list(reviews.search(asked, person, as_, MOST + 1))),
        Group(_("Items, uses and requests"), list(exchange.search(asked, person, as_, MOST + 1))),
    ]
    return [group for group in found if group.found]
