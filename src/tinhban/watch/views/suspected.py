"""What may be a use: the list, the two texts side by side, and what a person says to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhban.exchange.models import Usage
from tinhban.exchange.permissions import Permission
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest, acting
from tinhban.records import acting as acts
from tinhban.watch import access, deciding
from tinhban.watch.forms import DeclareForm
from tinhban.watch.library import text_of
from tinhban.watch.listings import Suspected
from tinhban.watch.models import SuspectedUse
from tinhban.watch.passages import ARTICLE, ITEM, pieces, word_by_word


@login_required
@require_safe
def suspects(request: ActingRequest) -> HttpResponseBase:
    """Articles that share passages with items, those that wait first."""
    here = acting(request)
    permissions.require(here.user, Permission.WATCH, as_=here.acting_as)
    found = SuspectedUse.objects.visible_to(here.reader)
    bodies = list(found.order_by().values_list("publisher", "owner").distinct())
    names = acts.names(request, {uid for pair in bodies for uid in pair})
    publishers = sorted({(str(uid), names[uid]) for uid, _ in bodies}, key=lambda pair: pair[1])
    rows = found.select_related("article__watch").defer("article__text", "spans", "formula_spans")
    listing = Suspected(request, rows, names, publishers)
    if listing.export:
        return listing.response()
    return render(request, "watch/suspects.html", {"listing": listing})


@login_required
@require_safe
def one(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = acting(request)
    permissions.require(here.user, Permission.WATCH, as_=here.acting_as)
    return _shown(here, access.suspected_here(here, uid))


def _shown(
    here: ActingRequest, found: SuspectedUse, form: DeclareForm | None = None
) -> HttpResponse:
    version = access.version_here(here, found)
    article = found.article
    text = text_of(version.title, version.text) if version else ""
    spans = word_by_word(found.spans, article.text, text) if version else found.spans
    names = acts.names(here, {found.owner, found.publisher})
    page: dict[str, Any] = {
        "one": found,
        "article": article,
        "version": version,
        "owner": names[found.owner],
        "publisher": names[found.publisher],
        "article_pieces": pieces(article.text, spans, found.formula_spans, side=ARTICLE),
        "item_pieces": pieces(text, spans, found.formula_spans, side=ITEM),
        "has_own_heading": article.text.startswith(article.title),
        "usage": Usage.objects.filter(pk=found.usage).first() if found.usage else None,
        "form": form or DeclareForm.of(found),
        "may_declare": permissions.allows(here.user, Permission.USE, as_=here.acting_as),
        "may_undo": found.may_wait_again,
    }
    status = 422 if form is not None else 200
    return render(here, "watch/suspected.html", page, status=status)


@login_required
@require_POST
def declare(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Our own use, into the book: what the article tells, unless the form says otherwise."""
    here = acting(request)
    found = access.suspected_here(here, uid)
    permissions.require(here.user, Permission.USE, as_=here.acting_as)
    form = DeclareForm.of(found, request.POST)
    made: list[Usage] = []

    def claim() -> None:
        said = {name: form.cleaned_data[name] for name in ("used_on", "outlet", "share")}
        publication = replace(deciding.publication_of(found, said["used_on"]), **said)
        made.append(
            deciding.confirm(
                suspected=found, publication=publication, id=form.intention, **acts.who(request)
            )
        )

    if not acts.filled(form, claim):
        return _shown(here, found, form)
    undo = reverse("exchange:undo_usage", args=[made[0].uid])
    told_words = _("The use is declared and counts in the reports.")
    return acts.done(request, told_words, to=reverse("watch:suspects"), undo=undo)


def _act(
    request: ActingRequest,
    uid: UUID,
    do: Callable[..., None],
    text: str,
    *,
    undo: bool = False,
    to: str = "",
) -> HttpResponse:
    here = acting(request)
    found = access.suspected_here(here, uid)
    return acts.act(
        request,
        lambda: do(suspected=found, **acts.who(request)),
        text,
        to=to or reverse("watch:suspects"),
        undo=reverse("watch:undo_suspected", args=[uid]) if undo else "",
    )


@login_required
@require_POST
def reject(request: ActingRequest, uid: UUID) -> HttpResponse:
    return _act(request, uid, deciding.reject, _("Noted: not a use of this item."), undo=True)


@login_required
@require_POST
def note(request: ActingRequest, uid: UUID) -> HttpResponse:
    return _act(request, uid, deciding.note, _("Noted here; nobody else is told."), undo=True)


@login_required
@require_POST
def common(request: ActingRequest, uid: UUID) -> HttpResponse:
    told = _("For this office these passages are common text from now on.")
    return _act(request, uid, deciding.call_common, told, undo=True)


@login_required
@require_POST
def undo(request: ActingRequest, uid: UUID) -> HttpResponse:
    to = reverse("watch:suspected", args=[uid])
    return _act(request, uid, deciding.reopen, _("It waits again."), to=to)
