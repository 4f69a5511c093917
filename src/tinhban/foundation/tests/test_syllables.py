import pytest

from tinhban.foundation.legacy_text import CONVERT, looks_old, meant_by_font
from tinhban.foundation.syllables import is_syllable


@pytest.mark.parametrize(
    "text",
    [
        "nghiêng quyết giếng giữ gì khuỷu xoong quýnh quận huýt ký tỷ giặt quạ thuở rượu hươu xoẹt",
        "Lào Cai Nguyễn Huế Quảng Ngãi Yên Bái ĐIỆN BIÊN thủy thuỷ hòa hoà",
    ],
)
def test_what_vietnamese_can_say(text):
    assert [word for word in text.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word", ["", "Müller", "B¸o", "cá́p", "tàp", "Pelé", "ngn", "a" * 100, "2022"]
)
def test_what_it_cannot(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("B¸o c¸o n¨m", "Báo cáo năm"),
        ("ho¸ ®¬n", "hoá đơn"),
        ("ÑAØI LAØO CAI SÖÛ DUÏNG 9 BAØI", "ĐÀI LÀO CAI SỬ DỤNG 9 BÀI"),
        ("Vieät Nam ñaõ", "Việt Nam đã"),
    ],
)
def test_old_letters_are_known_by_their_look(typed, meant):
    legacy = looks_old(typed)
    assert legacy is not None
    assert CONVERT[legacy](typed) == meant == meant_by_font(typed, legacy)


@pytest.mark.parametrize(
    "text",
    [
        "Café à la française, Müller, Straße, Élysée, mañana, Ångström.",
        "25 µm", "30 °C", "§2, ©2022, «Tin», 3½, ®", "hòa nhạc", "là", "São Paulo", "Malmö",
        "Hòa Bình, Thanh Hóa", "tin cu\u0309a \u0110ài",
    ],
)  # fmt: skip
def test_what_is_no_old_text_stays(text):
    assert looks_old(text) is None
