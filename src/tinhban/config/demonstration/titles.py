"""Titles of the items that were exchanged in 2022: eighty written out, the others from patterns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Written:
    """An item of the demonstration: day of delivery, kind, seconds, field and title."""

    code: str
    day: date
    kind: str
    seconds: int
    field: str
    title: str


DISTRICTS = {
    "lai-chau": (
        "Tam Đường", "Phong Thổ", "Sìn Hồ", "Nậm Nhùn", "Mường Tè", "Tân Uyên", "Than Uyên", "Thành phố Lai Châu",
    ),
    "yen-bai": (
        "Văn Chấn", "Trạm Tấu", "Mù Cang Chải", "Trấn Yên", "Văn Yên", "Lục Yên", "Yên Bình", "Thị xã Nghĩa Lộ", "Thành phố Yên Bái",
    ),
    "lao-cai": (
        "Bắc Hà", "Si Ma Cai", "Mường Khương", "Bát Xát", "Bảo Thắng", "Bảo Yên", "Văn Bàn", "Thị xã Sa Pa", "Thành phố Lào Cai",
    ),
}  # fmt: skip

# (first month, last month, kind, seconds, field, pattern)
PATTERNS: tuple[tuple[int, int, str, int, str, str], ...] = (
    (1, 2, "news_item", 55, "xã hội", "{u} chăm lo Tết cho hộ nghèo, gia đình chính sách"),
    (1, 1, "news_item", 60, "kinh tế", "{u} bảo đảm nguồn hàng phục vụ Tết Nhâm Dần"),
    (1, 2, "short_report", 160, "văn hóa", "Sắc xuân trên các bản làng {u}"),
    (1, 3, "news_item", 50, "nông nghiệp", "{u} chủ động phòng, chống rét cho cây trồng, vật nuôi"),
    (2, 3, "news_item", 60, "quốc phòng", "{u} tổ chức lễ giao, nhận quân năm 2022"),
    (2, 3, "news_item", 55, "môi trường", "{u} ra quân trồng cây đầu năm"),
    (2, 4, "news_item", 65, "y tế", "{u} đẩy nhanh tiến độ tiêm vắc-xin phòng COVID-19"),
    (2, 4, "news_item", 60, "giáo dục", "Các trường học ở {u} đón học sinh trở lại lớp"),
    (3, 5, "short_report", 170, "du lịch", "{u} chuẩn bị đón khách sau dịch COVID-19"),
    (3, 5, "news_item", 60, "nông nghiệp", "{u} hoàn thành kế hoạch gieo cấy vụ xuân"),
    (3, 4, "news_item", 55, "thanh niên", "Tuổi trẻ {u} hưởng ứng Tháng Thanh niên"),
    (3, 6, "news_item", 60, "chuyển đổi số", "{u} tập huấn kỹ năng số cho cán bộ cấp xã"),
    (4, 6, "short_report", 180, "kinh tế", "Hợp tác xã ở {u} tìm đầu ra cho nông sản"),
    (4, 6, "news_item", 55, "lâm nghiệp", "{u} tăng cường phòng cháy, chữa cháy rừng mùa khô hanh"),
    (4, 5, "news_item", 60, "xã hội", "{u} thăm, tặng quà thương binh, thân nhân liệt sĩ dịp 30/4"),
    (4, 9, "news_item", 65, "giao thông", "{u} khắc phục điểm đen tai nạn giao thông"),
    (5, 7, "news_item", 60, "thiên tai", "{u} di dời các hộ trong vùng nguy cơ sạt lở"),
    (5, 8, "short_report", 150, "nông thôn mới", "Con đường mới về thôn, bản ở {u}"),
    (5, 6, "news_item", 55, "giáo dục", "{u} chuẩn bị cho kỳ thi tốt nghiệp trung học phổ thông"),
    (5, 9, "news_item", 60, "chuyển đổi số", "{u} thành lập tổ công nghệ số cộng đồng ở các thôn"),
    (6, 7, "news_item", 50, "báo chí", "{u} gặp mặt người làm báo nhân ngày 21/6"),
    (6, 8, "news_item", 60, "xã hội", "{u} tặng quà trẻ em có hoàn cảnh khó khăn dịp hè"),
    (6, 9, "short_report", 165, "văn hóa", "Người giữ điệu hát dân gian ở {u}"),
    (6, 8, "news_item", 60, "thiên tai", "{u} khắc phục hậu quả mưa lớn, lốc xoáy"),
    (7, 7, "news_item", 55, "xã hội", "{u} tri ân người có công nhân ngày 27/7"),
    (7, 9, "news_item", 60, "nông nghiệp", "{u} tập trung chăm sóc lúa mùa"),
    (7, 10, "short_report", 175, "kinh tế", "Mô hình nuôi ong lấy mật ở {u}"),
    (7, 11, "news_item", 60, "y tế", "{u} truyền thông về vệ sinh phòng bệnh ở vùng cao"),
    (8, 9, "news_item", 60, "giáo dục", "{u} sửa chữa trường, lớp trước năm học mới"),
    (8, 9, "news_item", 50, "xã hội", "{u} tổ chức các hoạt động mừng Quốc khánh 2/9"),
    (8, 10, "news_item", 60, "du lịch", "{u} quảng bá điểm đến mùa lúa chín"),
    (9, 9, "news_item", 55, "văn hóa", "Trung thu ấm áp ở vùng cao {u}"),
    (9, 11, "short_report", 170, "nông nghiệp", "Mùa thu hoạch ở {u}"),
    (9, 12, "news_item", 60, "nông thôn mới", "{u} có thêm thôn đạt chuẩn nông thôn mới"),
    (10, 10, "news_item", 60, "chuyển đổi số", "{u} hưởng ứng Ngày Chuyển đổi số quốc gia 10/10"),
    (10, 11, "news_item", 55, "xã hội", "{u} tổ chức ngày hội đại đoàn kết toàn dân tộc"),
    (10, 12, "short_report", 160, "kinh tế", "Cây dược liệu bén rễ trên đất {u}"),
    (10, 12, "news_item", 60, "an ninh trật tự", "{u} ra quân tấn công, trấn áp tội phạm cuối năm"),
    (11, 11, "news_item", 55, "giáo dục", "{u} kỷ niệm Ngày Nhà giáo Việt Nam 20/11"),
    (11, 12, "news_item", 60, "lao động", "{u} kết nối việc làm cho lao động nông thôn"),
    (11, 12, "news_item", 60, "nông nghiệp", "{u} dự trữ thức ăn, gia cố chuồng trại trước rét"),
    (12, 12, "news_item", 60, "kinh tế", "{u} rà soát chỉ tiêu kinh tế - xã hội cuối năm"),
    (12, 12, "short_report", 165, "xã hội", "Mái ấm trao tay hộ nghèo ở {u} trước thềm năm mới"),
    (1, 12, "news_item", 55, "pháp luật", "{u} phổ biến pháp luật đến đồng bào vùng cao"),
    (1, 12, "news_item", 60, "xã hội", "{u} giải ngân vốn chính sách cho hộ vay"),
    (1, 12, "news_item", 50, "giao thông", "{u} vận động người dân hiến đất mở đường"),
    (1, 12, "short_report", 155, "văn hóa", "Phiên chợ vùng cao {u}"),
    (2, 11, "news_item", 55, "văn hóa", "{u} bồi dưỡng đội văn nghệ thôn, bản"),
    (1, 12, "news_item", 60, "thể thao", "{u} sôi nổi phong trào thể dục, thể thao quần chúng"),
)  # fmt: skip

FOOTAGE: tuple[str, ...] = (
    "Hình ảnh chợ phiên ở {u}",
    "Hình ảnh ruộng bậc thang ở {u}",
    "Hình ảnh trung tâm {u} nhìn từ trên cao",
    "Hình ảnh lễ hội truyền thống ở {u}",
)


def by_pattern(province: str, start: int = 0) -> Iterator[tuple[int, int, str, int, str, str]]:
    """(first month, last month, kind, seconds, field, title), each title once, districts in turn."""
    districts = DISTRICTS[province]
    for turn in range(len(districts)):
        for n, (first, last, kind, seconds, field, pattern) in enumerate(PATTERNS):
            unit = districts[(n + turn + start) % len(districts)]
            yield (
                first,
                last,
                kind,
                seconds + (n * 7 + turn * 5) % 20,
                field,
                pattern.format(u=unit),
            )


def footage(province: str) -> Iterator[str]:
    """Titles of raw footage, each once."""
    for pattern in FOOTAGE:
        for unit in DISTRICTS[province]:
            yield pattern.format(u=unit)
