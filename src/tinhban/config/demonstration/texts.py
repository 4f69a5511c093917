"""A short text for every item that is not written out: what the report tells, by field, and its own figures."""

import zlib

from tinhban.config.demonstration.items import TEXTS
from tinhban.config.demonstration.titles import Written

BY_FIELD = {
    "nông nghiệp": "Cán bộ khuyến nông xuống từng thôn, bản hướng dẫn bà con làm đúng khung thời vụ. Các hộ chuẩn bị giống, phân bón và nguồn nước từ sớm.",
    "văn hóa": "Bà con trong bản mặc trang phục truyền thống, cùng nhau ôn lại những điệu hát, điệu múa cũ. Nghệ nhân truyền dạy cho lớp trẻ ngay tại nhà văn hóa.",
    "xã hội": "Đoàn đến từng gia đình thăm hỏi, trao quà và nghe nguyện vọng của bà con. Những việc vượt thẩm quyền được ghi lại để báo cáo cấp trên.",
    "kinh tế": "Các hộ liên kết với nhau để cùng làm một quy trình, cùng bán một giá. Chính quyền hỗ trợ tìm nơi tiêu thụ và đăng ký nhãn hiệu.",
    "giáo dục": "Thầy, cô giáo và phụ huynh cùng dọn dẹp, trang trí lớp học. Nhà trường bố trí chỗ ăn, ở cho học sinh ở xa.",
    "y tế": "Nhân viên y tế đến từng thôn, bản tư vấn cho bà con. Trạm y tế bố trí người trực cả ngày nghỉ.",
    "giao thông": "Lực lượng chức năng tuần tra, nhắc nhở người điều khiển phương tiện. Các điểm khuất tầm nhìn được phát quang, cắm thêm biển báo.",
    "thiên tai": "Các xã rà soát những khu vực nguy hiểm, chuẩn bị nơi ở tạm cho bà con. Lực lượng tại chỗ sẵn sàng khi có tình huống.",
    "chuyển đổi số": "Các buổi tập huấn hướng dẫn cách dùng dịch vụ công trực tuyến, cách giữ an toàn tài khoản. Người đã biết kèm người chưa biết.",
    "du lịch": "Các hộ làm du lịch sửa sang phòng nghỉ, niêm yết giá và học thêm cách đón khách. Cảnh quan chung được bà con cùng giữ.",
}
OTHERWISE = "Hoạt động được tổ chức ngay tại cơ sở, đông đảo cán bộ và nhân dân tham gia. Chính quyền địa phương tiếp tục theo dõi, báo cáo kết quả."

# a: 2 to 18, b: 3 to 15, c: 20 to 479, d: 61 to 98.
FIGURES = (
    "Đến nay, {b} thôn đã triển khai, với {c} hộ tham gia, đạt {d}% kế hoạch.",
    "Có {a} tổ công tác được thành lập, mỗi tổ phụ trách {b} thôn, trực từ 7 giờ đến 21 giờ.",
    "Tổng kinh phí thực hiện là {c} triệu đồng, trong đó nguồn xã hội hóa chiếm {d}%.",
    "Có {c} lượt người tham dự, {a} ý kiến được ghi nhận và trả lời ngay trong buổi sáng.",
    "So với cùng kỳ năm trước, kết quả tăng {a},{b}%; {c} hộ được hưởng lợi trực tiếp.",
    "Bà con {a} thôn nhận {c} suất hỗ trợ, mỗi suất trị giá {b}00.000 đồng.",
    "Lực lượng tham gia gồm {c} người, chia làm {a} nhóm, làm việc liên tục trong {b} ngày.",
    "Trên địa bàn còn {a} thôn khó khăn, {c} hộ cần tiếp tục hỗ trợ trong {b} tháng tới.",
    "Trước đó, {c} tờ rơi đã đến tay người dân, {a} buổi phát thanh bằng tiếng dân tộc được thực hiện ở {b} điểm.",
    "Theo kế hoạch, {d}% khối lượng còn lại sẽ hoàn thành trong {b} tuần, do {a} đơn vị cùng thực hiện.",
    "Phạm vi thực hiện là {c} ha, thuộc {b} xã; {a} xã đã ký cam kết.",
    "Nhân dịp này, {a} tập thể và {b} cá nhân tiêu biểu được biểu dương trước {c} đại biểu.",
    "Đường dây hỗ trợ tiếp nhận {c} cuộc gọi trong {b} ngày đầu, {d}% được giải đáp ngay.",
    "Qua {a} năm thực hiện, số hộ tham gia tăng từ {b} lên {c} hộ.",
    "Địa phương bố trí {a} điểm tiếp nhận, {b} phương tiện và {c} bộ dụng cụ.",
    "Trong tháng, {b} đoàn kiểm tra đã đến {c} điểm, nhắc nhở {a} nơi chưa làm đúng hướng dẫn.",
)
FIGURES_EACH = 4


def _figures(title: str) -> str:
    """Sentences with numbers of this item alone, the same at every load."""
    seed = zlib.crc32(title.encode())
    chosen = [(seed + turn * 5) % len(FIGURES) for turn in range(FIGURES_EACH)]
    return " ".join(
        FIGURES[place].format(
            a=2 + (seed // 7 + turn * 3) % 17,
            b=3 + (seed // 11 + turn * 5) % 13,
            c=20 + (seed // 13 + turn * 97) % 460,
            d=61 + (seed // 17 + turn * 11) % 38,
        )
        for turn, place in enumerate(chosen)
    )


def text_of(item: Written) -> str:
    """The text of an item; raw footage has none."""
    if item.code in TEXTS:
        return TEXTS[item.code]
    if item.kind == "raw_footage":
        return ""
    return f"{item.title}. {BY_FIELD.get(item.field, OTHERWISE)} {_figures(item.title)}"
