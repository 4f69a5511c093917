"""Any declaration over rows as `records` makes them: the interpreter over tables counts what the one over entries does."""

import random
from dataclasses import replace

import pytest

from tinhban.exchange.counters import REQUESTS
from tinhban.exchange.models import (
    Offer,
    OfferAnswer,
    SlotExcuse,
    Usage,
    UsageAnswer,
)
from tinhban.exchange.tests.history import History, seeds
from tinhban.exchange.tests.test_counters import at_once, book, compare, rules, told
from tinhban.figures.tables import Answers, Excuses, Rows, TableCounter
from tinhban.proof.counted import SIGNER, Answer, Counted
from tinhban.proof.vocabulary import DELIVERY, REQUEST, USAGE

pytestmark = pytest.mark.django_db

OFFER = Counted(
    name="offer",
    made="vn.tinhban.offer.made.v1",
    uid="offer",
    day="made_on",
    user=SIGNER,
    other="to",
    undone=("vn.tinhban.offer.withdrawn.v1",),
    contradicts=(Answer(type="vn.tinhban.offer.declined.v1"),),
    answered_by=("to",),
)
CONFIRMED, REJECTED, DISPUTED = (UsageAnswer.Answer.CONFIRMED, *list(UsageAnswer.Answer)[1:])
ROWS = {
    USAGE: Rows(
        Usage,
        columns={
            SIGNER: "used_by",
            "supplier": "supplier_uid",
            "column": "column_id",
            "about": "partners__organisation",
        },
        undone="withdrawn_on",
        answers=Answers(
            UsageAnswer,
            about="usage",
            agrees={"answer": CONFIRMED},
            contradicts={"answer__in": [REJECTED, DISPUTED]},
        ),
        excuses=Excuses(
            SlotExcuse,
            ("slot", "entry_hash", "column_id", "excused_by", "excused_on", "reason"),
        ),
    ),
    REQUEST: REQUESTS,
    OFFER: Rows(
        Offer,
        columns={SIGNER: "offered_by", "to": "receivers__organisation"},
        undone="withdrawn_on",
        answers=Answers(
            OfferAnswer, about="offer", on="declined_on", contradicts={}, superseded=""
        ),
    ),
}


def drawn(dice: random.Random) -> tuple[Counted, Rows]:
    """A declaration made of one that is known: something of it left out, or meant otherwise."""
    counted, rows = dice.choice(list(ROWS.items()))
    answers = rows.answers
    if dice.random() < 0.3:
        counted, rows = replace(counted, undone=()), replace(rows, undone="")
    if dice.random() < 0.3:
        counted, answers = replace(counted, agrees=()), replace(answers, agrees={})
    if dice.random() < 0.3:
        counted, answers = replace(counted, contradicts=()), replace(answers, contradicts=None)
    if dice.random() < 0.3:
        counted = replace(counted, answered_by=counted.answered_by[:1])
    if dice.random() < 0.2:
        counted = replace(counted, answered_by=())
    if counted.made == USAGE.made and dice.random() < 0.4:
        counted = replace(counted, user="supplier", other=SIGNER, slots=None)
    if counted.made == REQUEST.made and dice.random() < 0.5:
        counted = replace(counted, user="to", other=SIGNER)
    if counted.made == OFFER.made and dice.random() < 0.5:
        counted = replace(counted, quantity="version", narrowed=())
    return replace(counted, name="drawn"), replace(rows, answers=answers)


@pytest.mark.parametrize("seed", seeds(3))
def test_a_declaration_counts_alike_over_entries_and_over_tables(seed):
    history, dice = History(seed).run(140), random.Random(seed)
    expected, total = book(history.peers), 0
    cases = [*ROWS.items(), *(drawn(dice) for _ in range(6))]
    with told(history):
        for counted, rows in cases:
            counter = TableCounter(counted, rows)
            every = list(rules(history, [counted]))
            asked = dice.sample(every, min(len(every), 8))
            asked.sort(key=lambda rule: rule.per is None)

            def of(rule, counter=counter):
                return counter.per_slot if rule.per else counter

            for rule, tally in at_once(asked, of).items():
                total += compare(rule, tally, expected.count(rule), of(rule))
    assert total > 50


@pytest.mark.parametrize(
    "counted",
    [DELIVERY, replace(REQUEST, day="needed"), replace(REQUEST, other="whom")],
    ids=["parts", "no such day", "no such side"],
)
def test_what_the_tables_cannot_answer_is_said_at_once(counted):
    with pytest.raises(TypeError):
        TableCounter(counted, REQUESTS)
