"""What a measure says, with counters that answer what a test tells them."""

from datetime import date

import pytest

from tinhban.figures import counters
from tinhban.figures.counters import NoCounter, Row, Tally
from tinhban.figures.explain import act_named, books, rows, waiting
from tinhban.figures.measures import digests, lists, measure, measure_many
from tinhban.figures.tests.told import answering
from tinhban.proof.rule_data import Rule
from tinhban.proof.vocabulary import DELIVERY, RECEIPT, USAGE, between

SUPPLIER = "0197f3a0-0000-7000-8000-000000000001"
USER = "0197f3a0-0000-7000-8000-000000000002"
COLUMN = "0197f3a0-0000-7000-8000-000000000003"
TODAY = date(2022, 2, 10)


class Told:
    """A counter that knows one answer."""

    def __init__(self, tally: Tally, found: list[Row] | None = None) -> None:
        self._tally, self._rows = tally, found or []
        self.asked, self.counted = [], []

    def tallies(self, rules) -> dict[Rule, Tally]:
        self.counted.append(list(rules))
        return dict.fromkeys(rules, self._tally)

    def lines(self, rule: Rule) -> list[str]:
        return ["b#2", "a#1"]

    def rows(self, rule, *, after="", limit=50, only=""):
        self.asked.append(only)
        return [row for row in self._rows if row.cursor > after][:limit]


@pytest.fixture
def tell(monkeypatch):
    """Put counters in the place of the real ones."""
    known: dict[str, Told] = {}
    monkeypatch.setattr(counters, "_countings", {})

    def told(**tallies: Tally) -> dict[str, Told]:
        known.update({count: Told(tally) for count, tally in tallies.items()})
        answering(known)
        return known

    return told


def rule(count="usage", **changes) -> Rule:
    said = {
        "column": None,
        "kinds": (),
        "channels": ("c" * 43,),
        "supplier": SUPPLIER,
        "user": USER,
        "starts_on": date(2022, 1, 1),
        "ends_on": date(2022, 12, 31),
    }
    return between(count, **{**said, **changes})


def test_both_sides_agree_when_every_use_is_confirmed(tell):
    tell(delivery=Tally(412, agreed=405), usage=Tally(396, agreed=396))
    found = measure(rule(), today=TODAY)
    assert [(act.name, tally.number) for act, tally in found.items()] == [
        ("delivery", 412),
        ("receipt", 405),
        ("usage", 396),
    ]
    assert (found.value, found.awaiting, found[RECEIPT].awaiting) == (396, 7, 0)
    assert found.state == "agreed"
    assert found.claims == {USER: 396, SUPPLIER: 396}
    assert [(line.act, line.name, line.user, line.partner) for line in books(found)] == [
        (DELIVERY, "number", 412, 412),
        (RECEIPT, "number", 405, 405),
        (DELIVERY, "awaiting", 7, 7),
        (USAGE, "number", 396, 396),
    ]


def test_one_side_only_while_the_partner_is_silent(tell):
    known = tell(delivery=Tally(34, agreed=31), usage=Tally(26))
    found = measure(rule(), today=TODAY)
    assert (found.state, found.unanswered) == ("one_sided", 26)
    used = next(line for line in books(found) if (line.act, line.name) == (USAGE, "number"))
    assert (used.user, used.partner, used.difference) == (26, None, 0)
    waiting(found)
    assert known["delivery"].asked == ["awaiting"]
    assert known["usage"].asked == ["unanswered"]


def test_two_conflicting_claims_differ_by_what_is_disputed(tell):
    tell(usage=Tally(104, agreed=102, contradicted=2))
    found = measure(rule(supplier=None), today=TODAY)
    assert (found.state, list(found)) == ("differing", [USAGE])
    used = books(found)[0]
    assert (used.user, used.partner, used.difference) == (104, 102, 2)


def test_a_slot_is_missed_only_when_it_is_over(tell):
    states = {
        "2022-W04": "filled",
        "2022-W05": "open",
        "2022-W06": "open",
        "2022-W07": "open",
        "2022-W03": "late",
        "2022-W02": "excused",
    }
    tell(slots=Tally(2, slots=states, pieces=2))
    found = measure(rule(count="slots", supplier=None, column=COLUMN), today=TODAY)
    assert found.slots is not None
    assert found.slots.to_json() == {
        "planned": 6,
        "filled": 2,
        "late": 1,
        "missed": 1,
        "excused": 1,
    }
    assert (found.slots.ahead, found.slots.states["2022-W06"]) == (2, "ahead")
    assert not found.slots.kept


def test_many_rules_are_counted_at_once_and_equal_ones_once(tell):
    known = tell(delivery=Tally(9, agreed=7), usage=Tally(5, agreed=5), slots=Tally(0, slots={}))
    pair, without = rule(), rule(supplier=None)
    sent = rule(count="delivery")  # counts the same acts of the same pair
    column = rule(count="slots", supplier=None, column=COLUMN)
    found = measure_many([pair, without, column, sent, pair], today=TODAY)
    assert list(found) == [pair, without, column, sent]
    assert known["usage"].counted == [[pair.counting(USAGE), without]]
    assert known["delivery"].counted == [[sent.counting(DELIVERY)]]
    assert known["slots"].counted == [[column]]
    assert (found[pair][DELIVERY].number, list(found[without])) == (9, [USAGE])
    assert found[pair] == measure(pair, today=TODAY)
    assert found[sent].rule == sent
    assert measure_many([], today=TODAY) == {}


def test_lists_are_sorted_and_named(tell):
    tell(usage=Tally(2))
    found = digests(lists(rule(supplier=None)))
    assert found["usage"]["count"] == 2
    assert len(str(found["usage"]["digest"])) == 43


def test_rows_are_paged_by_the_cursor_of_the_last_one(tell):
    known = tell(usage=Tally(3))
    known["usage"]._rows = [
        Row(cursor=f"{n}", line=f"h#{n}", on=TODAY, title=f"Tin {n}", kind="news_item")
        for n in range(3)
    ]
    uses = act_named(rule(), "usage")
    first, cursor = rows(uses, limit=2)
    assert ([row.title for row in first], cursor) == (["Tin 0", "Tin 1"], "1")
    second, end = rows(uses, after=cursor, limit=2)
    assert ([row.title for row in second], end) == (["Tin 2"], "")
    assert act_named(rule(supplier=None), "delivery").counted == USAGE


def test_what_nothing_counts_is_said(tell):
    tell()
    with pytest.raises(NoCounter):
        measure(rule(), today=TODAY)
    with pytest.raises(NoCounter, match="votes"):
        counters.named("votes")
