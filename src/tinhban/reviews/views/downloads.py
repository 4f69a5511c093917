"""What leaves the page as a file: Word, PDF, JSON, papers of a pair."""

import json as json_format

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhban.organisations.access import ActingRequest
from tinhban.papers import pdf as pdf_format
from tinhban.papers import word as word_format
from tinhban.papers.paper import OfficialPaper
from tinhban.reviews import access, actions, output, papers
from tinhban.reviews.page import Page
from tinhban.reviews.views.drafts import address


@login_required
@require_safe
def word(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """The report as a Word file; the internal annex only when it is asked for."""
    page = access.readable_page(request, slug, period)
    data = word_format.to_docx(_paper(request, page))
    return _file(request, page, data, word_format.MEDIA_TYPE, "docx")


@login_required
@require_safe
def pdf(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """The same paper as PDF."""
    page = access.readable_page(request, slug, period)
    try:
        data = pdf_format.to_pdf(_paper(request, page))
    except pdf_format.UnprintableText as error:
        messages.error(request, _(error.message) % error.params)
        version = str(page.edition.uid) if page.edition else ""
        return redirect(address(slug, period, version=version))
    return _file(request, page, data, pdf_format.MEDIA_TYPE, "pdf")


@login_required
@require_safe
def json(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """The figures with every entry behind them, as the command line gives them."""
    access.readable_programme(request, slug)
    said = output.review_json(
        slug,
        access.period_of(period),
        request.user,
        request.acting_as,
    )
    text = json_format.dumps(said, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@login_required
@require_safe
def minutes(request: ActingRequest, slug: str, period: str, key: str) -> HttpResponse:
    """Biên bản đối chiếu số liệu of one figure."""
    return _between(request, slug, period, key, "minutes")


@login_required
@require_safe
def confirmation(request: ActingRequest, slug: str, period: str, key: str) -> HttpResponse:
    """Giấy xác nhận tin, bài đã sử dụng of one figure."""
    return _between(request, slug, period, key, "confirmation")


def _between(request: ActingRequest, slug: str, period: str, key: str, kind: str) -> HttpResponse:
    page = access.readable_page(request, slug, period, only=key)
    figure = access.readable_figure(page, key)
    if not page.counts_are_open:
        raise Http404
    try:
        data = word_format.to_docx(papers.between(kind, page, figure))
    except actions.ReviewRefused as refused:
        messages.error(request, str(refused))
        return redirect(address(slug, period, version=""))
    name = papers.name_of(kind, page, "docx", figure=key)
    return _attached(data, word_format.MEDIA_TYPE, name)


def _paper(request: HttpRequest, page: Page) -> OfficialPaper:
    if page.content is None:
        raise Http404
    return papers.report(page, with_annex=_with_annex(request, page))


def _with_annex(request: HttpRequest, page: Page) -> bool:
    """The internal annex was asked for, by who may have it."""
    return page.is_own and request.GET.get("phu-luc") == "1"


def _file(
    request: HttpRequest, page: Page, data: bytes, media_type: str, ending: str
) -> HttpResponse:
    name = papers.name_of("review", page, ending, annex=_with_annex(request, page))
    return _attached(data, media_type, name)


def _attached(data: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
