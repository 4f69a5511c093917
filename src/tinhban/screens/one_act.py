"""The page of an act: what will happen, the form, a button that says it again, the way back."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Crumbs = tuple[tuple[Any, str], ...]  # (words, address), from the outermost page on


def page(
    request: HttpRequest,
    form: BaseForm | None,
    *,
    title: str,
    verb: str,
    back: str,
    crumbs: Crumbs,
    about: str = "",
    outcome: str = "",
    warning: str = "",
    danger: bool = False,
    seen: str = "",
    template: str = "screens/act.html",
    **more: Any,
) -> HttpResponse:
    """One act on a page of its own; 422 where its form comes back with something to correct.

    `about` is what the act is done to, `outcome` what will happen, `warning` what can then no longer be helped,
    `danger` that the act takes something away. `seen` is the mark of `screens.meanwhile`; `template` extends the
    page of all acts and gets `more`.
    """
    told = {
        "form": form,
        "title": title,
        "verb": verb,
        "back": back,
        "crumbs": crumbs,
        "about": about,
        "outcome": outcome,
        "warning": warning,
        "danger": danger,
        "seen": seen,
    }
    wrong = form is not None and form.is_bound and bool(form.errors)
    return render(request, template, told | more, status=422 if wrong else 200)
