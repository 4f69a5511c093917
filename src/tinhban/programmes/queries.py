"""Reads that cross models: who is a party under which name, contacts, links, commitments with progress."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import by_uid, channels_read, heirs
from tinhban.organisations.reader import Reader
from tinhban.programmes.hooks import register_columns, register_review_state
from tinhban.programmes.models import (
    Commitment,
    Contact,
    Link,
    Party,
    PartyRole,
    Phase,
    Programme,
    ProgrammeItem,
    Signature,
    State,
)
from tinhban.programmes.models.programmes import ProgrammeQuerySet
from tinhban.programmes.progress import Progress, progress_of_many

__all__ = [
    "ContactOn",
    "LinkShown",
    "PartyShown",
    "between",
    "by_slug",
    "commitments_with_progress",
    "contacts_on",
    "linked_channels",
    "parties_shown",
    "phases_of",
    "progress_of_programmes",
    "register_columns",
    "register_review_state",
    "state_of",
    "year_of",
]


# Every item with how far its commitments of a year are kept.
ItemRows = Sequence[tuple[ProgrammeItem, list[Progress]]]


def by_slug(
    slug: str, person: Person, as_: Organisation | None, *, state_on: date | None = None
) -> Programme | None:
    """The programme, if the acting organisation reads its channel; with its state where a day is given for it."""
    rows = Programme.objects.visible_to(Reader.of(person, as_)).filter(slug=slug)
    if state_on is not None:
        rows = rows.with_state(state_on)
    return rows.order_by("proposed_on", "uid").first()


def state_of(programme: Programme, on: date) -> State:
    """Where a programme stands on a day."""
    row = Programme.objects.filter(pk=programme.pk).with_state(on).get()
    return State(row.state)


def between(organisations: Iterable[UUID]) -> ProgrammeQuerySet:
    """Programmes of exactly these parties, in whichever order they signed."""
    wanted = set(organisations)
    signing = Q(parties__role=PartyRole.PARTY)
    return Programme.objects.annotate(
        of_these=Count("parties", filter=signing & Q(parties__organisation__in=wanted)),
        of_all=Count("parties", filter=signing),
    ).filter(of_these=len(wanted), of_all=len(wanted))


@dataclass(frozen=True)
class PartyShown:
    """A party as it signed, today's body beside it, and its signature if there is one."""

    party: Party
    body: Organisation | None
    name: str
    today: str  # the name of today's body where it differs, else ""
    signature: Signature | None

    @property
    def typed(self) -> bool:
        return self.signature is not None and self.signature.is_typed


def parties_shown(programme: Programme, on: date) -> list[PartyShown]:
    """The parties and observers in the order they sign; a party's own signature before a typed one."""
    parties = list(programme.parties.all())
    bodies = by_uid(p.organisation for p in parties)
    signatures: dict[UUID, Signature] = {}
    for signature in sorted(programme.signatures.all(), key=lambda s: (s.is_typed, s.uid)):
        signatures.setdefault(signature.organisation, signature)
    shown = []
    for party in parties:
        body = bodies.get(party.organisation)
        shown.append(
            PartyShown(
                party=party,
                body=body,
                name=party.name_as_signed,
                today=_now(body, programme, on),
                signature=signatures.get(party.organisation),
            )
        )
    return shown


def _now(body: Organisation | None, programme: Programme, on: date) -> str:
    """What stands beside the name of that day: today's name, or the bodies that took over."""
    if body is None:
        return ""
    if not body.has_ended(on):
        now = body.name_on(on)
        return "" if now == body.name_on(programme.proposed_on) else _("now %s") % now
    names = [heir.name_on(on) for heir in heirs(body, on)]
    return _("now in %s") % get_text_list(names, _("and")) if names else ""


@dataclass(frozen=True)
class ContactOn:
    """Whom to reach at a party on a day, and who stands in on that day."""

    party: Party
    position: str
    substitute: str
    substitute_until: date | None


def contacts_on(programme: Programme, on: date) -> list[ContactOn]:
    """Every party's contact point: the newest named by the party, else the one that was signed."""
    said: dict[UUID, list[Contact]] = {}
    for contact in programme.contacts.all():
        if contact.starts_on <= on and (contact.ends_on is None or on <= contact.ends_on):
            said.setdefault(contact.organisation, []).append(contact)
    rows = []
    for party in programme.parties.all():
        mine = sorted(said.get(party.organisation, []), key=lambda c: (c.starts_on, c.uid))
        own = [c for c in mine if not c.substitute]
        lent = [c for c in mine if c.substitute]
        rows.append(
            ContactOn(
                party=party,
                position=own[-1].position if own else party.contact_point,
                substitute=lent[-1].position if lent else "",
                substitute_until=lent[-1].ends_on if lent else None,
            )
        )
    return rows


@dataclass(frozen=True)
class LinkShown:
    """A programme counted from; `programme` only where the reader may read it."""

    link: Link
    programme: Programme | None


def linked_channels(programme: Programme, as_: Organisation) -> list[str]:
    """The programme's own channel and the linked ones that the organisation reads, for counting."""
    return sorted(_counted_from(programme) & channels_read(as_.uid))


def _counted_from(programme: Programme) -> set[str]:
    return {one.linked_channel for one in programme.links.all()} | {programme.channel}


def links_shown(
    programme: Programme, person: Person, as_: Organisation, on: date
) -> list[LinkShown]:
    """Each linked channel once, with its programme where it is open to the reader."""
    links = {link.linked_channel: link for link in programme.links.all()}
    if not links:
        return []
    rows = (
        Programme.objects.visible_to(Reader.of(person, as_))
        .filter(channel__in=links)
        .with_state(on)
    )
    programmes = {row.channel: row for row in rows}
    return [LinkShown(link, programmes.get(channel)) for channel, link in links.items()]


def phases_of(programme: Programme) -> list[Phase]:
    """One phase a year: the proposing party's, else the first that another party opened."""
    years: dict[int, Phase] = {}
    for phase in sorted(
        programme.phases.all(), key=lambda p: (p.opened_by != programme.proposed_by, p.uid)
    ):
        years.setdefault(phase.year, phase)
    return [years[year] for year in sorted(years)]


def year_of(programme: Programme, on: date, asked: int | None = None) -> int:
    """The year to show: the one asked for, else the current one inside the term."""
    years = programme.years
    if asked in years:
        return int(asked or 0)
    return min(max(on.year, years[0]), years[-1])


def commitments_with_progress(
    programme: Programme, year: int, as_: Organisation, today: date
) -> ItemRows:
    """Every item of the programme with its commitments of a year and how far each is kept."""
    return progress_of_programmes([programme], year, as_, today)[programme.uid]


def progress_of_programmes(
    programmes: Sequence[Programme], year: int, as_: Organisation, today: date
) -> dict[UUID, ItemRows]:
    """The same for many programmes, by uid: read together and counted together; `links` may be prefetched."""
    reads = channels_read(as_.uid)
    readable = {p.uid: _counted_from(p) & reads for p in programmes}
    commitments = Commitment.objects.order_by("position").prefetch_related(
        "judgements", "countings"
    )
    items = list(
        ProgrammeItem.objects.filter(programme__in=programmes)
        .select_related("programme")
        .prefetch_related(Prefetch("commitments", commitments))
    )
    asked = [
        (commitment, readable[item.programme_id])
        for item in items
        for commitment in item.commitments.all()
        if commitment.window(year)
    ]
    kept: dict[UUID, list[Progress]] = {}
    for progress in progress_of_many(asked, year, today=today):
        kept.setdefault(progress.commitment.item_id, []).append(progress)
    rows: dict[UUID, list[tuple[ProgrammeItem, list[Progress]]]] = {p.uid: [] for p in programmes}
    for item in items:
        rows[item.programme_id].append((item, kept.get(item.uid, [])))
    return dict(rows)


def organisations_of(rows: ItemRows) -> set[UUID]:
    """Every organisation that the commitments and their rules name."""
    found: set[UUID] = set()
    for _item, progress in rows:
        for row in progress:
            c = row.commitment
            found |= {uid for uid in (c.debtor, c.beneficiary) if uid}
            found |= {j.judged_by for j in row.judgements}
            if row.rule:
                found |= {UUID(u) for u in (*row.rule.users, *row.rule.others)}
    return found
