"""A programme with a party that has no account: its signature is typed by the other one from the signed paper."""

from datetime import date, timedelta
from typing import Any

from tinhban.config.demonstration.agreements import Promise, agree, body, morning
from tinhban.config.demonstration.people import person_of
from tinhban.evidence import actions as evidence
from tinhban.evidence import files
from tinhban.foundation import time
from tinhban.organisations.loading import uid_of
from tinhban.papers import pdf
from tinhban.papers.paper import NumberedPoint, OfficialPaper, Paragraph, Signature
from tinhban.programmes import actions
from tinhban.programmes.models import Programme

DEPARTMENT, DISTRICT, CLERK = "so-tttt-lao-cai", "ubnd-huyen-bac-ha", "vanthu.laocai"
SIGNED_ON = date(2023, 2, 3)
SLUG = "lao-cai-bac-ha-2023"
TITLE = "Chương trình phối hợp năm 2023 giữa Sở TT&TT tỉnh Lào Cai và UBND huyện Bắc Hà"
PROMISES = [
    Promise("promotion", "Phối hợp tổ chức tại huyện Bắc Hà Hội nghị triển khai chương trình hợp tác truyền thông ba tỉnh và Hội thảo về chuyển đổi số, đặt hàng báo chí", "ngày 11/02/2023"),
    Promise("digital_transformation", "UBND huyện trình bày tham luận về chuyển đổi số; kiện toàn tổ công nghệ số cộng đồng ở xã, thôn", "duy trì thường xuyên", DISTRICT, DEPARTMENT),
    Promise("digital_transformation", "Tặng điện thoại thông minh cho hộ nghèo xã Bản Phố", "10 điện thoại cho 10 hộ", DEPARTMENT, DISTRICT),
]  # fmt: skip


def record() -> Programme:
    """The department signs for itself; its records clerk types the district's signature a day later."""
    programme = agree(
        slug=SLUG,
        title=TITLE,
        parties=[DEPARTMENT, DISTRICT],
        observers=[],
        promises=PROMISES,
        starts_on=date(2023, 1, 1),
        ends_on=date(2023, 12, 31),
        signed_on=SIGNED_ON,
        place="Bắc Hà",
        contacts={DEPARTMENT: "Văn phòng Sở", DISTRICT: "Phòng Văn hóa và Thông tin"},
        without_account=(DISTRICT,),
    )
    clerk: dict[str, Any] = {"by": person_of(CLERK), "as_": body(DEPARTMENT)}
    with time.at(morning(SIGNED_ON + timedelta(days=1))):
        paper = evidence.store_file(
            content=pdf.to_pdf(_paper()),
            name="chuong-trinh-phoi-hop-bac-ha-2023.pdf",
            accepts={files.PDF},
            **clerk,
        )
        actions.type_signature(
            programme=programme,
            organisation=uid_of(DISTRICT),
            signer_position="Phó Chủ tịch",
            signed_on=SIGNED_ON,
            paper=paper,
            **clerk,
        )
    return programme


def _paper() -> OfficialPaper:
    """The programme as both signed it, as it came back from the district."""
    return OfficialPaper(
        issuing_body=body(DEPARTMENT).name_on(SIGNED_ON),
        type_name="CHƯƠNG TRÌNH",
        subject="Phối hợp năm 2023 giữa Sở Thông tin và Truyền thông tỉnh Lào Cai và Ủy ban nhân dân huyện Bắc Hà",
        place="Bắc Hà",
        issued_on=SIGNED_ON,
        body=(
            Paragraph("Hai bên thống nhất phối hợp thực hiện các nội dung sau:"),
            *(
                NumberedPoint(f"{n}.", f"{p.text}: {p.phrase}.")
                for n, p in enumerate(PROMISES, start=1)
            ),
        ),
        signatures=(
            Signature("GIÁM ĐỐC SỞ"),
            Signature("PHÓ CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN HUYỆN"),
        ),
        demo=True,
    )
