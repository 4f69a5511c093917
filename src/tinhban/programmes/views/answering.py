"""How every small form is shown, guarded and answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.evidence.models import StoredFile
from tinhban.ledger.actions import LedgerError
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.programmes import access
from tinhban.programmes.forms.acts import initial_day
from tinhban.programmes.models import Programme
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import ProgrammeRefused
from tinhban.screens import one_act

Do = Callable[[dict[str, Any]], None]


def answer(
    request: HttpRequest,
    programme: Programme,
    form: forms.Form,
    do: Do,
    *,
    title: str,
    verb: str,
    done: str,
    warning: str = "",
) -> HttpResponse:
    """Show the form; when it is sent and good, act and go back to the page of the programme."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():  # a refused act leaves no stored paper behind
                do(form.cleaned_data)
        except (ProgrammeRefused, LedgerError, evidence.FileRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(programme)
    here = programme.get_absolute_url()
    crumbs = ((_("Co-operation programmes"), reverse("programmes:list")), (programme.title, here))
    return one_act.page(
        request,
        form,
        title=title,
        verb=verb,
        back=here,
        crumbs=crumbs,
        about=programme.title,
        warning=warning,
    )


class _NotOffered(Exception):
    """The act was done already, or is not this organisation's to do."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme


View = Callable[..., HttpResponse]


def act_form(view: View) -> View:
    """A form for people who are logged in; a second click of a button leads back with a word, not an error."""

    @login_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
        try:
            return view(request, **where)
        except _NotOffered as refused:
            messages.warning(
                request, _("This was done already, or is not for this organisation to do.")
            )
            return redirect(refused.programme)

    return guarded


def open_to(request: ActingRequest, slug: str, act: Permission, *, offer: str = "") -> Programme:
    """The programme, if the role allows the act (else 403) and the page offers it."""
    programme = access.readable_programme(request, slug)
    permissions.require(request.user, act, as_=request.acting_as)
    if not access.acts_open(request, programme)[offer or act.name.lower()]:
        raise _NotOffered(programme)
    return programme


def who(request: ActingRequest) -> dict[str, Any]:
    """The person and the organisation acted for, as actions take them."""
    return {"by": request.user, "as_": request.acting_as}


def keep(request: ActingRequest, upload: Any, accepts: Any = files.PAPERS) -> StoredFile | None:
    """Store the uploaded paper, if there is one."""
    if upload is None:
        return None
    return evidence.store_file(
        content=upload.file, name=upload.name, accepts=accepts, **who(request)
    )


def data_of(request: ActingRequest) -> dict[str, Any]:
    """What a form is made with: what was sent, or today as its first value."""
    if request.method == "POST":
        return {"data": request.POST, "files": request.FILES}
    return {"initial": initial_day(request.today)}
