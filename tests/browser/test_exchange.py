"""Point 3: an item is offered, taken, delivered and signed for, used, and the use taken back."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

OURS, PARTNER = "bientap.laocai", "bientap.laichau"
AGREEMENT = "giữa Đài PT-TH tỉnh Lào Cai và Đài PT-TH tỉnh Lai Châu"


def _waiting(page: Page, title: str) -> Locator:
    return page.locator(".rows > li", has_text=title)


def _offer(visitor: Visitor, title: str) -> None:
    page = visitor.open("/trao-doi/")
    page.get_by_role("link", name="Soạn, gửi giới thiệu").click()
    page.get_by_label("Tên tin, bài").fill(title)
    page.get_by_label("Nội dung").fill("Sáng 06/02, xã Bản Hon mở lớp dạy dệt cho 20 học viên.")
    page.get_by_role("button", name="Duyệt tin, bài").click()
    expect(page.get_by_role("alert").first).to_be_visible()  # into which programme was not said
    expect(page.get_by_label("Tên tin, bài")).to_have_value(title)
    page.get_by_label(AGREEMENT).check()
    page.get_by_role("button", name="Duyệt tin, bài").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert "Đã duyệt tin, bài." in visitor.said()


def _journey(ours: Visitor, partner: Visitor, title: str, press: Callable[[Locator], None]) -> None:
    """The whole life of one item; `press` is how a person presses what is found."""
    _offer(partner, title)

    page = ours.open("/trao-doi/")
    press(_waiting(page, title).get_by_role("button", name="Nhận tin"))
    expect(_waiting(page, title).get_by_role("button", name="Nhận tin")).to_have_count(0)

    page = partner.open("/trao-doi/")
    press(_waiting(page, title).get_by_role("button", name="Nhận cung cấp"))
    expect(page.get_by_text("Đã nhận cung cấp").first).to_be_visible()
    page = partner.open("/trao-doi/")
    press(_waiting(page, f"Cần giao: {title}").get_by_role("link", name="Giao tin, bài…"))
    expect(page.get_by_label(title).first).to_be_checked()
    press(page.locator("main").get_by_role("button", name="Giao tin, bài", exact=True))
    expect(page.locator("#messages")).to_contain_text("chờ biên nhận")
    delivery = page.url

    page = ours.open(delivery.removeprefix(ours.node.url))
    press(page.get_by_role("button", name="Gửi biên nhận"))
    expect(page.get_by_role("row", name=title)).to_contain_text("07/02/2023")
    expect(page.get_by_role("button", name="Gửi biên nhận")).to_have_count(0)
    seen = partner.open(delivery.removeprefix(ours.node.url))
    expect(seen.locator("main")).to_contain_text("Đã có biên nhận")

    press(page.get_by_role("row", name=title).get_by_role("link", name=title))
    press(page.get_by_role("link", name="Đã sử dụng…"))
    page.get_by_label("Ngày", exact=True).fill("2023-02-07")
    page.get_by_label("Chương trình hoặc ấn phẩm").fill("")
    press(page.get_by_role("button", name="Khai đã sử dụng"))
    expect(page.locator(".invalid-feedback")).to_have_count(1)
    page.get_by_label("Chương trình hoặc ấn phẩm").fill("Thời sự tối LCTV")
    press(page.get_by_role("button", name="Khai đã sử dụng"))
    expect(page.locator("#messages")).to_contain_text("Đã khai sử dụng")
    used = page.get_by_role("link", name="Thời sự tối LCTV, 07/02/2023")
    press(used)
    expect(page.locator("table.books")).to_contain_text("đã khai")

    press(page.get_by_role("link", name="Rút khai sử dụng…"))
    press(page.get_by_role("button", name="Rút khai sử dụng"))
    expect(page.locator(".invalid-feedback")).to_have_count(1)  # not without a reason
    page.get_by_label("Lý do").fill("Nhầm với tin của ngày 06/02.")
    press(page.get_by_role("button", name="Rút khai sử dụng"))
    expect(page.locator("#messages")).to_contain_text("Đã rút khai sử dụng.")
    expect(page.locator("ol.time")).to_contain_text("Nhầm với tin của ngày 06/02.")
    expect(page.get_by_role("link", name="Rút khai sử dụng…")).to_have_count(0)


def test_the_life_of_an_item_on_a_phone(screens: Visit) -> None:
    ours, partner = screens("phone", OURS), screens("phone", PARTNER)
    _journey(ours, partner, "Sì Lở Lầu vào mùa hoa", lambda found: found.click())
    ours.check()
    assert not partner.complaints


def test_the_life_of_an_item_without_javascript(screens: Visit) -> None:
    ours = screens("desk", OURS, javascript=False)
    partner = screens("desk", PARTNER, javascript=False)
    _journey(ours, partner, "Nậm Tăm đón mùa nước đổ", lambda found: found.click())


def test_the_life_of_an_item_by_keyboard(screens: Visit) -> None:
    """Nothing is pressed but what the focus can stand on."""

    def press(found: Locator) -> None:
        found.focus()
        expect(found).to_be_focused()
        found.press("Enter")

    ours = screens("desk", OURS)
    _journey(ours, screens("desk", PARTNER), "Nùng Nàng thu hoạch cải", press)
    ours.check()


def test_an_item_is_refused_with_a_reason(screens: Visit) -> None:
    title = "Tin không hợp mùa"
    _offer(screens("desk", PARTNER), title)
    page = screens("phone", OURS).open("/trao-doi/")
    _waiting(page, title).get_by_role("link", name="Không sử dụng tin này…").click()
    page.get_by_label("Lý do").fill("Đài đã có tin cùng nội dung.")
    page.locator("main form button").first.click()
    expect(_waiting(page, title)).to_have_count(0)
