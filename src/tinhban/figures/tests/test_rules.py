"""What parties sign and what an indicator keeps becomes a rule; what would not is refused."""

from datetime import date

import pytest

from tinhban.figures.rules import check_template, of_terms
from tinhban.proof.rule_data import Rule
from tinhban.proof.strict import BadRule
from tinhban.proof.vocabulary import BETWEEN_TWO, REQUEST, USAGE

ONE, OTHER, THIRD = (f"0197f3a0-0000-7000-8000-00000000000{n}" for n in (1, 2, 3))
COMMUNES = {"users": {"name": "xã, phường thuộc tỉnh Lào Cai", "on": "2026-12-31"}}
CHANNEL = "c" * 43


def rule(terms, **more) -> Rule:
    days = {"first": date(2022, 1, 1), "last": date(2022, 12, 31)}
    return of_terms(terms, channels=(CHANNEL,), **days, **more)


def test_terms_between_two_sides_tell_every_act_and_without_a_supplier_only_uses():
    pair = {"count": "usage", "user": ONE, "supplier": OTHER, "kinds": [], "channels": []}
    assert rule(pair).acts == BETWEEN_TWO
    assert rule({"count": "usage", "user": ONE}).acts == (USAGE,)
    promise = rule({"count": "slots", "user": ONE, "column": THIRD}, per="month", each=2)
    assert promise.per.to_json() == {"slot": "month", "each": 2}


def test_an_indicator_keeps_sets_of_organisations_with_their_name_and_day():
    kept = {"counted": "usage", "users": [ONE, OTHER], "others": [THIRD], "who": COMMUNES}
    made = rule(kept)
    assert (made.users, made.others, made.user) == ((ONE, OTHER), (THIRD,), None)
    assert dict(made.who)["users"].name == "xã, phường thuộc tỉnh Lào Cai"
    assert made.acts == BETWEEN_TWO
    assert Rule.from_json(made.to_json()) == made


def test_whatever_is_declared_may_be_promised_by_its_name():
    made = rule({"count": "request", "user": ONE, "supplier": OTHER, "kinds": ["photo"]})
    assert (made.counted, made.others, made.chosen("kind")) == (REQUEST, (OTHER,), ("photo",))


@pytest.mark.parametrize(
    "terms",
    [
        {"count": "votes", "user": ONE},
        {"count": "delivery", "user": ONE},
        {"count": "slots", "user": ONE},
        {"count": "usage"},
        {"count": "usage", "user": ONE, "colour": "red"},
        {"count": "request", "user": ONE, "column": THIRD},
        {"counted": "votes", "users": [ONE]},
        {"counted": "usage", "users": []},
        {"counted": "usage", "users": [ONE], "where": {"colour": ["red"]}},
        {"counted": "usage", "users": [ONE], "who": {"judges": COMMUNES["users"]}},
        {"counted": ["usage"], "users": [ONE]},
        {"counted": "usage", "users": [ONE], "channels": [CHANNEL]},
        {"count": "usage", "user": ONE, "from": "2022-01-01"},
    ],
    ids=str,
)
def test_what_makes_no_rule_is_refused(terms):
    with pytest.raises(BadRule):
        check_template(terms)
