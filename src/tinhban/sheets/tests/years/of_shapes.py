"""Books in different shapes: a sheet a month, one sheet, two books in a file, a sheet a partner."""

from datetime import date

from tinhban.sheets.tests.years.made import (
    LAI_CHAU,
    YEN_BAI,
    Book,
    Piece,
    month_of,
    rows_of,
    year_of,
)

_SHORT = {
    "news_item": ("T", "Tin", "tin"),
    "short_report": ("PS", "P/s", "PSN"),
    "raw_footage": ("HA",),
}
_FOOT = [[], [None, None, None, "Người lập sổ"], [], [None, None, None, "(Đã ký)"]]


def _kind(piece: Piece, at: int) -> str:
    words = _SHORT[piece.kind]
    return words[at % len(words)]


def _ddmm(day: date) -> str:
    return f"{day.day}/{day.month}"


def _thirteen_sheets() -> Book:
    """A sheet a month and a summary; unknown column BT, short names, days without year, faults of single rows."""
    names = (
        "T1",
        "Tháng 2",
        "thang 3",
        "T4",
        "Th5",
        "T6",
        "Tháng 07",
        "T8",
        "T 9",
        "T10",
        "T11",
        "Tháng 12",
    )
    head = [
        "TT",
        "Ngày PS",
        "Tên tin, bài",
        "T.loại",
        "ĐV gửi",
        "T.lượng",
        "CT phát",
        "BT",
        "Ghi chú",
    ]
    months, sheets, left_out = year_of(2021, 12), {}, 0
    for number, (name, pieces) in enumerate(zip(names, months, strict=True), 1):
        rows = [["ĐÀI PT-TH TỈNH LÀO CAI"], ["SỔ THEO DÕI TIN, PS TỈNH BẠN NĂM 2021"],
                [f"Tháng {number:02}/2021"], [], head]  # fmt: skip
        for at, piece in enumerate(pieces):
            day = (
                piece.day,
                _ddmm(piece.day),
                f"{piece.day:%d.%m.%Y}",
                f"ngày {_ddmm(piece.day)}",
            )[at % 4]
            sent = ("Lai Châu", "nt", "Đài LC", "L.Châu", "Đài Lai Châu", "LC")[at % 6]
            length = ("1'20", "80s", "1p20", "2:40", '55"', "2 phút")[at % 6]
            note = "phát lại" if at == 2 else None
            rows.append([at + 1, day, piece.title, _kind(piece, at), sent, length, piece.section,
                         f"BTV số {at % 4 + 1}", note])  # fmt: skip
        sheets[name] = [*rows, ["Cộng", None, f"{len(pieces)} tin, PS"], *_FOOT]
    sheets["T4"][5 + 5][1] = "31/4"
    months[3].pop(5)
    sheets["T8"][5 + 7][2] = None
    months[7].pop(7)
    sheets["T6"][5 + 3][8] = "ko phát, trùng giờ"
    months[5].pop(3)
    sheets["TỔNG HỢP"] = [["TỔNG HỢP NĂM 2021"], ["Tháng", "Tin", "PS", "Cộng"],
                          *[[n, 7, 5, 12] for n in range(1, 13)]]  # fmt: skip
    return Book(
        "13 sheets by month",
        sheets,
        rows_of(months),
        answers={
            "year_inferred": "keep",
            f"partner_short={LAI_CHAU}": "keep",
            "rebroadcast": "keep",
            "date_impossible@T4!11": "leave_out",
            "title_missing@T8!13": "leave_out",
        },
        told=("item_unknown", "heading:bt", "not_used_noted"),
        left_out=left_out + 3,
        filename="So tin PS 2021.xlsx",
    )


def _one_sheet() -> Book:
    head = ["STT", "Ngày phát sóng", "Nội dung", "Thể loại", "Nguồn", "Bản tin"]
    rows: list = [["SỔ TIN, BÀI CÁC ĐÀI BẠN CUNG CẤP, NĂM 2022"], head]
    months = year_of(2022, 13)
    for number, pieces in enumerate(months, 1):
        rows.append([f"THÁNG {number}"])
        rows += [[at, p.day, p.title, _kind(p, 1), "Đài PT-TH tỉnh Lai Châu", p.section]
                 for at, p in enumerate(pieces, 1)]  # fmt: skip
        rows.append([None, None, f"Cộng tháng {number}: {len(pieces)}"])
    return Book("one sheet", {"Sổ": rows}, rows_of(months), told=("item_unknown",))


def _two_books() -> Book:
    """What came and what went in one file: what came is read, the other is told and may come by itself."""
    months = year_of(2022, 8)
    came: list = [["TT", "Ngày phát", "Tên tin", "Loại", "Đơn vị cung cấp"]]
    went: list = [["TT", "Ngày gửi", "Tên tin", "Loại", "Nơi nhận"]]
    for pieces in months:
        came += [[at, p.day, p.title, _kind(p, at), "Lai Châu"] for at, p in enumerate(pieces, 1)]
        went += [
            [at, p.day, f"Lào Cai: {p.title}", "Tin", "Lai Châu"] for at, p in enumerate(pieces, 1)
        ]
    return Book(
        "two books in one file",
        {"Tin nhận": came, "Tin gửi đi": went},
        rows_of(months),
        told=("item_unknown", "sheet:Tin gửi đi"),
    )


def _two_books_other() -> Book:
    """The same file once more, as the book of what went."""
    book = _two_books()
    months = year_of(2022, 8)
    rows = [
        (f"Lào Cai: {p.title}", p.day.isoformat(), "news_item", LAI_CHAU) for m in months for p in m
    ]
    return Book(
        "two books, the other", book.sheets, sorted(rows), told=("sheet:Tin nhận",), book="supplied"
    )


def _by_partner() -> Book:
    sheets, pieces = {}, []
    for name, partner, months in (
        ("Lai Châu", LAI_CHAU, year_of(2022, 5)),
        ("Đài Yên Bái", YEN_BAI, year_of(2022, 4)),
    ):
        rows: list = [["TT", "Phát ngày", "Tên tin, bài", "Loại"]]
        for month in months:
            for at, p in enumerate(month, 1):
                titled = Piece(p.day, f"{p.title} ({name})", p.kind, p.section, partner)
                pieces.append(titled)
                rows.append([at, p.day, titled.title, _kind(p, at)])
        sheets[name] = rows
    return Book("by partner", sheets, rows_of([pieces]), partners=2,
                told=("item_unknown", "partner_from_title"))  # fmt: skip


def _blocks_of_partners() -> Book:
    """One sheet a quarter, blocks under the names of partners, one of which is no member."""
    sheets, pieces, left_out = {}, [], 0
    for quarter in range(4):
        rows: list = [["TT", "Ngày", "Tên tin, bài phát sóng", "Loại"]]
        for heading, partner in (
            ("I. ĐÀI LAI CHÂU", LAI_CHAU),
            ("II. ĐÀI YÊN BÁI", YEN_BAI),
            ("III. ĐÀI SƠN HÀ", ""),
        ):
            rows.append([heading])
            for at, p in enumerate(month_of(2022, quarter * 3 + 1, 6), 1):
                titled = Piece(
                    p.day, f"{p.title}, {heading[-3:].lower()} {quarter + 1}", p.kind, "", partner
                )
                rows.append([at, p.day, titled.title, _kind(p, at)])
                left_out += not partner
                pieces += [titled] if partner else []
        sheets[f"Quý {quarter + 1}"] = rows
    return Book("blocks of partners", sheets, rows_of([pieces]), {"partner_unknown=dai son ha": "leave_out"},
                left_out=left_out, partners=2, told=("item_unknown", "heading:ngay"))  # fmt: skip


def _two_years() -> Book:
    """Two years in one file: each day without year takes the year of its own sheet."""
    sheets, months = {}, []
    for year in (2021, 2022):
        of_year = year_of(year, 4)
        months += of_year
        rows: list = [
            [f"SỔ TIN ĐÀI LAI CHÂU GỬI NĂM {year}"],
            ["TT", "Ngày phát", "Tên tin", "Loại", "Nguồn"],
        ]
        for month in of_year:
            rows += [
                [at, _ddmm(p.day), f"{p.title} {year}", _kind(p, at), "Lai Châu"]
                for at, p in enumerate(month, 1)
            ]
        sheets[f"Năm {year}"] = rows
    rows = [(f"{p.title} {p.day.year}", *p.row[1:]) for m in months for p in m]
    return Book(
        "two years", sheets, sorted(rows), {"year_inferred": "keep"}, told=("item_unknown",)
    )


BOOKS = (_thirteen_sheets(), _one_sheet(), _two_books(), _two_books_other(), _by_partner(),
         _blocks_of_partners(), _two_years())  # fmt: skip
