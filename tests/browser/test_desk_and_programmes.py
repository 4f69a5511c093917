"""Point 2: an editor's desk, the agreements of the stations, and the departments' programme of 2022."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import EDITOR, LEADER, PROGRAMME

STATIONS = "Chương trình hợp tác truyền thông giữa Đài PT-TH tỉnh Lào Cai và Đài PT-TH tỉnh {}, giai đoạn 2021 - 2025"


def test_an_editor_finds_the_programmes_and_their_commitments(visit: Visit, size: str) -> None:
    visitor = visit(fresh=True)
    visitor.log_in(EDITOR)
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
    expect(page.locator(".head, main").first).to_contain_text("Thứ Ba, 07/02/2023")
    if size == "phone":
        page.get_by_role("link", name="Mở trình đơn").click()
    page.locator("nav.rail").get_by_role("link", name="Chương trình phối hợp").click()
    for province in ("Lai Châu", "Yên Bái"):
        row = page.get_by_role("row", name=STATIONS.format(province))
        expect(row).to_contain_text("2021 - 2025")
        expect(row).to_contain_text("Đang thực hiện")
    page.get_by_role("link", name="Hợp tác truyền thông Lào Cai - Yên Bái - Lai Châu 2022").click()
    assert page.url.endswith(PROGRAMME)
    head = page.locator("main")
    expect(head).to_contain_text("Năm 2023: chủ đề Tăng hợp tác - Cùng tiến bộ")
    for party in ("Báo Lào Cai", "Báo Yên Bái", "Báo Lai Châu"):
        expect(head.get_by_text(party, exact=True).first).to_be_visible()
    for name, told in (
        ("Về miền hoa ban trắng", ("1 bài/tuần", "51/52", "Đạt")),
        ("Báo Lai Châu duy trì chuyên mục", ("duy trì thường xuyên", "104", "Báo Lào Cai 102", "Lệch 2")),
        ("Đài Lào Cai tiếp nhận, sử dụng tin, phóng sự ngắn của Đài Lai Châu", ("396", "trên 412 cung cấp", "Chờ biên nhận 7")),
        ("Đài Lào Cai tiếp nhận, sử dụng tin, phóng sự ngắn của Đài Yên Bái", ("287", "trên 301 cung cấp", "Khớp")),
        ("Đài Lào Cai cung cấp tin, phóng sự ngắn, hình ảnh nguyên liệu cho Đài Yên Bái", ("theo yêu cầu", "34", "31 có biên nhận")),
        ("Trao đổi kinh nghiệm xây dựng, triển khai văn bản", ("thường xuyên", "Đạt")),
    ):  # fmt: skip
        row = page.get_by_role("row", name=name)
        for words in told:
            expect(row).to_contain_text(words)
    page.get_by_label("Nội dung hợp tác năm 2022").get_by_role("combobox").or_(
        page.get_by_role("combobox", name="Lĩnh vực")
    ).first.select_option(label="Bưu chính")
    page.get_by_role("button", name="Xem kết quả").click()
    expect(page.get_by_role("row", name="bưu chính")).to_be_visible()
    expect(page.get_by_role("row", name="Về miền hoa ban trắng")).to_have_count(0)


def test_a_target_is_explained_and_a_description_is_judged(visit: Visit) -> None:
    visitor = visit("chuyenvien.laocai")
    page = visitor.open(PROGRAMME)
    page.get_by_role("link", name="Báo Lào Cai mở chuyên mục riêng").click()
    expect(page.locator("main")).to_contain_text("51")
    expect(page.locator("main")).to_contain_text("nghỉ Tết, không xuất bản")
    visitor.check_width()


def test_a_programme_is_written_proposed_and_signed(screens: Visit) -> None:
    """Two departments agree on a programme of their own: written on a desk, signed on a phone."""
    title = "Phối hợp bồi dưỡng nghiệp vụ báo chí năm 2023"
    ours = screens("desk", "chuyenvien.laocai")
    page = ours.open("/chuong-trinh/du-thao/")
    page.get_by_label("Tên", exact=True).fill(title)
    page.get_by_label("Thời gian").fill("2023-2022")
    for number, name in enumerate(
        ("Sở Thông tin và Truyền thông tỉnh Lào Cai", "Sở Thông tin và Truyền thông tỉnh Lai Châu")
    ):
        page.locator(f"select[name=parties-{number}-organisation]").select_option(label=name)
    page.get_by_label("Lĩnh vực", exact=True).select_option(label="Báo chí")
    page.get_by_label("Nội dung", exact=True).fill("Cùng mở một lớp cho phóng viên trẻ.")
    page.get_by_role("button", name="Lưu dự thảo").first.click()
    expect(page.locator(".invalid-feedback").first).to_contain_text("2023")  # ends before it starts
    page.get_by_label("Thời gian").fill("2023")
    page.get_by_role("button", name="Lưu dự thảo").first.click()
    ours.check_at_every_size()
    page.get_by_role("button", name="Lưu và xem lại trước khi gửi").click()
    draft = page.url.removeprefix(ours.node.url)

    leader = screens("phone", LEADER)
    page = leader.open(draft)
    page.get_by_role("button", name="Gửi đề nghị ký").or_(
        page.get_by_role("button", name="Gửi")
    ).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    leader.check_width()
    programme = page.url.removeprefix(ours.node.url)
    for person in (LEADER, "giamdoc.laichau"):
        signer = screens("phone", person)
        page = signer.open(programme)
        page.get_by_role("link", name="Ký chương trình…").first.click()
        signer.check_width()
        page.get_by_label("Chức vụ người ký").fill("Giám đốc Sở")
        page.get_by_role("button", name="Ký chương trình", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("main")).to_contain_text("Đang thực hiện")
    assert (
        screens("phone", "giamdoc.yenbai").open(programme).title().startswith("Không")
    )  # a stranger
