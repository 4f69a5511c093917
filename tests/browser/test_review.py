"""Point 4: the department's report on 2022, and what stands behind each of its numbers."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import OFFICER, REVIEW

PROGRAMME = "lao-cai-yen-bai-lai-chau-2022"
# key: supplied, received, used, qualifier, state; the values that win over the mock-ups
FIGURES = {
    "lai-chau-lao-cai": (412, 405, 396, "about_below", "agreed"),
    "lao-cai-lai-chau": (53, 53, 49, "more_than", "agreed"),
    "yen-bai-lao-cai": (301, 301, 287, "exact", "agreed"),
    "lao-cai-yen-bai": (34, 31, 26, "more_than", "one_sided"),
    "ve-mien-hoa-ban-trang": (None, None, 51, "exact", "one_sided"),
    "bao-lai-chau-nhin-ra-tinh-ban": (None, None, 104, "more_than", "differing"),
}


def test_the_text_has_its_live_numbers(visit: Visit) -> None:
    visitor = visit(OFFICER)
    page = visitor.open(REVIEW)
    paper = page.get_by_role("article")
    for number, sign in (
        ("1 bài viết/tuần", "one"),
        ("hơn 100", "diff"),
        ("gần 400", "match"),
        ("hơn 50", "match"),
        ("287", "match"),
        ("hơn 30", "one"),
    ):
        link = paper.locator("a.num", has_text=number.replace(" ", "\u00a0"))
        expect(link).to_have_class(f"num {sign}")
    head = page.locator(".head")
    expect(head).to_contain_text("3 khớp hai bên, 2 mới một bên, 1 lệch")
    warning = page.locator(".note-warn")
    expect(warning).to_contain_text("Báo Lai Châu ghi 104, Báo Lào Cai ghi 102")
    expect(warning).to_contain_text("7 tin Đài PT-TH tỉnh Lai Châu giao Đài PT-TH tỉnh Lào Cai")
    assert "hash" not in paper.inner_html()
    visitor.check()


def test_a_click_on_287_shows_both_sides(visit: Visit) -> None:
    visitor = visit(OFFICER)
    page = visitor.open(REVIEW)
    page.get_by_role("article").locator("a.num", has_text="287").click()
    drawer = page.get_by_role("region", name="Căn cứ của số liệu 287")
    expect(drawer).to_be_in_viewport()
    for line, count in (("Cung cấp", 301), ("Biên nhận", 301), ("Đã sử dụng", 287)):
        row = drawer.get_by_role("row", name=line)
        expect(row.get_by_role("cell")).to_have_text([str(count), "=", str(count)])
    expect(drawer.get_by_role("link", name="giai đoạn 2021 - 2025")).to_be_visible()
    drawer.get_by_text("Kiểm tra kỹ thuật").click()
    drawer.get_by_role("link", name="Bản ghi cuối của các sổ").click()
    expect(drawer.locator(".hash")).not_to_have_count(0)
    assert len(str(drawer.locator(".hash").first.get_attribute("title"))) >= 43
    visitor.check()
    drawer.get_by_role("link", name="Đã sử dụng: xem đủ 287 bản ghi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản ghi của số liệu 287")
    expect(page.locator("tbody tr")).not_to_have_count(0)
    shown = page.get_by_role("navigation", name="Nội dung xem")
    expect(shown.get_by_role("link", name="Đã sử dụng")).to_have_attribute("aria-current", "page")
    page.get_by_text("Kiểm tra kỹ thuật").click()
    page.locator("details.tech").get_by_role("link").click()
    expect(page.locator("details.tech .hash").first).to_be_visible()
