"""A short text for every item that is not written out: what the report tells, by field, and its own figures."""

import zlib
from collections.abc import Sequence

from tinhban.config.demonstration.items import TEXTS
from tinhban.config.demonstration.places import communes_told_of
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

# a: 2 to 18, b: 3 to 15, c: 20 to 479, d: 61 to 98; x and y: communes, X at the beginning of a sentence.
FIGURES = (
    "Đến nay, {b} thôn của {x} và {y} đã triển khai, với {c} hộ tham gia, đạt {d}% kế hoạch.",
    "{X} lập {a} tổ công tác, {y} có {b} tổ, mỗi ngày trực từ 7 giờ.",
    "Kinh phí thực hiện là {c} triệu đồng, {x} góp {d}%, phần còn lại do {y} vận động.",
    "Buổi sáng ở {x} có {c} lượt người dự, nêu {a} ý kiến; {b} ý kiến của {y} được trả lời ngay.",
    "So với cùng kỳ, {x} tăng {a},{b}%, {y} có thêm {c} hộ được hưởng lợi.",
    "Bà con {a} thôn của {x} nhận {c} suất hỗ trợ, {y} nhận {d} suất, mỗi suất trị giá {b}0.000 đồng.",
    "{X} cử {c} người, chia làm {a} nhóm, cùng {y} làm liên tục trong {b} ngày.",
    "{X} còn {a} thôn khó khăn, {y} còn {c} hộ cần hỗ trợ trong {b} tháng tới.",
    "Trước đó, {c} tờ rơi đã đến tay người dân {x}, {a} buổi phát thanh được thực hiện ở {b} điểm của {y}.",
    "Theo kế hoạch, {d}% khối lượng còn lại ở {x} sẽ xong trong {b} tuần, sau đó {a} tổ chuyển sang {y}.",
    "Phạm vi thực hiện là {c} ha, thuộc {b} thôn của {x}; {y} đã có {a} thôn ký cam kết.",
    "Nhân dịp này, {a} tập thể của {x} và {b} cá nhân ở {y} được biểu dương trước {c} đại biểu.",
    "Đường dây hỗ trợ của {x} nhận {c} cuộc gọi trong {b} ngày, {y} trả lời ngay {d}%.",
    "{X} bố trí {a} điểm tiếp nhận, {b} phương tiện; {y} góp {c} bộ dụng cụ.",
    "Trong tháng, {b} đoàn đã đến {c} điểm ở {x}, nhắc nhở {a} nơi của {y} chưa làm đúng hướng dẫn.",
    "Qua {a} năm, số hộ tham gia ở {x} tăng từ {b} lên {c}, {y} đạt {d}% so với mục tiêu.",
)
FIGURES_EACH = 4


def _figures(title: str, communes: Sequence[str]) -> str:
    """Sentences with numbers and places of this item alone, the same at every load."""
    seed = zlib.crc32(title.encode())
    return " ".join(
        _sentence(FIGURES[(seed + turn * 5) % len(FIGURES)], seed, turn, communes)
        for turn in range(FIGURES_EACH)
    )


def _sentence(form: str, seed: int, turn: int, communes: Sequence[str]) -> str:
    first = (seed // 19 + turn * 7) % len(communes)
    second = (first + 1 + (seed // 23 + turn * 5) % (len(communes) - 1)) % len(communes)
    return form.format(
        a=2 + (seed // 7 + turn * 3) % 17,
        b=3 + (seed // 11 + turn * 5) % 13,
        c=20 + (seed // 13 + turn * 97) % 460,
        d=61 + (seed // 17 + turn * 11) % 38,
        x=communes[first],
        X=communes[first][0].upper() + communes[first][1:],
        y=communes[second],
    )


def text_of(item: Written, province: str) -> str:
    """The text of an item of this province; raw footage has none."""
    if item.code in TEXTS:
        return TEXTS[item.code]
    if item.kind == "raw_footage":
        return ""
    figures = _figures(item.title, communes_told_of(item.title, province))
    return f"{item.title}. {BY_FIELD.get(item.field, OTHERWISE)} {figures}"
