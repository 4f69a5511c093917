"""A relay from the proposal to what was on air; a word of somebody whom it is not for counts for nothing."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from tinhban.figures.testing import counts_alike
from tinhban.foundation.time import today
from tinhban.ledger import actions as ledger
from tinhban.ledger.tests.peer import Peer
from tinhban.organisations.permissions import PermissionDenied
from tinhban.organisations.reader import Reader
from tinhban.records import waiting
from tinhban.records.refusals import RecordRefused
from tinhban.records.seen import Seen
from tinhban.records.testing import Press, Story, holds
from tinhban.records.writing import record
from tinhban.relays import events
from tinhban.relays.models import Relay, RelayAnswer, RelayUse
from tinhban.relays.noun import RELAY, RELAYED

pytestmark = pytest.mark.django_db

propose, answer, complete, cancel = map(
    RELAY.do, ("propose_relay", "step_relay", "complete_relay", "cancel_relay")
)


@pytest.fixture
def make(channel, owner, partner):
    def made(title: str = "Cầu truyền hình đầu xuân", **more) -> Relay:
        said = {
            "to": (partner.uid,),
            "airs_on": today() + timedelta(days=2),
            "starts": time(20, 10),
            "minutes": 90,
            "recorded": False,
            "signal": "Vinasat 1",
            "note": "",
            "channel": channel,
        }
        return propose(title=title, **{**said, **more}, **owner.does)

    return made


def state(relay: Relay) -> str:
    (row,) = RELAY.shown(Relay.objects.filter(pk=relay.pk))
    return RELAY.state_of(row, today())


def on_air(relay: Relay, desk, **more) -> RelayUse:
    said = {"outlet": "LTV", "airs_on": today(), "minutes": 88, "step": "completed"}
    return complete(relay=relay, **{**said, **more}, **desk.does)


def test_a_relay_goes_from_step_to_step(make, partner):
    relay = make()
    assert (relay.starts, state(relay)) == ("20:10", "proposed")
    for step in ("confirmed", "tested", "on_air"):
        answer(relay=relay, step=step, **partner.does)
        assert state(relay) == step
    use = on_air(relay, partner)
    assert state(relay) == "completed"
    assert (use.used_by, use.minutes, use.relay_id) == (partner.uid, 88, relay.pk)
    assert RelayAnswer.objects.filter(superseded=False).get().step == "on_air"


def test_it_waits_for_the_takers_word_and_after_the_day_for_what_was_broadcast(
    make, owner, partner
):
    later, over = make(), make("Đã qua", airs_on=today() - timedelta(days=1))
    assert waiting.counts(partner.uid, today()) | {"relay": 1, "relayed": 1} == waiting.counts(
        partner.uid, today()
    )
    assert not waiting.total(owner.uid, today())
    assert [row.words.title for row in waiting.rows(partner.uid, today())] == [
        "Was it broadcast: Đã qua",
        "To relay: Cầu truyền hình đầu xuân",
    ]
    answer(relay=later, step="declined", reason="Trùng giờ thời sự", **partner.does)
    on_air(over, partner, step="recorded", airs_on=today() - timedelta(days=1))
    assert not waiting.total(partner.uid, today())
    assert (state(later), state(over)) == ("declined", "recorded")


def test_each_station_has_one_use(make, partner):
    relay = make()
    assert on_air(relay, partner) == on_air(relay, partner, outlet="Kênh khác")
    assert RelayUse.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("minutes", bad) for bad in (0, -1, 1441)],
        *[("title", bad) for bad in ("", "  ", "x" * 2001)],
        *[("to", bad) for bad in ((), (uuid4(),))],
        ("airs_on", None),
        ("signal", "y" * 2001),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_kept(make, owner, field, value):
    with pytest.raises(RecordRefused) as refused:
        make(**{field: value})
    assert refused.value.field == field
    assert not Relay.objects.exists()


def test_only_whom_it_is_for_answers_and_only_the_source_calls_it_off(
    make, owner, partner, observer, stranger
):
    relay = make()
    with pytest.raises(RecordRefused):
        answer(relay=relay, step="confirmed", **owner.does)
    with pytest.raises(RecordRefused):
        on_air(relay, owner)
    with pytest.raises(RecordRefused):
        cancel(relay=relay, reason="x", **partner.does)
    with pytest.raises(PermissionDenied):
        answer(relay=relay, step="confirmed", by=stranger.editor, as_=partner.office)
    with pytest.raises(RecordRefused):  # a reason is asked for
        answer(relay=relay, step="declined", **partner.does)
    with pytest.raises(RecordRefused):  # a day to come
        on_air(relay, partner, airs_on=today() + timedelta(days=1))
    cancel(relay=relay, reason="Hoãn lễ hội", **owner.does)
    with pytest.raises(RecordRefused):
        answer(relay=relay, step="confirmed", **partner.does)
    assert state(relay) == "cancelled"


def verbs(relay: Relay, desk) -> list[str]:
    row = RELAY.shown(Relay.objects.filter(pk=relay.pk)).get()
    reader = Reader.of(desk.editor, desk.office)
    return [str(one.verb) for one in RELAY.buttons(Seen(RELAY, row, reader, str))]


def test_each_taker_is_offered_what_it_has_not_said_yet(channel, make, owner, partner, stranger):
    ledger.add_member(channel, organisation=stranger.office, as_=owner.office, by=owner.editor)
    relay = make(to=(partner.uid, stranger.uid))
    first = ["Confirm the relay", "Say how far it is", "Note the broadcast"]
    assert verbs(relay, partner) == verbs(relay, stranger) == first
    answer(relay=relay, step="confirmed", **partner.does)
    assert (verbs(relay, partner), verbs(relay, stranger)) == (first[1:], first)
    on_air(relay, partner)
    assert (verbs(relay, partner), verbs(relay, stranger)) == (["Say how far it is"], first)


@pytest.mark.parametrize("step", ["completed", "recorded", "cancelled", "proposed", "x", ""])
def test_no_word_says_what_its_act_does_not_offer(make, partner, step):
    with pytest.raises(RecordRefused) as refused:
        answer(relay=make(), step=step, **partner.does)
    assert refused.value.field == "step"


def test_a_peer_cannot_call_off_what_is_not_its_own_by_a_word(make, partner):
    relay = make()
    for step in ("cancelled", "completed"):
        event = events.RelayAnswered(
            relay=relay.pk, step=step, reason="", answered_on=date(2022, 2, 3)
        )
        with ledger.writing(relay.channel, as_=partner.office):
            record(event, refs=[relay.entry_hash], **partner.does)
        assert (state(relay), RELAY.words_about(relay)) == ("proposed", [])


def told(source, taker, thief):
    """What three peers say of one relay, the thief of what is none of its business."""
    uid, day = uuid4(), date(2022, 2, 3)
    proposed = events.RelayProposed(
        relay=uid, to=(taker.uid,), title="Xuân", airs_on=day, starts="20:10", minutes=90
    )
    for peer, step in ((taker, "confirmed"), (thief, "on_air")):
        yield peer, events.RelayAnswered(relay=uid, step=step, reason="", answered_on=day)
    yield source, proposed
    yield (
        taker,
        events.RelayCompleted(
            use=uuid4(),
            relay=uid,
            source=source.uid,
            title="Xuân",
            outlet="LTV",
            airs_on=day,
            minutes=88,
            step="completed",
        ),
    )
    yield thief, events.RelayCancelled(relay=uid, reason="Xoá", cancelled_on=day)
    yield source, events.RelayCancelled(relay=uid, reason="Hoãn", cancelled_on=day)


def peers() -> list[Peer]:
    found = [Peer() for _ in range(3)]
    found[0].open_channel(*found[1:])
    for peer, event in told(*found):
        peer.say(event)
    return found


def test_what_holds_for_every_noun_holds_for_relays(make, owner, partner, observer, stranger):
    use = {"outlet": "LTV", "airs_on": f"{today():%d/%m/%Y}", "minutes": "88", "step": "completed"}
    holds(
        RELAY,
        Story(
            owner,
            partner,
            observer,
            stranger,
            make,
            [
                Press("confirm_relay", partner),
                Press("step_relay", partner, {"step": "tested"}),
                Press("complete_relay", partner, use),
                Press("cancel_relay", owner, {"reason": "Ghi nhầm"}),
            ],
            peers,
        ),
    )


def test_broadcasts_are_counted_alike_by_the_node_and_by_the_verifier():
    counts_alike(RELAYED, peers(), date(2022, 1, 1), date(2022, 12, 31))
