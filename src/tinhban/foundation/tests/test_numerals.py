import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.foundation.numerals import int_to_words, words_to_int


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", 0), ("năm", 5), ("mười", 10), ("mười hai", 12), ("mười lăm", 15), ("hai mươi mốt", 21),
        ("ba mươi tư", 34), ("ba mươi bốn", 34), ("ba mươi lăm", 35), ("hai lăm", 25), ("năm chục", 50),
        ("một trăm linh một", 101), ("một trăm lẻ năm", 105), ("một trăm hai", 120), ("một trăm rưỡi", 150),
        ("một nghìn hai trăm linh năm", 1205), ("một nghìn không trăm linh năm", 1005), ("hai ngàn", 2000),
        ("hai nghìn mười", 2010), ("ba trăm nghìn", 300_000), ("hai triệu rưỡi", 2_500_000),
        ("hai triệu tư", 2_400_000), ("năm tỷ", 5 * 10**9), ("năm tỉ", 5 * 10**9), ("hai vạn", 20_000),
        ("một nghìn hai trăm tỷ", 1200 * 10**9), ("một nghìn linh năm tỷ", 1005 * 10**9),
        ("hai nghìn lẻ ba triệu", 2003 * 10**6), ("hai trăm tám bảy", 287), ("ba vạn năm nghìn", 35_000),
        ("một trăm rưỡi triệu", 150 * 10**6), ("một triệu hai trăm nghìn tỷ", 12 * 10**14), ("hai mươi lăm nghìn tỷ", 25 * 10**12), ("Ba Mươi", 30),
    ],
)  # fmt: skip
def test_words_mean_numbers(words, value):
    assert words_to_int(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "tin",
        "mươi",
        "tư",
        "hai ba",
        "mười mươi",
        "trăm",
        "ba tin",
        "hai mươi năm",
        "hai mươi một",
        "hai trăm ba nghìn",
        "hai trăm ba bốn",
        "một nghìn hai tỷ",
        "một nghìn hai nghìn",
        "không không",
    ],
)
def test_other_words_do_not(words):
    assert words_to_int(words) is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (15, "mười lăm"), (21, "hai mươi mốt"), (105, "một trăm linh năm"),
        (1005, "một nghìn không trăm linh năm"), (1_000_000, "một triệu"), (-7, "âm bảy"),
        (2_015_000, "hai triệu không trăm mười lăm nghìn"),
    ],
)  # fmt: skip
def test_numbers_are_spelt_as_papers_do(number, words):
    assert int_to_words(number) == words


@given(st.integers(0, 10**18 - 1))
def test_spelling_is_read_back(number):
    assert words_to_int(int_to_words(number)) == number


def test_too_large_is_refused():
    with pytest.raises(ValueError, match="large"):
        int_to_words(10**18)
