"""Point 3: the yearly log is uploaded, what is doubtful is answered, and what is right is recorded, once."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import EDITOR
from tests.browser.visitor import Visitor
from tinhban.sheets.tests.years import BOOKS

AGREEMENT = "Chương trình hợp tác truyền thông giữa Đài PT-TH tỉnh Lào Cai và Đài PT-TH tỉnh Lai Châu, giai đoạn 2021 - 2025"
READ = 30_000


def _upload(visitor: Visitor, log: str | Path) -> Page:
    file = log if isinstance(log, Path) else visitor.node.home / "trinh-dien" / log
    page = visitor.open("/trao-doi/nhap-so/")
    page.set_input_files("input[type=file]", file)
    page.get_by_label("Chương trình", exact=True).select_option(label=AGREEMENT)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(file.name)
    expect(page.locator("#tien-do")).to_have_count(0, timeout=READ)
    return page


def _count(page: Page, label: str, number: int) -> None:
    figure = page.locator("a.fig", has_text=label)
    if number:
        expect(figure.locator(".fig-v")).to_have_text(str(number))
    else:
        expect(figure).to_have_count(0)


def _answer(page: Page, question: str, answer: str) -> None:
    """One press for all rows that share a question."""
    asked = page.locator("#cau-hoi li", has_text=question)
    asked.get_by_role("button", name=answer).click()
    expect(page.locator("#tien-do")).to_have_count(0, timeout=READ)
    expect(asked).to_have_count(0)


def test_what_is_in_the_book_already_is_known(screens: Visit) -> None:
    """The log of 2022 holds what was claimed long ago: nothing is recorded again."""
    page = _upload(screens("phone", EDITOR, javascript=False), "so-theo-doi-2022.xlsx")
    claimed = "đã có lượt sử dụng cùng ngày trong sổ"
    expect(page.locator("#cau-hoi li", has_text=claimed)).to_contain_text("85 dòng")
    _answer(page, claimed, "Bỏ qua")
    _count(page, "Sẽ ghi", 0)
    expect(page.get_by_role("link", name="Ghi 0 dòng")).to_have_count(0)


def test_a_log_is_checked_answered_and_recorded_once(screens: Visit, tmp_path: Path) -> None:
    visitor = screens("desk", EDITOR)
    page = _upload(visitor, "so-theo-doi-2023.xlsx")
    _count(page, "Số dòng đọc được", 9)
    _count(page, "Sẽ ghi", 5)
    _count(page, "Cần trả lời", 4)
    row = page.get_by_role("row", name="dòng 15")
    expect(row).to_contain_text("“31/02/2023”: tháng 2/2023 có 28 ngày. cột C")
    expect(page.get_by_role("row", name="Ngày Thầy thuốc Việt Nam")).to_contain_text(
        "gộp 3 tin, bài"
    )
    visitor.check_at_every_size()

    _answer(page, "Đài bạn Mường Xa", "Bỏ qua")
    _answer(page, "Đài PT-TH Yên Bái", "Bỏ qua")
    page.get_by_role("row", name="dòng 8").get_by_role("button", name="Năm 2023").click()
    row = page.get_by_role("row", name="dòng 15")
    row.get_by_role("textbox").fill("32/01")
    row.get_by_role("button", name="Lấy giá trị này").click()
    expect(row.get_by_role("alert")).to_be_visible()
    row.get_by_role("button", name="Bỏ qua").click()
    expect(row).to_contain_text("Bỏ qua theo lựa chọn")

    page.reload()
    _count(page, "Sẽ ghi", 6)
    _count(page, "Cần trả lời", 0)
    repair = visitor.download("Các dòng cần sửa", tmp_path)
    assert load_workbook(repair).active.max_row > 1
    page.get_by_role("link", name="Ghi 6 dòng").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ghi 6 lượt")
    visitor.check_at_every_size()
    page.get_by_role("button", name="Ghi 6 lượt").click()
    expect(page.locator("#tien-do")).to_have_count(0, timeout=READ)
    _count(page, "Đã ghi", 6)
    page.get_by_role("row", name="dòng 13").get_by_role("link").first.click()

    page = _upload(visitor, "so-theo-doi-2023.xlsx")
    expect(page.locator("#messages")).to_contain_text("không ghi trùng")
    _count(page, "Đã ghi", 6)
    expect(page.get_by_role("link", name="Ghi 6 dòng")).to_have_count(0)
    page = visitor.open("/trao-doi/?muc=da-su-dung&tim=Pu+Ta+Leng")
    expect(page.locator(".rows > li", has_text="Mùa thảo quả trên dãy Pu Ta Leng")).to_have_count(1)


def test_a_first_year_takes_few_answers_and_what_it_taught_is_kept(
    screens: Visit, tmp_path: Path
) -> None:
    """A book of thirteen sheets of a year from which nothing is on file, on a phone."""
    book = next(book for book in BOOKS if book.name == "13 sheets by month")
    file = tmp_path / book.filename
    file.write_bytes(book.file)
    visitor = screens("phone", EDITOR)
    page = _upload(visitor, file)
    _count(page, "Số dòng đọc được", len(book.rows) + book.left_out)
    expect(page.get_by_role("heading", name=f"Còn {len(book.answers)} câu")).to_be_visible()
    expect(page.locator("#cot li")).to_have_count(1)  # one line for twelve sheets
    visitor.check_at_every_size()
    for question, answer in (
        ("không có năm", "Năm 2021"),
        ("viết tắt", "Là Đài PT-TH tỉnh Lai Châu"),
        ("phát lại", "Ghi thêm một lượt"),
        ("tháng 4/2021 có 30 ngày", "Bỏ qua"),
        ("Thiếu tên tin, bài", "Bỏ qua"),
    ):
        _answer(page, question, answer)
    _count(page, "Cần trả lời", 0)
    _count(page, "Sẽ ghi", len(book.rows))
    page = visitor.open("/trao-doi/nhap-so/tu-da-nho/")
    expect(page.get_by_role("row", name="Đài LC")).to_contain_text("Lai Châu")
    visitor.check_at_every_size()
    page.get_by_role("button", name="Quên “Đài LC”").click()
    expect(page.get_by_role("row", name="Đài LC")).to_have_count(0)


def test_a_file_that_is_no_log_is_refused_in_words(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "so.xlsx"
    file.write_bytes(b"PK\x03\x04 khong phai bang tinh")
    visitor = visit(EDITOR, javascript=False)
    page = visitor.open("/trao-doi/nhap-so/")
    page.set_input_files("input[type=file]", file)
    page.get_by_label("Chương trình", exact=True).select_option(label=AGREEMENT)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("alert").first).to_be_visible()
