"""The pages of a noun: its own, the panel beside its list, and one for each act."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting
from tinhban.records.access import readable
from tinhban.records.acts import Act
from tinhban.records.forms import IntentionForm
from tinhban.records.noun import Noun
from tinhban.records.seen import Seen
from tinhban.screens import one_act
from tinhban.screens.listing import Listing

View = Callable[..., HttpResponseBase]


def urls(noun: Noun) -> list[URLPattern]:
    """The address of its page and of every act that is done here."""
    on = f"{noun.path}/<uuid:uid>/"
    made = [path(on, page(noun), name=noun.key)]
    if noun.listing is not None:
        made.append(path(f"{noun.path}/", listed(noun, noun.listing), name=f"{noun.key}s"))
    for act in noun.acts:
        if act.action(noun) is not None:
            address = f"{noun.path}/{act.path}" if act.begins else f"{on}{act.path}/"
            made.append(path(address, view_of(noun, act), name=act.name))
    return made


def seen(noun: Noun, request: ActingRequest, row: Any) -> Seen:
    """The row with what pages ask beside it, and the names that they tell."""
    whole = noun.shown(noun.model._default_manager.filter(pk=row.pk)).get()
    names = acting.names(request, noun.people(whole))
    return Seen(noun, whole, request.reader, lambda uid: names.get(uid) or str(uid)[:8])


def shown(noun: Noun, request: ActingRequest, row: Any) -> dict[str, Any]:
    """What the page and the panel beside a list tell of a thing."""
    it = seen(noun, request, row)
    told = {
        "noun": noun,
        "seen": it,
        "row": it.row,
        "line": noun.line(it.row, request.today, it.name, request.acting_as.uid),
        "address": noun.page(it.row.pk),
        "owner": it.name(getattr(it.row, noun.owner)),
        "receivers": [it.name(uid) for uid in noun.receivers(it.row)],
        "facts": noun.facts(it.row),
        "made_on": getattr(it.row, noun.day),
        "details": noun.details_of(it),
        "steps": [(step, it.name(step.by) if step.by else "") for step in noun.steps_of(it)],
        "buttons": noun.buttons(it, back=quote(request.get_full_path())),
        "preview": noun.template,
    }
    return told | noun.context(it, request) if noun.context else told


def page(noun: Noun) -> View:
    """The page of one thing."""

    @require_safe
    @login_required
    def view(request: ActingRequest, uid: UUID) -> HttpResponse:
        return render(
            request, "records/noun.html", shown(noun, request, readable(request, noun.model, uid))
        )

    return view


def listed(noun: Noun, listing: type[Listing]) -> View:
    """The page of its list, or the file of what is filtered there."""

    @require_safe
    @login_required
    def view(request: ActingRequest) -> HttpResponseBase:
        rows: Any = noun.model._default_manager
        found = listing(request, rows.visible_to(request.reader))
        if found.export:
            return found.response()
        told = {"noun": noun, "listing": found, "buttons": noun.makes(request.reader)}
        return render(request, "records/list.html", told)

    return view


def view_of(noun: Noun, act: Act) -> View:
    """The page of an act, or the press of its button."""
    return _form(noun, act, act.form) if act.form else _press(noun, act)


def _press(noun: Noun, act: Act) -> View:
    @require_POST
    @login_required
    def view(request: ActingRequest, uid: UUID) -> HttpResponse:
        row = readable(request, noun.model, uid)
        return acting.act(
            request,
            lambda: _do(noun, act, request, row, acting.intention(request), act.said),
            str(act.done),
            to=noun.page(uid),
        )

    return view


def _form(noun: Noun, act: Act, make_form: type[IntentionForm]) -> View:
    @require_http_methods(["GET", "POST"])
    @login_required
    def view(request: ActingRequest, uid: UUID | None = None) -> HttpResponse:
        row = readable(request, noun.model, uid) if uid else None
        permissions.require(request.user, act.right_of(noun), as_=request.acting_as)
        form = make_form(request.POST or None, request=request, thing=row)
        if request.method == "GET" and not form.is_ready:
            return _whom(noun, act, request, form)
        made: list[Any] = []

        def do() -> None:
            said = {**form.said(), **act.said}
            made.append(_do(noun, act, request, row, form.intention, said))

        if request.method == "POST" and acting.filled(form, do, meanwhile=form.is_overtaken()):
            undo = noun.undo_of(act, made[0])
            page = noun.page((row or made[0]).pk)
            to = acting.back(request, form.leads_to(page))
            return acting.done(request, str(act.done), to=to, undo=undo)
        return one_act.page(
            request,
            form,
            back=acting.back(request, noun.page(row.pk) if row else form.back or noun.list_address),
            crumbs=_crumbs(noun),
            title=form.heading() or str(act.verb),
            about=str(act.explains or getattr(row, noun.title, "")),
            verb=str(act.press or act.verb),
            danger=act.danger,
            seen=form.seen,
        )

    return view


def _do(
    noun: Noun,
    act: Act,
    request: ActingRequest,
    row: Any,
    intention: UUID | None,
    said: Mapping[str, Any],
) -> Any:
    """What the act does, with what the form and the button say; words of the catalogue in the language of the page."""
    told = {
        name: str(value) if isinstance(value, Promise) else value for name, value in said.items()
    }
    thing = {} if row is None else {noun.key: row}
    return noun.do(act.name)(**thing, **told, id=intention, **acting.who(request))


def _whom(noun: Noun, act: Act, request: ActingRequest, form: Any) -> HttpResponse:
    """Which partner it is for, each once; the programme is asked for afterwards, where several are shared."""
    told = {
        "title": act.verb,
        "crumbs": _crumbs(noun),
        "partners": form.partners,
    }
    return render(request, "records/whom.html", told)


def _crumbs(noun: Noun) -> one_act.Crumbs:
    return (noun.home,)
