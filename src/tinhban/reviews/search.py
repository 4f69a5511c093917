"""Reports for the search of the workspace."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.foundation import text as words
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes.models import Programme
from tinhban.programmes.search import Found

FORMS = re.compile(r"\b(bao cao|so ket|tong ket)\b")
YEARS = re.compile(r"\b(?:nam )?(20\d\d)\b")


def search(text: str, person: Person, as_: Organisation, limit: int = 20) -> list[Found]:
    """Reports on programmes that the organisation reads, when a report or a year is asked for."""
    asked = words.fold(text[:200])
    years = {int(year) for year in YEARS.findall(asked)}
    if not years and not FORMS.search(asked):
        return []
    rows = Programme.objects.visible_to(person, as_=as_)
    for word in YEARS.sub(" ", FORMS.sub(" ", asked)).split()[:8]:
        rows = rows.filter(folded__contains=word)
    found = [
        Found(
            _("Report %(year)s: %(title)s") % {"year": year, "title": programme.title},
            reverse("reviews:review", args=[programme.slug, str(year)]),
            "",
            "report",
        )
        for programme in rows.order_by("-starts_on", "uid")[:limit]
        for year in reversed(programme.years)
        if not years or year in years
    ]
    return found[:limit]
