"""From a draft to a channel, and what its parties add to a programme later."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tinhban.evidence.models import StoredFile
from tinhban.foundation import ids, text, time
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import is_demo
from tinhban.programmes.actions.checks import past_day, require_party, said
from tinhban.programmes.actions.papers import blobs_of, link_all
from tinhban.programmes.drafts import terms_of_draft
from tinhban.programmes.models import (
    Contact,
    Link,
    PartyRole,
    Phase,
    Programme,
    ProgrammeDraft,
)
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import ProgrammeRefused
from tinhban.programmes.terms import Terms, check
from tinhban.records.writing import record
from tinhban.wire.channels import Role as ChannelRole
from tinhban.wire.programmes import (
    ContactNamed,
    PhaseOpened,
    ProgrammeClosed,
    ProgrammeLinked,
    ProgrammeProposed,
)


def propose_programme(
    *,
    draft: ProgrammeDraft,
    by: Person,
    as_: Organisation,
    proposed_on: date | None = None,
    slug: str = "",
    paper: StoredFile | None = None,
) -> Programme:
    """Open the programme's channel and put the terms before the other parties; twice proposes once."""
    permissions.require(by, Permission.PROPOSE, as_=as_)
    terms = terms_of_draft(draft).cleaned()
    check(terms, proposed_by=as_.uid)
    on = past_day(proposed_on, as_=as_)
    papers = [paper] if paper else []
    with transaction.atomic():
        mine = ProgrammeDraft.objects.filter(uid=draft.uid, organisation=as_)
        if not mine.filter(proposed_at=None).update(proposed_at=time.now()):
            earlier = Programme.objects.filter(uid=draft.uid).first()
            if earlier is None:
                raise ProgrammeRefused(
                    _("This draft belongs to another organisation, or was discarded.")
                )
            return earlier
        channel = ledger.open_channel(
            as_=as_.uid,
            by=by.uid,
            purpose={"title": terms.title, "kind": "programme"},
            members=_members(terms, but=as_),
            demo=is_demo(),
        )
        with ledger.writing(channel, as_=as_.uid):
            record(
                ProgrammeProposed(
                    programme=draft.uid,
                    slug=_free_slug(slug or terms.title),
                    title=terms.title,
                    kind=terms.kind,
                    starts_on=terms.starts_on,
                    ends_on=terms.ends_on,
                    proposed_on=on,
                    parties=terms.parties,
                    items=terms.items,
                    commitments=terms.commitments,
                    links=terms.links,
                    theme=terms.theme,
                    place=terms.place,
                    paper=paper.sha256 if paper else None,
                ),
                by=by,
                as_=as_,
                blobs=blobs_of(papers, as_=as_),
            )
        link_all(papers, subject=draft.uid, channel=channel, title=terms.title, by=by, as_=as_)
    return Programme.objects.get(uid=draft.uid)


def open_phase(
    *,
    programme: Programme,
    year: int,
    theme: str = "",
    plan: str = "",
    by: Person,
    as_: Organisation,
    opened_on: date | None = None,
) -> None:
    """Begin, or prepare, one year of the programme; the year after its term may be prepared too."""
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.PLAN, by=by, as_=as_)
        if not programme.starts_on.year <= year <= programme.ends_on.year + 1:
            raise ProgrammeRefused(_("%d lies outside the term of this programme.") % year)
        if Phase.objects.filter(programme=programme, year=year, opened_by=as_.uid).exists():
            raise ProgrammeRefused(_("The organisation has already opened the year %d.") % year)
        if len(theme) > 300 or len(plan) > 20_000:
            raise ProgrammeRefused(
                _("The theme has at most 300 characters, the plan at most 20000.")
            )
        record(
            PhaseOpened(
                phase=ids.new_uid(),
                programme=programme.uid,
                year=year,
                opened_on=past_day(opened_on, as_=as_),
                theme=text.clean_cell(theme),
                plan=text.nfc(plan).strip(),
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
        )


def link_programme(
    *, programme: Programme, channel: str, title: str, by: Person, as_: Organisation
) -> None:
    """Count from another channel too: one that the organisation reads, as a member or an observer."""
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.PLAN, by=by, as_=as_)
        title = said(text.clean_cell(title), 300, what=_("The title of the linked programme"))
        if channel == programme.channel:
            raise ProgrammeRefused(_("A programme always counts from its own channel."))
        if ledger_queries.role_of(channel, as_.uid) is None:
            raise ProgrammeRefused(
                _("The organisation does not read the channel of that programme.")
            )
        if Link.objects.filter(programme=programme, linked_channel=channel).exists():
            raise ProgrammeRefused(_("This programme already counts from that one."))
        record(
            ProgrammeLinked(
                link=ids.new_uid(), programme=programme.uid, channel=channel, title=title
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
        )


def name_contact(
    *,
    programme: Programme,
    position: str,
    by: Person,
    as_: Organisation,
    starts_on: date | None = None,
    ends_on: date | None = None,
    substitute: bool = False,
) -> None:
    """Name the party's contact point from a day on, or who stands in for it between two days."""
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.PLAN, by=by, as_=as_)
        position = said(text.clean_cell(position), 200, what=_("The contact point"))
        starts = starts_on or past_day(None, as_=as_)
        if substitute and ends_on is None:
            raise ProgrammeRefused(_("Say until when the substitute stands in."))
        if ends_on is not None and ends_on < starts:
            raise ProgrammeRefused(_("The last day lies before the first."))
        same = Contact.objects.filter(
            programme=programme,
            organisation=as_.uid,
            position=position,
            substitute=substitute,
            starts_on=starts,
            ends_on=ends_on,
        )
        if same.exists():
            return
        record(
            ContactNamed(
                contact=ids.new_uid(),
                programme=programme.uid,
                position=position,
                starts_on=starts,
                ends_on=ends_on,
                substitute=substitute,
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
        )


def close_programme(
    *,
    programme: Programme,
    by: Person,
    as_: Organisation,
    closed_on: date | None = None,
    reason: str = "",
) -> None:
    """End the programme; only the party that proposed it can, and nothing is added afterwards."""
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.CLOSE, by=by, as_=as_)
        if programme.proposed_by != as_.uid:
            raise ProgrammeRefused(_("Only the party that proposed the programme can close it."))
        on = past_day(closed_on, as_=as_)
        if on < programme.proposed_on:
            raise ProgrammeRefused(_("A programme cannot be closed before it was proposed."))
        record(
            ProgrammeClosed(
                closing=ids.new_uid(),
                programme=programme.uid,
                closed_on=on,
                text=text.nfc(reason).strip()[:2000],
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
        )


def _members(terms: Terms, *, but: Organisation) -> dict[UUID, ChannelRole]:
    return {
        p.organisation: (ChannelRole.MEMBER if p.role == PartyRole.PARTY else ChannelRole.OBSERVER)
        for p in terms.parties
        if p.organisation != but.uid
    }


def _free_slug(wanted: str) -> str:
    """An address made of the title, not yet taken on this node."""
    slug = slugify(text.fold(wanted))[:110].strip("-") or "chuong-trinh"
    # "du-thao" is the address of drafts.
    taken = {"du-thao"} | set(
        Programme.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    )
    n = 2
    free = slug
    while free in taken:
        free, n = f"{slug}-{n}", n + 1
    return free
