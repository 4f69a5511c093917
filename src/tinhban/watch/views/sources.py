"""The sources that are watched: added, changed, run at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.exchange.permissions import Permission
from tinhban.foundation.problems import Refused
from tinhban.jobs import work
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest, acting
from tinhban.records import acting as acts
from tinhban.records.forms import choices
from tinhban.screens.progress import bar
from tinhban.watch import access, jobs, refusals
from tinhban.watch.forms import WatchForm
from tinhban.watch.listings import Watches
from tinhban.watch.models import FetchedArticle, SuspectedUse, SuspicionState, Watch
from tinhban.watch.watches import publishers, save_watch, scan_now


def _counted(watches: "QuerySet[Watch]") -> "QuerySet[Any]":
    articles = FetchedArticle.objects.filter(watch=OuterRef("pk")).order_by().values("watch")
    waiting = (
        SuspectedUse.objects.filter(article__watch=OuterRef("pk"), state=SuspicionState.SUSPECTED)
        .order_by()
        .values("article__watch")
    )
    return watches.annotate(
        articles_count=Coalesce(Subquery(articles.annotate(n=Count("pk")).values("n")), 0),
        waiting_count=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0),
    )


def _form(here: ActingRequest, watch: Watch | None = None) -> WatchForm:
    uids = publishers(here.acting_as)
    if watch is not None and watch.publisher not in uids:
        uids.append(watch.publisher)
    names = acts.names(here, uids)
    return WatchForm(
        here.POST or None,
        publishers=choices(names, uids),
        watch=watch,
        **({} if watch else {"initial": {"outlet": names[here.acting_as.uid]}}),
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def watches(request: ActingRequest) -> HttpResponseBase:
    """What the office watches, and the form for another source."""
    here = acting(request)
    permissions.require(here.user, Permission.WATCH, as_=here.acting_as)
    form = _form(here)
    if request.method == "POST" and acts.filled(form, lambda: _save_and_run(here, form)):
        return acts.done(
            request, _("The source is watched; it is being read now."), to=request.path
        )
    found = Watch.objects.visible_to(here.reader)
    listing = Watches(request, _counted(found), acts.names(request, publishers(here.acting_as)))
    if listing.export:
        return listing.response()
    page = {"form": form, "listing": listing}
    status = 422 if form.is_bound else 200
    return render(request, "watch/watches.html", page, status=status)


def _save_and_run(here: ActingRequest, form: WatchForm, watch: Watch | None = None) -> None:
    saved = save_watch(wanted=form.wanted(), watch=watch, **acts.who(here))
    if saved.active:
        scan_now(watch=saved, **acts.who(here))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def watch(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One source: how the last run went, and the form to change it."""
    here = acting(request)
    found = access.watch_here(here, uid)
    permissions.require(here.user, Permission.WATCH, as_=here.acting_as)
    form = _form(here, found)
    if request.method == "POST" and acts.filled(form, lambda: _save_and_run(here, form, found)):
        return acts.done(
            request, _("The source is changed; it is being read now."), to=request.path
        )
    undated = found.articles.filter(published_on=None).exclude(sha256="")
    doubtful = undated.exclude(day_written="")
    page = {
        "watch": found,
        "form": form,
        "trouble": refusals.words_of(found.last_error),
        "unreadable": found.articles.filter(sha256="").count(),
        "undated": undated.count(),
        "doubtful": doubtful.count(),
        "doubtful_day": doubtful.order_by("-fetched_at")
        .values_list("day_written", flat=True)
        .first(),
        "articles": found.articles.defer("text").order_by("-fetched_at", "-uid")[:10],
    }
    status = 422 if form.is_bound else 200
    return render(request, "watch/watch.html", page, status=status)


@login_required
@require_POST
def scan(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Run it now."""
    here = acting(request)
    found = access.watch_here(here, uid)
    try:
        if not scan_now(watch=found, **acts.who(request)):
            messages.info(request, _("This source is being read already."))
    except Refused as error:
        messages.error(request, str(error))
    return redirect("watch:watch", uid=uid)


@login_required
@never_cache
@require_safe
def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The bar alone, asked for every second; at the end it sends the page on."""
    here = acting(request)
    permissions.require(here.user, Permission.WATCH, as_=here.acting_as)
    found = access.watch_here(here, uid)
    work.resume(jobs.SCAN)
    return bar(request, "watch/_progress.html", {"watch": found}, at_work=found.is_at_work)
