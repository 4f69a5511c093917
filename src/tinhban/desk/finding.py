"""The search of the workspace: each feature finds its own, joined with what may be read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tinhban.exchange import search as exchange
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes import search as programmes

MOST = 20


@dataclass(frozen=True)
class Group:
    title: str
    rows: list[Any]


def groups(asked: str, person: Person, as_: Organisation) -> list[Group]:
    """What was found, by kind; empty kinds are left out."""
    found = [
        Group(_("Programmes"), list(programmes.search(asked, person, as_, MOST))),
        Group(_("Items, uses and requests"), list(exchange.search(asked, person, as_, MOST))),
    ]
    return [group for group in found if group.rows]
