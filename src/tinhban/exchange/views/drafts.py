"""Writing an item: saved by itself, approved into a programme, offered at once."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.evidence.actions import FileRefused, store_file
from tinhban.exchange import access, actions, begun, queries
from tinhban.exchange.forms.items import ApproveForm, ItemForm
from tinhban.exchange.models import Item, ItemDraft
from tinhban.exchange.own_lists import DraftsListing
from tinhban.exchange.permissions import Permission
from tinhban.foundation import time
from tinhban.foundation.problems import Refused
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts
from tinhban.records.refusals import RecordRefused
from tinhban.screens import meanwhile


@require_safe
@login_required
def compose(request: ActingRequest) -> HttpResponse:
    """A new draft; it is kept from the first words on."""
    permissions.require(request.user, Permission.WRITE, as_=request.acting_as)
    return redirect("exchange:draft", begun.new_name(request.acting_as.uid))


def _draft(request: ActingRequest, uid: UUID) -> ItemDraft | None:
    """The draft, or none where one was just begun; a name that was not given here is 404, used or not."""
    kept = access.own_drafts(request).filter(uid=uid).first()
    if kept is None and not begun.given_to(request.acting_as.uid, uid):
        raise Http404
    if kept is None:
        permissions.require(request.user, Permission.WRITE, as_=request.acting_as)
    return kept


def _channels(request: ActingRequest) -> list[tuple[str, str]]:
    as_ = request.acting_as
    return [(card.id, card.title) for card in queries.channels(as_.uid, writing=True)]


@require_http_methods(["GET", "POST"])
@login_required
def draft(request: ActingRequest, uid: UUID) -> HttpResponse:
    kept = _draft(request, uid)
    if kept is not None and kept.approved_item:
        return redirect("exchange:item", kept.approved_item)
    form = ItemForm(
        request.POST or None,
        request.FILES or None,
        initial=ItemForm.of_draft(kept) if kept else None,
    )
    approve = ApproveForm(request.POST or None, channels=_channels(request))
    approving = request.POST.get("lam") == "duyet"
    if not approving:
        approve = ApproveForm(channels=_channels(request))
    if request.method == "POST" and acts.filled(form, lambda: _save(request, uid, form)):
        kept = access.own_draft(request, uid)
        if not approving:
            return acts.done(
                request, _("The draft is saved."), to=reverse("exchange:draft", args=[uid])
            )
        found: list[Item] = []
        if acts.filled(
            approve,
            lambda: found.append(_approve(request, access.own_draft(request, uid), form, approve)),
        ):
            told = _("The item is approved.")
            return acts.done(request, told, to=reverse("exchange:item", args=[found[0].uid]))
    page: dict[str, Any] = {
        "form": form,
        "approve": approve,
        "draft": kept,
        "uid": uid,
        "may": access.May(request),
    }
    page["seen"] = _seen(access.own_drafts(request).filter(uid=uid).first())
    wrong = request.method == "POST"
    return render(request, "exchange/draft.html", page, status=422 if wrong else 200)


def _seen(kept: ItemDraft | None) -> str:
    """The mark of what is kept; a draft of which nothing is kept has one as well."""
    if kept is None:
        return meanwhile.mark("")
    return meanwhile.mark(*(getattr(kept, name) for name in sorted(actions.DRAFT_FIELDS)))


def _lock(request: ActingRequest, uid: UUID, form: ItemForm) -> ItemDraft | None:
    """The draft as it is stored, for us alone; refused where another browser has changed it."""
    kept = access.own_drafts(request).select_for_update().filter(uid=uid).first()
    said = form.fields_of_draft()
    same = kept is not None and said == {name: getattr(kept, name) for name in said}
    if meanwhile.changed(request, _seen(kept), same=same):
        raise RecordRefused(str(meanwhile.CHANGED))
    return kept


def _save(request: ActingRequest, uid: UUID, form: ItemForm) -> None:
    with transaction.atomic():
        _save_alone(request, uid, form, _lock(request, uid, form))


def _save_alone(
    request: ActingRequest, uid: UUID, form: ItemForm, before: ItemDraft | None
) -> None:
    who = acts.who(request)
    files = list(before.files) if before else []
    removed = set(request.POST.getlist("bo-tep"))
    files = [f for f in files if f["sha256"] not in removed]
    for upload in form.cleaned_data["uploads"]:
        try:
            stored = store_file(content=upload, name=upload.name, accepts=None, **who)
        except FileRefused as error:
            raise RecordRefused(error, field="uploads") from error
        files = [f for f in files if f["sha256"] != stored.sha256]
        files.append(
            {
                "sha256": stored.sha256,
                "size": stored.size,
                "media_type": stored.media_type,
                "name": upload.name,
            }
        )
    actions.save_draft(uid=uid, files=files, **form.fields_of_draft(), **who)


def _approve(request: ActingRequest, kept: ItemDraft, form: ItemForm, approve: ApproveForm) -> Item:
    said = approve.cleaned_data
    first, *_others = actions.publish_draft(
        draft=kept,
        content=form.content(kept.files),
        channels=said["channel"],
        offer=said["offer"],
        answer_by=said["answer_by"],
        **acts.who(request),
    )
    return first


@require_POST
@login_required
def autosave(request: ActingRequest, uid: UUID) -> HttpResponse:
    """What is written so far, kept without a word on the page but the hour."""
    _draft(request, uid)
    form = ItemForm(request.POST)
    if not form.is_valid():
        return HttpResponse(_("Not saved: %(n)d field to correct.") % {"n": len(form.errors)})
    try:
        with transaction.atomic():
            _lock(request, uid, form)
            kept = actions.save_draft(uid=uid, **form.fields_of_draft(), **acts.who(request))
    except Refused as error:
        return HttpResponse(escape(error))
    at = time.seen(kept.saved_at)
    told = {"at": f"{at:%H:%M}", "seen": _seen(kept)}
    return render(request, "exchange/_saved.html", told)


@require_POST
@login_required
def discard(request: ActingRequest, uid: UUID) -> HttpResponse:
    kept = access.own_draft(request, uid)
    return acts.act(
        request,
        lambda: actions.discard_draft(draft=kept, **acts.who(request)),
        _("The draft is thrown away."),
        to=reverse("exchange:desk"),
    )


@require_safe
@login_required
def drafts(request: ActingRequest) -> HttpResponseBase:
    """What this office is writing."""
    listing = DraftsListing(request, access.own_drafts(request).open())
    if listing.export:
        return listing.response()
    page = {"listing": listing, "may": access.May(request)}
    return render(request, "exchange/drafts.html", page)
