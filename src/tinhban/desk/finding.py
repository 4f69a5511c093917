"""The search of the workspace: each feature finds its own, joined with what may be read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange import search as exchange
from tinhban.exchange.models import Findable
from tinhban.foundation.marking import WORDS, Asked
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes import search as programmes
from tinhban.reviews import search as reviews
from tinhban.screens.hits import Hit, Hits, Number

FIRST = 5  # of each group, where everything is shown
PAGE = 20

Find = Callable[..., Hits[Hit]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be found: its name in an address, and who finds and counts it."""

    key: str
    label: Any
    page: Find
    noun: str = ""  # of the exchange, which counts its kinds together


def _exchange(key: str, label: Any, noun: Findable.Noun) -> Kind:
    return Kind(key, label, partial(exchange.page, noun=noun.value), noun.value)


KINDS = (
    Kind("chuong-trinh", _("Programmes"), programmes.page),
    Kind("bao-cao", _("Reports"), reviews.page),
    _exchange("tin", pgettext_lazy("search", "Items"), Findable.Noun.ITEM),
    _exchange("su-dung", pgettext_lazy("search", "Uses"), Findable.Noun.USAGE),
    _exchange("de-nghi", pgettext_lazy("search", "Requests"), Findable.Noun.REQUEST),
)
BY_KEY = {kind.key: kind for kind in KINDS}
_GROUPS: tuple[tuple[Any, Find, tuple[str, ...]], ...] = (
    (_("Programmes"), programmes.page, ("chuong-trinh",)),
    (_("Reports"), reviews.page, ("bao-cao",)),
    (_("Items, uses and requests"), exchange.page, ("tin", "su-dung", "de-nghi")),
)


@dataclass(frozen=True)
class Group:
    """What is shown under one heading, and which kinds it holds."""

    title: str
    rows: list[Hit]
    more: bool
    kinds: tuple[str, ...]


def groups(text: str, person: Person, as_: Organisation, first: int = FIRST) -> list[Group]:
    """The first of what was found under each heading; empty ones are left out."""
    asked = Asked.of(text)
    found = []
    for title, find, kinds in _GROUPS:
        hits = find(asked, person, as_, limit=first)
        if hits.rows:
            found.append(Group(str(title), hits.rows, bool(hits.next), kinds))
    return found


def numbers(asked: Asked, person: Person, as_: Organisation) -> dict[str, Number]:
    """How many there are of each kind."""
    exchanged = exchange.numbers_of(asked, person, as_)
    return {
        "chuong-trinh": programmes.number_of(asked, person, as_),
        "bao-cao": reviews.number_of(asked, person, as_),
        **{kind.key: exchanged[kind.noun] for kind in KINDS if kind.noun},
    }


def narrower(text: str, person: Person, as_: Organisation) -> list[str]:
    """Words of a question without an answer that have one by themselves, as they were typed."""
    words = [word for word in dict.fromkeys(text.split()) if Asked.of(word)][:WORDS]
    if len(words) < 2:
        return []
    return [word for word in words if any(numbers(Asked.of(word), person, as_).values())]
