"""The page of a programme, and of one commitment with everything behind its result."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tinhban.evidence.queries import papers_of
from tinhban.figures import explain
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import name_map, provinces_on
from tinhban.organisations.reader import Reader
from tinhban.programmes import access, hooks, queries
from tinhban.programmes.models import PartyRole, Programme, ProgrammeDraft, SectorField
from tinhban.programmes.progress import (
    DOING,
    DONE,
    LATE,
    OFF,
    RISK,
    WAITING,
    Progress,
    attention,
    progress_of,
)
from tinhban.screens import addresses

SHOWN = ("parties", "signatures", "phases", "contacts", "closings", "links")
MOST_NAMES = 3
ROWS = 25


@dataclass(frozen=True)
class Moment:
    """One line of the timeline."""

    on: date
    text: str
    ours: bool
    planned: bool = False


@dataclass(frozen=True)
class Group:
    """The parties of one province, in the order in which they signed."""

    name: str
    coordinates: bool
    parties: list[queries.PartyShown]


@login_required
@require_safe
def programme(request: ActingRequest, slug: str) -> HttpResponse:
    """Parties, items with commitments and results of a year, timeline, links, contacts, papers."""
    found = access.readable_programme(request, slug)
    prefetch_related_objects([found], *SHOWN)
    as_, today = request.acting_as, request.today
    year = queries.year_of(found, today, addresses.number(request.GET.get("nam", "")))
    rows = queries.commitments_with_progress(found, year, as_, today)
    field = request.GET.get("linh_vuc", "")
    shown = [(item, row) for item, row in rows if field in ("", item.sector_field)]
    everything = [p for _item, row in rows for p in row]
    parties = queries.parties_shown(found, today)
    names = name_map(
        queries.organisations_of(rows) | {p.party.organisation for p in parties},
        found.proposed_on,
        short=True,
    )
    context = {
        "programme": found,
        "year": year,
        "rows": shown,
        "names": {str(uid): name for uid, name in names.items()},
        "attention": attention(everything, names),
        "tally": _tally(everything),
        "signed_on": _one_day(parties),
        "field": field,
        "fields": _fields(item.sector_field for item, _row in rows),
        "groups": _groups(parties, found),
        "timeline": _timeline(found, parties, names, as_.uid, today),
        "phases": queries.phases_of(found),
        "contacts": [c for c in queries.contacts_on(found, today) if c.position or c.substitute],
        "links": queries.links_shown(found, request.user, as_, today),
        "papers": papers_of([found.uid], request.user, as_),
        "heads": _heads(found),
        "acts": access.acts_open(request, found),
        "actions": hooks.actions(request, found, year),
        "next_draft": ProgrammeDraft.objects.visible_to(Reader.of(request.user, as_))
        .filter(rolled_from=found.uid)
        .first(),
    }
    return render(request, "programmes/programme.html", context)


@login_required
@require_safe
def commitment(request: ActingRequest, slug: str, uid: UUID) -> HttpResponse:
    """One commitment: both books, the rows behind the result with their entries, what was judged."""
    found = access.readable_commitment(request, slug, uid)
    programme = access.readable_programme(request, slug)
    as_, today = request.acting_as, request.today
    year = queries.year_of(programme, today, addresses.number(request.GET.get("nam", "")))
    progress = progress_of(
        found, year, readable=frozenset(queries.linked_channels(programme, as_)), today=today
    )
    uids = queries.organisations_of([(found.item, [progress])])
    context: dict[str, Any] = {
        "programme": programme,
        "commitment": found,
        "year": year,
        "progress": progress,
        "acts": access.acts_open(request, programme),
        "papers": papers_of([found.uid], request.user, as_),
    }
    if progress.measure is not None:
        shown = explain.act_named(progress.measure.rule, request.GET.get("xem", ""))
        rows, following = explain.rows(shown, after=request.GET.get("trang", ""), limit=ROWS)
        uids |= {w.organisation for row in rows for w in row.witnesses}
        explanation = explain.explain(progress.measure)
        told = explanation.waiting
        context |= {
            "explanation": explanation,
            "pending": [
                (words, some)
                for words, some in (
                    (_("Two claims that differ"), told.disputed),
                    (_("Awaiting receipt"), told.awaiting),
                    (_("Use not yet confirmed"), told.unanswered),
                )
                if some
            ],
            "counts": progress.measure.rule.acts,
            "count": shown.counted,
            "counted": rows,
            "following": following,
        }
    names = name_map(uids, programme.proposed_on, short=True)
    context["names"] = {str(known): name for known, name in names.items()}
    return render(request, "programmes/commitment.html", context)


def _fields(used: Iterable[str]) -> list[tuple[str, str]]:
    labels = {value: str(label) for value, label in SectorField.choices}
    return [(value, labels.get(value, value)) for value in dict.fromkeys(used)]


def _groups(parties: list[queries.PartyShown], programme: Programme) -> list[Group]:
    """By the province on the day of proposing; parties of no province stand under their own name."""
    bodies = [shown.body for shown in parties if shown.body]
    provinces = provinces_on(bodies, programme.proposed_on)
    groups: dict[str, Group] = {}
    for shown in parties:
        unit = provinces[shown.body.uid] if shown.body else None
        name = unit.short_name if unit else shown.name
        group = groups.setdefault(name, Group(name, False, []))
        group.parties.append(shown)
        if shown.party.organisation == programme.proposed_by:
            groups[name] = Group(name, True, group.parties)
    return list(groups.values())


def _timeline(
    programme: Programme,
    parties: list[queries.PartyShown],
    names: dict[UUID, str],
    us: UUID,
    today: date,
) -> list[Moment]:
    ours = programme.proposed_by == us
    by = names.get(programme.proposed_by, "")
    moments = [
        Moment(programme.proposed_on, _("Proposed by %s") % by, ours),
        Moment(programme.starts_on, _("The term begins"), True, programme.starts_on > today),
        Moment(programme.ends_on, _("The term ends"), True, programme.ends_on > today),
    ]
    moments += _signings(parties, names, us)
    for phase in programme.phases.all():
        words = _("Plan of %d") % phase.year
        text = f"{words}: {phase.theme}" if phase.theme else words
        moments.append(Moment(phase.opened_on, text, phase.opened_by == us))
    for closing in programme.closings.all():
        moments.append(Moment(closing.closed_on, _("Closed"), closing.closed_by == us))
    return sorted(moments, key=lambda m: m.on)


def _signings(
    parties: list[queries.PartyShown], names: dict[UUID, str], us: UUID
) -> Iterator[Moment]:
    """One line a day: who signed, or how many when they are many."""
    days: dict[date, list[queries.PartyShown]] = {}
    for shown in parties:
        if shown.signature is not None:
            days.setdefault(shown.signature.signed_on, []).append(shown)
    for day, signed in days.items():
        mine = any(shown.party.organisation == us for shown in signed)
        who = ", ".join(names.get(shown.party.organisation, shown.name) for shown in signed)
        if len(signed) > MOST_NAMES:
            who = ngettext("%d party", "%d parties", len(signed)) % len(signed)
        typed = all(shown.typed for shown in signed)
        words = _("%s signed, typed from paper") if typed else _("%s signed")
        yield Moment(day, words % who, mine)


def _one_day(parties: list[queries.PartyShown]) -> date | None:
    """The day on which every party signed for itself, if it was one day: then it is told once."""
    signing = [p for p in parties if p.party.role == PartyRole.PARTY]
    days = {p.signature.signed_on if p.signature and not p.typed else None for p in signing}
    return days.pop() if len(days) == 1 else None


def _tally(rows: list[Progress]) -> str:
    """How many commitments stand where, in words; nothing is said of none."""
    n = Counter(row.status for row in rows)
    told = [
        (n[DONE], _("%d reached or agreed")),
        (n[WAITING], _("%d waiting")),
        (n[RISK], _("%d differing")),
        (n[LATE], _("%d not reached")),
        (n[DOING], _("%d under way")),
        (n[OFF], _("%d not open to this organisation")),
    ]
    return ", ".join(words % count for count, words in told if count)


def _heads(programme: Programme) -> list[dict[str, Any]]:
    heads = ledger_queries.heads(programme.channel)
    names = name_map({h.organisation for h in heads}, programme.proposed_on, short=True)
    return [
        {"name": names[h.organisation], "count": h.seq + 1, "hash": h.hash, "epoch": h.epoch}
        for h in heads
    ]
