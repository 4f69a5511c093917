"""What an event says goes into a column of its own name, and nothing that it says is lost."""

import pytest

from tinhban.exchange.models import Request, RequestAnswer, SlotExcuse
from tinhban.ledger.registry import projection_of
from tinhban.records.projections import copied_columns, made, marked, said
from tinhban.wire.declaring import type_of
from tinhban.wire.exchange import RequestCancelled, RequestMade, SlotExcused


def test_a_column_takes_the_field_of_its_name_its_key_or_whom_it_is_to():
    assert dict(copied_columns(RequestMade, Request)) == {
        "to_uid": "to",
        "kind": "kind",
        "title": "title",
        "length": "length",
        "made_on": "made_on",
        "needed_by": "needed_by",
        "note": "note",
        "item_id": "item",
    }
    assert dict(copied_columns(SlotExcused, SlotExcuse))["column_id"] == "column"


def test_a_field_that_goes_nowhere_is_refused():
    with pytest.raises(TypeError, match="RequestMade → RequestAnswer loses"):
        made(RequestMade, RequestAnswer, uid="request", signer="answered_by")
    with pytest.raises(TypeError, match="loses cancelled_on"):
        said(RequestCancelled, RequestAnswer, about="request", signer="answered_by")


def test_an_event_has_one_projection():
    known = projection_of(type_of(RequestCancelled))
    with pytest.raises(ValueError, match="two projections"):
        marked(
            RequestCancelled, RequestAnswer, uid="request", signer="answered_by", as_="cancelled"
        )
    assert projection_of(type_of(RequestCancelled)) is known
