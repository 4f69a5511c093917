"""What a stranger declares to count: read in one shape, told for what it is, and never more than that."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhban.proof.bundle import verify
from tinhban.proof.counted import Counted
from tinhban.proof.recount import MOST_DECLARED
from tinhban.proof.report import OK
from tinhban.proof.rule_data import MOST_ORGANISATIONS, Rule
from tinhban.proof.rules import Book
from tinhban.proof.strict import BadRule
from tinhban.proof.tests.frozen_world import SENDER, TAKER, agreed_world, uid
from tinhban.proof.things import Fact
from tinhban.proof.vocabulary import DELIVERY, PUBLISHED, USAGE
from tinhban.proof.words import Told

RELAY = {
    "name": "relay",
    "made": "vn.tinhban.sayso.proposed.v1",
    "uid": "relay",
    "day": "airs_on",
    "user": "@signer",
    "other": "to",
    "undone": ["vn.tinhban.sayso.cancelled.v1"],
    "agrees": ["vn.tinhban.sayso.confirmed.v1"],
    "contradicts": [{"type": "vn.tinhban.sayso.answered.v1", "field": "accepted", "value": False}],
    "answered_by": ["to"],
    "narrowed": {"kind": "kind"},
    "quantity": "minutes",
}


@pytest.fixture
def check(tmp_path):
    def checked(frozen):
        path = tmp_path / "bundle.zip"
        path.write_bytes(frozen.bundle())
        return verify(path)

    return checked


def codes(report) -> list[str]:
    return [finding.code for finding in report.problems]


def relay_rule(world, **changes) -> Rule:
    return Rule(
        **{
            "counted": Counted.from_json(RELAY),
            "channels": (world.channel,),
            "users": (str(SENDER),),
            "others": (str(TAKER),),
            "starts_on": date(2022, 1, 1),
            "ends_on": date(2022, 12, 31),
            **changes,
        }
    )


def relayed(world, n: int, **data) -> None:
    told = {"relay": uid(n), "to": str(TAKER), "airs_on": "2022-05-01", "minutes": 10, **data}
    world.write(SENDER, "vn.tinhban.sayso.proposed.v1", told)


def test_a_thing_that_the_verifier_does_not_know_is_counted_as_declared(check):
    world = agreed_world()
    for n, minutes in ((1, 30), (2, 45), (3, 60)):
        relayed(world, n, minutes=minutes)
    about = {"confirmed": 1, "cancelled": 3}
    world.write(TAKER, "vn.tinhban.sayso.confirmed.v1", {"relay": uid(about["confirmed"])})
    world.write(SENDER, "vn.tinhban.sayso.cancelled.v1", {"relay": uid(about["cancelled"])})
    said = {"relay": uid(2), "accepted": False}
    world.write(TAKER, "vn.tinhban.sayso.answered.v1", said)
    frozen = world.freeze(rule=relay_rule(world))
    report = check(frozen)
    assert (report.exit_code, codes(report)) == (OK, [])
    (figure,) = report.figures
    assert (figure.value, figure.state, figure.published) == (75, "differing", False)
    vi, en = ("\n".join(report.lines(language)) for language in ("vi", "en"))
    assert "theo cách đếm do báo cáo này khai" in vi
    assert "mỗi bản ghi vn.tinhban.sayso.proposed.v1, cộng minutes, theo ngày airs_on" in vi
    assert "counted as this report declares" in en
    assert "agreed by vn.tinhban.sayso.confirmed.v1" in en
    assert report.to_json()["figures"][0]["counted"][0]["published"] is False


def test_what_is_published_is_said_to_be(check):
    report = check(agreed_world().freeze())
    assert all(figure.published for figure in report.figures)
    assert "theo cách đếm đã công bố" in "\n".join(report.lines("vi"))
    assert "counted as the vocabulary says" in "\n".join(report.lines("en"))


def test_a_published_name_with_another_meaning_is_told_as_the_report_s_own(check):
    """Uses that nobody withdraws and everybody confirms: under the name of uses, and not what uses are."""
    world = agreed_world()
    own = replace(USAGE, undone=(), answered_by=("@signer", "about"))
    report = check(
        world.freeze(rule=relay_rule(world, counted=own, users=(str(TAKER),), others=()))
    )
    (told,) = report.counted
    assert (told.counted.name, told.published) == ("usage", False)
    assert not report.figures[0].published
    assert "theo cách đếm do báo cáo này khai" in "\n".join(report.lines("vi"))


def changed(**parts):
    return {**RELAY, **parts}


WRONG = {
    "unknown part": changed(colour="red"),
    "no name": changed(name=None),
    "a name of two words": changed(name="two words"),
    "a name that ends lines": changed(name="relay\nđúng"),
    "a list for a text": changed(made=["vn.tinhban.sayso.proposed.v1"]),
    "a number for a text": changed(day=7),
    "an object for a text": changed(uid={"relay": 1}),
    "a text for a list": changed(undone="vn.tinhban.sayso.cancelled.v1"),
    "a type that is none": changed(made="relay"),
    "a type twice": changed(undone=["a.b", "a.b"]),
    "too many types": changed(undone=[f"a.b{n}" for n in range(17)]),
    "an answer of nothing": changed(agrees=[None]),
    "an answer with another part": changed(agrees=[{"type": "a.b", "field": "x", "when": 1}]),
    "an answer that holds a list": changed(agrees=[{"type": "a.b", "field": "x", "value": []}]),
    "a field in a field": changed(user="to.organisation"),
    "another sign": changed(other="@everybody"),
    "narrowed by a list": changed(narrowed=["kind"]),
    "narrowed by an unknown look-up": changed(narrowed={"kind": {"by": "magic"}}),
    "narrowed by too much": changed(narrowed={f"n{n}": "kind" for n in range(17)}),
    "lines that are a text": changed(lines="lines"),
    "lines with another part": changed(lines={"field": "a", "uid": "b", "every": 2}),
    "slots without an excuse": changed(slots={"slot": "slot", "late": "late", "of": "of"}),
    "named by nobody": changed(named_by="somebody"),
    "a quantity that is true": changed(quantity=True),
    "a list": [RELAY],
    "nothing": None,
}


@pytest.mark.parametrize("declared", WRONG.values(), ids=WRONG)
def test_a_declaration_of_another_shape_is_refused(check, declared):
    with pytest.raises(BadRule):
        Counted.from_json(declared)
    world = agreed_world()
    report = check(world.freeze(counted=[*(one.to_json() for one in world.rule().acts), declared]))
    assert codes(report) == ["bad_declaration"]
    assert "không đọc được" in report.problems[0].text("vi")


def test_more_declarations_than_anybody_needs_are_refused(check):
    world = agreed_world()
    many = [changed(name=f"relay{n}") for n in range(MOST_DECLARED + 1)]
    assert codes(check(world.freeze(counted=many))) == ["bad_declaration"]


def test_a_rule_that_names_what_is_not_declared_is_refused(check):
    assert codes(check(agreed_world().freeze(counted=[]))) == ["bad_rule"]
    assert codes(check(agreed_world().freeze(counted={"usage": RELAY}))) == ["bad_declaration"]


def test_two_meanings_of_one_name_in_a_report_are_refused(check):
    both = [USAGE.to_json(), replace(USAGE, undone=()).to_json()]
    assert codes(check(agreed_world().freeze(counted=both))) == ["bad_declaration"]


RULE_CHANGES = {
    "huge set": {"users": [uid(n) for n in range(MOST_ORGANISATIONS + 1)]},
    "no user": {"users": []},
    "a user twice": {"users": [uid(1), uid(1)]},
    "a user that is no organisation": {"users": ["everybody"]},
    "a text for a set": {"others": uid(1)},
    "a choice by what is not narrowed": {"where": {"colour": ["red"]}},
    "a choice of numbers": {"where": {"kind": [1]}},
    "slots of a day": {"per": {"slot": "day"}},
    "slots without their column": {"per": {"slot": "week"}, "acts": []},
    "ten thousand years": {"from": "0001-01-01", "to": "9999-12-31"},
    "acts without the counted one": {"acts": [DELIVERY.to_json()]},
    "acts of one name": {"acts": [USAGE.to_json(), replace(USAGE, day="late").to_json()]},
    "a name of nothing": {"counted": "praise"},
    "another version": {"v": 3},
    "a version that is true": {"v": True},
    "a set named by a list": {"who": {"users": ["xã", "phường"]}},
    "a set of a third side": {"who": {"judges": {"name": "x", "on": "2022-01-01"}}},
}


@pytest.mark.parametrize("changes", RULE_CHANGES.values(), ids=RULE_CHANGES)
def test_a_rule_of_another_shape_is_refused(check, changes):
    world = agreed_world()
    told = {**world.rule().to_json(), **changes}
    with pytest.raises(BadRule):
        Rule.from_json(told)
    figure = world.figure(world.rule(), world.lists(), {}) | {"rule": told}
    assert codes(check(world.freeze(told=figure))) == ["bad_rule"]


def test_a_figure_without_what_is_said_of_its_acts_is_refused(check):
    world = agreed_world()
    for acts, expected in (
        ([], ["list_missing"] * 3),
        ([{"name": "usage", "number": 9}], ["bad_rule"]),
        ("usage", ["bad_rule"]),
        ([7], ["bad_review"]),
    ):
        figure = world.figure(world.rule(), world.lists(), {}) | {"acts": acts}
        assert codes(check(world.freeze(told=figure))) == expected


def test_an_act_that_the_rule_does_not_count_is_refused(check):
    world = agreed_world()
    figure = world.figure(world.rule(), world.lists(), {})
    figure["acts"].append({**figure["acts"][0], "name": "praise"})
    assert codes(check(world.freeze(told=figure))) == ["act_unknown"]


FIELDS = ("relay", "to", "airs_on", "minutes", "kind", "nowhere", "@signer")
PLAIN = st.sampled_from([None, True, -1, 7, 2**70, "", "2022-05-01", "2022-W01-1", uid(1), uid(2)])
VALUES = PLAIN | st.lists(PLAIN, max_size=2) | st.fixed_dictionaries({"to": PLAIN, "relay": PLAIN})
PARTS = VALUES | st.lists(st.fixed_dictionaries({"to": PLAIN, "relay": PLAIN}), max_size=3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    told=st.lists(st.dictionaries(st.sampled_from(FIELDS[:6]), PARTS, max_size=6), max_size=4),
    pointed=st.fixed_dictionaries({n: st.sampled_from(FIELDS[:6]) for n in ("uid", "day")})
    | st.fixed_dictionaries({n: st.sampled_from(FIELDS) for n in ("user", "other")})
    | st.fixed_dictionaries({"quantity": st.sampled_from(FIELDS[:6])})
    | st.fixed_dictionaries({"lines": st.just({"field": "kind", "uid": "to", "same": ["relay"]})}),
)
def test_fields_that_point_nowhere_and_data_of_any_shape_count_nothing_wrong(told, pointed):
    """Whatever stands in an entry of an unknown type, counting ends, and each line is one of its entries."""
    counted = Counted.from_json({**RELAY, **pointed})
    facts = [
        Fact(f"{n:043}", "c" * 43, uid(1), kind, data, (0, n))
        for n, data in enumerate(told)
        for kind in (RELAY["made"], RELAY["agrees"][0], RELAY["undone"][0])
    ]
    rule = Rule(
        counted=counted,
        channels=("c" * 43,),
        users=(uid(1), uid(2)),
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 12, 31),
    )
    found = Book(facts).count(rule)
    assert {line.partition("#")[0] for line in found.lines} <= {fact.hash for fact in facts}
    assert found.agreed | found.contradicted | found.awaiting == set(found.lines)


def test_a_meaning_has_one_name_however_it_is_spelled():
    for one in PUBLISHED.values():
        again = json.loads(json.dumps(one.to_json(), indent=2))
        assert Counted.from_json(dict(reversed(again.items()))).digest == one.digest
        assert Told(one).published
        assert Told(one).words("vi") != Told(one).words("en")
    sparse = {k: v for k, v in RELAY.items() if k in ("name", "made", "uid", "day", "user")}
    assert Counted.from_json(sparse).digest == Counted.from_json({**sparse, "undone": []}).digest


def test_an_answer_is_about_the_thing_whose_entry_it_names():
    """Two organisations use one uid: an answer that refers to one of the two is about that one."""

    def claim(signer: str, n: int) -> Fact:
        data = {"usage": uid(7), "kind": "news_item", "used_on": "2022-03-01", "supplier": uid(3)}
        return Fact(f"{n:043}", "c" * 43, signer, USAGE.made, data, (0, n))

    one, other = claim(uid(1), 1), claim(uid(2), 2)
    said = {"usage": uid(7), "confirmed_on": "2022-03-02"}

    def agreed(*refs: str) -> set[str]:
        answer = Fact("9" * 43, "c" * 43, uid(3), USAGE.agrees[0].type, said, (0, 9), refs)
        rule = Rule(
            counted=USAGE,
            channels=("c" * 43,),
            users=(uid(1), uid(2)),
            starts_on=date(2022, 1, 1),
            ends_on=date(2022, 12, 31),
        )
        return {line[:43] for line in Book([one, other, answer]).count(rule).agreed}

    assert agreed(other.hash) == {other.hash}
    assert agreed() == agreed("x" * 43) == {one.hash, other.hash}
