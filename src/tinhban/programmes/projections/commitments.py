"""What parties say of commitments: how they are counted, how they were kept."""

from tinhban.evidence.citations import cite
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.programmes.models import CommitmentCounting, CommitmentJudgement
from tinhban.programmes.projections.signers import add_row, plain, programme_of, signer_is_party
from tinhban.wire.programmes import CommitmentCounted, CommitmentJudged


@applies(CommitmentCounted)
def add_counting(event: CommitmentCounted, entry: AppliedEntry) -> int:
    programme = programme_of(event.commitment, entry)
    if programme is None or not signer_is_party(programme, entry):
        return 0
    return add_row(
        CommitmentCounting,
        event.counting,
        {"uid": event.counting},
        entry,
        commitment_id=event.commitment,
        counted_by=entry.signer,
        terms=plain(event.terms),
        channel=entry.channel,
    )


@applies(CommitmentJudged)
def add_judgement(event: CommitmentJudged, entry: AppliedEntry) -> int:
    programme = programme_of(event.commitment, entry)
    if programme is None or not signer_is_party(programme, entry):
        return 0
    cite(entry, event.papers)
    return add_row(
        CommitmentJudgement,
        event.judgement,
        {"uid": event.judgement},
        entry,
        commitment_id=event.commitment,
        judged_by=entry.signer,
        year=event.year,
        judged_on=event.judged_on,
        verdict=event.verdict,
        text=event.text,
        reference=event.reference,
        papers=list(event.papers),
        channel=entry.channel,
    )
