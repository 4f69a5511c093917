"""The bar of a long work, asked for every second by the page that shows it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bar(
    request: HttpRequest, template: str, page: Mapping[str, Any], *, at_work: bool
) -> HttpResponse:
    """The bar alone; at the end it sends the page on."""
    if at_work:
        return render(request, template, dict(page))
    answer = HttpResponse(status=204)
    answer["HX-Refresh"] = "true"
    return answer
