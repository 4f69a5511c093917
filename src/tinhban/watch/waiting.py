"""What of watching waits: articles that nobody has looked at yet, one row for each publisher."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.records import waiting
from tinhban.records.prepared import Prepared
from tinhban.records.waiting import Waiting, Waits, Words
from tinhban.watch.queries import suspected_by_publisher


def register() -> None:
    """Have suspected uses wait, after what partners wait for."""
    count = Prepared(lambda uid, on: suspected_by_publisher(uid), counted=True)
    waiting.register(Waits({"suspected": count}, _suspected, _words))


def _suspected(organisation: UUID, on: date, limit: int) -> list[Waiting]:
    link = reverse("watch:suspects")
    found = suspected_by_publisher(organisation).annotate(
        number=Count("uid"), first=Min("published_on")
    )
    return [
        Waiting(
            kind="suspected",
            uid=row["publisher"],
            title="",
            partner=row["publisher"],
            on=row["first"],
            due=None,
            link=f"{link}?ben={row['publisher']}",
            number=row["number"],
        )
        for row in found.order_by("publisher")[:limit]
    ]


def _words(w: Waiting) -> Words:
    told = ngettext("%d article may have used an item", "%d articles may have used items", w.number)
    return Words(told % w.number, _("since %s") % f"{w.on:%d/%m/%Y}", _("Look and decide"))
