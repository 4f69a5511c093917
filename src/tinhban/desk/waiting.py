"""What waits for the person at the desk, in words, with the next verb."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.exchange.models import ItemDraft
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import name_map
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Programme, ProgrammeDraft, State
from tinhban.programmes.permissions import Permission
from tinhban.records import waiting as waits
from tinhban.records.lines import Clock, clock
from tinhban.records.waiting import Waiting
from tinhban.reviews.models import Review

MOST = 12


@dataclass(frozen=True)
class Row:
    """One thing to do."""

    title: str
    partner: str
    note: str
    verb: str
    url: str
    clock: Clock | None = None


@dataclass(frozen=True)
class DraftRow:
    title: str
    note: str
    url: str


def rows(person: Person, as_: Organisation, today: date) -> list[Row]:
    """What the partners wait for, the nearest day first."""
    waiting = waits.waiting(as_.uid, today, limit=MOST)
    names = name_map({w.partner for w in waiting}, today, short=True)
    return [_row(w, names[w.partner], today) for w in waiting]


def _row(waiting: Waiting, partner: str, today: date) -> Row:
    words = waiting.words
    return Row(
        title=words.title,
        partner=partner,
        note=words.note,
        verb=words.verb,
        url=waiting.link,
        clock=clock(waiting.due, today),
    )


def drafts(person: Person, as_: Organisation) -> list[DraftRow]:
    """What is being written in this office: reports, items and programmes."""
    items = ItemDraft.objects.visible_to(Reader.of(person, as_)).open().order_by("-saved_at")[:5]
    programmes = ProgrammeDraft.objects.visible_to(Reader.of(person, as_)).open()[:3]
    reports = Review.objects.visible_to(Reader.of(person, as_)).order_by("-drafted_on", "-uid")[:3]
    slugs = dict(
        Programme.objects.filter(uid__in=[r.programme for r in reports]).values_list("uid", "slug")
    )
    return [
        *(
            DraftRow(
                r.subject,
                _("Report, due %s") % f"{r.due_on:%d/%m/%Y}" if r.due_on else _("Report"),
                reverse("reviews:review", args=[slugs[r.programme], r.period]),
            )
            for r in reports
            if r.programme in slugs
        ),
        *(
            DraftRow(d.title, d.get_kind_display(), reverse("exchange:draft", args=[d.uid]))
            for d in items
        ),
        *(DraftRow(d.title, _("Programme"), d.get_absolute_url()) for d in programmes),
    ]


def to_sign(person: Person, as_: Organisation, today: date) -> list[Programme]:
    """Programmes that wait for this organisation's signature, for who may sign."""
    if not permissions.allows(person, Permission.SIGN, as_=as_):
        return []
    proposed = Programme.objects.visible_to(Reader.of(person, as_)).with_state(today)
    return list(
        proposed.filter(
            Q(state=State.PROPOSED),
            parties__organisation=as_.uid,
            parties__role="party",
        ).exclude(signatures__organisation=as_.uid)[:6]
    )
