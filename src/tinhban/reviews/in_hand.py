"""Reports that an office is writing, for its desk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Programme
from tinhban.records import in_hand
from tinhban.records.in_hand import InHand
from tinhban.reviews.models import Review

SHOWN = 3


def register() -> None:
    """Stand first among what is being written."""
    in_hand.register_written(10, _reports)


def _reports(reader: Reader) -> list[InHand]:
    reports = Review.objects.visible_to(reader).order_by("-drafted_on", "-uid")[:SHOWN]
    named = Programme.objects.filter(uid__in=[report.programme for report in reports])
    slugs = dict(named.values_list("uid", "slug"))
    return [
        InHand(
            report.subject,
            _("Report, due %s") % f"{report.due_on:%d/%m/%Y}" if report.due_on else _("Report"),
            reverse("reviews:review", args=[slugs[report.programme], report.period]),
        )
        for report in reports
        if report.programme in slugs
    ]
