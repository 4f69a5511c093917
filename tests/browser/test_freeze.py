"""Point 5: the figures are frozen, sealed, issued and proved; later facts make a new version."""

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.node import Node
from tests.browser.test_pages import CLERK, LEADER, OFFICER, REVIEW
from tests.browser.visitor import Visitor

PRINTED = ("1 bài viết/tuần", "hơn 100", "gần 400", "hơn 50", "287", "hơn 30")
SIGNED = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("papers")


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _bundle(visitor: Visitor, into: Path) -> Path:
    page = visitor.page
    page.get_by_role("link", name="Gói minh chứng").click()
    page.get_by_role("button", name="Lập gói minh chứng").click()
    link = page.get_by_role("link", name="Tải gói minh chứng")
    expect(link).to_be_visible(timeout=60_000)
    visitor.check_at_every_size()
    return visitor.download("Tải gói minh chứng", into)


def _facts(page: Page) -> None:
    for words in PRINTED:
        expect(page.locator("main")).to_contain_text(words.replace(" ", "\u00a0"))


def test_the_figures_are_frozen_and_downloaded(screens: Visit, papers: Path) -> None:
    visitor = screens("desk", LEADER)
    page = visitor.open(REVIEW)
    page.get_by_role("link", name="Chốt số liệu").click()
    expect(page.locator("main")).to_contain_text("51 trên 52 kỳ có bài")
    page.get_by_role("button", name="Chốt số liệu").click()
    assert "Đã chốt số liệu, bản 1." in visitor.said()
    expect(page.locator("main")).to_contain_text("Bản chốt 1, 07/02/2023")

    word = Document(str(visitor.download("Word", papers)))
    printed = _flat(" ".join(p.text for p in word.paragraphs))
    tables = _flat(" ".join(c.text for t in word.tables for r in t.rows for c in r.cells))
    for words in PRINTED:
        assert words in printed, words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in tables
    pdf = visitor.download("PDF", papers).read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"/FontFile" in pdf
    seal = str(page.locator(".hash").first.get_attribute("title"))
    assert seal not in printed + tables  # no hash in the official text

    page.get_by_text("Kiểm tra kỹ thuật").last.click()
    page.get_by_role("link", name="Kiểm tra tính toàn vẹn").click()
    expect(page.locator(".note-ok")).to_be_visible()
    expect(page.get_by_role("row", name="lai-chau-lao-cai")).to_contain_text("396")
    visitor.check_at_every_size()


def test_another_party_seals_on_a_phone(screens: Visit) -> None:
    visitor = screens("phone", "giamdoc.laichau")
    page = visitor.open(REVIEW)
    page.get_by_role("link", name="Xác nhận số liệu").click()
    visitor.check_at_every_size()
    page.get_by_role("button", name="Xác nhận số liệu").click()
    assert "Đã xác nhận số liệu." in visitor.said()
    expect(page.get_by_role("link", name="Xác nhận số liệu")).to_have_count(0)


def test_the_signed_paper_is_attached(screens: Visit) -> None:
    visitor = screens("phone", CLERK, javascript=False)
    page = visitor.open(REVIEW)
    page.get_by_role("link", name="Đính kèm bản đã ký").click()
    visitor.check_width()
    page.get_by_label("Số, ký hiệu").fill("15/BC-STTTT")
    page.get_by_label("Ngày").fill("2023-02-07")
    page.set_input_files(
        "input[type=file]", {"name": "15-bc.pdf", "mimeType": "application/pdf", "buffer": SIGNED}
    )
    page.get_by_role("button", name="Đính kèm").click()
    assert "Đã đính kèm bản đã ký." in visitor.said()
    expect(page.locator(".steps-h")).to_contain_text("15/BC-STTTT")
    expect(page.get_by_role("link", name="Đính kèm bản đã ký")).to_have_count(0)


def test_the_bundle_is_verified_elsewhere(screens: Visit, node: Node, papers: Path) -> None:
    """Exit 0 for what was downloaded, 1 with a reason after one byte was changed."""
    visitor = screens("desk", LEADER)
    visitor.open(REVIEW)
    file = _bundle(visitor, papers)
    told = node.run("verify", str(file))
    assert told.returncode == 0, told.stdout + told.stderr
    assert "396" in told.stdout
    with zipfile.ZipFile(file) as bundle:
        biggest = max(bundle.infolist(), key=lambda one: one.compress_size)
    data = bytearray(file.read_bytes())
    data[biggest.header_offset + biggest.compress_size // 2] ^= 1
    changed = papers / "changed.zip"
    changed.write_bytes(data)
    told = node.run("verify", str(changed))
    assert told.returncode == 1
    assert (told.stdout + told.stderr).strip()


def test_later_facts_make_a_new_version(screens: Visit) -> None:
    """A use of 2022 is withdrawn after the freeze: version 1 stays as it is, and says what has changed."""
    station = screens("desk", "bientap.laocai")
    page = station.open(f"{REVIEW}so/yen-bai-lao-cai/ban-ghi/?loai=usage")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Rút khai sử dụng…").click()
    page.get_by_label("Lý do").fill("Không phát theo lịch.")
    page.get_by_role("button", name="Rút khai sử dụng").click()
    assert "Đã rút khai sử dụng." in station.said()
    visitor = screens("desk", OFFICER)
    page = visitor.open(REVIEW)
    expect(page.locator("main")).to_contain_text("Bản chốt 1")
    _facts(page)
    expect(page.locator(".note-warn").first).to_contain_text("Số liệu đã chốt khác")
    visitor.check()
    page = screens("desk", LEADER).open(f"{REVIEW}?ban=du-thao")
    page.get_by_role("link", name="Chốt số liệu").click()
    page.get_by_role("button", name="Chốt số liệu").click()
    expect(page.locator("main")).to_contain_text("Bản chốt 2")
    expect(page.locator("a.row-a[href^='?ban=']")).to_have_count(3)  # both, and the draft
