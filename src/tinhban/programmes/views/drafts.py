"""Drafts on screen: write, add and take out rows, look once more, propose, discard."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhban.evidence import actions as evidence
from tinhban.evidence.models import StoredFile
from tinhban.foundation import ids
from tinhban.ledger.actions import LedgerError
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.models import Organisation
from tinhban.organisations.reader import Reader
from tinhban.programmes import access, actions
from tinhban.programmes.drafts import terms_of_draft
from tinhban.programmes.forms.buttons import changed
from tinhban.programmes.forms.drafts import DraftForms
from tinhban.programmes.models import Programme, ProgrammeDraft, SectorField
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import ProgrammeRefused
from tinhban.programmes.terms import Terms, check
from tinhban.screens import meanwhile


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActingRequest) -> HttpResponse:
    """An empty draft; nothing is kept before it is saved."""
    as_ = request.acting_as
    permissions.require(request.user, Permission.DRAFT, as_=as_)
    return _write(request, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: ActingRequest, uid: UUID) -> HttpResponse:
    """The form of a draft; one that was proposed leads to its programme."""
    found = access.own_draft(request, uid)
    if found.proposed_at is not None:
        return redirect(Programme.objects.get(uid=found.uid))
    if request.method == "POST":
        as_ = request.acting_as
        permissions.require(request.user, Permission.DRAFT, as_=as_)
    return _write(request, found)


def _write(request: ActingRequest, found: ProgrammeDraft | None) -> HttpResponse:
    terms = terms_of_draft(found) if found else None
    rows_changed = changed(request.POST) if request.method == "POST" else None
    data = rows_changed if rows_changed is not None else request.POST or None
    forms = _forms(request, data, terms)
    saving = request.method == "POST" and rows_changed is None
    reasons: tuple[str, ...] = ()
    if rows_changed is not None:
        forms.without_reproach()
    if saving and forms.is_valid():
        try:
            kept = _save(request, forms.to_terms(), found)
        except ProgrammeRefused as refused:
            reasons = refused.reasons
        else:
            if "look" in request.POST:
                return redirect("programmes:propose", uid=kept.uid)
            messages.success(request, _("The draft is saved. Only this organisation sees it."))
            return redirect(kept)
    context = {
        "draft": found,
        "seen": meanwhile.mark(terms) if terms else "",
        "begun": "" if found else request.POST.get("uid") or ids.new_uid(),
        "forms": forms,
        "reasons": reasons,
        "show_errors": saving,
        "may_draft": permissions.allows(
            request.user,
            Permission.DRAFT,
            as_=request.acting_as,
        ),
    }
    return render(request, "programmes/draft.html", context, status=422 if saving else 200)


def _save(request: ActingRequest, terms: Terms, found: ProgrammeDraft | None) -> ProgrammeDraft:
    """Keep the terms; refused where another browser has changed the draft meanwhile."""
    with transaction.atomic():
        if found is not None:
            drafts = ProgrammeDraft.objects.select_for_update()
            stored = terms_of_draft(drafts.get(pk=found.pk))
            same = terms.cleaned() == stored
            if meanwhile.changed(request, meanwhile.mark(stored), same=same):
                raise ProgrammeRefused(str(meanwhile.CHANGED))
        return actions.save_draft(
            terms=terms,
            draft=found,
            uid=_begun(request),
            by=request.user,
            as_=request.acting_as,
        )


def _begun(request: HttpRequest) -> UUID | None:
    """The name that the empty form carried: pressed twice, it makes one draft."""
    try:
        return UUID(request.POST.get("uid", ""))
    except ValueError:
        return None


def _forms(request: ActingRequest, data: QueryDict | None, terms: Terms | None) -> DraftForms:
    person, as_ = request.user, request.acting_as
    today = request.today
    bodies = list(
        Organisation.objects.visible_to(Reader.of(person, as_))
        .on(today)
        .in_protocol_order()
        .with_names()
    )
    chosen = {p.organisation for p in terms.parties} if terms else set()
    missing = chosen - {b.uid for b in bodies}
    bodies += list(Organisation.objects.filter(pk__in=missing).with_names())
    names = {b.uid: b.name_on(today) for b in bodies}
    programmes = [
        (p.channel, p.title) for p in Programme.objects.visible_to(Reader.of(person, as_))[:200]
    ]
    known = dict(programmes)
    programmes += [
        (link.channel, link.title)
        for link in (terms.links if terms else ())
        if link.channel not in known
    ]
    return DraftForms(
        data,
        terms=terms,
        organisations=[(str(uid), name) for uid, name in names.items()],
        programmes=programmes,
        names=names,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: ActingRequest, uid: UUID) -> HttpResponse:
    """The terms once more as the parties will see them, and the button that sends them."""
    found = access.own_draft(request, uid)
    if found.proposed_at is not None:
        return redirect(Programme.objects.get(uid=found.uid))
    as_ = request.acting_as
    reasons: tuple[str, ...] = ()
    terms = terms_of_draft(found)
    try:
        check(terms, proposed_by=as_.uid)
    except ProgrammeRefused as refused:
        reasons = refused.reasons
    if request.method == "POST":
        try:
            with transaction.atomic():  # refused terms leave no stored paper behind
                made = actions.propose_programme(
                    draft=found,
                    paper=_keep(request),
                    by=request.user,
                    as_=as_,
                )
        except ProgrammeRefused as refused:
            reasons = refused.reasons
        except (evidence.FileRefused, LedgerError) as refused:
            reasons = (str(refused),)
        else:
            messages.success(request, _("The programme is proposed. The parties can sign it now."))
            return redirect(made)
    names = {p.organisation: p.name_as_signed for p in terms.parties}
    labels = dict(SectorField.choices)
    context = {
        "draft": found,
        "terms": terms,
        "reasons": reasons,
        "items": [
            (
                {"text": item.text, "field": labels.get(item.sector_field, item.sector_field)},
                [
                    (c, names.get(c.debtor, "") if c.debtor else "")
                    for c in terms.commitments
                    if c.item == item.item
                ],
            )
            for item in terms.items
        ],
        "may_propose": permissions.allows(request.user, Permission.PROPOSE, as_=as_),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/propose.html", context, status=status)


def _keep(request: ActingRequest) -> StoredFile | None:
    upload = request.FILES.get("paper")
    if upload is None or upload.file is None:
        return None
    return evidence.store_file(
        content=upload.file,
        name=upload.name or "",
        by=request.user,
        as_=request.acting_as,
    )


@login_required
@require_POST
def discard(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Throw away a draft that was never proposed."""
    found = access.own_draft(request, uid)
    try:
        actions.discard_draft(draft=found, by=request.user, as_=request.acting_as)
    except ProgrammeRefused as refused:
        messages.error(request, str(refused))
        return redirect(found)
    messages.success(request, _("The draft is discarded."))
    return redirect("programmes:list")
