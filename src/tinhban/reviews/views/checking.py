"""Rà soát số liệu: a text is read, its numbers are found and held against the books."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tinhban.programmes.models import Programme
from tinhban.reviews import checking
from tinhban.reviews.forms import CheckForm
from tinhban.reviews.problems import ReviewRefused

MOST_PROGRAMMES = 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found."""
    programmes = _programmes(request)
    form = CheckForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        programmes=programmes,
        initial={"period": str(request.today.year), **_asked(request)},  # type: ignore[attr-defined]
    )
    context: dict[str, Any] = {"form": form, "programmes": programmes}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "reviews/check.html", context, status=status)
    try:
        found = checking.candidates(
            form.cleaned_data["programme"],
            form.cleaned_data["period"],
            request.user,  # type: ignore[arg-type]
            request.acting_as,  # type: ignore[attr-defined]
        )
        text = form.cleaned_data["text"]
        context["result"] = checking.look_through(text, found)
    except ReviewRefused as refused:
        form.add_error(None, str(refused))
        return render(request, "reviews/check.html", context, status=422)
    return render(request, "reviews/check.html", context)


def _programmes(request: HttpRequest) -> list[tuple[str, str]]:
    rows = Programme.objects.visible_to(request.user, as_=request.acting_as)  # type: ignore[arg-type, attr-defined]
    return list(rows.order_by("-starts_on", "sort_key").values_list("slug", "title"))[
        :MOST_PROGRAMMES
    ]


def _asked(request: HttpRequest) -> dict[str, str]:
    """Programme and period from a link, so that a report can lead here."""
    return {
        name: request.GET[parameter]
        for name, parameter in (("programme", "chuong-trinh"), ("period", "ky"))
        if parameter in request.GET
    }
