"""A declaration that would fail where a person meets it is refused at start, in words that say what to mend."""

from dataclasses import replace

import pytest

from tinhban.figures.declaring import declare
from tinhban.figures.words import Words
from tinhban.records.noun import Awaited
from tinhban.records.noun_register import check
from tinhban.relays import events
from tinhban.relays.models import Relay
from tinhban.relays.noun import RELAY

WAIT = Awaited(kind="x", rows=lambda uid, on: None, words="%s", verb="", acts=("fly",))
WRONG = {
    "owner": ({"owner": "made_by"}, "no column made_by"),
    "day": ({"day": "held_on"}, "no column held_on"),
    "title": ({"title": "name"}, "no column name"),
    "to": ({"to": "to_uid"}, "no column to_uid"),
    "due": ({"due": "until"}, "no column until"),
    "told": ({"told": ("words",)}, "nothing is called words"),
    "waits": ({"waits": (WAIT,)}, "fly waits and is no act"),
    "place": ({"section": ""}, "its list has no place"),
    "right": ({"right": None}, "an act has no right"),
    "state": ({"states": {"proposed": ("wait", "")}}, "no state `cancelled`"),
    "twice": ({"acts": (*RELAY.acts, RELAY.acts[1])}, "two acts with one name: confirm_relay"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_is_said(fault):
    change, words = WRONG[fault]
    with pytest.raises(TypeError, match=r"^relay: ") as refused:
        check(replace(RELAY, **change))
    assert words in str(refused.value)


def test_an_act_that_is_not_there_is_named():
    with pytest.raises(TypeError, match="relay has no act fly"):
        RELAY.act("fly")


def test_a_count_without_its_signer_says_what_to_give():
    with pytest.raises(TypeError, match="give `signer=`"):
        declare("gift", events.RelayProposed, Relay, day="airs_on", words=Words({}, printed=""))


def test_what_is_declared_is_right():
    check(RELAY)
