"""A site of 200 articles fills the desk with suspected uses; one press turns one into the review's number."""

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.node import TINHBAN, Node, environment, free_port
from tests.browser.test_pages import EDITOR, OFFICER, REVIEW
from tests.browser.visitor import Visitor

SOURCES, FOUND, ASK = (
    "/trao-doi/theo-doi/nguon/",
    "/trao-doi/theo-doi/",
    "/trao-doi/theo-doi/tin-nay-tu-dau/",
)
OUTLET, OWNER = "Trang tin Đài PT-TH Lào Cai", "Đài PT-TH tỉnh Yên Bái"
READ = 240_000  # milliseconds: the loops are compiled first


@pytest.fixture(scope="module")
def site(node: Node) -> Iterator[str]:
    """`tinhban watch site`, as long as the stories of this file take."""
    port = free_port()
    command = [*TINHBAN, "watch", "site", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment(node.home), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert f"127.0.0.1:{port}/rss" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def _counted(visitor: Visitor) -> int:
    """What the book says behind the 287 of the report of 2022: used by Lào Cai of Yên Bái."""
    page = visitor.open(REVIEW)
    page.get_by_role("article").locator("a.num", has_text="287").click()
    drawer = page.get_by_role("region", name="Căn cứ của số liệu 287")
    return int(drawer.get_by_role("row", name="Đã sử dụng").get_by_role("cell").last.inner_text())


def _first_found(page: Page) -> None:
    rows = page.locator("tbody tr", has_text=OUTLET).filter(has_text=OWNER)
    rows.first.get_by_role("link").first.click()


def test_a_site_is_read_and_one_press_counts(screens: Visit, site: str) -> None:
    officer, visitor = screens("desk", OFFICER), screens("desk", EDITOR)
    before = _counted(officer)
    page = visitor.open(SOURCES)
    page.get_by_role("link", name=OUTLET).click()
    expect(page.locator("#tien-do")).to_have_count(0, timeout=READ)
    row = visitor.open(SOURCES).locator("tbody tr", has_text=OUTLET)
    expect(row).to_contain_text("200")
    visitor.check_at_every_size()
    row.get_by_role("link").first.click()
    visitor.check_at_every_size()

    page = visitor.open(FOUND)
    assert page.locator("tbody tr", has_text=OUTLET).count() >= 20
    _first_found(page)
    for side in ("Bài đăng của Đài PT-TH tỉnh Lào Cai", f"Tin của {OWNER}"):
        expect(page.get_by_role("article", name=side).locator("mark").first).to_be_visible()
    visitor.check_at_every_size()
    page.get_by_role("button", name="Khai đã sử dụng").click()
    assert "tính trong báo cáo từ bây giờ" in visitor.said()
    assert _counted(officer) == before + 1

    page.locator("#messages").get_by_role("button").first.click()  # taken back: as it was
    assert _counted(officer) == before


def test_a_text_is_answered_at_once(screens: Visit, site: str) -> None:
    visitor = screens("phone", EDITOR)
    page = visitor.open(FOUND)
    _first_found(page)
    text = page.get_by_role("article", name="Bài đăng của").inner_text()
    title = (
        page.get_by_role("article", name="Tin của").locator(".prose").inner_text().split("\n")[0]
    )
    page = visitor.open(ASK)
    page.get_by_role("textbox", name="Văn bản cần tra cứu").fill(text)
    page.get_by_role("button", name="Tìm tin gốc").click()
    answer = page.get_by_role("region", name="Tìm thấy")
    expect(answer.get_by_role("link", name=title)).to_be_visible()
    expect(answer.locator("mark").first).to_be_visible()
    visitor.check_at_every_size()


def test_common_text_is_said_and_taken_back(screens: Visit, site: str) -> None:
    visitor = screens("phone", EDITOR, javascript=False)
    page = visitor.open(FOUND)
    _first_found(page)
    here = page.url
    page.get_by_role("button", name="Đoạn thông dụng, không phát hiện lại").click()
    page.goto(here)
    expect(page.locator(".head")).to_contain_text("Đoạn thông dụng")
    page.get_by_role("button", name="Hoàn tác, đưa về chờ xác nhận").click()
    expect(page.locator(".head")).to_contain_text("Chờ xác nhận")
