"""Every page of a node, at 1280 and 360 px: no accessibility fault, no overflow, no complaint, no foreign word."""

from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from tests.authorisation.routes import routes
from tests.browser.conftest import Visit
from tests.browser.visitor import SIZES

EDITOR, OFFICER, LEADER = "bientap.laocai", "chuyenvien.laocai", "giamdoc.laocai"
CLERK, ADMINISTRATOR, COMMUNE = "vanthu.laocai", "quantri.laocai", "canbo.bacha"
PARTNER = "bientap.laichau"
PROGRAMME = "/chuong-trinh/lao-cai-yen-bai-lai-chau-2022/"
STATIONS = "/chuong-trinh/dai-lao-cai-dai-lai-chau-2021-2025/"
REVIEW = "/bao-cao/lao-cai-yen-bai-lai-chau-2022/2022/"
RELAYS = "/trao-doi/?muc=tiep-song"
USED = "/trao-doi/?muc=da-su-dung"


@dataclass(frozen=True)
class Screen:
    """A page, who opens it, where, and the links that lead there (CSS, or a relative path)."""

    route: str
    person: str
    path: str
    links: tuple[str, ...] = ()


def item(person: str, *links: str, tab: str = "kho-tin") -> tuple[str, str, tuple[str, ...]]:
    return person, f"/trao-doi/?muc={tab}", ("#xem h2 a[href*='/tin/']", *links)


SCREENS = (
    Screen("account_login", "", "/tai-khoan/dang-nhap/"),
    Screen("account_inactive", "", "/tai-khoan/bi-khoa/"),
    Screen("desk:home", EDITOR, "/"),
    Screen("desk:home", LEADER, "/"),
    Screen("desk:home", CLERK, "/"),
    Screen("desk:home", COMMUNE, "/"),
    Screen("desk:search", EDITOR, "/tim/?q=lao+cai"),
    Screen("desk:help", EDITOR, "/huong-dan/"),
    Screen("programmes:list", EDITOR, "/chuong-trinh/"),
    Screen("programmes:programme", EDITOR, PROGRAMME),
    Screen("programmes:programme", OFFICER, STATIONS),
    Screen("programmes:programme", COMMUNE, "/chuong-trinh/bao-ptth-lao-cai-bao-ptth-lai-chau-2026/"),
    Screen("programmes:new", OFFICER, "/chuong-trinh/du-thao/"),
    Screen("programmes:open_phase", OFFICER, f"{PROGRAMME}ke-hoach-nam/"),
    Screen("programmes:name_contact", OFFICER, f"{PROGRAMME}dau-moi/"),
    Screen("programmes:link", OFFICER, f"{PROGRAMME}dan-chieu/"),
    Screen("programmes:close", LEADER, f"{PROGRAMME}dong/"),
    Screen("programmes:commitment", OFFICER, PROGRAMME, ("a[href*='/cam-ket/']:has-text('Đài Yên Bái')",)),
    Screen("programmes:judge", OFFICER, PROGRAMME, ("a[href*='/cam-ket/']", "a[href*='/danh-gia/']")),
    Screen("programmes:count", OFFICER, PROGRAMME, ("a[href*='/cam-ket/']", "a[href*='/cach-dem/']")),
    Screen("exchange:desk", EDITOR, "/trao-doi/"),
    Screen("exchange:desk", EDITOR, USED),
    Screen("exchange:desk", COMMUNE, "/trao-doi/"),
    Screen("logbook:logs", EDITOR, "/trao-doi/nhap-so/"),
    Screen("logbook:log_words", EDITOR, "/trao-doi/nhap-so/tu-da-nho/"),
    Screen("exchange:drafts", EDITOR, "/trao-doi/du-thao/"),
    Screen("exchange:draft", EDITOR, "/trao-doi/soan/"),
    Screen("exchange:item", *item(EDITOR)),
    Screen("exchange:version", *item(EDITOR, "a[href*='/ban/']")),
    Screen("exchange:claim", *item(EDITOR, "a[href$='/su-dung/']")),
    Screen("exchange:correct", *item(PARTNER, "a[href$='/dinh-chinh/']", tab="da-gioi-thieu")),
    Screen("exchange:kill", *item(PARTNER, "a[href$='/dung-su-dung/']", tab="da-gioi-thieu")),
    Screen("exchange:withhold", *item(PARTNER, "a[href$='/tam-giu/']", tab="da-gioi-thieu")),
    Screen("exchange:offer", *item(PARTNER, "a[href$='/gioi-thieu/']", tab="da-gioi-thieu")),
    Screen("exchange:deliver", *item(PARTNER, "a[href$='/giao/']", tab="da-gioi-thieu")),
    Screen("exchange:withdraw_offer", *item(PARTNER, "a[href*='/gioi-thieu/'][href*='/rut/']", tab="da-gioi-thieu")),
    Screen("exchange:decline", EDITOR, "/trao-doi/", ("a[href*='/khong-su-dung/']",)),
    Screen("exchange:act_on_correction", EDITOR, "/trao-doi/", ("a[href*='/da-xu-ly/']",)),
    Screen("exchange:ask", EDITOR, "/trao-doi/de-nghi/"),
    Screen("exchange:request", EDITOR, "/trao-doi/", ("main a[href^='/trao-doi/de-nghi/0']",)),
    Screen("exchange:decline_request", EDITOR, "/trao-doi/", ("a[href*='/tu-choi/']",)),
    Screen("exchange:cancel_request", "bientap.yenbai", "/trao-doi/?muc=de-nghi", ("a[href*='/huy/']",)),
    Screen("exchange:desk", EDITOR, RELAYS),
    Screen("relays:propose_relay", EDITOR, "/trao-doi/tiep-song/"),
    Screen("relays:relay", PARTNER, RELAYS, ("#xem h2 a",)),
    Screen("relays:step_relay", PARTNER, RELAYS, ("#xem a[href*='/tien-do/']",)),
    Screen("relays:complete_relay", PARTNER, RELAYS, ("#xem h2 a", "./da-phat/")),
    Screen("exchange:delivery", EDITOR, "/trao-doi/", ("main a[href^='/trao-doi/giao/']",)),
    Screen("exchange:confirm", EDITOR, "/trao-doi/xac-nhan/"),
    Screen("exchange:usage", EDITOR, USED, ("#xem h2 a",)),
    Screen("exchange:contradict", PARTNER, "/trao-doi/xac-nhan/", ("main a[href*='/su-dung/']", "a[href*='/y-kien-khac/']")),
    Screen("exchange:withdraw_usage", EDITOR, USED, ("#xem a[href*='/rut/']",)),
    Screen("exchange:columns", "toasoan.laocai", "/trao-doi/chuyen-muc/"),
    Screen("exchange:declare_column", "toasoan.laocai", "/trao-doi/chuyen-muc/moi/"),
    Screen("exchange:column", "toasoan.laocai", "/trao-doi/chuyen-muc/", ("main a:has-text('Về miền hoa ban trắng')",)),
    Screen("exchange:change_column", "toasoan.laocai", "/trao-doi/chuyen-muc/", ("main a:has-text('Về miền hoa ban trắng')", "a[href*='/sua/']")),
    Screen("exchange:piece", "toasoan.laocai", "/trao-doi/chuyen-muc/", ("main a:has-text('Về miền hoa ban trắng')", "a[href*='/bai/']")),
    Screen("exchange:excuse", "toasoan.laocai", "/trao-doi/chuyen-muc/", ("main a:has-text('Về miền hoa ban trắng')", "./nghi/?nam=2022&ky=2022-W30")),
    Screen("watch:suspects", EDITOR, "/trao-doi/theo-doi/"),
    Screen("watch:where_from", EDITOR, "/trao-doi/theo-doi/tin-nay-tu-dau/"),
    Screen("watch:watches", EDITOR, "/trao-doi/theo-doi/nguon/"),
    Screen("reviews:list", OFFICER, "/bao-cao/"),
    Screen("reviews:check", OFFICER, "/bao-cao/ra-soat/"),
    Screen("reviews:review", OFFICER, REVIEW),
    Screen("reviews:review", EDITOR, REVIEW),
    Screen("reviews:details", OFFICER, f"{REVIEW}thong-tin/"),
    Screen("reviews:section", OFFICER, REVIEW, ("a[href*='/muc/']:not([href*='/them/'])",)),
    Screen("reviews:new_section", OFFICER, REVIEW, ("a[href*='/them/']",)),
    Screen("reviews:figure", OFFICER, f"{REVIEW}so/yen-bai-lao-cai/"),
    Screen("reviews:rows", OFFICER, f"{REVIEW}so/yen-bai-lao-cai/ban-ghi/?loai=usage&kt=1"),
    Screen("reviews:phrase", OFFICER, f"{REVIEW}so/yen-bai-lao-cai/cach-viet/"),
    Screen("reviews:technical", OFFICER, f"{REVIEW}so/yen-bai-lao-cai/ky-thuat/"),
    Screen("reviews:freeze", LEADER, f"{REVIEW}chot/"),
    Screen("organisations:list", OFFICER, "/don-vi/"),
    Screen("organisations:detail", OFFICER, "/don-vi/co-quan/so-tttt-lao-cai/"),
    Screen("organisations:unit", OFFICER, "/don-vi/dia-ban/15/"),
    Screen("organisations:unit_then", OFFICER, "/don-vi/dia-ban/085/2025-06-30/"),
    Screen("organisations:switch", OFFICER, "/don-vi/chon/"),
    Screen("organisations:people", ADMINISTRATOR, "/don-vi/nguoi-dung/"),
    Screen("organisations:add_person", ADMINISTRATOR, "/don-vi/nguoi-dung/them/"),
    Screen("organisations:person", ADMINISTRATOR, "/don-vi/nguoi-dung/", ("tbody a",)),
    Screen("organisations:give_grant", ADMINISTRATOR, "/don-vi/nguoi-dung/", ("tbody a", "a[href*='/giao-vai-tro/']")),
    Screen("organisations:revoke", ADMINISTRATOR, "/don-vi/nguoi-dung/", ("tbody a", "a[href*='/thu-hoi/']")),
    Screen("organisations:substitute", ADMINISTRATOR, "/don-vi/nguoi-dung/", ("tbody a", "a[href*='/nguoi-thay/']")),
    Screen("account_change_password", EDITOR, "/tai-khoan/mat-khau/"),
    Screen("account_logout", EDITOR, "/tai-khoan/dang-xuat/"),
    Screen("mfa_index", ADMINISTRATOR, "/tai-khoan/xac-thuc/"),
    Screen("usersessions_list", EDITOR, "/tai-khoan/phien/"),
)  # fmt: skip
IN_JOURNEYS = {
    "account_reauthenticate", "mfa_activate_totp", "mfa_authenticate", "mfa_view_recovery_codes",
    "organisations:first_password",  # test_login, second_factor
    "programmes:draft", "programmes:propose", "programmes:sign",  # test_desk_and_programmes
    "exchange:fulfil",  # test_exchange
    "logbook:log", "logbook:log_row", "logbook:log_record",  # test_logbook
    "watch:watch", "watch:suspected",  # test_watch
    "reviews:seal", "reviews:issue", "reviews:verify", "reviews:bundle_page",  # test_freeze
}  # fmt: skip
# They answer a press, a program or a download; what a reader sees next is another page.
NOT_PAGES = {
    "desk:export_progress", "desk:stop_export", "desk:download_export",
    "programmes:discard", "programmes:roll_over", "exchange:compose", "exchange:autosave",
    "exchange:discard", "exchange:package", "exchange:take", "exchange:undo_offer",
    "relays:confirm_relay", "relays:undo_relay", "exchange:accept_request", "exchange:undo_request", "exchange:receive",
    "exchange:confirm_usage", "exchange:undo_usage", "logbook:log_template",
    "logbook:log_progress", "logbook:log_book", "logbook:log_columns", "logbook:log_answer",
    "logbook:log_ask_again", "logbook:log_row_answer", "logbook:log_stop",
    "watch:scan_watch", "watch:watch_progress", "watch:declare_suspected",
    "watch:note_suspected", "watch:reject_suspected", "watch:common_suspected",
    "watch:undo_suspected", "logbook:log_set_aside", "logbook:log_undo", "logbook:log_repair", "reviews:json",
    "logbook:log_heading", "logbook:log_link", "logbook:log_look", "reviews:stop_text_check", "reviews:text_check_progress",
    "reviews:start", "reviews:remove_section", "reviews:minutes", "reviews:confirmation",
    "reviews:bundle", "reviews:make_bundle", "reviews:bundle_progress", "reviews:stop_bundle", "reviews:word", "reviews:pdf", "evidence:download",
    "organisations:add_known_person", "organisations:change_person", "organisations:deactivate", "organisations:reactivate",
    "organisations:new_password_link", "organisations:reset_second_factor",
    "organisations:end_sessions", "set_language", "mfa_download_recovery_codes",
}  # fmt: skip
# Pages for a moment that the demonstration does not hold; the tests of their rooms open them.
ELSEWHERE = {
    "relays:cancel_relay", "desk:export", "programmes:type_signature", "mfa_reauthenticate", "mfa_deactivate_totp",
    "mfa_generate_recovery_codes", "logbook:log_links", "reviews:text_check",
}  # fmt: skip


@pytest.mark.parametrize(
    ("screen", "size"),
    list(zip(SCREENS, cycle(SIZES))),
    ids=lambda s: s if isinstance(s, str) else f"{s.route}-{s.person or 'nobody'}",
)
def test_page(screens: Visit, screen: Screen, size: str) -> None:
    """Scanned at one of the sizes, in turn; held to the width of both."""
    visitor = screens(size, screen.person)
    page = visitor.open(screen.path)
    for link in screen.links:
        if link.startswith("./"):
            visitor.open(urljoin(urlsplit(page.url).path, link))
        else:
            visitor.open(str(page.locator(link).first.get_attribute("href")))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert resolve(urlsplit(page.url).path).view_name == screen.route
    visitor.check_at_every_size()


def test_no_page_is_forgotten() -> None:
    """A new address is looked at, or is named as what it is."""
    looked_at = {screen.route for screen in SCREENS} | IN_JOURNEYS
    known = looked_at | NOT_PAGES | ELSEWHERE
    addresses = {route.name for route in routes()}
    assert sorted(addresses - known) == []
    assert sorted(known - addresses) == []


def test_keyboard_reaches_content_menu_and_account(visit: Visit, size: str) -> None:
    visitor = visit(EDITOR)
    page = visitor.open("/trao-doi/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.reload()
    if size == "phone":
        menu = page.get_by_role("link", name="Mở trình đơn")
        menu.focus()
        page.keyboard.press("Enter")
    for name in ("Chương trình phối hợp", "Nhập sổ theo dõi", "Rà soát số liệu"):
        link = page.locator("nav.rail").get_by_role("link", name=name)
        expect(link).to_be_visible()
        link.focus()
        expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rà soát số liệu")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    account = page.locator("details.who-pop summary")
    account.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    expect(account).to_be_focused()


@pytest.mark.parametrize(
    ("person", "path", "heading"),
    [
        (EDITOR, "/", "Bàn làm việc"),
        (EDITOR, "/trao-doi/", "Bàn trao đổi"),
        (EDITOR, PROGRAMME, "Hợp tác truyền thông Lào Cai - Yên Bái - Lai Châu 2022"),
        (EDITOR, "/trao-doi/nhap-so/", "Nhập sổ theo dõi trao đổi tin, bài"),
        (OFFICER, REVIEW, "Báo cáo kết quả năm 2022"),
        (OFFICER, "/bao-cao/ra-soat/", "Rà soát số liệu"),
    ],
)
def test_without_javascript(visit: Visit, size: str, person: str, path: str, heading: str) -> None:
    page = visit(person, javascript=False).open(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    if size == "phone":
        page.get_by_role("link", name="Mở trình đơn").click()
    page.locator("nav.rail").get_by_role("link", name="Cơ quan, tổ chức").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cơ quan, tổ chức")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_the_acts_of_a_page_fit_its_head(visit: Visit, size: str, javascript: bool) -> None:
    """On a phone one act, the others in a menu for keys and fingers; wide, all beside each other."""
    page = visit(EDITOR, javascript=javascript).open("/trao-doi/")
    head, first = page.locator(".page-acts"), page.get_by_role("link", name="Soạn, gửi giới thiệu")
    expect(first).to_be_visible()
    others = ("Nhập sổ theo dõi", "Đề nghị cung cấp")
    menu = head.locator(".acts-more > summary")
    if size != "phone":
        expect(menu).to_be_hidden()
        for name in others:
            expect(head.get_by_role("link", name=name)).to_be_visible()
        return
    for name in others:
        expect(head.get_by_role("link", name=name)).to_have_count(0)
    menu.focus()
    page.keyboard.press("Enter")
    for name in others:
        page.keyboard.press("Tab")
        expect(head.get_by_role("link", name=name)).to_be_focused()
    if javascript:
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        page.keyboard.press("Enter")
    head.get_by_role("link", name="Đề nghị cung cấp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đề nghị cung cấp")
    page.get_by_role("link", name="Đài PT-TH tỉnh Lai Châu").click()
    expect(page.get_by_role("group", name="Theo chương trình")).to_be_visible()


def test_in_english(screens: Visit) -> None:
    visitor = screens("desk", "chuyenvien.yenbai", fresh=True)
    page = visitor.open("/")
    page.locator("details.who-pop summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for path in ("/", "/chuong-trinh/", REVIEW, "/bao-cao/ra-soat/"):
        visitor.open(path)
        expect(page.locator("nav.rail h2").first).to_have_text("Co-operation")
        visitor.check_width()


def test_first_load_is_small(screens: Visit) -> None:
    """The first page of a new visitor: at most 8 requests and 110 KB as they travel."""
    visitor = screens("desk", OFFICER)
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda e: sizes.append(int(e["encodedDataLength"])))
    visitor.page.goto(visitor.node.url + REVIEW, wait_until="networkidle")
    assert len(sizes) <= 8
    assert sum(sizes) <= 110 * 1024
