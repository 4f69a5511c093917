"""Point 6: a text, pasted or as a Word file, is held against the books."""

import json
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.node import Node
from tests.browser.test_pages import OFFICER
from tests.browser.visitor import Visitor

TEXT = Path(__file__).parents[1] / "texts" / "hop-tac-ba-tinh.txt"
PROGRAMME, PERIOD = "lao-cai-yen-bai-lai-chau-2022", "2022"
COUNTS = {
    "1 bài/tuần": "51 trên 52 kỳ, 1 kỳ nghỉ",
    "hơn 100": "104",
    "gần 400": "396",
    "hơn 50": "53",
    "287": "287",
    "hơn 30": "34",
}


def _form(visitor: Visitor) -> Page:
    page = visitor.open("/bao-cao/ra-soat/")
    page.get_by_label("Chương trình").select_option(
        label="Hợp tác truyền thông Lào Cai - Yên Bái - Lai Châu 2022"
    )
    page.get_by_label("Kỳ báo cáo").fill(PERIOD)
    return page


def test_a_pasted_text_is_checked(visit: Visit, size: str) -> None:
    visitor = visit(OFFICER, javascript=size == "desk")
    page = _form(visitor)
    page.get_by_label("Nội dung").fill(TEXT.read_text())
    page.get_by_role("button", name="Rà soát").click()
    found = page.get_by_role("region", name="Kết quả").or_(page.locator("main table")).first
    for words, count in COUNTS.items():
        row = found.get_by_role("row").filter(
            has=page.get_by_role("rowheader", name=words, exact=True)
        )
        expect(row).to_contain_text(count)
        expect(row).to_contain_text("Số đếm khớp cách viết")
    unknown = found.get_by_role("row", name="Không đếm từ sổ")
    expect(unknown.filter(has_text="3")).not_to_have_count(0)
    expect(page.get_by_role("row", name="Không đúng")).to_have_count(0)
    if size == "desk":
        visitor.check_at_every_size()
    else:
        visitor.check_width()


def test_a_wrong_number_is_marked_in_the_word_file(screens: Visit, tmp_path: Path) -> None:
    paper = Document()
    paper.add_paragraph(
        "Năm 2022, Đài PT-TH Lào Cai đã tiếp nhận, sử dụng 290 tin, phóng sự ngắn của Đài PT-TH Yên Bái."
    )
    file = BytesIO()
    paper.save(file)
    visitor = screens("desk", OFFICER)
    page = _form(visitor)
    page.set_input_files(
        "input[type=file]",
        {
            "name": "bai-viet.docx",
            "mimeType": "application/octet-stream",
            "buffer": file.getvalue(),
        },
    )
    page.get_by_role("button", name="Rà soát").click()
    row = page.get_by_role("row", name="290")
    expect(row).to_contain_text("287")
    expect(row).to_contain_text("Số đếm không khớp")
    marked = Document(str(visitor.download("Bản Word đã đánh dấu", tmp_path)))
    assert any("287" in comment.text for comment in marked.comments)
    assert "290" in "".join(p.text for p in marked.paragraphs)


def test_the_command_says_the_same(node: Node) -> None:
    """`tinhban check`, beside the running node."""
    arguments = ("--programme", PROGRAMME, "--period", PERIOD, "--json")
    told = node.run("check", str(TEXT), *arguments)
    found = {one["surface"]: one for one in json.loads(told.stdout)}
    near = found["gần 400"]
    assert TEXT.read_text()[near["start"] : near["end"]] == "gần 400"
    assert (near["qualifier"], near["number"], near["count"]) == ("about_below", 400, 396)
    assert (near["indicator"], near["verdict"]) == ("lai-chau-lao-cai", "supported")
    assert {words for words, one in found.items() if one["verdict"] == "supported"} == set(COUNTS)
    assert not [one for one in found.values() if one["verdict"] == "contradicted"]
