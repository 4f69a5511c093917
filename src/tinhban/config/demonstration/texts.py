"""A short text for every item that is not written out: what the report tells, by field."""

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


def text_of(item: Written) -> str:
    """The text of an item; raw footage has none."""
    if item.code in TEXTS:
        return TEXTS[item.code]
    if item.kind == "raw_footage":
        return ""
    return f"{item.title}. {BY_FIELD.get(item.field, OTHERWISE)}"
