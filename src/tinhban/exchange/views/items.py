"""The page of an item and the acts on it."""

import io
import zipfile
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.evidence.files import path_of
from tinhban.evidence.queries import held_by
from tinhban.exchange import actions, queries
from tinhban.exchange.content import of_version
from tinhban.exchange.forms.exchange import CorrectionActedForm, OfferForm
from tinhban.exchange.forms.items import CorrectionForm
from tinhban.exchange.models import Item, ItemVersion, Offer
from tinhban.exchange.permissions import Permission
from tinhban.exchange.views import previews
from tinhban.foundation.text import fold
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts
from tinhban.records.access import readable
from tinhban.records.forms import choices
from tinhban.screens import meanwhile


def page(item: Item) -> str:
    return reverse("exchange:item", args=[item.uid])


@require_safe
@login_required
def item(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Item, uid)
    return render(request, "exchange/item.html", previews.about_item(request, found))


@require_safe
@login_required
def old_version(request: ActingRequest, uid: UUID, number: int) -> HttpResponse:
    """A version as it was, beside the one in force."""
    found = readable(request, Item, uid)
    version = get_object_or_404(ItemVersion, item_id=uid, owned_by=found.owned_by, version=number)
    told = {"item": found, "version": version, "latest": queries.latest_version(found)}
    return render(request, "exchange/version.html", told)


@require_safe
@login_required
def package(request: ActingRequest, uid: UUID) -> HttpResponse:
    """The item as a file: its text and whatever files of it are on this node."""
    found = readable(request, Item, uid)
    version = queries.latest_version(found)
    held = held_by(found.owned_by, [file["sha256"] for file in version.files])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("noi-dung.txt", _as_text(found, version))
        for number, file in enumerate(version.files, 1):
            path = path_of(file["sha256"])
            if file["sha256"] in held and path.is_file():
                archive.write(path, f"tep-{number:02}-{_as_member(file['name'])}")
    name = slugify(fold(found.title))[:60] or "tin"
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}-{version.version}.zip"'
    return response


def _as_member(name: str) -> str:
    """The name that a partner gave, without what would lead out of the folder where it is unpacked."""
    plain = "".join(c if c.isprintable() and c not in "/\\:" else "-" for c in name)
    return plain.lstrip(".")[:150] or "khong-ten"


def _as_text(item: Item, version: ItemVersion) -> str:
    number, credit = _("version %d") % version.version, _("Credit line")
    facts = [
        version.title,
        "",
        version.text,
        "",
        f"{credit}: {version.credit}" if version.credit else "",
        f"{item.urn}, {number}",
        f"SHA-256: {version.content_hash}",
    ]
    return "\n".join(facts)


@require_http_methods(["GET", "POST"])
@login_required
def correct(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Item, uid)
    _only_owner(request, found, Permission.APPROVE)
    version = queries.latest_version(found)
    form = CorrectionForm(request.POST or None, initial=CorrectionForm.of_version(version))
    seen = meanwhile.mark(version.version, version.content_hash)
    if request.method == "POST" and acts.filled(
        form,
        lambda: actions.correct_item(
            item=found,
            content=form.content(version.files),
            reason=form.cleaned_data["reason"],
            id=form.intention,
            **acts.who(request),
        ),
        meanwhile=form.is_valid()
        and meanwhile.changed(
            request, seen, same=form.content(version.files) == of_version(version)
        ),
    ):
        told = _("The correction is out. Every user of the older version is asked to act.")
        return acts.done(request, told, to=page(found))
    return acts.form_page(
        request,
        form,
        to=page(found),
        seen=seen,
        title=_("Correct the item"),
        about=found.title,
        verb=_("Approve the correction"),
    )


@require_http_methods(["GET", "POST"])
@login_required
def kill(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Item, uid)
    _only_owner(request, found, Permission.APPROVE)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.kill_item(item=found, reason=reason, id=id, **acts.who(request)),
        title=_("Stop every use of the item"),
        about=found.title,
        warning=_("This cannot be taken back. Every partner that used it is asked to take it off."),
        verb=_("Stop every use of the item"),
        text=_("The use of the item is stopped. Its users are asked to act."),
        to=page(found),
    )


@require_http_methods(["GET", "POST"])
@login_required
def withhold(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Item, uid)
    _only_owner(request, found, Permission.APPROVE)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.withhold_item(
            item=found, reason=reason, id=id, **acts.who(request)
        ),
        title=_("Hold the item back"),
        about=found.title,
        warning=_("Partners may not use it until a further version is approved."),
        verb=_("Hold the item back"),
        text=_("The item is held back until a further version is approved."),
        to=page(found),
    )


@require_http_methods(["GET", "POST"])
@login_required
def offer(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Item, uid)
    _only_owner(request, found, Permission.OFFER)
    partners = queries.partners_in(found.channel, request.acting_as.uid)
    form = OfferForm(
        request.POST or None, partners=choices(acts.names(request, partners), partners)
    )
    made: list[Offer] = []
    if request.method == "POST" and acts.filled(
        form,
        lambda: made.append(
            actions.make_offer(
                item=found,
                to=form.cleaned_data["to"],
                answer_by=form.cleaned_data["answer_by"],
                note=form.cleaned_data["note"],
                id=form.intention,
                **acts.who(request),
            )
        ),
    ):
        undo = reverse("exchange:undo_offer", args=[made[0].uid])
        return acts.done(request, _("The item is offered."), to=page(found), undo=undo)
    return acts.form_page(
        request,
        form,
        to=page(found),
        title=_("Offer the item"),
        about=found.title,
        verb=_("Offer the item"),
    )


@require_POST
@login_required
def take(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Sign for the item where it was delivered, else ask its owner to deliver it."""
    found = readable(request, Item, uid)
    told = previews.about_item(request, found)
    if told["line_open"] is not None:
        line = told["line_open"]
        return acts.act(
            request,
            lambda: actions.receive_delivery(
                delivery=line.delivery,
                lines=[line],
                id=acts.intention(request),
                **acts.who(request),
            ),
            _("The receipt is signed. The item can be downloaded."),
            to=page(found),
        )
    if told["ours"] or told["line_to_us"] is not None or told["asked"] is not None:
        return redirect(page(found))
    asked = acts.intention(request)
    undo = reverse("exchange:undo_request", args=[asked]) if asked else ""
    return acts.act(
        request,
        lambda: actions.make_request(
            channel=found.channel,
            to=found.owned_by,
            kind=found.kind,
            title=found.title,
            length=found.length,
            item=found,
            id=asked,
            **acts.who(request),
        ),
        _("%(owner)s is asked to deliver the item.") % {"owner": told["owner"]},
        to=page(found),
        undo=undo,
    )


@require_http_methods(["GET", "POST"])
@login_required
def act_on_correction(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Item, uid)
    form = CorrectionActedForm(request.POST or None)
    if request.method == "POST" and acts.filled(
        form,
        lambda: actions.act_on_correction(
            item=found,
            done=form.cleaned_data["done"],
            note=form.cleaned_data["note"],
            id=form.intention,
            **acts.who(request),
        ),
    ):
        told = _("Noted. The owner sees what was done.")
        return acts.done(request, told, to=page(found))
    return acts.form_page(
        request,
        form,
        to=page(found),
        title=_("What was done after the correction"),
        about=found.title,
        verb=_("Tell the owner"),
    )


def _only_owner(request: ActingRequest, item: Item, act: Permission) -> None:
    """A page that only the owner's people may open."""
    permissions.require(request.user, act, as_=request.acting_as)
    if item.owned_by != request.acting_as.uid:
        raise permissions.PermissionDenied(_("Only the owner of the item may do this."))
