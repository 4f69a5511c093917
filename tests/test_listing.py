"""A list as its declaration says: search without marks, sort, pages, and an export of what is filtered."""

import io

import openpyxl
import pytest
from django.test import RequestFactory

from tinhban.foundation import text
from tinhban.organisations.models import Unit
from tinhban.screens.listing import ListColumn, Listing


class Units(Listing):
    columns = (
        ListColumn("name", "Tên", lambda u: u.name, sort=("sort_key", "id"), heading=True),
        ListColumn("code", "Mã", lambda u: u.code, sort=("code", "id")),
    )
    order = "name"
    search_fields = ("folded",)
    page_size = 2
    export_name = "don-vi"


@pytest.fixture
def places(db):
    for n, name in enumerate(["Hà Giang", "Hà Nội", "=cmd()", "Hải Phòng", "Điện Biên"]):
        Unit.objects.create(
            code=f"{n:02d}", level="province", kind="tỉnh", name=name, parent_code="",
            folded=text.fold(name), sort_key=text.sort_key(name),
        )  # fmt: skip


def listing(**query: str) -> Units:
    return Units(RequestFactory().get("/", query), Unit.objects.all())


def names(found: Units) -> list[str]:
    return [row.name for row in found.page.rows]


def test_marks_are_not_needed(places):
    assert names(listing(tim="dien bien")) == ["Điện Biên"]
    assert names(listing(tim="HÀ nội")) == ["Hà Nội"]


def test_names_stand_in_the_vietnamese_order(places):
    first = listing(tim="ha")
    assert names(first) == ["Hà Giang", "Hà Nội"]
    assert names(listing(tim="ha", trang=first.page.next)) == ["Hải Phòng"]


def test_a_foreign_sort_or_cursor_changes_nothing(places):
    assert names(listing(xep="password")) == names(listing())
    assert names(listing(trang="xx")) == names(listing())


def test_the_export_holds_what_is_filtered_and_no_formula(places):
    book = openpyxl.load_workbook(io.BytesIO(listing(xuat="xlsx", tim="cmd").response().content))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert any("cmd()" in str(row[0]) for row in cells)
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    csv = listing(xuat="csv").response().content.decode("utf-8-sig")
    assert "Hải Phòng" in csv
    assert not any(line.lstrip('"').startswith("=") for line in csv.splitlines())


def test_a_search_can_be_shown_by_how_well_it_matches(places):
    Unit.objects.create(
        code="77", level="province", kind="tỉnh", name="An Giang Hà", parent_code="",
        folded=text.fold("An Giang Hà"), sort_key=text.sort_key("An Giang Hà"),
    )  # fmt: skip
    asked = {"tim": "ha", "xep": "phu-hop"}
    first = listing(**asked)
    assert names(listing(tim="ha"))[0] == "An Giang Hà"
    seen, page = [], first
    while True:
        seen += names(page)
        if not page.page.next:
            break
        page = listing(**asked, trang=page.page.next)
    assert seen == ["Hà Giang", "Hà Nội", "Hải Phòng", "An Giang Hà"]
    assert [h["direction"] for h in first.headings] == ["", ""]


def test_without_a_search_nothing_is_worth_more(places):
    for query in ({"xep": "phu-hop"}, {"xep": "phu-hop", "tim": "  -  "}):
        assert not listing(**query).by_worth
        assert names(listing(**query)) == names(listing())
