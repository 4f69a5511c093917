"""Logging in: what a wrong password says, how guessing is slowed down, two steps, sessions ended from afar."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.node import LOG_IN
from tests.browser.second_factor import enter_recovery_code
from tests.browser.visitor import Visitor

LIMIT = 10


def _guess(visitor: Visitor, username: str, times: int) -> None:
    """Wrong passwords, sent as a program would."""
    page = visitor.open(LOG_IN)
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    for _ in range(times):
        page.context.request.post(
            visitor.node.url + LOG_IN,
            form={"csrfmiddlewaretoken": token, "login": username, "password": "sai-mat-khau"},
            headers={"Referer": visitor.node.url + LOG_IN},
        )


def test_a_wrong_password_is_told_in_words(visit: Visit) -> None:
    visitor = visit()
    visitor.type_log_in("chuyenvien.yenbai", "sai-mat-khau-1")
    expect(visitor.page.get_by_role("alert")).to_contain_text("mật khẩu")
    expect(visitor.page.get_by_label("Tên đăng nhập")).to_have_value("chuyenvien.yenbai")
    visitor.check()
    visitor.log_in("chuyenvien.yenbai")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def test_a_page_is_reached_after_the_log_in(screens: Visit) -> None:
    visitor = screens("desk", javascript=False)
    page = visitor.open("/bao-cao/")
    expect(page).to_have_url(re.compile(LOG_IN))
    page.get_by_label("Tên đăng nhập").fill("chuyenvien.yenbai")
    page.get_by_label("Mật khẩu").fill("tinh-ban-2023")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(visitor.node.url + "/bao-cao/")


def test_guessing_is_slowed_down_for_one_account_only(screens: Visit) -> None:
    guessed = "tongbientap.yenbai"
    visitor = screens("phone")
    _guess(visitor, guessed, LIMIT)
    visitor.type_log_in(guessed)
    expect(visitor.page.get_by_role("alert")).to_contain_text("nhập sai quá nhiều lần")
    visitor.check()
    visitor.log_in("toasoan.yenbai")
    expect(visitor.page.get_by_text("Báo Yên Bái").first).to_be_visible()


def test_an_administrator_logs_in_by_two_steps(screens: Visit) -> None:
    screens("desk", "quantri.laocai")  # has set up the second step
    visitor = screens("phone")
    visitor.type_log_in("quantri.laocai")
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập: bước hai")
    page.get_by_label("Mã xác thực").fill("000000")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("Mã sai hoặc đã hết hạn")).to_be_visible()
    visitor.check()
    visitor.open("/don-vi/nguoi-dung/")  # one step is not enough
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập: bước hai")
    enter_recovery_code(visitor)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def test_a_session_is_ended_from_another_machine(screens: Visit) -> None:
    person = "chuyenvien.laichau"
    lost, kept = screens("phone"), screens("desk")
    lost.log_in(person)
    kept.log_in(person)
    page = kept.open("/tai-khoan/phien/")
    page.get_by_role("button", name="Kết thúc các phiên khác").click()
    expect(page.get_by_text("Phiên này")).to_be_visible()
    kept.check()
    lost.open("/")
    expect(lost.page).to_have_url(re.compile(LOG_IN))
    expect(kept.open("/").get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def test_a_new_person_chooses_a_password(screens: Visit) -> None:
    username = "moi.laocai"
    administrator = screens("desk", "quantri.laocai")
    page = administrator.open("/don-vi/nguoi-dung/them/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Họ và tên").fill("Chuyên viên mới")
    page.get_by_label("Vai trò").select_option(label="Chuyên viên")
    page.get_by_role("button", name="Thêm người dùng").click()
    link = page.locator("#lien-ket").input_value()
    visitor = screens("phone")
    visitor.page.goto(link)
    visitor.check()
    for field in visitor.page.locator("input[type=password]").all():
        field.fill("ban-bien-2023")
    visitor.page.locator("main").get_by_role("button").first.click()
    visitor.type_log_in(username, "ban-bien-2023")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def test_logging_out_ends_the_session(screens: Visit) -> None:
    visitor = screens("desk")
    visitor.log_in("chuyenvien.yenbai")
    page = visitor.page
    page.locator("details.who-pop summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.locator("main")).to_be_visible()
    visitor.open("/bao-cao/")
    expect(page).to_have_url(re.compile(LOG_IN))
