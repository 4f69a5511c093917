"""A draft's rows as terms, and terms carried over to the years that follow."""

import re
from dataclasses import replace
from datetime import date
from uuid import UUID

from tinhban.foundation import ids
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import by_uid, heirs
from tinhban.programmes.as_json import part_of, row_of
from tinhban.programmes.models import Programme, ProgrammeDraft
from tinhban.programmes.terms import Terms
from tinhban.wire.programmes import CommitmentTerms, ItemTerms, LinkTerms, PartyTerms


def terms_of_draft(draft: ProgrammeDraft) -> Terms:
    """What the draft says, typed."""
    return Terms(
        title=draft.title,
        kind=draft.kind,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        theme=draft.theme,
        place=draft.place,
        parties=tuple(part_of(PartyTerms, r) for r in draft.parties),
        items=tuple(part_of(ItemTerms, r) for r in draft.items),
        commitments=tuple(part_of(CommitmentTerms, r) for r in draft.commitments),
        links=tuple(part_of(LinkTerms, r) for r in draft.links),
    )


def write_terms(draft: ProgrammeDraft, terms: Terms) -> None:
    """Put the terms into the draft's columns; the caller saves."""
    for name in ("title", "kind", "starts_on", "ends_on", "theme", "place"):
        setattr(draft, name, getattr(terms, name))
    for name in ("parties", "items", "commitments", "links"):
        setattr(draft, name, row_of(getattr(terms, name)))


def terms_of_programme(programme: Programme) -> Terms:
    """What was signed, as terms again."""
    return Terms(
        title=programme.title,
        kind=programme.kind,
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        theme=programme.theme,
        place=programme.place,
        parties=tuple(
            PartyTerms(
                party=p.uid,
                organisation=p.organisation,
                name_as_signed=p.name_as_signed,
                role=p.role,
                contact_point=p.contact_point,
            )
            for p in programme.parties.all()
        ),
        items=tuple(
            ItemTerms(item=i.uid, sector_field=i.sector_field, text=i.text)
            for i in programme.items.all()
        ),
        commitments=tuple(
            part_of(
                CommitmentTerms,
                {
                    "commitment": str(c.uid),
                    "item": str(i.uid),
                    "phrase": c.phrase,
                    "target_kind": c.target_kind,
                    "starts_on": c.starts_on.isoformat(),
                    "ends_on": c.ends_on.isoformat(),
                    "debtor": c.debtor and str(c.debtor),
                    "beneficiary": c.beneficiary and str(c.beneficiary),
                    "indicator": c.indicator_key,
                    "number": c.number,
                    "qualifier": c.qualifier,
                    "per": c.per,
                    "unit": c.unit,
                    "counting": c.terms,
                },
            )
            for i in programme.items.all()
            for c in i.commitments.all()
        ),
        links=tuple(
            LinkTerms(link=link.uid, channel=link.linked_channel, title=link.title)
            for link in programme.links.all()
        ),
    )


def carried_over(terms: Terms, *, on: date) -> Terms:
    """The same work for the years that follow: new uids, today's bodies and names, no theme yet."""
    years = terms.ends_on.year - terms.starts_on.year + 1
    starts_on, ends_on = _later(terms.starts_on, years), _later(terms.ends_on, years)
    heir_of = _heirs_of({p.organisation for p in terms.parties}, on)
    items = {i.item: ids.new_uid() for i in terms.items}
    parties: dict[UUID, PartyTerms] = {}
    for p in terms.parties:
        body = heir_of.get(p.organisation)
        uid = body.uid if body else p.organisation
        name = body.name_on(on) if body else p.name_as_signed
        # Two parties may have become one body: it signs once, where the first stood.
        parties.setdefault(
            uid, replace(p, party=ids.new_uid(), organisation=uid, name_as_signed=name)
        )

    def now(uid: UUID | None) -> UUID | None:
        body = heir_of.get(uid) if uid else None
        return body.uid if body else uid

    return replace(
        terms,
        title=_with_years(terms.title, years),
        theme="",
        starts_on=starts_on,
        ends_on=ends_on,
        parties=tuple(parties.values()),
        items=tuple(replace(i, item=items[i.item]) for i in terms.items),
        commitments=tuple(
            replace(
                c,
                commitment=ids.new_uid(),
                item=items[c.item],
                debtor=now(c.debtor),
                beneficiary=now(c.beneficiary),
                starts_on=max(_later(c.starts_on, years), starts_on),
                ends_on=min(_later(c.ends_on, years), ends_on),
                counting=c.counting
                and replace(
                    c.counting, supplier=now(c.counting.supplier), user=now(c.counting.user)
                ),
            )
            for c in terms.commitments
        ),
        links=tuple(replace(link, link=ids.new_uid()) for link in terms.links),
    )


def _heirs_of(uids: set[UUID], on: date) -> dict[UUID, Organisation]:
    """Today's body of each; where a body went to several, the first in protocol order."""
    found = {}
    for uid, body in by_uid(uids).items():
        living = heirs(body, on)
        if living:
            found[uid] = living[0]
    return found


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _with_years(title: str, years: int) -> str:
    return re.sub(r"\b(?:19|20)\d\d\b", lambda year: str(int(year[0]) + years), title)
