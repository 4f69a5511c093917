"""What parties say of a commitment: how it is counted, and how it was kept."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from tinhban.evidence.models import StoredFile
from tinhban.foundation import ids, text
from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes.actions.checks import past_day, require_party, said
from tinhban.programmes.actions.papers import blobs_of, link_all
from tinhban.programmes.models import Commitment, CommitmentJudgement, TargetKind, Verdict
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import ProgrammeRefused
from tinhban.programmes.progress import counting_of
from tinhban.programmes.terms import rule_of
from tinhban.proof.strict import BadRule
from tinhban.records.writing import record
from tinhban.wire.programmes import CommitmentCounted, CommitmentJudged, CountingTerms

MOST_PAPERS = 20


def judge_commitment(
    *,
    commitment: Commitment,
    year: int,
    verdict: str,
    words: str,
    by: Person,
    as_: Organisation,
    judged_on: date | None = None,
    reference: str = "",
    papers: Sequence[StoredFile] = (),
) -> None:
    """Say how a commitment that nothing counts was kept in a year, and on what that rests."""
    programme = commitment.item.programme
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.JUDGE, by=by, as_=as_)
        if commitment.target_kind != TargetKind.QUALITATIVE:
            raise ProgrammeRefused(_("This commitment is counted, not judged."))
        if verdict not in Verdict.values:
            raise ProgrammeRefused(_("Choose reached, partly reached or not reached."))
        if commitment.window(year) is None:
            raise ProgrammeRefused(_("The commitment does not run in the year %d.") % year)
        words = said(text.nfc(words), 4000, what=_("The judgement"))
        reference = text.clean_cell(reference)[:300]
        if not papers and not reference:
            raise ProgrammeRefused(
                _("Attach a paper, or name the document that the judgement rests on.")
            )
        if len(papers) > MOST_PAPERS:
            raise ProgrammeRefused(_("A judgement cites at most %d papers.") % MOST_PAPERS)
        said_before = (
            CommitmentJudgement.objects.filter(commitment=commitment, judged_by=as_.uid, year=year)
            .order_by("-uid")
            .first()
        )
        hashes = [p.sha256 for p in papers]
        if said_before and (verdict, words, reference, hashes) == (
            said_before.verdict,
            said_before.text,
            said_before.reference,
            said_before.papers,
        ):
            return
        record(
            CommitmentJudged(
                judgement=ids.new_uid(),
                commitment=commitment.uid,
                year=year,
                judged_on=past_day(judged_on, as_=as_),
                verdict=verdict,
                text=words,
                reference=reference,
                papers=tuple(hashes),
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
            blobs=blobs_of(papers, as_=as_),
        )
        link_all(
            papers,
            subject=commitment.uid,
            channel=programme.channel,
            title=reference or commitment.phrase,
            by=by,
            as_=as_,
        )


def count_commitment(
    *, commitment: Commitment, terms: CountingTerms, by: Person, as_: Organisation
) -> None:
    """Say by which rule a commitment is counted from now on; the proposing party says it."""
    programme = commitment.item.programme
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.PLAN, by=by, as_=as_)
        if programme.proposed_by != as_.uid:
            raise ProgrammeRefused(
                _("Only the party that proposed the programme can say how it is counted.")
            )
        try:
            rule_of(
                terms,
                per=commitment.per,
                number=commitment.number,
                first=commitment.starts_on,
                last=commitment.ends_on,
                channels=terms.channels,
            )
        except BadRule as error:
            raise ProgrammeRefused(
                _("Say whose use is counted, and from whom or in which column.")
            ) from error
        if counting_of(commitment) == terms:
            return  # it is counted so already: pressed twice, said once
        record(
            CommitmentCounted(counting=ids.new_uid(), commitment=commitment.uid, terms=terms),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
        )
