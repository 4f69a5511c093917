"""Figures are frozen by the reporting organisation, sealed by the others, and issued on a signed paper."""

from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.evidence.models import EvidenceKind, StoredFile
from tinhban.foundation import ids
from tinhban.foundation import text as texts
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.programmes.models import PartyRole, Programme
from tinhban.records.writing import record
from tinhban.reviews import frozen, queries, snapshot
from tinhban.reviews.models import FrozenReview, Review, Seal
from tinhban.reviews.permissions import Permission
from tinhban.reviews.problems import NothingChanged, ReviewRefused
from tinhban.reviews.snapshot import Snapshot
from tinhban.wire.reviews import ReviewFrozen, ReviewIssued, ReviewSealed

NUMBER_LENGTH = 60


def freeze_review(*, review: Review, by: Person, as_: Organisation) -> FrozenReview:
    """Sign the figures as they are now; a version that was frozen before stays as it is."""
    permissions.require(by, Permission.FREEZE, as_=as_)
    if review.organisation_id != as_.uid:
        raise permissions.PermissionDenied(_("This report belongs to another organisation."))
    programme = Programme.objects.get(pk=review.programme)
    today = today_for(as_)
    # Counting and storing are slow: they happen before the log is locked, and are checked inside.
    taken = snapshot.take(review, programme, as_, today)
    if not taken.figures:
        raise ReviewRefused(_("This report has no figure to freeze."))
    narrative = _keep(taken.narrative, "bao-cao.json", by, as_)
    lists = _keep(taken.lists, "danh-sach-ban-ghi.json", by, as_)
    channels = sorted({head.channel for head in taken.heads})
    if any(ledger_queries.disputed(channel) for channel in channels):
        raise ReviewRefused(
            _("A log that is counted has two branches. Freeze once its owner has resolved it.")
        )
    with ledger.writing(programme.channel, as_=as_.uid):
        if snapshot.heads_of(channels) != taken.heads:
            raise ReviewRefused(_("An entry came in while the figures were counted. Freeze again."))
        before = queries.latest_edition(programme, review.as_period(), as_)
        _refuse_the_same(before, taken, narrative.sha256)
        edition = ids.new_uid()
        record(
            ReviewFrozen(
                edition=edition,
                review=review.uid,
                version=before.version + 1 if before else 1,
                programme=programme.uid,
                period=review.period,
                starts_on=review.starts_on,
                ends_on=review.ends_on,
                structure_date=review.structure_date,
                frozen_on=today,
                title=review.subject,
                figures=taken.figures,
                heads=taken.heads,
                counted=taken.counted,
                narrative=narrative.sha256,
                lists=lists.sha256,
            ),
            by=by,
            as_=as_,
            refs=(before.entry_hash,) if before else (),
            blobs=(_blob(narrative), _blob(lists)),
        )
        return FrozenReview.objects.get(pk=edition)


def seal_review(*, edition: FrozenReview, by: Person, as_: Organisation) -> Seal:
    """Put another party's key under frozen figures."""
    permissions.require(by, Permission.SEAL, as_=as_)
    if edition.frozen_by == as_.uid:
        raise ReviewRefused(_("The organisation that froze the figures does not seal them again."))
    programme = Programme.objects.get(pk=edition.programme)
    party = programme.parties.filter(organisation=as_.uid, role=PartyRole.PARTY)
    if not party.exists():
        raise ReviewRefused(_("Only a party of the programme seals its figures."))
    uid = ids.new_uid()
    with ledger.writing(edition.channel, as_=as_.uid):
        if edition.seals.filter(sealed_by=as_.uid).exists():
            raise ReviewRefused(_("This organisation has already sealed these figures."))
        record(
            ReviewSealed(
                seal=uid,
                edition=edition.uid,
                frozen=edition.entry_hash,
                sealed_on=today_for(as_),
            ),
            by=by,
            as_=as_,
            refs=(edition.entry_hash,),
        )
        return Seal.objects.get(pk=uid)


def issue_review(
    *,
    edition: FrozenReview,
    number: str,
    issued_on: date,
    content: BinaryIO | bytes,
    name: str,
    by: Person,
    as_: Organisation,
) -> StoredFile:
    """Attach the signed PDF with the number and date that the office's own system gave it."""
    permissions.require(by, Permission.ISSUE, as_=as_)
    if edition.frozen_by != as_.uid:
        raise permissions.PermissionDenied(_("This report belongs to another organisation."))
    number = texts.clean_cell(number)
    if not 1 <= len(number) <= NUMBER_LENGTH:
        raise ReviewRefused(_("Write the paper's number and notation, for example 12/BC-STTTT."))
    if issued_on < edition.frozen_on:
        raise ReviewRefused(
            _("The paper is dated %(issued)s, before the figures were frozen on %(frozen)s.")
            % {"issued": f"{issued_on:%d/%m/%Y}", "frozen": f"{edition.frozen_on:%d/%m/%Y}"}
        )
    if issued_on > today_for(as_):
        raise ReviewRefused(_("The paper's date lies in the future."))
    try:
        paper = evidence.store_file(content=content, name=name, by=by, as_=as_, accepts={files.PDF})
    except evidence.FileRefused as error:
        raise ReviewRefused(str(error)) from error
    with ledger.writing(edition.channel, as_=as_.uid):
        if queries.is_issued(edition):
            raise ReviewRefused(_("This version already has its signed paper."))
        record(
            ReviewIssued(
                issue=ids.new_uid(),
                edition=edition.uid,
                frozen=edition.entry_hash,
                number=number,
                issued_on=issued_on,
                paper=paper.sha256,
            ),
            by=by,
            as_=as_,
            refs=(edition.entry_hash,),
            blobs=(_blob(paper),),
        )
        evidence.link_paper(
            subject=edition.uid,
            file=paper,
            title=edition.title[:300],
            kind=EvidenceKind.SIGNED_PAPER,
            channel=edition.channel,
            document_number=number,
            document_on=issued_on,
            by=by,
            as_=as_,
        )
    return paper


def _keep(data: bytes, name: str, by: Person, as_: Organisation) -> StoredFile:
    return evidence.store_file(content=data, name=name, by=by, as_=as_, accepts=None)


def _blob(file: StoredFile) -> ledger.Blob:
    return ledger.Blob(file.sha256, file.size, file.media_type)


def _refuse_the_same(before: FrozenReview | None, taken: Snapshot, narrative: str) -> None:
    """A new version needs another number, another list or another text."""
    if before is None or before.narrative != narrative:
        return
    told = [
        (
            f["key"],
            f["printed"],
            f["state"],
            sorted((one["name"], one["digest"]) for one in frozen.lists_of(f)),
        )
        for f in before.figures
    ]
    now = [
        (f.key, f.printed, f.state, sorted((one.name, one.digest) for one in f.acts))
        for f in taken.figures
    ]
    if told == now:
        raise NothingChanged(_("Nothing has changed since version %d was frozen.") % before.version)
