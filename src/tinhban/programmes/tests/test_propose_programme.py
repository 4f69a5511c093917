"""A draft is its office's own until it is proposed; then it is a channel with everybody in it."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.foundation.marking import Asked
from tinhban.ledger import queries as ledger_queries
from tinhban.ledger.actions import Role
from tinhban.ledger.models import Channel
from tinhban.organisations.reader import Reader
from tinhban.programmes import actions, queries
from tinhban.programmes.drafts import terms_of_draft
from tinhban.programmes.models import Programme, ProgrammeDraft, State
from tinhban.programmes.search import page

from .conftest import paper, party, terms_of

DAY = date(2022, 2, 7)


def sees(who):
    return list(Programme.objects.visible_to(Reader.of(who.person, who.office)))


def hits(text, who):
    return page(Asked.of(text), Reader.of(who.person, who.office), limit=20).rows


def test_draft_stays_in_its_office(draft, owner, colleague, partner, stranger):
    for who, found in ((owner, 1), (colleague, 1), (partner, 0), (stranger, 0)):
        assert ProgrammeDraft.objects.visible_to(Reader.of(who.person, who.office)).count() == found
        assert len(hits("truyen thong", who)) == found
    with pytest.raises(actions.ProgrammeRefused):
        actions.save_draft(terms=terms_of_draft(draft), draft=draft, **partner.acting)
    assert not Channel.objects.exists()


def test_proposing_opens_the_channel_with_every_party(
    programme, owner, partner, observer, stranger
):
    assert ledger_queries.members(programme.channel) == {
        owner.office.uid: Role.COORDINATOR,
        partner.office.uid: Role.MEMBER,
        observer.office.uid: Role.OBSERVER,
    }
    for who in (owner, partner, observer):
        assert sees(who) == [programme]
        assert hits("lai chau 2022", who)[0].title == programme.title
    assert sees(stranger) == [] and hits("lai chau", stranger) == []
    assert programme.slug == "hop-tac-truyen-thong-lao-cai-lai-chau-2022"
    assert queries.state_of(programme, DAY) is State.PROPOSED
    assert queries.by_slug(programme.slug, stranger.person, stranger.office) is None


def test_double_click_proposes_once(draft, owner):
    first = actions.propose_programme(draft=draft, **owner.acting)
    assert actions.propose_programme(draft=draft, **owner.acting) == first
    assert Channel.objects.count() == 1
    with pytest.raises(actions.ProgrammeRefused):
        actions.save_draft(terms=terms_of_draft(draft), draft=draft, **owner.acting)


def test_two_programmes_of_one_title_have_two_addresses(programme, owner, partner):
    again = actions.save_draft(terms=terms_of(party(owner), party(partner)), **owner.acting)
    second = actions.propose_programme(draft=again, **owner.acting)
    assert second.slug == f"{programme.slug}-2"


def test_editor_may_draft_and_not_propose(colleague, partner):
    draft = actions.save_draft(terms=terms_of(party(colleague), party(partner)), **colleague.acting)
    with pytest.raises(PermissionDenied):
        actions.propose_programme(draft=draft, **colleague.acting)
    assert not Channel.objects.exists()


def test_stranger_cannot_propose_another_s_draft(draft, stranger):
    with pytest.raises(actions.ProgrammeRefused):
        actions.propose_programme(draft=draft, **stranger.acting)
    assert not Channel.objects.exists()


def test_every_reason_against_the_terms_is_told_and_nothing_saved(owner, partner, stranger):
    good = terms_of(party(owner), party(partner))
    bad = replace(
        good,
        parties=(party(partner), party(partner)),
        items=(replace(good.items[0], text=""),),
        commitments=(replace(good.commitments[0], target_kind="rate", debtor=stranger.office.uid),),
    )
    draft = actions.save_draft(terms=bad, **owner.acting)
    with pytest.raises(actions.BadTerms) as refused:
        actions.propose_programme(draft=draft, **owner.acting)
    assert len(refused.value.reasons) >= 6
    assert not Channel.objects.exists() and not Programme.objects.exists()
    draft.refresh_from_db()
    assert draft.proposed_at is None


def test_paper_of_the_terms_is_read_by_every_reader_of_the_channel(
    draft, owner, partner, observer, stranger
):
    from tinhban.evidence.queries import papers_of, readable_file

    signed = paper(owner)
    programme = actions.propose_programme(draft=draft, paper=signed, **owner.acting)
    for who, reads in ((partner, True), (observer, True), (stranger, False)):
        assert bool(readable_file(signed.sha256, who.person, who.office)) is reads
        assert papers_of(programme.uid, who.person, who.office).exists() is reads
