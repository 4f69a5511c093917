"""The department's report on 2022 as it stands on 07/02/2023: a draft whose numbers are alive."""

from datetime import date

from tinhban.config.demonstration.agreements import body, morning
from tinhban.config.demonstration.people import person_of
from tinhban.figures.periods import Period
from tinhban.foundation import time
from tinhban.programmes.models import Programme
from tinhban.reviews.actions import choose_phrase, start_review, write_sections
from tinhban.reviews.models import SectionKind
from tinhban.reviews.narrative import DraftSection, placeholder

PHRASES = (
    ("lai-chau-lao-cai", 400, "about_below", ""),
    ("lao-cai-lai-chau", 50, "more_than", ""),
    ("yen-bai-lao-cai", 287, "exact", ""),
    ("lao-cai-yen-bai", 30, "more_than", ""),
    ("ve-mien-hoa-ban-trang", 1, "exact", "bài viết"),
    ("bao-lai-chau-nhin-ra-tinh-ban", 100, "more_than", ""),
)
STATION = "Đài Phát thanh - Truyền hình tỉnh"
SECTIONS = (
    DraftSection(SectionKind.BASIS, "", "Căn cứ Chương trình hợp tác truyền thông năm 2022 giữa Sở Thông tin và Truyền thông các tỉnh Lào Cai - Yên Bái - Lai Châu\n"
        f"Căn cứ số liệu thực hiện chương trình hợp tác truyền thông giai đoạn 2021 - 2025 của {STATION} Lào Cai với {STATION} Lai Châu và {STATION} Yên Bái"),
    DraftSection(SectionKind.OPENING, "", "Sở Thông tin và Truyền thông tỉnh Lào Cai báo cáo kết quả thực hiện Chương trình như sau:"),
    DraftSection(SectionKind.PART, "I. KẾT QUẢ THỰC HIỆN NĂM 2022"),
    DraftSection(SectionKind.SECTION, "1. Công tác quản lý nhà nước", "Ba Sở chủ động trao đổi thông tin, chia sẻ kinh nghiệm xây dựng và triển khai văn bản quản lý về thông tin, báo chí, xuất bản, thông tin đối ngoại; qua đó nâng cao hiệu quả quản lý nhà nước của ngành trên địa bàn mỗi tỉnh."),
    DraftSection(SectionKind.SECTION, "2. Lĩnh vực báo chí", "Báo Lào Cai duy trì chuyên mục “Nhìn ra tỉnh bạn” trên báo thường kỳ và “Việt Nam quê hương tôi” trên báo cuối tuần. Riêng với tỉnh Lai Châu, Báo Lào Cai mở chuyên mục “Về miền hoa ban trắng” với " + placeholder("ve-mien-hoa-ban-trang") + " trên báo thường kỳ.\n"
        "Báo Lai Châu duy trì chuyên mục “Nhìn ra tỉnh bạn”; trong năm đã đăng " + placeholder("bao-lai-chau-nhin-ra-tinh-ban") + " tin, bài, ảnh viết về Lào Cai, Yên Bái trên báo thường kỳ và báo cuối tuần.\n"
        "Báo Yên Bái đã đăng tin, bài giới thiệu các sự kiện du lịch lớn của Lào Cai và tuyên truyền về khôi phục, phát triển kinh tế sau đại dịch COVID-19."),
    DraftSection(SectionKind.SECTION, "3. Lĩnh vực phát thanh, truyền hình", f"Trong năm 2022, {STATION} Lào Cai tiếp nhận, sử dụng " + placeholder("lai-chau-lao-cai") + f" tin, phóng sự ngắn của {STATION} Lai Châu; cung cấp " + placeholder("lao-cai-lai-chau") + f" tin, phóng sự ngắn, hình ảnh nguyên liệu theo yêu cầu của {STATION} Lai Châu.\n"
        f"{STATION} Lào Cai tiếp nhận, sử dụng " + placeholder("yen-bai-lao-cai") + f" tin, phóng sự ngắn của {STATION} Yên Bái; cung cấp " + placeholder("lao-cai-yen-bai") + f" tin, phóng sự ngắn, hình ảnh nguyên liệu theo yêu cầu của {STATION} Yên Bái.\n"
        "Khi địa phương có sự kiện lớn, ba Đài tiếp sóng tường thuật trực tiếp hoặc ghi hình để phát lại vào khung giờ phù hợp."),
    DraftSection(SectionKind.SECTION, "4. Lĩnh vực bưu chính, viễn thông, chuyển đổi số", "Ba Sở trao đổi kinh nghiệm xác nhận, quản lý hoạt động bưu chính của doanh nghiệp; hỗ trợ nhau xây dựng cơ chế, chính sách và phát triển ứng dụng công nghệ thông tin gắn với cải cách hành chính."),
    DraftSection(SectionKind.PART, "II. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN", "Việc gửi biên nhận và xác nhận tin, bài giữa các đơn vị có lúc còn quá hạn; sổ theo dõi của một số đơn vị chưa thống nhất.\n"
        "Nguyên nhân: các đơn vị theo dõi bằng nhiều mẫu sổ khác nhau, chưa quy định thời hạn đối chiếu số liệu."),
    DraftSection(SectionKind.PART, "III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023", "Chủ đề năm 2023: “Tăng hợp tác - Cùng tiến bộ”.\n"
        "1. Trao đổi, ban hành văn bản hướng dẫn cơ quan báo chí ba tỉnh tuyên truyền các sự kiện quan trọng của địa phương, trọng tâm là chương trình kỷ niệm 120 năm Du lịch Sa Pa.\n"
        "2. Trao đổi cách triển khai tổ công nghệ số cộng đồng, phổ cập kỹ năng số cho người dân.\n"
        "3. Nghiên cứu giải pháp quản lý đầu tư, mua sắm, thẩm định giá và quản lý sau đầu tư các dự án công nghệ thông tin."),
    DraftSection(SectionKind.PART, "IV. ĐỀ XUẤT, KIẾN NGHỊ", "Đề nghị UBND tỉnh quan tâm, chỉ đạo thực hiện cơ chế đặt hàng dịch vụ sự nghiệp công sử dụng ngân sách nhà nước đối với cơ quan báo chí của tỉnh."),
    DraftSection(SectionKind.CLOSING, "", "Trên đây là báo cáo kết quả thực hiện Chương trình hợp tác truyền thông ba tỉnh Lào Cai - Yên Bái - Lai Châu năm 2022, phương hướng, nhiệm vụ năm 2023, Sở Thông tin và Truyền thông tỉnh Lào Cai trân trọng báo cáo"),
)  # fmt: skip


def write(programme: Programme) -> None:
    """Begin the report, put the office's text in it and choose how the numbers are written."""
    officer, office = person_of("chuyenvien.laocai"), body("so-tttt-lao-cai")
    with time.at(morning(date(2023, 2, 7))):
        review = start_review(
            programme=programme,
            period=Period.parse("2022"),
            by=officer,
            as_=office,
            due_on=date(2023, 2, 10),
        )
        write_sections(review=review, sections=SECTIONS, by=officer, as_=office)
        for key, number, qualifier, noun in PHRASES:
            choose_phrase(
                review=review,
                key=key,
                number=number,
                qualifier=qualifier,
                noun=noun,
                by=officer,
                as_=office,
            )
