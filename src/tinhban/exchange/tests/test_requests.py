"""Asking an equal for material, and its answer."""

from datetime import date, timedelta

import pytest

from tinhban.exchange import actions
from tinhban.exchange.models import Request, RequestAnswer
from tinhban.exchange.nouns import requests
from tinhban.exchange.nouns.requests import answer_request, cancel_request
from tinhban.foundation.time import today
from tinhban.organisations.permissions import PermissionDenied
from tinhban.records import waiting
from tinhban.records.refusals import RecordRefused


@pytest.fixture
def request_(channel, owner, partner) -> Request:
    return actions.make_request(
        channel=channel,
        to=owner.uid,
        kind="raw_footage",
        title="Hình ảnh nguyên liệu chợ phiên San Thàng",
        length=180,
        needed_by=today() + timedelta(days=1),
        **partner.does,
    )


def state(request: Request, on: date | None = None) -> str:
    row = requests.with_progress(Request.objects.filter(pk=request.pk)).get()
    return requests.request_state(row, on or today())


def test_a_request_waits_for_the_organisation_asked(request_, owner, partner, observer):
    assert requests.open_requests(owner.uid, None).get() == request_
    assert not requests.open_requests(partner.uid, None).exists()
    assert not requests.open_requests(observer.uid, None).exists()
    assert state(request_) == "sent"
    assert state(request_, today() + timedelta(days=2)) == "expired"


def test_declining_asks_for_a_reason(request_, owner):
    with pytest.raises(RecordRefused):
        answer_request(request=request_, accepted=False, **owner.does)
    answer_request(request=request_, accepted=False, reason="Không còn hình lưu", **owner.does)
    assert state(request_) == "declined"
    assert not requests.open_requests(owner.uid, None).exists()


def test_an_accepted_request_waits_for_its_delivery_and_is_fulfilled_by_it(
    request_, owner, item, deliver
):
    answer_request(request=request_, accepted=True, **owner.does)
    assert state(request_) == "accepted"
    assert waiting.counts(owner.uid, today())["supply"] == 1
    deliver(item, on=today(), request=request_)
    assert state(request_) == "fulfilled"
    assert waiting.counts(owner.uid, today())["supply"] == 0


def test_a_later_answer_replaces_the_first_and_both_stay(request_, owner):
    answer_request(request=request_, accepted=False, reason="Đang tìm", **owner.does)
    answer_request(request=request_, accepted=True, **owner.does)
    assert state(request_) == "accepted"
    assert RequestAnswer.objects.count() == 2


def test_the_same_answer_twice_is_one_answer(request_, owner):
    for _ in range(2):
        answer_request(request=request_, accepted=True, **owner.does)
    assert RequestAnswer.objects.count() == 1


def test_only_who_was_asked_answers(request_, partner, stranger):
    with pytest.raises(RecordRefused):
        answer_request(request=request_, accepted=True, **partner.does)
    with pytest.raises(PermissionDenied):
        answer_request(request=request_, accepted=True, by=stranger.editor, as_=partner.office)


def test_a_cancelled_request_cannot_be_answered(request_, owner, partner):
    cancel_request(request=request_, reason="Đã tự quay được", **partner.does)
    assert state(request_) == "cancelled"
    with pytest.raises(RecordRefused):
        answer_request(request=request_, accepted=True, **owner.does)


def test_a_request_for_yesterday_is_refused(channel, owner, partner):
    with pytest.raises(RecordRefused) as refused:
        actions.make_request(
            channel=channel,
            to=owner.uid,
            kind="photo",
            title="Ảnh",
            needed_by=today() - timedelta(days=1),
            **partner.does,
        )
    assert refused.value.field == "needed_by"
    assert not Request.objects.exists()
