"""A report of a department, long enough to turn pages, with one official and one internal annex."""

from dataclasses import replace

import pytest

from tinhban.papers.paper import (
    Annex,
    Band,
    Heading,
    NumberedPoint,
    OfficialPaper,
    PaperColumn,
    Paragraph,
    PartialDate,
    Run,
    Signature,
    Table,
)

COUNTED = Table(
    (
        PaperColumn("TT", 0.6, "center"),
        PaperColumn("Bên cung cấp", 3),
        PaperColumn("Đã sử dụng", 1, "right"),
    ),
    (
        Band("Đài Phát thanh - Truyền hình"),
        ("1", "Đài PT-TH tỉnh Lai Châu", "396"),
        ("2", "Đài PT-TH tỉnh Yên Bái", "287"),
    ),
    caption="Tin, phóng sự ngắn đã sử dụng",
)
LONG = replace(COUNTED, rows=tuple((str(n), f"Tin thứ {n}", "01") for n in range(1, 121)))


@pytest.fixture
def report() -> OfficialPaper:
    return OfficialPaper(
        parent_body="UBND tỉnh Lào Cai",
        issuing_body="Sở Thông tin và Truyền thông",
        notation="BC-STTTT",
        place="Lào Cai",
        issued_on=PartialDate(2023, 2),
        type_name="Báo cáo",
        subject="Kết quả hợp tác truyền thông năm 2022 và phương hướng, nhiệm vụ năm 2023",
        addressees=("UBND tỉnh Lào Cai",),
        legal_bases=("Căn cứ chương trình hợp tác", "Căn cứ số liệu của các đài."),
        body=(
            Heading(1, "I. KẾT QUẢ"),
            Heading(3, "Phát thanh, truyền hình"),
            Paragraph(
                (Run("Đã sử dụng "), Run("gần\u00a0400", bold=True), Run(" tin của đài bạn."))
            ),
            COUNTED,
            *[NumberedPoint(f"{n}.", "Trao đổi tin, bài theo lịch. " * 12) for n in range(1, 13)],
            Paragraph("Sở trân trọng báo cáo."),
        ),
        signatures=(Signature("Phó Giám đốc", "KT. Giám đốc"),),
        recipients=("UBND tỉnh (b/c)", "Báo, Đài PT-TH 3 tỉnh", "Lưu: VT, VP"),
        annexes=(
            Annex("Danh mục tin đã sử dụng", (LONG,), landscape=True),
            Annex("Đối chiếu số liệu", (COUNTED,), internal=True),
        ),
    )
