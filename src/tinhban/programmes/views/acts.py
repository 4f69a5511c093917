"""One small form for each act on a proposed programme."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhban.evidence import files
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader
from tinhban.programmes import access, actions
from tinhban.programmes.forms import (
    CloseForm,
    ContactForm,
    LinkForm,
    PhaseForm,
    SignForm,
    TypeSignatureForm,
)
from tinhban.programmes.models import Programme
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import ProgrammeRefused
from tinhban.programmes.views.answering import act_form, answer, data_of, keep, open_to, who


@act_form
def sign(request: ActingRequest, slug: str) -> HttpResponse:
    programme = open_to(request, slug, Permission.SIGN)

    def do(data: dict[str, Any]) -> None:
        data["paper"] = keep(request, data["paper"], files.SIGNED)
        actions.sign_programme(programme=programme, **data, **who(request))

    return answer(
        request,
        programme,
        SignForm(**data_of(request)),
        do,
        title=_("Sign the programme"),
        verb=_("Sign the programme"),
        done=_("Signed. The other parties see the signature."),
        warning=_("A signature cannot be taken back."),
    )


@act_form
def type_signature(request: ActingRequest, slug: str) -> HttpResponse:
    programme = open_to(request, slug, Permission.TYPE_SIGNATURE)
    as_ = request.acting_as
    unsigned = access.still_to_sign(programme, as_.uid)
    parties = [
        (str(p.organisation), p.name_as_signed)
        for p in programme.parties.all()
        if p.organisation in unsigned
    ]

    def do(data: dict[str, Any]) -> None:
        data["paper"] = keep(request, data["paper"], files.SIGNED)
        actions.type_signature(programme=programme, **data, **who(request))

    return answer(
        request,
        programme,
        TypeSignatureForm(parties=parties, **data_of(request)),
        do,
        title=_("Record a signature on paper"),
        verb=_("Record the signature"),
        done=_("Recorded from the paper."),
        warning=_("It is shown as typed, with the paper, until the party signs itself."),
    )


@act_form
def open_phase(request: ActingRequest, slug: str) -> HttpResponse:
    programme = open_to(request, slug, Permission.PLAN)
    years = range(programme.starts_on.year, programme.ends_on.year + 2)

    def do(data: dict[str, Any]) -> None:
        actions.open_phase(programme=programme, **data, **who(request))

    return answer(
        request,
        programme,
        PhaseForm(years=years, **data_of(request)),
        do,
        title=_("Plan of a year"),
        verb=_("Open the year"),
        done=_("The year is opened."),
    )


@act_form
def name_contact(request: ActingRequest, slug: str) -> HttpResponse:
    programme = open_to(request, slug, Permission.PLAN)

    def do(data: dict[str, Any]) -> None:
        actions.name_contact(programme=programme, **data, **who(request))

    return answer(
        request,
        programme,
        ContactForm(**data_of(request)),
        do,
        title=_("Contact point"),
        verb=_("Name the contact point"),
        done=_("The contact point is named."),
    )


@act_form
def link(request: ActingRequest, slug: str) -> HttpResponse:
    programme = open_to(request, slug, Permission.PLAN)
    as_ = request.acting_as
    linked = {one.linked_channel for one in programme.links.all()} | {programme.channel}
    rows = Programme.objects.visible_to(Reader.of(request.user, as_)).exclude(channel__in=linked)
    titles = {row.channel: row.title for row in rows[:200]}

    def do(data: dict[str, Any]) -> None:
        channel = data["channel"]
        actions.link_programme(
            programme=programme, channel=channel, title=titles[channel], **who(request)
        )

    return answer(
        request,
        programme,
        LinkForm(programmes=titles.items(), **data_of(request)),
        do,
        title=_("Count from another programme"),
        verb=_("Count from that programme"),
        done=_("The programme now counts from that one too."),
    )


@act_form
def close(request: ActingRequest, slug: str) -> HttpResponse:
    programme = open_to(request, slug, Permission.CLOSE)

    def do(data: dict[str, Any]) -> None:
        actions.close_programme(programme=programme, **data, **who(request))

    return answer(
        request,
        programme,
        CloseForm(**data_of(request)),
        do,
        title=_("Close the programme"),
        verb=_("Close the programme"),
        done=_("The programme is closed."),
        warning=_("Nothing can be added to a closed programme. What was exchanged stays."),
    )


@login_required
@require_POST
def roll_over(request: ActingRequest, slug: str) -> HttpResponse:
    """A draft for the term that follows; pressed again it leads to the same draft."""
    programme = access.readable_programme(request, slug)
    try:
        draft = actions.roll_over(programme=programme, **who(request))
    except ProgrammeRefused as refused:
        messages.error(request, str(refused))
        return redirect(programme)
    return redirect(draft)
