"""Sentences of office and news prose with a gap for a quantity, and the nouns that are counted."""

from random import Random

FRAMES = (
    "Năm 2022, đài đã phát {} của đài bạn.",
    "Theo báo cáo của Sở Thông tin và Truyền thông, toàn tỉnh có {}.",
    "Đến hết tháng 11, huyện đã hoàn thành {}.",
    "Trong kỳ báo cáo, phòng biên tập nhận được {} do cộng tác viên gửi về.",
    "Ban tổ chức cho biết có {} trong đợt này.",
    "Ông giám đốc khẳng định: “Chúng tôi đã có {}”.",
    "Chỉ tiêu được giao cho đơn vị là {}.",
    "Sau lễ ký, cơ quan đã bố trí {} cho công việc chung.",
    "- Kết quả: {};",
    "Từ đầu năm, địa phương đã huy động {}.",
    "Qua rà soát, phát hiện {} chưa đúng quy định.",
    "Đoàn công tác ghi nhận {} tại cơ sở.",
    "Nhiều năm nay, hợp tác xã đều đặn làm ra {}.",
    "Nhờ đó, bà con đã có thêm {}.",
    "Ngày 15/11/2022, hội đồng thông qua {}.",
    "Kèm theo Công văn số 793/BTTTT-THH là danh sách {}.",
    "Tính chung cả quý, đơn vị đạt {}, vượt kế hoạch đề ra.",
    "Báo cáo nêu rõ: {}.",
    "Hội nghị đã nghe về {} và những việc còn lại.",
    "Tổng hợp từ cơ sở, cả vùng có {}, phần lớn ở vùng cao.",
)

COUNTED = (
    "tin", "tin, bài", "phóng sự", "bài viết", "tác phẩm", "chương trình", "chuyên mục", "buổi phát", "ảnh tư liệu",
    "hộ dân", "hộ nghèo", "đại biểu", "cán bộ", "phóng viên", "học sinh", "cộng tác viên", "lượt khách", "lượt xem",
    "hồ sơ", "văn bản", "công trình", "trạm truyền thanh", "bộ máy tính", "suất quà", "cây giống", "ý kiến",
)  # fmt: skip
PEOPLE = (
    "đại biểu",
    "cán bộ",
    "phóng viên",
    "học sinh",
    "cộng tác viên",
    "lượt khách",
    "người",
    "hộ dân",
)
MEASURED = ("ha", "km", "tấn", "tạ", "mét", "kg")
MONEY = ("đồng",)


def framed(quantity: str, chance: Random, frames: tuple[str, ...] = FRAMES) -> str:
    return chance.choice(frames).format(quantity)


def unit_of(chance: Random, units: tuple[str, ...] = COUNTED) -> str:
    return chance.choice(units)
