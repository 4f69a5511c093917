"""What a measure says, with counters that answer what a test tells them."""

from datetime import date

import pytest

from tinhban.figures import counters
from tinhban.figures.counters import NoCounter, Row, Tally
from tinhban.figures.explain import books, rows, waiting
from tinhban.figures.measures import digests, lists, measure, measure_many
from tinhban.figures.rules import Rule

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
    monkeypatch.setattr(counters, "_counters", known)

    def told(**tallies: Tally) -> dict[str, Told]:
        known.update({count: Told(tally) for count, tally in tallies.items()})
        return known

    return told


def rule(**changes) -> Rule:
    said = {
        "count": "usage",
        "channels": ("c" * 43,),
        "supplier": SUPPLIER,
        "user": USER,
        "starts_on": date(2022, 1, 1),
        "ends_on": date(2022, 12, 31),
    }
    return Rule(**{**said, **changes})


def test_both_sides_agree_when_every_use_is_confirmed(tell):
    tell(delivery=Tally(412, awaiting=7), usage=Tally(396, confirmed=396))
    found = measure(rule(), today=TODAY)
    assert (found.supplied, found.received, found.used, found.awaiting) == (412, 405, 396, 7)
    assert found.state == "agreed"
    assert found.claims == {USER: 396, SUPPLIER: 396}
    assert [(line.name, line.user, line.partner) for line in books(found)] == [
        ("supplied", 412, 412),
        ("received", 405, 405),
        ("awaiting", 7, 7),
        ("used", 396, 396),
    ]


def test_one_side_only_while_the_partner_is_silent(tell):
    known = tell(delivery=Tally(34, awaiting=3), usage=Tally(26))
    found = measure(rule(), today=TODAY)
    assert (found.state, found.unanswered) == ("one_sided", 26)
    used = next(line for line in books(found) if line.name == "used")
    assert (used.user, used.partner, used.difference) == (26, None, 0)
    waiting(found)
    assert known["delivery"].asked == ["awaiting"]
    assert known["usage"].asked == ["unanswered"]


def test_two_conflicting_claims_differ_by_what_is_disputed(tell):
    tell(usage=Tally(104, confirmed=102, disputed=2))
    found = measure(rule(supplier=None), today=TODAY)
    assert (found.state, found.supplied) == ("differing", None)
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
    known = tell(
        delivery=Tally(9, awaiting=2), usage=Tally(5, confirmed=5), slots=Tally(0, slots={})
    )
    pair, without = rule(), rule(supplier=None)
    sent = rule(count="delivery")  # counts the same acts of the same pair
    column = rule(count="slots", supplier=None, column=COLUMN)
    found = measure_many([pair, without, column, sent, pair], today=TODAY)
    assert list(found) == [pair, without, column, sent]
    assert known["usage"].counted == [[pair, without]]
    assert known["delivery"].counted == [[sent]]
    assert known["slots"].counted == [[column]]
    assert (found[pair].supplied, found[without].supplied) == (9, None)
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
    first, cursor = rows(rule(), "usage", limit=2)
    assert ([row.title for row in first], cursor) == (["Tin 0", "Tin 1"], "1")
    second, end = rows(rule(), "usage", after=cursor, limit=2)
    assert ([row.title for row in second], end) == (["Tin 2"], "")
    assert rows(rule(supplier=None), "delivery") == ((), "")


def test_what_nothing_counts_is_said(tell):
    tell()
    with pytest.raises(NoCounter):
        measure(rule(), today=TODAY)
    with pytest.raises(ValueError, match="votes"):
        counters.register("votes", Told(Tally(0)))
