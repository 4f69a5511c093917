import pytest
from tests.desk import expected

from tinhban.numbers.quantities import Qualifier, Quantity, Verdict
from tinhban.reviews.phrases import OFFERED, WORDS, Phrase, scale_in_words
from tinhban.wire.declaring import DecodeError, decode, encode
from tinhban.wire.reviews import FrozenFigure


def phrase_of(case):
    return Phrase(case["number"], Qualifier(case["qualifier"]), upper=case.get("upper"))


@pytest.mark.parametrize("case", expected("phrase"), ids=lambda case: case["printed"])
def test_a_number_is_printed_as_it_is_said(case):
    assert str(phrase_of(case)).replace("\u00a0", " ") == case["printed"]


@pytest.mark.parametrize("case", expected("phrase"), ids=lambda case: case["printed"])
def test_what_is_printed_is_judged_by_the_count(case):
    phrase = phrase_of(case)
    quantity = Quantity(number=phrase.number, qualifier=phrase.qualifier, upper=case.get("upper"))
    for count in case.get("true_of", []):
        assert quantity.supports(count).verdict is Verdict.SUPPORTED
    for count in case.get("false_of", []):
        assert quantity.supports(count).verdict is Verdict.CONTRADICTED


def test_every_qualifier_has_its_words():
    assert set(WORDS) == set(Qualifier)
    for qualifier in Qualifier:
        upper = 9000 if qualifier is Qualifier.BETWEEN else None
        for number in (0, 7, 10, 99, 100, 8000):
            assert str(Phrase(number, qualifier, upper=upper))


def test_a_scale_repeats_billions():
    said = {
        5: "vài",
        12: "chục",
        999: "trăm",
        45_000: "chục nghìn",
        10**8: "trăm triệu",
        10**9: "tỷ",
        10**11: "trăm tỷ",
        10**12: "nghìn tỷ",
        10**13: "chục nghìn tỷ",
    }
    assert {number: scale_in_words(number) for number in said} == said


def test_a_form_offers_what_stands_before_one_number():
    assert Qualifier.BETWEEN not in OFFERED
    assert Qualifier.ORDER_OF not in OFFERED


def test_a_range_without_its_end_is_no_phrase():
    with pytest.raises(ValueError, match="upper end"):
        Phrase(10, Qualifier.BETWEEN)
    with pytest.raises(ValueError, match="upper end"):
        Phrase(10, Qualifier.ABOUT, upper=12)


@pytest.mark.parametrize(
    ("qualifier", "upper"), [("between", None), ("exact", 12), ("rất nhiều", None), ("", None)]
)
def test_a_peer_cannot_freeze_what_no_page_could_show(qualifier, upper):
    said = {"figures": [figure(qualifier, upper)]}
    with pytest.raises(DecodeError):
        decode("vn.tinhban.review.frozen.v1", said | AROUND)


def test_a_frozen_range_keeps_both_ends():
    event = decode("vn.tinhban.review.frozen.v1", {"figures": [figure("between", 15)]} | AROUND)
    assert event.figures[0].upper == 15
    assert isinstance(event.figures[0], FrozenFigure)
    assert encode(event)["figures"][0]["upper"] == 15


def figure(qualifier, upper):
    said = {
        "key": "so-mot",
        "printed": "từ 10 đến 15",
        "qualifier": qualifier,
        "measure": "used",
        "state": "agreed",
        "number": 10,
    }
    return said | ({"upper": upper} if upper is not None else {})


AROUND = {
    "edition": "01890000-0000-7000-8000-000000000001",
    "review": "01890000-0000-7000-8000-000000000002",
    "version": 1,
    "programme": "01890000-0000-7000-8000-000000000003",
    "period": "2022",
    "starts_on": "2022-01-01",
    "ends_on": "2022-12-31",
    "structure_date": "2022-12-31",
    "frozen_on": "2023-02-07",
    "title": "Báo cáo",
    "heads": [],
    "narrative": "0" * 64,
    "lists": "0" * 64,
}
