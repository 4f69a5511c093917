"""Books in the words of their keepers: abbreviations of headings, kinds and bodies."""

from tinhban.sheets.tests.years.made import Book, Piece, rows_of, year_of


def _handwritten() -> Book:
    """Every heading shortened; two kinds that nobody else writes; a column that may be two things."""
    kinds = {"news_item": "T", "short_report": "PS", "raw_footage": "HA"}
    months = year_of(2022, 9)
    rows: list = [["TT", "N.phát", "Tên TP", "TL", "ĐV", "T/lượng", "CT", "PV", "G/chú"]]
    for number, pieces in enumerate(months, 1):
        for at, p in enumerate(pieces, 1):
            kind = kinds[p.kind]
            if number == 3 and at == 2:
                kind = "KS"
            if number == 9 and at == 5:
                kind = "CĐ"
            rows.append(
                [at, p.day, p.title, kind, "Lai Châu", "1'15", "TS tối", "P. Thời sự", None]
            )
    changed = {months[2][1].title: "article", months[8][4].title: "short_report"}
    expected = [
        [Piece(p.day, p.title, changed.get(p.title, p.kind)) for p in month] for month in months
    ]
    return Book("shortened by hand", {"So 2022": rows}, rows_of(expected),
                {"kind_unknown=ks": "kind:article", "kind_unknown=cd": "kind:short_report"},
                told=("item_unknown", "heading:tl"))  # fmt: skip


def _newspaper() -> Book:
    """A paper's book: number and page, articles and photos, authors that are not recorded."""
    months = [[Piece(p.day, p.title, "photo" if at % 4 == 0 else "article") for at, p in enumerate(month)]
              for month in year_of(2022, 5)]  # fmt: skip
    rows: list = [
        ["TT", "Ngày đăng", "Tên bài", "Thể loại", "Tác giả", "Số báo", "Trang", "Báo bạn"]
    ]
    for number, pieces in enumerate(months, 1):
        rows += [[at, p.day, p.title, "A" if p.kind == "photo" else "B", "P.V", 3800 + number, at, "Lai Châu"]
                 for at, p in enumerate(pieces, 1)]  # fmt: skip
    return Book("a newspaper", {"Báo 2022": rows}, rows_of(months), told=("item_unknown",))


def _several_bodies() -> Book:
    """One partner under six spellings, three bodies that are none of the programme."""
    spelt = ("Lai Châu", "Đài LC", "L.Châu", "Đ. Lai Châu", "PTTH Lai Châu", "ĐÀI PT & TH LAI CHÂU")
    strange = {3: "CTV Mường Khương", 7: "Truyền hình Quân đội", 11: "Đ/c Hạnh gửi"}
    months, left_out = year_of(2022, 6), 0
    rows: list = [["TT", "Ngày PS", "Tên tin", "Loại", "ĐV gửi"]]
    for number, pieces in enumerate(months):
        for at, p in enumerate(list(pieces)):
            by = spelt[at]
            if number in strange and at == 4:
                by, left_out = strange[number], left_out + 1
                pieces.remove(p)
            rows.append([at + 1, p.day, p.title, "Tin" if p.kind == "news_item" else "PS" if p.kind == "short_report" else "HA", by])  # fmt: skip
    return Book("bodies in many spellings", {"2022": rows}, rows_of(months),
                {"partner_short=dai-lai-chau": "keep", "partner_unknown=ctv muong khuong": "leave_out",
                 "partner_unknown=truyen hinh quan doi": "leave_out", "partner_unknown=d c hanh gui": "leave_out"},
                told=("item_unknown",), left_out=left_out)  # fmt: skip


def _unknown_columns() -> Book:
    """Three columns that tell nothing, in twelve sheets, in other places in every second one."""
    sheets, months = {}, year_of(2022, 7)
    for number, pieces in enumerate(months, 1):
        head = ["TT", "Ngày phát", "Tên tin, bài", "Loại", "Nguồn", "KTV", "Băng số", "Duyệt"]
        rows = [[at, p.day, p.title, "Tin" if p.kind == "news_item" else "PS" if p.kind == "short_report" else "HA",
                 "Lai Châu", "C", 100 + at, "x"] for at, p in enumerate(pieces, 1)]  # fmt: skip
        if number % 2:
            head = [*head[:4], *head[5:], head[4]]
            rows = [[*row[:4], *row[5:], row[4]] for row in rows]
        sheets[f"Tháng {number}"] = [head, *rows]
    return Book("unknown columns", sheets, rows_of(months), filename="2022.xlsx",
                told=("item_unknown", "heading:bang so", "heading:duyet", "heading:ktv"))  # fmt: skip


def _supplied() -> Book:
    """The book of what we supplied to the partner."""
    months = year_of(2022, 6)
    rows: list = [["STT", "Ngày gửi", "Tên tin, bài", "Thể loại", "Gửi đài"]]
    for pieces in months:
        rows += [[at, p.day, p.title, "T" if p.kind == "news_item" else "PS" if p.kind == "short_report" else "HANL", "Lai Châu"]
                 for at, p in enumerate(pieces, 1)]  # fmt: skip
    return Book("what we supplied", {"Sổ gửi 2022": rows}, rows_of(months), book="supplied")


BOOKS = (_handwritten(), _newspaper(), _several_bodies(), _unknown_columns(), _supplied())
