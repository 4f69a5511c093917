"""A report in preparation: begun, written, its numbers phrased. Nothing of it leaves the office."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tinhban.figures.periods import Period
from tinhban.foundation import text as texts
from tinhban.ledger import queries as ledger_queries
from tinhban.numbers.quantities import Qualifier
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import name_map, today_for
from tinhban.programmes.models import Programme
from tinhban.reviews import drafting, live, narrative
from tinhban.reviews.models import BoundFigure, Review, ReviewSection, SectionKind
from tinhban.reviews.narrative import DraftSection
from tinhban.reviews.permissions import Permission
from tinhban.reviews.phrases import MOST, OFFERED
from tinhban.reviews.problems import ReviewRefused
from tinhban.reviews.text import broken_placeholders

MOST_SECTIONS = 100
TEXT_LENGTH = 20_000
LENGTHS = {
    "subject": 500,
    "notation": 40,
    "place": 100,
    "signer_position": 100,
    "signer_authority": 60,
    "signer_name": 100,
    "addressees": 2000,
    "recipients": 2000,
}


def start_review(
    *,
    programme: Programme,
    period: Period,
    by: Person,
    as_: Organisation,
    due_on: date | None = None,
) -> Review:
    """Begin the organisation's report for a period with a first draft of its text; once only."""
    permissions.require(by, Permission.EDIT, as_=as_)
    role = ledger_queries.role_of(programme.channel, as_.uid)
    if role is None or not role.writes:
        raise ReviewRefused(_("Only a party of the programme reports on it."))
    if programme.starts_on > period.ends_on or programme.ends_on < period.starts_on:
        raise ReviewRefused(
            _("The programme runs %(term)s; it has nothing to report for %(period)s.")
            % {"term": programme.term, "period": period.label}
        )
    today = today_for(as_)
    with transaction.atomic():
        review, made = Review.objects.get_or_create(
            organisation=as_,
            programme=programme.uid,
            period=period.key,
            defaults={
                "channel": programme.channel,
                "starts_on": period.starts_on,
                "ends_on": period.ends_on,
                "structure_date": period.ends_on,
                "due_on": due_on or period.due_on,
                "drafted_on": today,
                "created_by": by,
                **drafting.details_of(programme, period, as_, today),
            },
        )
        if made:
            figures = live.figures_of(programme, period, as_=as_, today=today, phrases={})
            uids: set[UUID] = {uid for f in figures for uid in (f.supplier, f.user) if uid}
            sections = narrative.first_draft(
                programme,
                period,
                figures,
                as_=as_,
                author=as_.name_on(review.structure_date),
                names=name_map(uids, review.structure_date),
            )
            _write(review, sections)
    return review


def write_sections(
    *, review: Review, sections: Sequence[DraftSection], by: Person, as_: Organisation
) -> None:
    """Put a whole text in the place of the draft's."""
    _require_own(review, by, as_)
    if len(sections) > MOST_SECTIONS:
        raise ReviewRefused(_("A report has at most %d sections.") % MOST_SECTIONS)
    cleaned = [
        DraftSection(s.kind, *_checked(review, as_, s.kind, s.heading, s.text)) for s in sections
    ]
    with transaction.atomic():
        review.sections.all().delete()
        _write(review, cleaned)
        _touched(review, as_)


def edit_section(
    *, section: ReviewSection, heading: str, text: str, by: Person, as_: Organisation
) -> None:
    """Change a heading and its paragraphs; figures stay placeholders."""
    _require_own(section.review, by, as_)
    heading, text = _checked(section.review, as_, section.kind, heading, text)
    with transaction.atomic():
        section.heading, section.text = heading, text
        section.save()
        _touched(section.review, as_)


def add_section(
    *,
    review: Review,
    after: ReviewSection,
    kind: str,
    heading: str,
    text: str,
    by: Person,
    as_: Organisation,
    uid: UUID | None = None,
) -> ReviewSection:
    """Put a new part or section behind another one; a second press with the same `uid` finds the first."""
    _require_own(review, by, as_)
    if kind not in (SectionKind.PART, SectionKind.SECTION):
        raise ReviewRefused(_("Only parts and sections can be added."))
    if review.sections.count() >= MOST_SECTIONS:
        raise ReviewRefused(_("A report has at most %d sections.") % MOST_SECTIONS)
    heading, text = _checked(review, as_, kind, heading, text)
    with transaction.atomic():
        if uid and (made := review.sections.filter(pk=uid).first()):
            return made
        later = review.sections.filter(position__gt=after.position)
        later.update(position=F("position") + 1)
        named = {"uid": uid} if uid and not ReviewSection.objects.filter(pk=uid).exists() else {}
        section = ReviewSection.objects.create(
            review=review,
            position=after.position + 1,
            kind=kind,
            heading=heading,
            text=text,
            **named,
        )
        _touched(review, as_)
    return section


def remove_section(*, section: ReviewSection, by: Person, as_: Organisation) -> None:
    """Take a part or section out of the draft; its history stays."""
    _require_own(section.review, by, as_)
    if section.kind not in (SectionKind.PART, SectionKind.SECTION):
        raise ReviewRefused(_("Legal bases, opening and closing belong to every report."))
    with transaction.atomic():
        review = section.review
        section.delete()
        _touched(review, as_)


def choose_phrase(
    *,
    review: Review,
    key: str,
    number: int,
    qualifier: str,
    by: Person,
    as_: Organisation,
    noun: str = "",
) -> None:
    """Choose how a number is written; the page says whether the count bears it out."""
    _require_own(review, by, as_)
    if key not in _keys(review, as_):
        raise ReviewRefused(_("This report has no figure “%s”.") % key)
    if qualifier not in {one.value for one in OFFERED} or not 0 <= number <= MOST:
        raise ReviewRefused(_("Write a whole number, with one of the words offered."))
    noun = texts.clean_cell(noun)
    if len(noun) > 60:
        raise ReviewRefused(_("The unit has at most 60 characters."))
    with transaction.atomic():
        BoundFigure.objects.update_or_create(
            review=review,
            key=key,
            defaults={"number": number, "qualifier": Qualifier(qualifier), "noun": noun},
        )
        _touched(review, as_)


def take_back_phrase(*, review: Review, key: str, by: Person, as_: Organisation) -> None:
    """Let a number be written as it is counted again."""
    _require_own(review, by, as_)
    with transaction.atomic():
        review.phrases.filter(key=key).delete()
        _touched(review, as_)


def edit_details(*, review: Review, by: Person, as_: Organisation, **fields: str) -> None:
    """Change what stands around the text: subject, notation, place, signer, recipients."""
    _require_own(review, by, as_)
    for name, value in fields.items():
        lines = (texts.clean_cell(line) for line in value.splitlines())
        cleaned = "\n".join(line for line in lines if line)
        if len(cleaned) > LENGTHS[name]:
            raise ReviewRefused(_("This field has at most %d characters.") % LENGTHS[name])
        setattr(review, name, cleaned)
    if not review.subject or not review.signer_position:
        raise ReviewRefused(_("A report needs its subject and the position of its signer."))
    with transaction.atomic():
        review.save()
        _touched(review, as_)


def _require_own(review: Review, by: Person, as_: Organisation) -> None:
    permissions.require(by, Permission.EDIT, as_=as_)
    if review.organisation_id != as_.uid:
        raise permissions.PermissionDenied(_("This report belongs to another organisation."))


def _checked(
    review: Review, as_: Organisation, kind: str, heading: str, text: str
) -> tuple[str, str]:
    heading = texts.clean_cell(heading)
    lines = (texts.clean_cell(line) for line in text.splitlines())
    text = "\n".join(line for line in lines if line)
    if len(heading) > 300 or len(text) > TEXT_LENGTH:
        raise ReviewRefused(
            _("A heading has at most 300 characters, a section at most %d.") % TEXT_LENGTH
        )
    if kind in (SectionKind.PART, SectionKind.SECTION) and not heading:
        raise ReviewRefused(_("A part or a section needs a heading."))
    if "{{" in heading:
        raise ReviewRefused(_("A heading holds no figures."))
    if broken := broken_placeholders(text, _keys(review, as_)):
        raise ReviewRefused(
            _("“%s” is not a figure of this report. Choose one from the list beside the text.")
            % broken[0]
        )
    return heading, text


def _keys(review: Review, as_: Organisation) -> list[str]:
    programme = Programme.objects.get(pk=review.programme)
    bound = live.bound_commitments(programme, review.as_period(), as_)
    return [one.key for one in bound]


def _write(review: Review, sections: Sequence[DraftSection]) -> None:
    for position, section in enumerate(sections, start=1):
        ReviewSection.objects.create(
            review=review,
            position=position,
            kind=section.kind,
            heading=section.heading,
            text=section.text,
        )


def _touched(review: Review, as_: Organisation) -> None:
    """A change on a later day than the draft's makes the next draft."""
    today = today_for(as_)
    if today > review.drafted_on:
        review.draft_number += 1
        review.drafted_on = today
    review.save()
