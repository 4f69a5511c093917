"""Reports for the search of the workspace: found when a report or a year is asked for."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.foundation.marking import Asked
from tinhban.organisations.asked import of_rows
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.organisations.reader import Reader
from tinhban.programmes import search as programmes
from tinhban.programmes.models import Programme
from tinhban.screens.hits import Hit, Hits, Number

FORMS = re.compile(r"\b(bao cao|so ket|tong ket)\b")
YEARS = re.compile(r"\b(?:nam )?(20\d\d)\b")


def search(text: str, person: Person, as_: Organisation, limit: int = 20) -> list[Hit]:
    """The first reports on programmes that the organisation reads."""
    return page(Asked.of(text), person, as_, limit=limit).rows


def page(
    asked: Asked, person: Person, as_: Organisation, *, limit: int, after: str = ""
) -> Hits[Hit]:
    """One page; `after` is how many came before it."""
    return programmes.cut(_found(asked, person, as_), limit, after)


def number_of(asked: Asked, person: Person, as_: Organisation) -> Number:
    """How many there are."""
    count = len(_found(asked, person, as_))
    return Number(min(count, programmes.MOST), count > programmes.MOST)


def _found(asked: Asked, person: Person, as_: Organisation) -> list[Hit]:
    """Counted and shown, but asked of the database once."""
    question = ("reports found", asked, as_.uid)
    return of_rows(question, lambda: _asked(asked, person, as_))


def _asked(asked: Asked, person: Person, as_: Organisation) -> list[Hit]:
    """By worth of the programme, then the newer year."""
    text = " ".join(asked.words)
    years = {int(year) for year in YEARS.findall(text)}
    if not years and not FORMS.search(text):
        return []
    rest = Asked.of(YEARS.sub(" ", FORMS.sub(" ", text)))
    visible = Programme.objects.visible_to(Reader.of(person, as_)).prefetch_related("parties")
    rows = programmes.with_words(visible, rest.words)
    wanted = rest or asked
    return [
        Hit(
            title=_("Report %(year)s: %(title)s") % {"year": year, "title": programme.title},
            url=reverse("reviews:review", args=[programme.slug, str(year)]),
            kind="report",
            what=gettext_lazy("Report"),
            whose=programmes.parties_of(programme),
        )
        for programme in programmes.ranked(rows, wanted, today_for(as_))
        for year in reversed(programme.years)
        if not years or year in years
    ]
