"""What a rule admits: a small world of two stations and a newspaper, counted by hand."""

from datetime import date

import pytest

from tinhban.proof import before
from tinhban.proof.rule_data import Rule
from tinhban.proof.rules import Book, digest, proved, state_of
from tinhban.proof.slots import planned_slots
from tinhban.proof.strict import BadRule
from tinhban.proof.things import Fact, line
from tinhban.proof.vocabulary import DELIVERY, RECEIPT, USAGE, between

CHANNEL = "c" * 43
ELSEWHERE = "e" * 43
LAI_CHAU = "0197f3a0-0000-7000-8000-000000000001"
LAO_CAI = "0197f3a0-0000-7000-8000-000000000002"
YEN_BAI = "0197f3a0-0000-7000-8000-000000000003"
COLUMN = "0197f3a0-0000-7000-8000-0000000000cc"


PAIR = {
    "channels": (CHANNEL,),
    "supplier": LAI_CHAU,
    "user": LAO_CAI,
    "column": None,
    "kinds": (),
    "starts_on": date(2022, 1, 1),
    "ends_on": date(2022, 12, 31),
}


def uid(n: int) -> str:
    return f"0197f3a0-0000-7000-8000-{n:012}"


class Log:
    """Writes facts with made-up hashes, in order."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def write(self, signer: str, noun: str, channel: str = CHANNEL, **data) -> Fact:
        n = len(self.facts)
        fact = Fact(f"{n:043}", channel, signer, f"vn.tinhban.{noun}.v1", data, (0, n))
        self.facts.append(fact)
        return fact

    def deliver(self, n: int, on: str, items: list[int], channel: str = CHANNEL) -> Fact:
        lines = [{"item": uid(i), "version": 1, "content_hash": f"h{i}"} for i in items]
        return self.write(
            LAI_CHAU,
            "delivery.sent",
            channel,
            delivery=uid(n),
            to=LAO_CAI,
            delivered_on=on,
            lines=lines,
        )

    def receive(self, n: int, items: list[int], content: str = "h", by: str = LAO_CAI) -> Fact:
        lines = [{"item": uid(i), "version": 1, "content_hash": f"{content}{i}"} for i in items]
        return self.write(
            by, "delivery.received", receipt=uid(n + 500), delivery=uid(n), lines=lines
        )

    def use(self, n: int, on: str, supplier: str | None = LAI_CHAU, **more) -> Fact:
        return self.write(
            LAO_CAI,
            "usage.claimed",
            usage=uid(n),
            kind="news_item",
            used_on=on,
            supplier=supplier,
            **more,
        )

    def count(self, count: str, **changes):
        rule = between(count, **{**PAIR, **changes})
        return Book(self.facts).count(rule.counting(rule.counted))


@pytest.fixture
def log() -> Log:
    return Log()


def test_a_delivery_counts_each_item_sent_in_the_window(log):
    sent = log.deliver(1, "2022-01-01", [1, 2])
    log.deliver(2, "2021-12-31", [3])
    log.deliver(3, "2022-12-31", [4], channel=ELSEWHERE)
    count = log.count("delivery")
    assert count.lines == (line(sent.hash, uid(1)), line(sent.hash, uid(2)))


def test_a_receipt_counts_what_arrived_as_it_was_sent(log):
    log.deliver(1, "2022-05-01", [1, 2, 3])
    first = log.receive(1, [1])
    log.receive(1, [1, 2])
    log.receive(1, [3], content="spoilt")
    log.receive(1, [3], by=YEN_BAI)
    count = log.count("receipt")
    assert len(count.lines) == 2
    assert line(first.hash, uid(1)) in count.lines
    assert len(log.count("delivery").awaiting) == 1


def test_only_the_claimer_takes_a_use_back(log):
    log.use(1, "2022-03-01")
    log.write(LAI_CHAU, "usage.withdrawn", usage=uid(1), reason="")
    assert log.count("usage").number == 1
    log.write(LAO_CAI, "usage.withdrawn", usage=uid(1), reason="")
    assert log.count("usage").number == 0


def test_the_partners_last_answer_holds(log):
    log.use(1, "2022-03-01")
    log.write(YEN_BAI, "usage.confirmed", usage=uid(1))
    log.write(LAO_CAI, "usage.confirmed", usage=uid(1))
    assert not log.count("usage").agreed
    log.write(LAI_CHAU, "usage.disputed", usage=uid(1), reason="")
    assert log.count("usage").contradicted
    log.write(LAI_CHAU, "usage.confirmed", usage=uid(1))
    count = log.count("usage")
    assert (len(count.agreed), len(count.contradicted)) == (1, 0)


def test_a_piece_about_two_partners_is_differing_when_one_disputes_it(log):
    log.use(1, "2022-03-01", supplier=None, about=[LAI_CHAU, YEN_BAI])
    log.write(LAI_CHAU, "usage.confirmed", usage=uid(1))
    assert log.count("usage", supplier=None).agreed
    log.write(YEN_BAI, "usage.disputed", usage=uid(1), reason="")
    count = log.count("usage", supplier=None)
    assert count.contradicted
    assert not count.agreed


def test_a_week_is_filled_late_excused_or_open(log):
    def use(n, on, **more):
        return log.use(n, on, supplier=None, column=COLUMN, about=[LAI_CHAU], **more)

    use(1, "2022-01-05")
    use(2, "2022-01-12")
    use(3, "2022-01-13")
    use(4, "2022-01-20", slot="2022-W02", late=True)
    use(5, "2022-01-21", slot="2022-W03", late=True)
    excuse = log.write(LAO_CAI, "slot.excused", column=COLUMN, slot="2022-W04", reason="nghỉ Tết")
    log.write(LAI_CHAU, "slot.excused", column=COLUMN, slot="2022-W05", reason="not its column")
    count = log.count("slots", supplier=None, column=COLUMN, ends_on=date(2022, 2, 6))
    assert dict(count.slots) == {
        "2022-W01": "filled",
        "2022-W02": "filled",
        "2022-W03": "late",
        "2022-W04": "excused",
        "2022-W05": "open",
    }
    assert count.number == 3
    assert len(count.lines) == 6
    assert line(excuse.hash, "2022-W04") in count.lines


def test_a_week_belongs_to_the_year_of_its_thursday():
    weeks = planned_slots("week", date(2022, 1, 1), date(2022, 12, 31))
    assert (len(weeks), weeks[0], weeks[-1]) == (52, "2022-W01", "2022-W52")
    assert len(planned_slots("week", date(2020, 1, 1), date(2020, 12, 31))) == 53


def test_kinds_narrow_a_delivery_by_the_version_sent(log):
    for n, kind in ((1, "news_item"), (2, "raw_footage")):
        log.write(LAI_CHAU, "item.approved", item=uid(n), version=1, kind=kind)
    sent = log.deliver(1, "2022-05-01", [1, 2, 3])
    count = log.count("delivery", kinds=("raw_footage",))
    assert count.lines == (line(sent.hash, uid(2)),)


def test_uses_decide_the_state_and_without_uses_receipts_do():
    def of(supplied=(0, 0), used=(0, 0, 0)) -> str:
        sent, uses = proved(*supplied, 0), proved(*used)
        got = proved(supplied[1], supplied[1], 0)
        return state_of([(DELIVERY, sent), (RECEIPT, got), (USAGE, uses)])

    assert of((412, 405), (9, 9, 0)) == "agreed"
    assert of(used=(9, 8, 0)) == "one_sided"
    assert of(used=(104, 102, 2)) == "differing"
    assert of((3, 3)) == "agreed"
    assert of((3, 2)) == "one_sided"
    assert of() == "one_sided"


SLOTS = {
    "v": 1,
    "count": "slots",
    "channels": [CHANNEL],
    "supplier": None,
    "user": LAO_CAI,
    "column": COLUMN,
    "kinds": [],
    "from": "2022-01-01",
    "to": "2022-12-31",
    "slot": "week",
}


def test_a_rule_of_version_1_counts_as_it_did_and_refuses_what_it_does_not_know():
    rule = before.rule(SLOTS)
    assert (rule.counted, rule.acts, rule.chosen("column")) == (USAGE, (USAGE,), (COLUMN,))
    pair = before.rule({**SLOTS, "count": "receipt", "supplier": LAI_CHAU, "column": None})
    assert (pair.counted, pair.acts) == (RECEIPT, (DELIVERY, RECEIPT, USAGE))
    wrong = (
        {"v": 2},
        {"v": True},
        {"count": "votes"},
        {"user": None},
        {"channels": ["short"]},
        {"to": "2021-12-31"},
        {"slot": "day"},
        {"colour": "red"},
        {"each": True},
        {"column": None},
        {"count": "delivery"},
    )
    for change in wrong:
        with pytest.raises(BadRule):
            before.rule({**SLOTS, **change})


def test_a_rule_reads_back_with_its_declarations_written_out_or_named():
    for rule in (before.rule(SLOTS), between("usage", **{**PAIR, "kinds": ("news_item",)})):
        assert Rule.from_json(rule.to_json()) == rule
        declared = {act.name: act for act in rule.acts}
        named = rule.to_json(declared)
        assert named["counted"] == rule.counted.name
        assert Rule.from_json(named, declared) == rule
        with pytest.raises(BadRule):
            Rule.from_json(named)


def test_a_list_has_one_name_whatever_its_order():
    assert digest(["b#1", "a#2"]) == digest(["a#2", "b#1"])
    assert digest([]) == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
