"""Rà soát số liệu: a text is read, its numbers are found and held against the books."""

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.evidence.models import StoredFile
from tinhban.programmes.models import Programme
from tinhban.reviews.forms import CheckForm
from tinhban.reviews.problems import ReviewRefused

if TYPE_CHECKING:
    from tinhban.reviews.checking import Checked

MOST_PROGRAMMES = 200
LARGEST = 5 * 1024 * 1024


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found; the marked Word file is kept in the office's store."""
    sent = request.method == "POST"
    form = CheckForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        programmes=_programmes(request),
        initial=_proposed(request) | _asked(request),
    )
    context: dict[str, Any] = {"form": form}
    if sent and form.is_valid():
        try:
            checked = _checked(request, form)
        except ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            context |= _found(request, form, checked)
    status = 422 if sent and "checked" not in context else 200
    return render(request, "reviews/check.html", context, status=status)


def _checked(request: HttpRequest, form: CheckForm) -> "Checked":
    from tinhban.reviews import checking  # Word files: half a second of every start otherwise

    data = form.cleaned_data
    where: tuple[Any, ...] = (data["programme"], data["period"], request.user, request.acting_as)  # type: ignore[attr-defined]
    upload = data["document"]
    if upload is None:
        return checking.look_through(data["text"], *where)
    if upload.size > LARGEST:
        raise ReviewRefused(_("The file is larger than 5 MB. Send the text without its pictures."))
    return checking.look_through_docx(upload.read(), *where)


def _found(request: HttpRequest, form: CheckForm, checked: "Checked") -> dict[str, Any]:
    from tinhban.reviews import checking

    upload = form.cleaned_data["document"]
    stem = PurePath(upload.name).stem if upload else "van-ban"
    return {
        "checked": checked,
        "rows": [
            (
                finding,
                checked.names.get(finding.indicator or "", ""),
                checking.count_in_words(finding),
            )
            for finding in checked.findings
        ],
        "marked": _kept(request, checked.marked, f"{stem[:150]}-da-ra-soat.docx"),
        "slug": form.cleaned_data["programme"],
        "period": form.cleaned_data["period"],
    }


def _kept(request: HttpRequest, content: bytes, name: str) -> StoredFile | None:
    """The marked file in the own store, for who may keep files there."""
    try:
        return evidence.store_file(
            content=content,
            name=name,
            by=request.user,  # type: ignore[arg-type]
            as_=request.acting_as,  # type: ignore[attr-defined]
            accepts={files.DOCX},
        )
    except (PermissionDenied, evidence.FileRefused):
        return None


def _programmes(request: HttpRequest) -> list[tuple[str, str]]:
    rows = Programme.objects.visible_to(request.user, as_=request.acting_as)  # type: ignore[arg-type, attr-defined]
    return list(rows.order_by("-starts_on", "sort_key").values_list("slug", "title"))[
        :MOST_PROGRAMMES
    ]


def _proposed(request: HttpRequest) -> dict[str, str]:
    """The year that reports tell of, and the latest programme that ran in it."""
    year = _year_reported(request.today)  # type: ignore[attr-defined]
    rows = Programme.objects.visible_to(request.user, as_=request.acting_as)  # type: ignore[arg-type, attr-defined]
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
