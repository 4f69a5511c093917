"""Further forms that many texts share, written when the decision stood: five of them had passed for news."""

from tests.bench_reuse.forms import Clerk
from tests.bench_reuse.words import GIVEN, PLACES

_FIRMS = ("Công ty Lâm nghiệp", "Viện Quy hoạch", "Hợp tác xã Chè", "Nhà máy Gạch", "Trung tâm Khuyến nông", "Trạm Thú y", "Xí nghiệp Xe khách", "Trường THPT")  # fmt: skip
_SINGERS = ("ca sĩ", "nhạc công", "biên đạo múa", "nghệ sĩ", "nhóm múa", "ban nhạc")
_ROADS = ("Quốc lộ 4D", "Tỉnh lộ 152", "đường Hoàng Liên", "cầu Cốc Lếu", "bến xe trung tâm", "chợ Gốc Mít", "ngã ba Bản Phiệt")  # fmt: skip
_GOODS = (
    "heo hơi",
    "gà ta",
    "cà phê nhân",
    "tiêu đen",
    "gạo tẻ",
    "cam sành",
    "chè búp",
    "sầu riêng",
)
_RIGHTS = (
    "Được cung cấp thông tin về hoạt động của cơ quan nhà nước",
    "Được hưởng chế độ bảo hiểm theo quy định",
    "Được khiếu nại, tố cáo hành vi trái pháp luật",
    "Được bồi thường thiệt hại do người khác gây ra",
    "Có nghĩa vụ giữ gìn tài sản được giao",
    "Có nghĩa vụ nộp phí, lệ phí đúng thời hạn",
)


class FurtherClerk(Clerk):
    """Fills further forms in."""

    # -- who was there -----------------------------------------------------------------------------

    def surveyors(self) -> str:
        told = ", ".join(
            f"{self.chance.choice(('ông', 'bà'))} {name} ({self.chance.choice(_FIRMS)} {self.chance.choice(PLACES)})"
            for name, _ in self._people(6, 9)
        )
        return f"Đoàn khảo sát có {told} cùng một số chuyên gia."

    def stage(self) -> str:
        told = ", ".join(
            f"{self.chance.choice(_SINGERS)} {name}" for name, _ in self._people(8, 13)
        )
        return f"Chương trình có sự tham gia của {told} và nhiều nghệ sĩ khác."

    def candidates(self) -> str:
        told = " ".join(
            f"{number}. {name}, sinh năm {self.chance.randint(1958, 1990)}, quê {self.chance.choice(PLACES)}, trình độ {self.chance.choice(('đại học', 'thạc sĩ', 'cao đẳng'))}."
            for number, (name, _) in enumerate(self._people(5, 8), 1)
        )
        return f"Danh sách người ứng cử tại đơn vị bầu cử số {self.chance.randint(1, 12)}: {told}"

    def duty(self) -> str:
        told = "; ".join(
            f"{day}: BS {name}, ĐD {self.chance.choice(GIVEN)}"
            for day, (name, _) in zip(
                ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"),
                self._people(7, 7),
                strict=True,
            )
        )
        return f"Lịch trực cấp cứu của bệnh viện {self.chance.choice(PLACES)} - {told}."

    def hamlets(self) -> str:
        told = ", ".join(
            f"{self.chance.choice(('xã', 'thị trấn', 'phường', 'bản'))} {place}"
            for place in self.chance.sample(PLACES, 14)
        )
        return f"Các địa phương nằm trong vùng gồm: {told}."

    # -- tables ------------------------------------------------------------------------------------

    def timetable(self) -> str:
        told = "; ".join(
            f"{self.chance.choice(PLACES)} - {self.chance.choice(PLACES)}: {self.chance.randint(4, 8)}h{self.chance.choice(('00', '15', '30'))}, {self.chance.randint(9, 19)}h{self.chance.choice(('00', '15', '45'))}"
            for _ in range(8)
        )
        return f"Giờ xe chạy các tuyến: {told}."

    def market(self) -> str:
        told = ", ".join(
            f"{goods} {self.chance.randint(20, 190)}.000 đồng/kg ({self.chance.choice(('tăng', 'giảm'))} {self.chance.randint(1, 9)}.000 đồng)"
            for goods in self.chance.sample(_GOODS, 6)
        )
        return f"Tham khảo giá nông sản ngày {self._day()}: {told}."

    def storm(self) -> str:
        number = self.chance.randint
        return (
            f"Hồi {number(1, 22)} giờ ngày {self._day()}, vị trí tâm bão ở vào khoảng {number(12, 20)},{number(0, 9)} độ Vĩ Bắc; {number(107, 118)},{number(0, 9)} độ Kinh Đông. "
            f"Sức gió mạnh nhất vùng gần tâm bão mạnh cấp {number(8, 12)} ({number(62, 130)} km/h), giật cấp {number(10, 15)}. "
            f"Dự báo trong 24 giờ tới, bão di chuyển theo hướng Tây Tây Bắc, mỗi giờ đi được {number(10, 25)} km."
        )

    def hotlines(self) -> str:
        told = "; ".join(
            f"huyện {place} 02{self.chance.randint(10, 99)}.{self.chance.randint(3000, 3999)}.{self.chance.randint(100, 999)}"
            for place in self.chance.sample(PLACES, 8)
        )
        return f"Người dân cần giúp gọi tới: {told}."

    def tender(self) -> str:
        number = self.chance.randint
        return (
            f"Tên gói thầu: Xây lắp số {number(1, 30)}. Bên mời thầu: Ban Quản lý dự án huyện {self.chance.choice(PLACES)}. Nguồn vốn: ngân sách. "
            f"Hình thức: chào hàng cạnh tranh. Thời gian phát hành hồ sơ: từ 8 giờ ngày {self._day()} đến 9 giờ ngày {self._day()}. "
            f"Giá bán: {number(1, 3)}.000.000 đồng/bộ. Bảo đảm dự thầu: {number(20, 90)}.000.000 đồng."
        )

    def detours(self) -> str:
        told = "; ".join(
            f"{a} đi {b}" for a, b in (self.chance.sample(_ROADS, 2) for _ in range(7))
        )
        return f"Phân luồng từ {self.chance.randint(5, 9)} giờ: {told}."

    # -- laws --------------------------------------------------------------------------------------

    def article_of_law(self) -> str:
        told = " ".join(
            f"{number}. {right};" for number, right in enumerate(self.chance.sample(_RIGHTS, 5), 1)
        )
        return f"Điều {self.chance.randint(3, 90)}. Quyền và nghĩa vụ của công dân: {told[:-1]}."

    def points(self) -> str:
        number = self.chance.randint
        return (
            f"Phạt tiền từ {number(1, 5)}.000.000 đồng đến {number(6, 9)}.000.000 đồng đối với một trong các hành vi: a) Không đội mũ bảo hiểm; "
            "b) Chở quá số người; c) Không chấp hành hiệu lệnh của đèn tín hiệu; d) Đi vào đường cấm, khu vực cấm; đ) Dừng xe, đỗ xe không đúng nơi quy định."
        )

    # -- phrases -----------------------------------------------------------------------------------

    def channel(self) -> str:
        return (
            f"Bạn đang xem kênh của Đài {self.chance.choice(PLACES)}. Hãy nhấn đăng ký kênh, bật chuông thông báo, thích và chia sẻ để không bỏ lỡ "
            "các chương trình mới nhất. Mọi góp ý xin để lại bình luận bên dưới hoặc gửi về hòm thư của chúng tôi."
        )

    def opinion(self) -> str:
        return (
            f"Bài viết thể hiện quan điểm riêng của tác giả {self._name()}, không nhất thiết trùng với quan điểm của tòa soạn. "
            "Ý kiến trao đổi của bạn đọc xin gửi vào ô bình luận, tòa soạn được quyền biên tập trước khi đăng và không trả nhuận bút."
        )

    def citation(self) -> str:
        return (
            f"Tặng thưởng {self._post()} và {self._post()} vì đã có nhiều thành tích xuất sắc trong công tác từ năm {self.chance.randint(2008, 2014)} đến năm {self.chance.randint(2015, 2022)}, "
            "góp phần vào sự nghiệp xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc."
        )

    def advice(self) -> str:
        return (
            "Ngành y tế khuyến cáo mỗi người đeo khẩu trang nơi công cộng, khử khuẩn tay và bề mặt, giữ khoảng cách khi tiếp xúc, không tụ tập đông người, "
            f"khai báo y tế đầy đủ và gọi số 1900{self.chance.randint(1000, 9999)} khi cần hỗ trợ."
        )

    def banner(self) -> str:
        first, second = self.chance.sample(
            (
                "Tuổi trẻ xung kích, tình nguyện vì cuộc sống cộng đồng",
                "Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc",
                "Dạy tốt, học tốt, xây dựng trường học thân thiện, học sinh tích cực",
                "Mỗi người dân trồng một cây xanh, vì một Việt Nam sạch và đẹp",
                "Hiến máu cứu người, một giọt máu cho đi, một cuộc đời ở lại",
            ),
            2,
        )
        return f"Khẩu hiệu tuyên truyền: “{first}!”, “{second}!”, “Nhiệt liệt chào mừng ngày {self._day()}!”."


PRESENT = ("surveyors", "stage", "candidates", "duty", "hamlets")
TABLES = ("timetable", "market", "storm", "hotlines", "tender")
WAYS = ("detours",)  # a list whose every piece says "goes to": still taken for news
LAWS = ("article_of_law", "points")
PHRASES = ("channel", "opinion", "citation", "advice", "banner")
KINDS = (*PRESENT, *TABLES, *WAYS, *LAWS, *PHRASES)
