"""One small form for each act on a proposed programme: all are shown and answered the same way."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.evidence.models import StoredFile
from tinhban.ledger import queries as ledger_queries
from tinhban.ledger.actions import LedgerError
from tinhban.organisations import permissions
from tinhban.organisations.queries import name_map
from tinhban.programmes import access, actions, hooks
from tinhban.programmes.events import CountingTerms
from tinhban.programmes.forms import (
    CloseForm,
    ContactForm,
    CountingForm,
    JudgementForm,
    LinkForm,
    PhaseForm,
    SignForm,
    TypeSignatureForm,
)
from tinhban.programmes.forms.acts import initial_day
from tinhban.programmes.models import Programme, TargetKind
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import Refused
from tinhban.programmes.progress import counting_of

Do = Callable[[dict[str, Any]], None]


def _answer(
    request: HttpRequest,
    programme: Programme,
    form: forms.Form,
    do: Do,
    *,
    title: str,
    button: str,
    done: str,
    danger: str = "",
    back: str = "",
) -> HttpResponse:
    """Show the form; when it is sent and good, act and go back to the page of the programme."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except (Refused, LedgerError, evidence.FileRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(back or programme)
    status = 422 if request.method == "POST" else 200
    context = {
        "programme": programme,
        "form": form,
        "title": title,
        "button": button,
        "danger": danger,
        "back": back or programme.get_absolute_url(),
    }
    return render(request, "programmes/act.html", context, status=status)


class _NotOffered(Exception):
    """The act was done already, or is not this organisation's to do."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme


View = Callable[..., HttpResponse]


def _act(view: View) -> View:
    """A form for people who are logged in; a second click of a button leads back with a word, not an error."""

    @login_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, **where: Any) -> HttpResponse:
        try:
            return view(request, **where)
        except _NotOffered as refused:
            messages.warning(
                request, _("This was done already, or is not for this organisation to do.")
            )
            return redirect(refused.programme)

    return answer


def _open_to(request: HttpRequest, slug: str, act: Permission, *, offer: str = "") -> Programme:
    """The programme, if the role allows the act (else 403) and the page offers it."""
    programme = access.readable_programme(request, slug)
    permissions.require(request.user, act, as_=request.acting_as)  # type: ignore[attr-defined]
    if not access.acts_open(request, programme)[offer or act.name.lower()]:
        raise _NotOffered(programme)
    return programme


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "as_": request.acting_as}  # type: ignore[attr-defined]


def _keep(request: HttpRequest, upload: Any, accepts: Any = files.PAPERS) -> StoredFile | None:
    if upload is None:
        return None
    return evidence.store_file(
        content=upload.file, name=upload.name, accepts=accepts, **_who(request)
    )


def _data(request: HttpRequest) -> dict[str, Any]:
    if request.method == "POST":
        return {"data": request.POST, "files": request.FILES}
    return {"initial": initial_day(request.today)}  # type: ignore[attr-defined]


@_act
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    programme = _open_to(request, slug, Permission.SIGN)

    def do(data: dict[str, Any]) -> None:
        data["paper"] = _keep(request, data["paper"], files.SIGNED)
        actions.sign_programme(programme=programme, **data, **_who(request))

    return _answer(
        request,
        programme,
        SignForm(**_data(request)),
        do,
        title=_("Sign the programme"),
        button=_("Sign"),
        done=_("Signed. The other parties see the signature."),
        danger=_("A signature cannot be taken back."),
    )


@_act
def type_signature(request: HttpRequest, slug: str) -> HttpResponse:
    programme = _open_to(request, slug, Permission.TYPE_SIGNATURE)
    as_ = request.acting_as  # type: ignore[attr-defined]
    unsigned = access.still_to_sign(programme, as_.uid)
    parties = [
        (str(p.organisation), p.name_as_signed)
        for p in programme.parties.all()
        if p.organisation in unsigned
    ]

    def do(data: dict[str, Any]) -> None:
        data["paper"] = _keep(request, data["paper"], files.SIGNED)
        actions.type_signature(programme=programme, **data, **_who(request))

    return _answer(
        request,
        programme,
        TypeSignatureForm(parties=parties, **_data(request)),
        do,
        title=_("Record a signature on paper"),
        button=_("Record the signature"),
        done=_("Recorded from the paper."),
        danger=_("It is shown as typed, with the paper, until the party signs itself."),
    )


@_act
def open_phase(request: HttpRequest, slug: str) -> HttpResponse:
    programme = _open_to(request, slug, Permission.PLAN)
    years = range(programme.starts_on.year, programme.ends_on.year + 2)

    def do(data: dict[str, Any]) -> None:
        actions.open_phase(programme=programme, **data, **_who(request))

    return _answer(
        request,
        programme,
        PhaseForm(years=years, **_data(request)),
        do,
        title=_("Plan of a year"),
        button=_("Open the year"),
        done=_("The year is opened."),
    )


@_act
def name_contact(request: HttpRequest, slug: str) -> HttpResponse:
    programme = _open_to(request, slug, Permission.PLAN)

    def do(data: dict[str, Any]) -> None:
        actions.name_contact(programme=programme, **data, **_who(request))

    return _answer(
        request,
        programme,
        ContactForm(**_data(request)),
        do,
        title=_("Contact point"),
        button=_("Name the contact point"),
        done=_("The contact point is named."),
    )


@_act
def link(request: HttpRequest, slug: str) -> HttpResponse:
    programme = _open_to(request, slug, Permission.PLAN)
    as_ = request.acting_as  # type: ignore[attr-defined]
    linked = {one.linked_channel for one in programme.links.all()} | {programme.channel}
    rows = Programme.objects.visible_to(request.user, as_=as_).exclude(channel__in=linked)  # type: ignore[arg-type]
    titles = {row.channel: row.title for row in rows[:200]}

    def do(data: dict[str, Any]) -> None:
        channel = data["channel"]
        actions.link_programme(
            programme=programme, channel=channel, title=titles[channel], **_who(request)
        )

    return _answer(
        request,
        programme,
        LinkForm(programmes=titles.items(), **_data(request)),
        do,
        title=_("Count from another programme"),
        button=_("Count from it"),
        done=_("The programme now counts from that one too."),
    )


@_act
def close(request: HttpRequest, slug: str) -> HttpResponse:
    programme = _open_to(request, slug, Permission.CLOSE)

    def do(data: dict[str, Any]) -> None:
        actions.close_programme(programme=programme, **data, **_who(request))

    return _answer(
        request,
        programme,
        CloseForm(**_data(request)),
        do,
        title=_("Close the programme"),
        button=_("Close the programme"),
        done=_("The programme is closed."),
        danger=_("Nothing can be added to a closed programme. What was exchanged stays."),
    )


@login_required
@require_POST
def roll_over(request: HttpRequest, slug: str) -> HttpResponse:
    """A draft for the term that follows; pressed again it leads to the same draft."""
    programme = access.readable_programme(request, slug)
    try:
        draft = actions.roll_over(programme=programme, **_who(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(programme)
    return redirect(draft)


@_act
def judge(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    commitment = access.readable_commitment(request, slug, uid)
    programme = _open_to(request, slug, Permission.JUDGE)
    if commitment.target_kind != TargetKind.QUALITATIVE:
        raise Http404
    years = [y for y in programme.years if commitment.window(y)]

    def do(data: dict[str, Any]) -> None:
        paper = _keep(request, data.pop("paper"))
        actions.judge_commitment(
            commitment=commitment, papers=[paper] if paper else [], **data, **_who(request)
        )

    return _answer(
        request,
        programme,
        JudgementForm(years=years, **_data(request)),
        do,
        title=_("Judge “%s”") % commitment.item.text,
        button=_("Record the judgement"),
        done=_("The judgement is recorded."),
    )


@_act
def count(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    commitment = access.readable_commitment(request, slug, uid)
    programme = _open_to(request, slug, Permission.PLAN, offer="count")
    links = {one.linked_channel: one.title for one in programme.links.all()}
    channels = [programme.channel, *links]
    members = {uid for channel in channels for uid in ledger_queries.members(channel)}
    names = name_map(members, programme.proposed_on)
    before = counting_of(commitment)

    def do(data: dict[str, Any]) -> None:
        terms = CountingTerms(
            count=data["count"],
            supplier=UUID(data["supplier"]) if data["supplier"] else None,
            user=UUID(data["user"]) if data["user"] else None,
            column=UUID(data["column"]) if data["column"] else None,
            kinds=before.kinds if before else (),
            channels=(data["channel"],) if data["channel"] else (),
        )
        actions.count_commitment(commitment=commitment, terms=terms, **_who(request))

    given = _data(request)
    if request.method != "POST" and before is not None:
        given["initial"] |= {
            "count": before.count,
            "supplier": before.supplier,
            "user": before.user,
            "column": before.column,
            "channel": next((c for c in before.channels if c in links), ""),
        }
    form = CountingForm(
        organisations=sorted(((str(u), n) for u, n in names.items()), key=lambda pair: pair[1]),
        columns=[(str(u), name) for u, name in hooks.columns_of(channels)],
        channels=links.items(),
        **given,
    )
    return _answer(
        request,
        programme,
        form,
        do,
        title=_("How “%s” is counted") % commitment.phrase,
        button=_("Count it so"),
        done=_("The result is counted by the new rule."),
    )
