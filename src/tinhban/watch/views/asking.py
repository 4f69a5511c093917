"""Where a text comes from: pasted or uploaded, kept nowhere."""

import time as clock
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tinhban.exchange.permissions import Permission
from tinhban.jobs import work
from tinhban.jobs.bounds import WAITING
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest, acting
from tinhban.records import acting as acts
from tinhban.watch import asking, jobs, library
from tinhban.watch.apart import read
from tinhban.watch.forms import AskForm
from tinhban.watch.passages import ARTICLE, ITEM, pieces, shortened, word_by_word
from tinhban.watch.refusals import Trouble

SHOWN = 30


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def where_from(request: HttpRequest) -> HttpResponse:
    """Which items a text has passages of."""
    here = acting(request)
    permissions.require(here.user, Permission.USE, as_=here.acting_as)
    form = AskForm(request.POST or None, request.FILES or None)
    page: dict[str, Any] = {"form": form}
    if request.method != "POST":
        library.make_ready()  # while the text is being pasted
    elif form.is_valid():
        try:
            given = _given(form)
            page |= _answer(here, given.text) | {"told": _told(given)}
        except Trouble as trouble:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(trouble))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "watch/where_from.html", page, status=status)


def _given(form: AskForm) -> asking.Given:
    sent = form.cleaned_data["file"]
    if sent is None:
        pasted = form.cleaned_data["text"][: 2 * asking.LONGEST]
        return read(asking.read_text, pasted, bounds=WAITING)
    if sent.size > asking.FILE_BYTES:
        raise Trouble("too_large", host=sent.name, limit=asking.FILE_BYTES // 1_000_000)
    return read(asking.read_file, sent.name, sent.read(), bounds=WAITING)


def _told(given: asking.Given) -> list[str]:
    """What was left out or not read; that a text was cut is said by the answer itself."""
    notes = [note for note in given.notes if note.code not in ("text_cut", "margins")]
    return [_(note.message) % note.params for note in notes]


def _answer(here: ActingRequest, text: str) -> dict[str, Any]:
    if not library.is_warm():
        work.enqueue_once(jobs.PREPARE)
        return {"not_ready": True}
    begun = clock.monotonic()
    found = library.where_from(text, by=here.user, as_=here.acting_as)
    names = acts.names(here, {one.owner for one in found})
    spans = [word_by_word(one.match.spans, text, one.text) for one in found[:SHOWN]]
    return {
        "asked": shortened(pieces(text, [s for own in spans for s in own], side=ARTICLE)),
        "found": [
            {
                "item": one.item,
                "title": one.title,
                "owner": names[one.owner],
                "percent": round(one.match.containment * 100),
                "pieces": shortened(pieces(one.text, own, one.match.formula_spans, side=ITEM)),
            }
            for one, own in zip(found[:SHOWN], spans, strict=True)
        ],
        "more": max(0, len(found) - SHOWN),
        "is_cut": len(text) == asking.LONGEST,
        "took": _("%d ms") % round((clock.monotonic() - begun) * 1000),
    }
