"""A party without an account is recorded by another from the signed paper, and shown as typed."""

from datetime import date

import pytest

from tinhban.evidence import actions as evidence
from tinhban.ledger.actions import LedgerError
from tinhban.programmes import actions, queries
from tinhban.programmes.models import Signature, State

from .conftest import paper

DAY = date(2022, 6, 1)


def type_for(programme, party, who, **more):
    said = {
        "organisation": party.office.uid,
        "signer_position": "Phó Giám đốc",
        "signed_on": date(2021, 12, 22),
        "paper": None,
        **more,
    }
    actions.type_signature(programme=programme, **said, **who.acting)


def test_typed_signature_counts_and_is_told_apart(programme, owner, partner):
    signed = paper(owner)
    type_for(programme, partner, owner, paper=signed)
    actions.sign_programme(programme=programme, signer_position="Giám đốc", **owner.acting)
    assert queries.state_of(programme, DAY) is State.RUNNING
    shown = {p.name: p for p in queries.parties_shown(programme, DAY)}
    typed = shown["Sở TT&TT tỉnh Lai Châu"]
    assert typed.typed and typed.signature.paper == signed.sha256
    assert not shown["Sở TT&TT tỉnh Lào Cai"].typed
    assert evidence.EvidenceLink.objects.get().kind == "signed_paper"


def test_own_signature_comes_before_a_typed_one(programme, owner, partner):
    type_for(programme, partner, owner, paper=paper(owner))
    actions.sign_programme(programme=programme, signer_position="Giám đốc", **partner.acting)
    shown = queries.parties_shown(programme, DAY)[1]
    assert not shown.typed and shown.signature.signer_position == "Giám đốc"
    assert Signature.objects.count() == 2


def test_needs_a_paper_that_one_holds_and_a_party(programme, owner, partner, observer, stranger):
    word = evidence.store_file(content=b"Ho so\n", name="a.txt", **owner.acting)
    with pytest.raises(actions.ProgrammeRefused):
        type_for(programme, partner, owner, paper=paper(partner))
    with pytest.raises(actions.ProgrammeRefused):
        type_for(programme, partner, owner, paper=word)
    for not_signing in (observer, stranger, owner):
        with pytest.raises(actions.ProgrammeRefused):
            type_for(programme, not_signing, owner, paper=paper(owner))
    with pytest.raises((actions.ProgrammeRefused, LedgerError)):
        type_for(programme, partner, stranger, paper=paper(stranger))
    assert not Signature.objects.exists()


def test_double_click_types_once(programme, owner, partner):
    type_for(programme, partner, owner, paper=paper(owner))
    with pytest.raises(actions.AlreadySigned):
        type_for(programme, partner, owner, paper=paper(owner))
    assert Signature.objects.count() == 1
