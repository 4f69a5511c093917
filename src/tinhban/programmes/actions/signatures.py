"""Signatures: a party's own, and one typed from paper for a party without an account."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.evidence import files
from tinhban.evidence.models import EvidenceKind, StoredFile
from tinhban.foundation import ids, text
from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes.actions.checks import past_day, require_party, said
from tinhban.programmes.actions.papers import blobs_of, link_all
from tinhban.programmes.models import Party, PartyRole, Programme, Signature
from tinhban.programmes.permissions import Permission
from tinhban.programmes.problems import AlreadySigned, ProgrammeRefused
from tinhban.records.writing import record
from tinhban.wire.programmes import ProgrammeSigned, SignatureTyped


def sign_programme(
    *,
    programme: Programme,
    by: Person,
    as_: Organisation,
    signer_position: str,
    signed_on: date | None = None,
    paper: StoredFile | None = None,
) -> None:
    """Sign for one party; the others learn of it from the ledger."""
    papers = [paper] if paper else []
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.SIGN, by=by, as_=as_)
        signed = Signature.objects.filter(
            programme=programme, organisation=as_.uid, recorded_by=as_.uid
        )
        if signed.exists():
            raise AlreadySigned
        record(
            ProgrammeSigned(
                signature=ids.new_uid(),
                programme=programme.uid,
                signed_on=past_day(signed_on, as_=as_),
                signer_position=_position(signer_position),
                paper=paper.sha256 if paper else None,
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
            blobs=blobs_of(papers, as_=as_),
        )
        _link(papers, programme, by, as_)


def type_signature(
    *,
    programme: Programme,
    organisation: UUID,
    by: Person,
    as_: Organisation,
    signer_position: str,
    signed_on: date,
    paper: StoredFile,
) -> None:
    """Record from the signed paper that a party without an account has signed."""
    with ledger.writing(programme.channel, as_=as_.uid):
        require_party(programme, Permission.TYPE_SIGNATURE, by=by, as_=as_)
        if organisation == as_.uid:
            raise ProgrammeRefused(_("For its own organisation a leader signs directly."))
        party = Party.objects.filter(
            programme=programme, organisation=organisation, role=PartyRole.PARTY
        )
        if not party.exists():
            raise ProgrammeRefused(_("That organisation is not a party of this programme."))
        signed = Signature.objects.filter(programme=programme, organisation=organisation)
        if signed.exists():
            raise AlreadySigned
        if paper.media_type not in files.SIGNED:
            raise ProgrammeRefused(_("The signed paper must be a PDF or a picture."))
        record(
            SignatureTyped(
                signature=ids.new_uid(),
                programme=programme.uid,
                organisation=organisation,
                signed_on=past_day(signed_on, as_=as_),
                signer_position=_position(signer_position),
                paper=paper.sha256,
            ),
            by=by,
            as_=as_,
            refs=(programme.entry_hash,),
            blobs=blobs_of([paper], as_=as_),
        )
        _link([paper], programme, by, as_)


def _position(signer_position: str) -> str:
    return said(text.clean_cell(signer_position), 200, what=_("The position of the signer"))


def _link(papers: list[StoredFile], programme: Programme, by: Person, as_: Organisation) -> None:
    link_all(
        papers,
        subject=programme.uid,
        channel=programme.channel,
        title=_("Signed paper: %s") % programme.title[:280],
        kind=EvidenceKind.SIGNED_PAPER,
        by=by,
        as_=as_,
    )
