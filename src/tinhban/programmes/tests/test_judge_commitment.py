"""A promise in words is judged by the parties, each judgement resting on a paper or a document."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.evidence.queries import readable_file
from tinhban.ledger.actions import LedgerError
from tinhban.organisations.models import Role
from tinhban.programmes import actions, queries
from tinhban.programmes.models import Commitment, CommitmentJudgement

from .conftest import actor, paper

DAY = date(2023, 2, 7)


@pytest.fixture
def promise(programme):
    return Commitment.objects.get(item__programme=programme)


def judge(promise, who, **more):
    said = {
        "year": 2022,
        "verdict": "met",
        "words": "Chuyên mục có trên các số báo thường kỳ.",
        "reference": "Báo cáo số 15/BC-STTTT",
        **more,
    }
    actions.judge_commitment(commitment=promise, **said, **who.acting)


def standing(promise, who):
    programme = promise.item.programme
    rows = queries.commitments_with_progress(programme, 2022, who.office, DAY)
    return rows[0][1][0]


def test_judgement_stands_beside_the_promise(promise, owner, partner, observer):
    assert standing(promise, partner).status == "wait"
    judge(promise, owner)
    row = standing(promise, observer)
    assert (row.status, str(row.words)) == ("done", "Đạt")
    assert row.judgement.judged_by == owner.office.uid


def test_newest_word_of_each_party_holds_and_contradiction_is_shown(promise, owner, partner):
    judge(promise, owner)
    judge(promise, partner, verdict="not_met", words="Có 3 kỳ thiếu.")
    assert standing(promise, owner).status == "risk"
    judge(promise, partner, words="Đã đăng bù đủ.")
    assert standing(promise, owner).status == "done"
    assert CommitmentJudgement.objects.count() == 3


def test_same_click_twice_is_one_judgement(promise, owner):
    judge(promise, owner)
    judge(promise, owner)
    assert CommitmentJudgement.objects.count() == 1


def test_paper_travels_with_the_judgement(promise, owner, observer, stranger):
    kept = paper(owner)
    judge(promise, owner, reference="", papers=[kept])
    assert readable_file(kept.sha256, observer.person, observer.office)
    assert not readable_file(kept.sha256, stranger.person, stranger.office)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reference": ""},
        {"words": " "},
        {"verdict": "great"},
        {"year": 2023},
        {"words": "x" * 5000},
    ],
)
def test_judgement_without_ground_is_refused(promise, owner, wrong):
    with pytest.raises(actions.ProgrammeRefused):
        judge(promise, owner, **wrong)
    assert not CommitmentJudgement.objects.exists()


def test_who_may_not_judge(promise, owner, observer, stranger):
    clerk = actor("van-thu", role=Role.RECORDS_CLERK, office=owner.office)
    with pytest.raises(PermissionDenied):
        judge(promise, clerk)
    for who in (observer, stranger):
        with pytest.raises((LedgerError, actions.NotAParty, PermissionDenied)):
            judge(promise, who)
    assert not CommitmentJudgement.objects.exists()
