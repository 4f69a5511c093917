"""Tables whose headings stand as offices set them: in three rows, far down, again on each page."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tinhban.sheets.tests.cases import Case
from tinhban.sheets.tests.made import xlsx
from tinhban.sheets.tests.parts import FAIR, HEAD, PLOUGH, TWO

_FIRST, _SECOND = date(2022, 1, 22), date(2022, 1, 23)
A = [1, _FIRST, *FAIR[2:]]
B = [2, _SECOND, *PLOUGH[2:]]
_GROUPS = [
    ["TT", "Tin, bài", None, None, "Sử dụng", None, "Nguồn"],
    [None, "Tên tin, bài", "Thể loại", "Thời lượng", "Ngày phát", "Chương trình", None],
]
_UNITS = [None, None, None, "(phút)", "(ngày/tháng)", None, None]
_MERGES = ["A1:A3", "B1:D1", "E1:F1", "G1:G3", "B2:B3", "C2:C3", "F2:F3"]
_C = [1, FAIR[2], "PSN", 3, _FIRST, "Thời sự", FAIR[4]]
_D = [2, PLOUGH[2], "Tin", 1, _SECOND, "Thời sự", PLOUGH[4]]
_TIMES = [
    ["TT", "Thời gian", None, "Tên tin", "Thể loại", "Nguồn"],
    [None, "Nhận", "Phát", None, None, None],
]
_E = [1, _FIRST, _FIRST, FAIR[2], "PSN", FAIR[4]]
_F = [2, _SECOND, _SECOND, PLOUGH[2], "Tin", PLOUGH[4]]


def made(*rows: Sequence[Any], merges: Sequence[str] = (), sheet: str = "2022") -> bytes:
    return xlsx({sheet: rows}, merges=merges)


def down(place: str, by: int) -> str:
    """A merge moved down."""
    return ":".join(f"{part[0]}{int(part[1:]) + by}" for part in place.split(":"))


def blocks(*, again: Sequence[Any] = HEAD) -> bytes:
    return made(
        ["SỔ THEO DÕI TIN, BÀI NĂM 2022"], [],
        ["THÁNG 1"], HEAD, [1, "22/1", *FAIR[2:]], [None, None, "Cộng tháng 1", 1], [],
        ["THÁNG 2"], again, [1, "11/2", *PLOUGH[2:]], [None, None, "Cộng tháng 2", 1],
    )  # fmt: skip


_BLOCKS = [TWO[0], ("2022-02-11", PLOUGH[2], PLOUGH[4])]
_INFERRED = frozenset({"year_inferred"})

CASES = [
    Case("three rows, merged", lambda: made(*_GROUPS, _UNITS, _C, _D, merges=_MERGES)),
    Case("three rows, not merged", lambda: made(*_GROUPS, _UNITS, _C, _D)),
    Case("three rows, merged, at row 15", lambda: made(
        ["ĐÀI PHÁT THANH - TRUYỀN HÌNH"], ["SỔ THEO DÕI"], *[[]] * 12, *_GROUPS, _UNITS, _C, _D,
        merges=[down(place, 14) for place in _MERGES])),
    Case("a unit under one heading", lambda: made(HEAD, [None, "(ngày/tháng/năm)", None, None, None], A, B)),
    Case("units under two headings", lambda: made(
        [*HEAD, "Thời lượng"], [None, "(ngày)", None, None, None, "(giây)"], [*A, 65], [*B, 30])),
    Case("three rows and numbers of the columns", lambda: made(
        *_GROUPS, _UNITS, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], _C, _D, merges=_MERGES)),
    Case("headings merged across and down", lambda: made(
        ["TT", "Ngày phát", None, "Tên tin, bài", "Thể loại", "Nguồn"], [None] * 6, [None] * 6,
        [1, _FIRST, None, *FAIR[2:]], [2, _SECOND, None, *PLOUGH[2:]],
        merges=["A1:A3", "B1:C3", "D1:D3", "E1:E3", "F1:F3"])),
    Case("headings at row 15", lambda: made(*[["ĐÀI PT-TH"]] * 3, *[[]] * 11, HEAD, A, B)),
    Case("headings at row 41", lambda: made(*[["Căn cứ chương trình phối hợp"]] * 40, HEAD, A, B)),
    Case("headings again on each page", lambda: made(HEAD, A, [None, None, "Trang 1"], HEAD, B)),
    Case("two rows of headings again", lambda: made(*_TIMES, _E, *_TIMES, _F,
         merges=["A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2"])),
    Case("two rows of headings again, not merged", lambda: made(*_TIMES, _E, *_TIMES, _F)),
    Case("three rows of headings again", lambda: made(*_GROUPS, _UNITS, _C, *_GROUPS, _UNITS, _D,
         merges=[*_MERGES, *(down(place, 4) for place in _MERGES)])),
    Case("headings again in capitals", lambda: made(HEAD, A, [text.upper() for text in HEAD], B)),
    Case("headings again with points and blanks", lambda: made(
        HEAD, A, ["T.T", "Ngày  phát", "Tên tin/bài", "Thể loại:", "Đơn vị cung cấp"], B)),
    Case("a block a month with a head each", blocks, rows=_BLOCKS, doubts=_INFERRED),
    Case("a block a month with a head in capitals", lambda: blocks(again=[text.upper() for text in HEAD]),
         rows=_BLOCKS, doubts=_INFERRED),
    Case("a page mark and the name of the office on each page", lambda: made(
        ["ĐÀI PT-TH TỈNH"], HEAD, A, ["ĐÀI PT-TH TỈNH"], ["Trang 2/2"], HEAD, B),
         rows=[TWO[0], TWO[1]]),
    Case("a group over all columns above the head", lambda: made(
        ["TIN, BÀI CÁC ĐÀI BẠN CUNG CẤP", None, None, None, None], HEAD, A, B, merges=["A1:E1"])),
]  # fmt: skip
