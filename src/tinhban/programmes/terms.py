"""The terms of a programme before they are proposed, and what makes terms impossible."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.figures.rules import of_terms
from tinhban.foundation import text
from tinhban.numbers.quantities import Qualifier
from tinhban.programmes.models import PartyRole, ProgrammeKind, TargetKind, TargetPeriod
from tinhban.programmes.problems import BadTerms
from tinhban.proof.rule_data import Rule
from tinhban.proof.strict import BadRule
from tinhban.wire.declaring import encode
from tinhban.wire.programmes import (
    CommitmentTerms,
    CountingTerms,
    ItemTerms,
    LinkTerms,
    PartyTerms,
)

MOST_PARTIES, MOST_ITEMS, MOST_COMMITMENTS, MOST_LINKS = 60, 100, 200, 60
MOST_YEARS = 20
SLOTS = ("week", "month", "quarter")
_CHANNEL = re.compile(r"[A-Za-z0-9_-]{43}")
QUALIFIERS = frozenset(q.value for q in Qualifier)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Everything the parties sign: who, from when to when, what by field, and who promises what."""

    title: str
    starts_on: date
    ends_on: date
    kind: str = ProgrammeKind.PROGRAMME.value
    theme: str = ""
    place: str = ""
    parties: tuple[PartyTerms, ...] = ()
    items: tuple[ItemTerms, ...] = ()
    commitments: tuple[CommitmentTerms, ...] = ()
    links: tuple[LinkTerms, ...] = ()

    def cleaned(self) -> "Terms":
        """The same terms with composed text and single spaces in every line of text."""
        return replace(
            self,
            title=text.clean_cell(self.title),
            theme=text.clean_cell(self.theme),
            place=text.clean_cell(self.place),
            parties=tuple(
                replace(
                    p,
                    name_as_signed=text.clean_cell(p.name_as_signed),
                    contact_point=text.clean_cell(p.contact_point),
                )
                for p in self.parties
            ),
            items=tuple(replace(i, text=text.clean_cell(i.text)) for i in self.items),
            commitments=tuple(
                replace(c, phrase=text.clean_cell(c.phrase), unit=text.clean_cell(c.unit))
                for c in self.commitments
            ),
            links=tuple(replace(link, title=text.clean_cell(link.title)) for link in self.links),
        )


def check_term(starts_on: date, ends_on: date) -> None:
    """Refuse a term that ends before it begins, such as "2017 - 2012", with the reason."""
    if ends_on < starts_on:
        first, last = (
            (f"{starts_on.year}", f"{ends_on.year}")
            if starts_on.year != ends_on.year
            else (f"{starts_on:%d/%m/%Y}", f"{ends_on:%d/%m/%Y}")
        )
        raise BadTerms(
            _("The term “%(first)s - %(last)s” ends before it begins. Correct one of the two.")
            % {"first": first, "last": last}
        )
    if ends_on.year - starts_on.year >= MOST_YEARS:
        raise BadTerms(_("A term has at most %d years.") % MOST_YEARS)


def check_draft(terms: Terms) -> None:
    """What even a draft must be: a title and a term that runs forward."""
    check_term(terms.starts_on, terms.ends_on)
    reasons = [*_lengths(terms), *_sizes(terms)]
    if reasons:
        raise BadTerms(*reasons)


def check(terms: Terms, *, proposed_by: UUID) -> None:
    """What terms must be before the other parties see them; every reason at once."""
    check_draft(terms)
    reasons = [
        *_parties(terms, proposed_by),
        *_items(terms),
        *(reason for c in terms.commitments for reason in _commitment(c, terms)),
        *_links(terms),
    ]
    if reasons:
        raise BadTerms(*reasons)


def _lengths(terms: Terms) -> Iterator[str]:
    if not 1 <= len(terms.title) <= 300:
        yield _("The title must have 1 to 300 characters.")
    if terms.kind not in ProgrammeKind.values:
        yield _("Choose what kind of paper the parties sign.")
    if len(terms.theme) > 300 or len(terms.place) > 200:
        yield _("The theme has at most 300 characters, the place at most 200.")
    if any(len(i.text) > 2000 for i in terms.items):
        yield _("An item has at most 2000 characters.")
    if any(len(p.name_as_signed) > 300 or len(p.contact_point) > 200 for p in terms.parties):
        yield _("A party's name has at most 300 characters, its contact point at most 200.")


def _sizes(terms: Terms) -> Iterator[str]:
    if len(terms.parties) > MOST_PARTIES:
        yield _("A programme has at most %d parties.") % MOST_PARTIES
    if len(terms.items) > MOST_ITEMS or len(terms.commitments) > MOST_COMMITMENTS:
        yield _("A programme has at most %(items)d items and %(commitments)d commitments.") % {
            "items": MOST_ITEMS,
            "commitments": MOST_COMMITMENTS,
        }
    if len(terms.links) > MOST_LINKS:
        yield _("A programme counts from at most %d others.") % MOST_LINKS


def _parties(terms: Terms, proposed_by: UUID) -> Iterator[str]:
    signing = [p.organisation for p in terms.parties if p.role == PartyRole.PARTY]
    if len(signing) < 2:
        yield _("A programme needs at least two parties that sign.")
    if proposed_by not in signing:
        yield _("The proposing organisation must be one of the parties that sign.")
    everyone = [p.organisation for p in terms.parties]
    if len(set(everyone)) < len(everyone):
        yield _("An organisation stands twice among the parties.")
    if any(not p.name_as_signed for p in terms.parties):
        yield _("Every party needs the name under which it signs.")
    if any(p.role not in PartyRole.values for p in terms.parties):
        yield _("Choose for every organisation whether it signs or observes.")


def _items(terms: Terms) -> Iterator[str]:
    if not terms.items:
        yield _("A programme needs at least one item.")
    if any(not i.text for i in terms.items):
        yield _("An item has no text.")
    if any(not i.sector_field for i in terms.items):
        yield _("Choose a field for every item.")
    if len({i.item for i in terms.items}) < len(terms.items):
        yield _("Two items carry the same uid.")


def _commitment(c: CommitmentTerms, terms: Terms) -> Iterator[str]:
    name = f"“{c.phrase}”" if c.phrase else _("A commitment")
    if not 1 <= len(c.phrase) <= 200:
        yield _("%s: write the target level as it is printed, in 1 to 200 characters.") % name
    if c.item not in {i.item for i in terms.items}:
        yield _("%s: its item is missing.") % name
    if c.target_kind not in TargetKind.values:
        yield _("%s: choose how it is measured.") % name
    elif c.target_kind != TargetKind.QUALITATIVE and not (c.number and 1 <= c.number <= 1_000_000):
        yield _("%s: the number must lie between 1 and 1000000.") % name
    if c.target_kind == TargetKind.RATE and c.per not in TargetPeriod.values:
        yield _("%s: choose per week, month, quarter or year.") % name
    if c.qualifier not in QUALIFIERS:
        yield _("%s: the qualifier is not known.") % name
    if not terms.starts_on <= c.starts_on <= c.ends_on <= terms.ends_on:
        yield _("%s: its days must lie inside the term of the programme.") % name
    parties = {p.organisation for p in terms.parties}
    if c.debtor is not None and c.debtor not in parties:
        yield _("%s: the responsible organisation is not a party.") % name
    if c.counting is not None:
        try:
            rule_of(c.counting, per=c.per, number=c.number, first=c.starts_on, last=c.ends_on)
        except BadRule:
            yield _("%s: say whose use is counted, and from whom or in which column.") % name


def _links(terms: Terms) -> Iterator[str]:
    channels = [link.channel for link in terms.links]
    if len(set(channels)) < len(channels):
        yield _("A linked programme stands twice.")
    if any(not _CHANNEL.fullmatch(c) for c in channels):
        yield _("A linked programme is not known.")
    if any(not 1 <= len(link.title) <= 300 for link in terms.links):
        yield _("A linked programme needs a title.")


def rule_of(
    counting: CountingTerms,
    *,
    per: str,
    number: int | None,
    first: date,
    last: date,
    channels: tuple[str, ...] = (),
) -> Rule:
    """The rule by which figures count a commitment between two days; raises `BadRule`."""
    return of_terms(
        encode(counting),
        channels=channels,
        first=first,
        last=last,
        per=per,
        each=(number or 1) if counting.count == "slots" else 1,
    )
