"""Reports for the search of the workspace: found when a report or a year is asked for."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.foundation.marking import Asked
from tinhban.organisations.asked import of_rows
from tinhban.organisations.reader import Reader
from tinhban.programmes import search as programmes
from tinhban.programmes.models import Programme
from tinhban.records import finding
from tinhban.records.finding import Heading, Kind
from tinhban.screens.hits import Hit, Hits, Number

FORMS = re.compile(r"\b(bao cao|so ket|tong ket)\b")
YEARS = re.compile(r"\b(?:nam )?(20\d\d)\b")


HEADING = Heading(gettext_lazy("Reports"), 20)


def register() -> None:
    """Have reports found."""
    finding.register(Kind("bao-cao", HEADING.title, HEADING, page, number_of))


def page(asked: Asked, reader: Reader, *, limit: int, after: str = "") -> Hits[Hit]:
    """One page of the reports on programmes that the organisation reads."""
    return finding.page_of(_found(asked, reader), limit, after)


def number_of(asked: Asked, reader: Reader) -> Number:
    """How many there are."""
    return finding.number_of(len(_found(asked, reader)))


def _found(asked: Asked, reader: Reader) -> list[Hit]:
    """Counted and shown, but asked of the database once."""
    return of_rows(("reports found", asked, reader), lambda: _asked(asked, reader))


def _asked(asked: Asked, reader: Reader) -> list[Hit]:
    """By worth of the programme, then the newer year."""
    text = " ".join(asked.words)
    years = {int(year) for year in YEARS.findall(text)}
    if not years and not FORMS.search(text):
        return []
    rest = Asked.of(YEARS.sub(" ", FORMS.sub(" ", text)))
    visible = Programme.objects.visible_to(reader).prefetch_related("parties")
    rows = programmes.with_words(visible, rest.words)
    found = programmes.ranked(rows, rest or asked, reader.today)
    programmes.know_parties(found, reader.today)
    return [
        Hit(
            title=_("Report %(year)s: %(title)s") % {"year": year, "title": programme.title},
            url=reverse("reviews:review", args=[programme.slug, str(year)]),
            kind="report",
            what=gettext_lazy("Report"),
            whose=programmes.parties_of(programme),
        )
        for programme in found
        for year in reversed(programme.years)
        if not years or year in years
    ]
