"""Books with the habits of those who keep them: merged days, "nt", totals, repeats, nothing where a title belongs."""

from typing import Any

from tinhban.sheets.tests.years.made import Book, Piece, rows_of, year_of

_HEAD = ["TT", "Ngày phát", "Tên tin, bài", "Thể loại", "Đơn vị cung cấp"]
_KIND = {
    "news_item": "Tin",
    "short_report": "PSN",
    "raw_footage": "HANL",
    "article": "Bài",
    "photo": "Ảnh",
}


def _rows(pieces: list[Piece]) -> list[list[Any]]:
    return [[at, p.day, p.title, _KIND[p.kind], "Đài Lai Châu"] for at, p in enumerate(pieces, 1)]


def _ticked_kinds() -> Book:
    """A column for each kind, an x where it is that."""
    months = year_of(2022, 6)
    rows: list = [["STT", "Ngày phát", "Tên tác phẩm", "Tin", "PSN", "HANL", "Nguồn tin"]]
    for pieces in months:
        for at, p in enumerate(pieces, 1):
            marks = [
                "x" if p.kind == kind else None
                for kind in ("news_item", "short_report", "raw_footage")
            ]
            rows.append([at, p.day, p.title, *marks, "Lai Châu"])
    return Book("kinds ticked", {"2022": rows}, rows_of(months), told=("item_unknown",))


def _merged_days() -> Book:
    """Three pieces a day below one merged cell, the year only in the sheet's name."""
    sheets, merges, months = {}, {}, []
    for number, pieces in enumerate(year_of(2022, 9), 1):
        name = f"{number:02}.2022"
        groups = [pieces[at : at + 3] for at in range(0, 9, 3)]
        rows, merged = [list(_HEAD)], []
        for group in groups:
            first = group[0].day
            top = len(rows) + 1
            merged.append(f"B{top}:B{top + 2}")
            for at, p in enumerate(group):
                months.append([Piece(first, p.title, p.kind)])
                day = f"{first.day}/{first.month}" if at == 0 else None
                rows.append([len(rows), day, p.title, _KIND[p.kind], "Đài Lai Châu"])
        sheets[name], merges[name] = rows, merged
    return Book("merged days", sheets, rows_of(months), {"year_inferred": "keep"}, told=("item_unknown",),
                merges=merges)  # fmt: skip


def _dittos() -> Book:
    """Every mark of repetition that a hand makes, in every column but the title."""
    marks = ("nt", "như trên", '"', "-nt-", "//", "N.T", "〃")
    months, sheets = [], {}
    for number, pieces in enumerate(year_of(2022, 7), 1):
        first = pieces[0]
        rows = [list(_HEAD), *_rows(pieces[:1])]
        months.append([first])
        for at, p in enumerate(pieces[1:], 1):
            mark = marks[(at + number) % len(marks)]
            rows.append([at + 1, mark, p.title, mark, mark])
            months[-1].append(Piece(first.day, p.title, first.kind))
        sheets[f"Tháng {number}"] = rows
    return Book(
        "marks of repetition",
        sheets,
        rows_of(months),
        told=("item_unknown",),
        filename="sổ năm 2022.xlsx",
    )


def _totals() -> Book:
    """Totals of weeks, months and quarters, carried on; one that the rows do not make."""
    months = year_of(2022, 8)
    rows: list = [list(_HEAD)]
    so_far = 0
    for number, pieces in enumerate(months, 1):
        rows += [
            [f"THÁNG {number}/2022"],
            ["Tuần 1"],
            *_rows(pieces[:4]),
            ["Tuần 2"],
            *_rows(pieces[4:]),
        ]
        so_far += len(pieces)
        stated = 9 if number == 5 else len(pieces)
        rows += [["Cộng tháng", None, None, None, stated], ["Lũy kế từ đầu năm", None, so_far]]
        if number % 3 == 0:
            rows.append([f"Tổng quý {number // 3}", None, 24])
    return Book(
        "totals", {"Sổ 2022": rows}, rows_of(months), told=("item_unknown", "total_differs")
    )


def _repeats() -> Book:
    """Broadcast again another day, and twice on one day at different hours; the notes say so."""
    months, sheets = [], {}
    head = ["TT", "Ngày phát", "Giờ phát", "Tên tin, bài", "Loại", "Nguồn", "Ghi chú"]
    for number, pieces in enumerate(year_of(2022, 6), 1):
        rows = [list(head)]
        for p in pieces:
            rows.append([len(rows), p.day, "19h45", p.title, _KIND[p.kind], "Lai Châu", None])
        again, other = pieces[0], pieces[1]
        last = pieces[-1].day.replace(day=27)
        rows.append(
            [len(rows), last, "11h30", again.title, _KIND[again.kind], "Lai Châu", "phát lại"]
        )
        rows.append(
            [len(rows), other.day, "11h30", other.title, _KIND[other.kind], "Lai Châu", "PL"]
        )
        months.append([*pieces, Piece(last, again.title, again.kind), other])
        sheets[f"T{number}"] = rows
    return Book("broadcast again", sheets, rows_of(months), {"rebroadcast": "keep"}, told=("item_unknown",),
                filename="Sổ 2022.xlsx")  # fmt: skip


def _repeats_left_out() -> Book:
    """The same, of a station that does not count what it broadcasts again."""
    book = _repeats()
    return Book("broadcast again, not counted", book.sheets, rows_of(year_of(2022, 6)),
                {"rebroadcast": "leave_out"}, told=("item_unknown",), left_out=24, filename="Sổ 2022 b.xlsx")  # fmt: skip


def _no_titles() -> Book:
    """Rows without a title and rows without a day, spread over the year: two answers for all of them."""
    months, sheets, left_out = year_of(2022, 8), {}, 0
    for number, pieces in enumerate(months, 1):
        rows = [list(_HEAD), *_rows(pieces)]
        if number % 3 == 0:
            rows[3][2] = None
            pieces.pop(2)
            left_out += 1
        if number % 4 == 1:
            rows[6][1] = None
            pieces.remove(next(p for p in pieces if p.title == rows[6][2]))
            left_out += 1
        sheets[f"Tháng {number}"] = rows
    return Book("no titles, no days", sheets, rows_of(months),
                {"title_missing": "leave_out", "used_date_missing": "leave_out"},
                told=("item_unknown",), left_out=left_out, filename="2022.xlsx")  # fmt: skip


def _no_years() -> Book:
    """Nothing in the file tells the year."""
    months = year_of(2021, 9)
    rows: list = [["SỔ THEO DÕI"], list(_HEAD)]
    for pieces in months:
        rows += [
            [at, f"{p.day.day}/{p.day.month}", p.title, _KIND[p.kind], "Lai Châu"]
            for at, p in enumerate(pieces, 1)
        ]
    return Book("days without year", {"Sheet1": rows}, rows_of(months), {"year_missing": "year:2021"},
                told=("item_unknown",), filename="so.xlsx")  # fmt: skip


def _archive() -> Book:
    """Most items are on file: those rows are linked, four differ by a slip, six came another way."""
    months = year_of(2022, 6)
    pieces = [p for month in months for p in month]
    on_file = tuple(p for at, p in enumerate(pieces) if at % 12 != 5)
    rows: list = [list(_HEAD)]
    rows += _rows(pieces)
    for at in (
        8,
        20,
        44,
        68,
    ):  # of the item on file a word is missing; the book will bear its title
        rows[at + 1][2] = pieces[at].title.rpartition(" ")[0]
    return Book("an archive on file", {"2022": rows}, rows_of(months),
                {"item_unknown": "without_item", "item_similar": "keep"}, on_file=on_file)  # fmt: skip


BOOKS = (_ticked_kinds(), _merged_days(), _dittos(), _totals(), _repeats(), _repeats_left_out(),
         _no_titles(), _no_years(), _archive())  # fmt: skip
