import unicodedata

import pytest

from tinhban.papers import typeface
from tinhban.papers.lines import balanced


def test_every_vietnamese_letter_is_in_every_face():
    tones = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
    small = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in tones} | {"đ"}
    letters = small | {letter.upper() for letter in small}
    assert len(letters) == 146
    for bold in (False, True):
        for italic in (False, True):
            assert letters <= set(map(chr, typeface.face(bold=bold, italic=italic).glyphs))
    assert typeface.missing(["Tỉnh bạn ☃ và ☃"]) == ("☃",)


def test_widths_are_those_of_times_new_roman():
    # 2048 units to the em; A 1479, v 1024, a 909 in the regular face of Times New Roman.
    assert typeface.face().width("Ava") == (1479 + 1024 + 909) / 2048
    country = typeface.width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    assert country == pytest.approx(88.3, abs=0.1)


@pytest.mark.parametrize(
    ("text", "room", "points", "lines"),
    [
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", 75, 12, ["SỞ THÔNG TIN VÀ TRUYỀN THÔNG"]),
        (
            "ĐÀI PHÁT THANH - TRUYỀN HÌNH TỈNH LÀO CAI",
            75,
            12,
            ["ĐÀI PHÁT THANH - TRUYỀN HÌNH", "TỈNH LÀO CAI"],
        ),
        (
            "Kết quả hợp tác của 3 tỉnh Lào Cai - Lai Châu - Yên Bái năm 2022",
            100,
            14,
            ["Kết quả hợp tác của 3 tỉnh Lào Cai -", "Lai Châu - Yên Bái năm 2022"],
        ),
        (
            "Tin, bài đã sử dụng năm 2022 của Đài Phát thanh - Truyền hình tỉnh Lai Châu",
            140,
            14,
            ["Tin, bài đã sử dụng năm 2022", "của Đài Phát thanh - Truyền hình tỉnh Lai Châu"],
        ),
        ("", 75, 12, []),
    ],
)
def test_titles_break_where_a_clerk_would_break_them(text, room, points, lines):
    assert list(balanced(text, room, points)) == lines


def test_lines_fit_unless_one_word_alone_is_too_wide():
    text = "Kết quả thực hiện chương trình phối hợp công tác " * 4
    lines = balanced(text, 90, 14)
    assert all(typeface.width_mm(line, 14, bold=True) <= 90 for line in lines)
    assert " ".join(lines).split() == text.split()
    assert balanced("a" * 200, 50, 14) == ("a" * 200,)
