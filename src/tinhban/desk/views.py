"""The desk: what waits first, the figures second, what is being written at the side; and the search."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhban.desk import attention, chart, figures, finding, waiting
from tinhban.exchange import queries as exchange
from tinhban.exchange.permissions import Permission
from tinhban.foundation import text
from tinhban.foundation.marking import Asked
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import is_demo
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Programme, State
from tinhban.programmes.permissions import Permission as ProgrammePermission
from tinhban.records import in_hand
from tinhban.records.finding import kind_of, kinds


@require_safe
@login_required
def home(request: ActingRequest) -> HttpResponse:
    as_ = request.acting_as
    if as_ is None:
        return render(request, "desk/home.html", {"waiting": []})
    person, today = request.user, request.today
    year = figures.year_shown(today)
    every = figures.of(person, as_, today)
    leader = permissions.Role.LEADER in permissions.roles_for(person, as_)
    programmes = Programme.objects.visible_to(Reader.of(person, as_)).with_state(today)
    months = exchange.used_by_month(as_.uid, year)
    context: dict[str, Any] = {
        "waiting": waiting.rows(as_, today),
        "figures": figures.of_own(every) or every,
        "year": year,
        "chart": chart.Chart(months) if any(months) else None,
        "drafts": in_hand.written(request.reader),
        "leader": leader,
        "attention": attention.rows(every) if leader else [],
        "to_sign": in_hand.to_sign(request.reader),
        "programmes": programmes.filter(Q(state=State.RUNNING))[:6],
        "may_offer": permissions.allows(person, Permission.WRITE, as_=as_),
        "may_ask": permissions.allows(person, Permission.ASK, as_=as_),
        "demo": is_demo(),
    }
    return render(request, "desk/home.html", context)


@require_safe
@login_required
def search(request: ActingRequest) -> HttpResponse:
    """Everything that the acting organisation may read, by words without marks; of one kind page by page."""
    typed = text.nfc(request.GET.get("q", "")).replace("\0", "").strip()[:200]
    asked, reader = Asked.of(typed), request.reader
    kind = kind_of(request.GET.get("loai", ""))
    context: dict[str, Any] = {"search_text": typed, "asked": asked, "kind": kind, "groups": []}
    if asked and reader.organisation:
        numbers = finding.numbers(asked, reader)
        total = sum(number.value for number in numbers.values())
        context |= {
            "total": total,
            "more": any(number.more for number in numbers.values()),
            "numbers": [(one, numbers[one.key]) for one in kinds()],
            "narrower": [] if total else finding.narrower(typed, reader),
        }
        if kind:
            after = request.GET.get("trang", "")
            context["hits"] = kind.page(asked, reader, limit=finding.PAGE, after=after)
            context["first"] = not after
        else:
            context["groups"] = finding.groups(asked, reader)
    return render(request, "desk/search.html", context)


@require_safe
@login_required
def help_page(request: ActingRequest) -> HttpResponse:
    """How the loop goes, in a page; it leads only where the reader may go."""
    acts = {
        "draft": ProgrammePermission.DRAFT,
        "write": Permission.WRITE,
        "use": Permission.USE,
    }
    person, as_ = request.user, request.acting_as
    may = {
        name: as_ is not None and permissions.allows(person, act, as_=as_)
        for name, act in acts.items()
    }
    return render(request, "desk/help.html", {"may": may})
