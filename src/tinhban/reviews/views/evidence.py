"""Behind a number: its drawer by itself, every row with its entries, and the technical check."""

from typing import Any, get_args

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhban.figures import explain
from tinhban.figures.counters import Only, Row
from tinhban.foundation import time
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import name_map
from tinhban.proof.rule_data import Rule
from tinhban.reviews import access, drawers, frozen, row_tables
from tinhban.reviews import page as pages
from tinhban.reviews.live import Figure
from tinhban.reviews.page import Page
from tinhban.reviews.states import row_word
from tinhban.screens import exporting


@login_required
@require_safe
def drawer(request: ActingRequest, slug: str, period: str, key: str) -> HttpResponse:
    """One drawer: a fragment for HTMX, a page of its own without."""
    page = access.readable_page(request, slug, period, only=key)
    figure = access.readable_figure(page, key)
    pages.load_drawers(page)
    context = {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "drawer": drawers.drawer_of(page, figure),
    }
    template = "reviews/_drawer.html" if request.htmx else "reviews/figure.html"
    return render(request, template, context)


@login_required
@require_safe
def rows(request: ActingRequest, slug: str, period: str, key: str) -> HttpResponseBase:
    """Every row of a figure, paged by key; exported whole."""
    page = access.readable_page(request, slug, period, only=key, count=False)
    figure = access.readable_figure(page, key)
    rule = explain.act_named(_open_rule(page, figure), request.GET.get("loai", ""))
    state = request.GET.get("tt", "")
    only: Only = next((one for one in get_args(Only) if one == state), "")
    if request.GET.get("xuat") in ("xlsx", "csv"):
        return _export(request, page, figure, rule, only)
    found, following = explain.rows(rule, after=request.GET.get("sau", "")[:200], only=only)
    context = {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "figure": figure,
        "sentence": drawers.sentence_of(page, figure),
        "rows": found,
        "entries": [(row, _witnesses(page, row)) for row in found] if "kt" in request.GET else [],
        "next": following,
        "count": rule.counted.name,
        "only": only,
        "acts": drawers.acts_of(figure),
        "states": [(one, row_word(one) or _("All")) for one in explain.states_of(rule)],
        "first": "sau" not in request.GET,
    }
    return render(request, "reviews/rows.html", context)


@login_required
@require_safe
def technical(request: ActingRequest, slug: str, period: str, key: str) -> HttpResponse:
    """The last entry of every counted log, and the names of the lists: under "Kiểm tra kỹ thuật"."""
    page = access.readable_page(request, slug, period, only=key, count=False)
    figure = access.readable_figure(page, key)
    rule = _open_rule(page, figure)
    heads = [(channel, head) for channel in rule.channels for head in ledger_queries.heads(channel)]
    names = name_map(
        {head.organisation for _channel, head in heads}, page.structure_date, short=True
    )
    context = {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "figure": figure,
        "heads": [(names[head.organisation], head) for _channel, head in heads],
        "frozen": _frozen_lists(page, figure),
    }
    template = "reviews/_technical.html" if request.htmx else "reviews/technical.html"
    return render(request, template, context)


def _open_rule(page: Page, figure: Figure) -> Rule:
    """The rule of a counted figure whose channels the reader reads."""
    rule = figure.rule
    if rule is None or not page.reader.sees(rule.channels):
        raise Http404
    return rule


def _witnesses(page: Page, row: Row) -> list[tuple[str, Any]]:
    return [(page.name_of(witness.organisation), witness) for witness in row.witnesses]


def _frozen_lists(page: Page, figure: Figure) -> list[dict[str, Any]]:
    if page.edition is None:
        return []
    signed = next((f for f in page.edition.figures if f["key"] == figure.key), None)
    return frozen.lists_of(signed) if signed else []


def _export(
    request: HttpRequest, page: Page, figure: Figure, rule: Rule, only: Only
) -> HttpResponseBase:
    columns, content = row_tables.table_of(page, rule, only)
    demo = "-TRINH-DIEN" if page.demo else ""
    day, format = f"{time.seen_today():%Y%m%d}", request.GET["xuat"]
    return exporting.answer(
        request,
        format=format,
        title=figure.key,
        name=f"{figure.key}-{page.period.key}{demo}-{day}.{format}",
        columns=columns,
        rows=content,
        count=lambda most: min(most, explain.total(rule)),
    )
