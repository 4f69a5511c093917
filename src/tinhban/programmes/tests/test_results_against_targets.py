"""What was promised against what figures count: quotas, slots of a week, differences, receipts awaited."""

from dataclasses import replace
from datetime import date

import pytest

from tinhban.figures import counters
from tinhban.figures.counters import Tally
from tinhban.figures.tests.told import answering
from tinhban.foundation.ids import new_uid
from tinhban.programmes import actions, queries
from tinhban.programmes.models import Commitment
from tinhban.programmes.progress import attention
from tinhban.proof.slots import planned_slots
from tinhban.wire.programmes import CountingTerms

from .conftest import FIRST, LAST, party, terms_of

DURING, AFTER = date(2022, 6, 1), date(2023, 2, 7)


class Book:
    """A counter that answers what the test wrote into it."""

    def __init__(self, tally):
        self.said, self.rules = tally, []

    def tallies(self, rules):
        self.rules += rules
        return dict.fromkeys(rules, self.said)

    def lines(self, rule):
        return []

    def rows(self, rule, **how):
        return []


@pytest.fixture
def book(monkeypatch):
    known = {}
    monkeypatch.setattr(counters, "_countings", {})

    def write(**tallies):
        known.update({count: Book(tally) for count, tally in tallies.items()})
        answering(known)
        return known

    return write


def promise(who, owner, partner, **said):
    terms = terms_of(party(owner), party(partner))
    one = replace(terms.commitments[0], **said)
    draft = actions.save_draft(terms=replace(terms, commitments=(one,)), **who.acting)
    return actions.propose_programme(draft=draft, **who.acting)


def only(programme, who, day=AFTER):
    return queries.commitments_with_progress(programme, 2022, who.office, day)[0][1][0]


def used(owner, partner, **more):
    return CountingTerms(count="usage", supplier=partner.office.uid, user=owner.office.uid, **more)


def test_number_reached_short_and_awaiting(owner, partner, book):
    programme = promise(
        owner, owner, partner, target_kind="count", number=40, phrase="40 tin",
        counting=used(owner, partner),
    )  # fmt: skip
    known = book(delivery=Tally(45, agreed=45), receipt=Tally(45), usage=Tally(30, agreed=30))
    assert [only(programme, owner, d).status for d in (DURING, AFTER)] == ["doing", "late"]
    assert str(only(programme, owner).words) == "Thiếu 10"
    known["usage"].said = Tally(44, agreed=44)
    row = only(programme, owner)
    assert (row.status, row.result, row.target) == ("done", 44, 40)
    known["delivery"].said = Tally(52, agreed=45)
    assert str(only(programme, owner).words) == "Chờ biên nhận 7"
    rule = known["usage"].rules[-1]
    assert (rule.channels, rule.starts_on, rule.ends_on) == ((programme.channel,), FIRST, LAST)


def test_two_claims_that_contradict_are_told_above_the_table(owner, partner, book):
    programme = promise(
        owner, owner, partner, counting=CountingTerms(count="usage", user=owner.office.uid)
    )
    book(usage=Tally(104, agreed=102, contradicted=2))
    row = only(programme, partner)
    assert (row.status, str(row.words), row.measure.contradicted) == ("risk", "Lệch 2", 2)
    told = attention([row, row], {owner.office.uid: "Báo Lai Châu"})
    assert len(told.differing) == 1 and "104" in told.differing[0] and "102" in told.differing[0]
    assert not told.awaiting


def test_one_article_a_week(owner, partner, book):
    column = new_uid()
    programme = promise(
        owner, owner, partner, target_kind="rate", number=1, per="week", phrase="1 bài/tuần"
    )
    commitment = Commitment.objects.get()
    assert only(programme, owner).measure is None
    actions.count_commitment(
        commitment=commitment,
        terms=CountingTerms(count="slots", user=owner.office.uid, column=column),
        **owner.acting,
    )
    weeks = dict.fromkeys(planned_slots("week", FIRST, LAST), "filled")
    assert len(weeks) == 52
    weeks |= {"2022-W05": "excused", "2022-W34": "late"}
    known = book(slots=Tally(51, agreed=51, slots=weeks, pieces=51))
    row = only(programme, owner)
    assert (row.status, row.result, row.target) == ("done", 51, 51)
    assert (row.measure.slots.late, row.measure.slots.excused) == (1, 1)
    known["slots"].said = Tally(50, slots=weeks | {"2022-W40": "open"}, pieces=50)
    assert str(only(programme, owner).words) == "Thiếu 1"
    assert only(programme, owner, date(2022, 9, 1)).status == "doing"


def test_newest_rule_of_the_proposing_party_holds(owner, partner, book):
    programme = promise(owner, owner, partner, counting=used(owner, partner))
    commitment = Commitment.objects.get()
    with pytest.raises(actions.ProgrammeRefused):
        actions.count_commitment(
            commitment=commitment, terms=used(owner, partner), **partner.acting
        )
    with pytest.raises(actions.ProgrammeRefused):
        actions.count_commitment(
            commitment=commitment, terms=CountingTerms(count="slots"), **owner.acting
        )
    for kinds in (("photo",), ("news_item", "short_report")):
        actions.count_commitment(
            commitment=commitment, terms=used(owner, partner, kinds=kinds), **owner.acting
        )
    known = book(delivery=Tally(0), receipt=Tally(0), usage=Tally(0))
    assert str(only(programme, owner).words) == "Chưa có bản ghi"
    assert known["usage"].rules[-1].chosen("kind") == ("news_item", "short_report")


def test_result_of_a_programme_closed_to_the_reader_is_not_shown(
    owner, partner, third, observer, book
):
    draft = actions.save_draft(terms=terms_of(party(partner), party(third)), **partner.acting)
    hidden = actions.propose_programme(draft=draft, **partner.acting)
    terms = terms_of(party(partner), party(observer))
    one = replace(
        terms.commitments[0],
        counting=CountingTerms(count="usage", user=third.office.uid, channels=(hidden.channel,)),
    )
    draft = actions.save_draft(terms=replace(terms, commitments=(one,)), **partner.acting)
    joint = actions.propose_programme(draft=draft, **partner.acting)
    actions.link_programme(
        programme=joint, channel=hidden.channel, title="Hai Đài", **partner.acting
    )
    known = book(usage=Tally(9, agreed=9))
    assert only(joint, partner).result == 9
    asked = len(known["usage"].rules)
    row = only(joint, observer)
    assert row.closed_to_reader and row.measure is None
    assert len(known["usage"].rules) == asked
