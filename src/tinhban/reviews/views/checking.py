"""Rà soát số liệu: a text is read, its numbers are found and held against the books."""

from collections import Counter
from datetime import date
from pathlib import PurePath
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhban.figures.periods import Period
from tinhban.foundation.problems import Problem
from tinhban.jobs.bounds import WAITING, BeyondBounds
from tinhban.numbers.check import Finding
from tinhban.organisations.access import ActingRequest
from tinhban.programmes.models import Programme
from tinhban.reviews import actions, checking
from tinhban.reviews.checking import Checked
from tinhban.reviews.forms import CheckForm
from tinhban.reviews.models import TextCheck
from tinhban.reviews.problems import ReviewRefused

MOST_PROGRAMMES = 200
LARGEST = 5 * 1024 * 1024
MOST_ROWS, MOST_LETTERS = 500, 60_000  # on the page; the marked Word file has everything


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: ActingRequest) -> HttpResponse:
    """The form, and below it what was found; the marked Word file is kept in the office's store."""
    sent = request.method == "POST"
    form = form_for(request)
    context: dict[str, Any] = {"form": form}
    if sent and form.is_valid():
        try:
            context |= _found(request, form)
        except (Problem, ReviewRefused) as refused:
            form.add_error(None, in_words(refused))
        except _TakesLong as long:
            return redirect("reviews:text_check", uid=long.check.uid)
    status = 422 if sent and "rows" not in context else 200
    return render(request, "reviews/check.html", context, status=status)


class _TakesLong(Exception):
    """The worker has it in hand now."""

    def __init__(self, check: TextCheck) -> None:
        self.check = check


def form_for(request: ActingRequest, **initial: str) -> CheckForm:
    """The form as it was sent, or with what is proposed."""
    sent = request.method == "POST"
    return CheckForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        programmes=_programmes(request),
        initial=_proposed(request) | _asked(request) | initial,
    )


def in_words(refused: Exception) -> str:
    """Why a text was not looked through, in the language of the reader."""
    if isinstance(refused, Problem):
        return _(refused.message) % refused.params
    return str(refused)


def _found(request: ActingRequest, form: CheckForm) -> dict[str, Any]:
    data = form.cleaned_data
    upload = data["document"]
    if upload is not None and upload.size > LARGEST:
        raise ReviewRefused(_("The file is larger than 5 MB. Send the text without its pictures."))
    given = upload.read() if upload is not None else data["text"].encode()
    name = upload.name if upload is not None else ""
    acting: dict[str, Any] = {"by": request.user, "as_": request.acting_as}
    slug, period = data["programme"], data["period"]
    try:
        checked = checking.look_through(
            given, name, slug, period, acting["by"], acting["as_"], bounds=WAITING
        )
    except BeyondBounds:
        check = actions.start_text_check(
            given=given, filename=name, programme=slug, period=period, **acting
        )
        raise _TakesLong(check) from None
    stem = PurePath(name).stem or "van-ban"
    marked = checking.keep_marked(checked, stem, **acting)
    return shown(checked, slug, period, marked.sha256 if marked else "")


def shown(checked: Checked, slug: str, period: Period, marked: str) -> dict[str, Any]:
    """What the page says of a text: its beginning with the numbers underlined, and the first rows."""
    counts = Counter(finding.verdict.value for finding in checked.findings)
    return {
        "pieces": _pieces(checked),
        "rows": [
            (
                finding,
                checked.names.get(finding.indicator or "", ""),
                checking.count_in_words(finding.count),
            )
            for finding in checked.findings[:MOST_ROWS]
        ],
        "total": len(checked.findings),
        "supported": counts["supported"],
        "contradicted": counts["contradicted"],
        "unknown": counts["unknown"],
        "told": checked.told,
        "is_cut": len(checked.text) > MOST_LETTERS or len(checked.findings) > MOST_ROWS,
        "marked": marked,
        "slug": slug,
        "period": period,
    }


def _pieces(checked: Checked) -> list[tuple[str, "Finding | None"]]:
    """The text cut at its numbers, as far as a page can show it."""
    found: list[tuple[str, Finding | None]] = []
    text, at = checked.text[:MOST_LETTERS], 0
    for finding in checked.findings[:MOST_ROWS]:
        if finding.end > len(text):
            break
        if finding.start > at:
            found.append((text[at : finding.start], None))
        found.append((text[finding.start : finding.end], finding))
        at = finding.end
    return [*found, (text[at:], None)] if at < len(text) else found


def _programmes(request: ActingRequest) -> list[tuple[str, str]]:
    rows = Programme.objects.visible_to(request.reader)
    return list(rows.order_by("-starts_on", "sort_key").values_list("slug", "title"))[
        :MOST_PROGRAMMES
    ]


def _proposed(request: ActingRequest) -> dict[str, str]:
    """The year that reports tell of, and the latest programme that ran in it."""
    year = _year_reported(request.today)
    rows = Programme.objects.visible_to(request.reader)
    ran = rows.filter(starts_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1))
    latest = ran.order_by("-starts_on", "sort_key").values_list("slug", flat=True).first()
    return {"period": str(year), **({"programme": latest} if latest else {})}


def _asked(request: HttpRequest) -> dict[str, str]:
    """Programme and period from a link, so that a report can lead here."""
    return {
        name: request.GET[parameter]
        for name, parameter in (("programme", "chuong-trinh"), ("period", "ky"))
        if parameter in request.GET
    }


def _year_reported(today: date) -> int:
    """In the first months of a year the reports still tell of the year before."""
    return today.year - 1 if today.month <= 3 else today.year
