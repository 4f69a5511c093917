import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.foundation.text import (
    SORT_KEY_LENGTH,
    clean_cell,
    fold,
    is_nfc,
    nfc,
    person_sort_key,
    sort_key,
)

PROVINCES = ["Bến Tre", "Cần Thơ", "Dương Kinh", "Đà Nẵng", "Điện Biên", "Hà Giang", "Hà Nội",
             "Hạ Hòa", "Hải Phòng", "Hàm Yên", "Lai Châu", "Lào Cai", "Yên Bái"]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Điện Biên", "dien bien"),
        (unicodedata.normalize("NFD", "Điện Biên"), "dien bien"),
        ("ÐIỆN BIÊN", "dien bien"),  # Eth, as old systems left it
        ("Sở TT&TT – tỉnh  Lào\u00a0Cai", "so tt tt tinh lao cai"),
        ("Lào\u200b Cai\u00ad", "lao cai"),
        ("m²", "m2"),
        ("", ""),
    ],
)
def test_search_form_is_what_a_person_types(written, expected):
    assert fold(written) == expected


def test_typings_of_one_name_share_the_stored_form():
    typed = unicodedata.normalize("NFD", " Đài\u00a0Phát\u200bthanh ")
    assert clean_cell(typed) == "Đài Phátthanh"
    assert is_nfc(clean_cell(typed))
    assert not is_nfc(typed)
    assert nfc("a\u0301") == "á"


@given(st.permutations(PROVINCES))
def test_names_stand_in_vietnamese_order(jumbled):
    assert sorted(jumbled, key=sort_key) == PROVINCES


def test_case_marks_of_punctuation_and_typing_do_not_move_a_name():
    assert (
        sort_key("HÀ NỘI") == sort_key("Hà Nội") == sort_key(unicodedata.normalize("NFD", "hà nội"))
    )
    assert sort_key("Lào Cai - Lai Châu") == sort_key("Lào Cai – Lai Châu")


def test_numbers_in_names_stand_by_value():
    assert sorted(["Tổ 10", "Tổ 2", "Tổ 02b", "Tổ"], key=sort_key) == [
        "Tổ",
        "Tổ 2",
        "Tổ 02b",
        "Tổ 10",
    ]


def test_people_stand_by_given_name():
    people = ["Văn thư Bình", "Biên tập An", "Chuyên viên An", "Lãnh đạo Ân"]
    assert sorted(people, key=person_sort_key) == [
        "Biên tập An", "Chuyên viên An", "Lãnh đạo Ân", "Văn thư Bình",
    ]  # fmt: skip


@given(st.text(max_size=400))
def test_sort_key_is_safe_for_any_database(text):
    key = sort_key(text)
    assert set(key) <= set("0123456789abcdef")
    assert len(key) <= SORT_KEY_LENGTH


@given(st.text(max_size=100))
def test_fold_is_stable(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_marks_without_end_are_cut_before_they_are_sorted():
    pile = "a" + "\u0301" * 200_000 + "\u0323" * 200_000
    assert len(nfc(pile)) <= 32
    assert fold(pile) == "a"
    assert nfc("…" * 100 + "a\u0309") == "…" * 100 + "ả"
