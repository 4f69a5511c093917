"""What many texts share without one reusing the other: lists, tables, laws, slogans, courtesies."""

import random
from collections.abc import Callable

from tests.bench_reuse.words import FAMILIES, GIVEN, MIDDLES, PLACES

_BODIES = (
    "Tỉnh ủy", "UBND tỉnh", "HĐND tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh",
    "Sở Thông tin và Truyền thông", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế",
    "Sở Giáo dục và Đào tạo", "Sở Lao động - Thương binh và Xã hội", "Sở Tài chính", "Sở Công Thương", "Hội Nông dân tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn", "Đài Phát thanh - Truyền hình tỉnh", "Ban Tuyên giáo Tỉnh ủy", "Ban Dân vận Tỉnh ủy",
    "Hội Nhà báo tỉnh", "Liên đoàn Lao động tỉnh", "Cục Thuế tỉnh", "Kho bạc Nhà nước tỉnh", "Ngân hàng Chính sách xã hội tỉnh",
)  # fmt: skip
_TITLES = (
    "Bí thư", "Phó Bí thư Thường trực", "Chủ tịch", "Phó Chủ tịch", "Ủy viên Ban Thường vụ", "Giám đốc", "Phó Giám đốc", "Trưởng Ban",
    "Phó Trưởng Ban", "Chánh Văn phòng", "Tổng Biên tập", "Phó Tổng Biên tập", "Chủ nhiệm Ủy ban Kiểm tra", "Chỉ huy trưởng", "Chính ủy",
)  # fmt: skip
_BANKS = ("Vietcombank", "Vietinbank", "Agribank", "BIDV", "Ngân hàng Quân đội")
_SIGNS = ("DOJI", "SJC", "PNJ", "Phú Quý", "Bảo Tín", "Mi Hồng")
_MONEY = ("USD", "EUR", "JPY", "GBP", "AUD", "CNY", "KRW", "THB", "SGD")
_DEEDS = (
    "Mừng Đảng, mừng Xuân, mừng đất nước đổi mới", "toàn Đảng, toàn dân, toàn quân đoàn kết một lòng", "thi đua lập thành tích chào mừng đại hội đảng bộ các cấp",
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "toàn dân đoàn kết xây dựng đời sống văn hóa", "quyết tâm thực hiện thắng lợi nghị quyết của Đảng",
    "đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước", "dân giàu, nước mạnh, dân chủ, công bằng, văn minh", "cả nước chung sức xây dựng nông thôn mới",
    "vì người nghèo, không để ai bị bỏ lại phía sau", "an toàn giao thông là hạnh phúc của mọi người, mọi nhà", "tiếp tục xây dựng và chỉnh đốn Đảng trong sạch, vững mạnh",
)  # fmt: skip


class Clerk:
    """Fills forms in."""

    def __init__(self, seed: int | str) -> None:
        self.chance = random.Random(seed)

    def _name(self) -> str:
        pick = self.chance.choice
        return f"{pick(FAMILIES)} {pick(MIDDLES)} {pick(GIVEN)}"

    def _post(self) -> str:
        return f"{self.chance.choice(_TITLES)} {self.chance.choice(_BODIES)}"

    def _people(self, least: int = 5, most: int = 9) -> list[tuple[str, str]]:
        return [(self._name(), self._post()) for _ in range(self.chance.randint(least, most))]

    def _day(self) -> str:
        return f"{self.chance.randint(1, 28)}/{self.chance.randint(1, 12)}/{self.chance.randint(2012, 2023)}"

    # -- who was there -----------------------------------------------------------------------------

    def comrades(self) -> str:
        told = "; ".join(f"{name}, {post}" for name, post in self._people())
        return f"Dự hội nghị có các đồng chí: {told}; cùng đại diện lãnh đạo các sở, ban, ngành, đoàn thể của tỉnh."

    def two_sides(self) -> str:
        first, second = self.chance.sample(PLACES, 2)
        ours = ", ".join(f"đồng chí {name} - {post}" for name, post in self._people(3, 5))
        theirs = ", ".join(f"đồng chí {name} - {post}" for name, post in self._people(3, 5))
        return f"Về phía {first} có {ours}. Về phía {second} có {theirs}."

    def offices(self) -> str:
        told = ", ".join(self.chance.sample(_BODIES, self.chance.randint(9, 14)))
        return f"Tham dự buổi lễ có đại diện lãnh đạo {told} và đông đảo đại biểu."

    def lines(self) -> str:
        return "Thành phần tham dự gồm có:\n" + "\n".join(
            f"- {self.chance.choice(('Ông', 'Bà', 'Đ/c'))} {name}, {post}"
            for name, post in self._people()
        )

    def winners(self) -> str:
        told = "; ".join(
            f"{number}. {name}, {self.chance.choice(PLACES)}"
            for number, (name, _) in enumerate(self._people(9, 14), 1)
        )
        return f"Danh sách các cá nhân được tặng bằng khen: {told}."

    def line_up(self) -> str:
        def side() -> str:
            return ", ".join(
                f"{name.split()[1]} {name.split()[2]}" for name, _ in self._people(11, 11)
            )

        return f"Đội hình xuất phát:\n{self.chance.choice(PLACES)}: {side()}.\n{self.chance.choice(PLACES)}: {side()}."

    # -- tables ------------------------------------------------------------------------------------

    def account(self) -> str:
        number = self.chance.randint
        return (
            "Mọi sự giúp đỡ xin gửi về: 1. Gửi trực tiếp gia đình theo địa chỉ: thôn "
            f"{number(1, 20)}, xã {self.chance.choice(PLACES)}, số điện thoại 09{number(10, 99)}.{number(100, 999)}.{number(100, 999)}. "
            f"2. Ủng hộ qua tòa soạn, ghi rõ ủng hộ mã số {number(2012, 2023)}.{number(100, 999)}. Số tài khoản {number(10**9, 10**10)}, "
            f"{self.chance.choice(_BANKS)} chi nhánh {self.chance.choice(PLACES)}. Tài khoản từ nước ngoài: {number(10**9, 10**10)}, "
            f"Swift code: {self.chance.choice(_BANKS).upper()}VX{number(10, 99)}."
        )

    def gold(self) -> str:
        buy = self.chance.uniform(34, 68)
        told = "; ".join(
            f"{sign} niêm yết {buy + at / 50:.2f} - {buy + at / 50 + 0.6:.2f} triệu đồng/lượng (mua vào - bán ra)".replace(
                ".", ","
            )
            for at, sign in enumerate(self.chance.sample(_SIGNS, 4))
        )
        return f"Giá vàng lúc {self.chance.randint(8, 11)}h{self.chance.randint(10, 59)}: {told}."

    def rates(self) -> str:
        told = "; ".join(
            f"{money} mua vào {self.chance.randint(150, 29000)} đồng, bán ra {self.chance.randint(150, 29000)} đồng"
            for money in self.chance.sample(_MONEY, 6)
        )
        return f"Tỷ giá ngày {self._day()} tại {self.chance.choice(_BANKS)}: {told}."

    def weather(self) -> str:
        low = self.chance.randint(12, 22)
        told = " ".join(
            f"{place}: Nhiều mây, có lúc có mưa rào. Gió {self.chance.choice(('đông', 'tây', 'nam'))} cấp {self.chance.randint(2, 4)}. Nhiệt độ từ {low + at} đến {low + at + 9} độ C."
            for at, place in enumerate(self.chance.sample(PLACES, 4))
        )
        return f"Dự báo thời tiết ngày {self._day()}: {told}"

    def fixtures(self) -> str:
        told = "; ".join(
            f"{self.chance.randint(15, 20)}h{self.chance.choice(('00', '30'))}: {self.chance.choice(PLACES)} - {self.chance.choice(PLACES)} ({self.chance.randint(0, 4)}-{self.chance.randint(0, 4)})"
            for _ in range(8)
        )
        return f"Lịch thi đấu và kết quả ngày {self._day()}: {told}."

    # -- laws --------------------------------------------------------------------------------------

    def penalty(self) -> str:
        number = self.chance.randint
        about = self.chance.choice(
            (
                "điều khiển xe trên đường mà trong máu hoặc hơi thở có nồng độ cồn vượt quá mức cho phép",
                "khai thác, vận chuyển, mua bán lâm sản trái phép",
                "chiếm đoạt tài sản có giá trị lớn bằng thủ đoạn gian dối",
                "vi phạm quy định về phòng cháy, chữa cháy gây thiệt hại cho người khác",
                "buôn bán hàng giả, hàng không rõ nguồn gốc, xuất xứ",
            )
        )
        return (
            f"Theo quy định tại khoản {number(1, 5)} Điều {number(5, 320)}, người nào {about} thì bị phạt tiền từ {number(2, 40)} triệu đồng đến "
            f"{number(50, 200)} triệu đồng, phạt cải tạo không giam giữ đến {number(2, 3)} năm hoặc phạt tù từ {number(3, 6)} tháng đến {number(1, 3)} năm; "
            f"phạm tội thuộc một trong các trường hợp có tổ chức, tái phạm nguy hiểm thì bị phạt tù từ {number(3, 5)} năm đến {number(7, 12)} năm."
        )

    def grounds(self) -> str:
        number = self.chance.randint
        told = "; ".join(
            f"Căn cứ {self.chance.choice(('Nghị định số', 'Thông tư số', 'Quyết định số'))} {number(1, 200)}/{number(2010, 2023)}/{self.chance.choice(('NĐ-CP', 'TT-BTTTT', 'QĐ-TTg'))} "
            f"ngày {self._day()} quy định chức năng, nhiệm vụ, quyền hạn"
            for _ in range(4)
        )
        return f"Căn cứ Luật Tổ chức chính quyền địa phương; {told}."

    # -- phrases -----------------------------------------------------------------------------------

    def slogan(self) -> str:
        first, second, third = self.chance.sample(_DEEDS, 3)
        return f"“{first[0].upper()}{first[1:]}, {second}, {third}!”"

    def wishes(self) -> str:
        body, place = self.chance.choice(_BODIES), self.chance.choice(PLACES)
        return (
            f"Nhân dịp năm mới, thay mặt {body}, xin gửi tới các đồng chí lãnh đạo, cán bộ, công chức, viên chức, người lao động và toàn thể "
            f"nhân dân các dân tộc {place} lời chúc mừng năm mới tốt đẹp nhất, kính chúc các đồng chí và gia đình mạnh khỏe, hạnh phúc, thành công."
        )

    def condolence(self) -> str:
        return (
            f"{self.chance.choice(_BODIES)} vô cùng thương tiếc báo tin và xin gửi lời chia buồn sâu sắc tới gia đình đồng chí {self._name()}. "
            "Gia đình chúng tôi xin chân thành cảm ơn các cơ quan, đoàn thể, bà con, bạn bè đã đến phúng viếng và tiễn đưa. "
            "Trong lúc tang gia bối rối không tránh khỏi sơ suất, kính mong được lượng thứ."
        )

    def greeting(self) -> str:
        place = self.chance.choice(PLACES)
        return (
            f"Kính thưa quý vị và các bạn, chương trình thời sự của Đài Phát thanh - Truyền hình {place} xin được bắt đầu. Kính mời quý vị và các bạn "
            f"theo dõi chương trình trên kênh của Đài, trên trang thông tin điện tử và các nền tảng số của Đài {place}. Xin trân trọng cảm ơn và hẹn gặp lại."
        )

    def imprint(self) -> str:
        number = self.chance.randint
        return (
            f"Cơ quan chủ quản: UBND tỉnh. Tổng Biên tập: {self._name()}. Giấy phép số {number(10, 400)}/GP-TTĐT do Cục Báo chí cấp ngày {self._day()}. "
            f"Tòa soạn: số {number(1, 200)} đường {self._name()}, {self.chance.choice(PLACES)}. Điện thoại: 0{number(200, 299)}.{number(3000, 3999)}.{number(100, 999)}. "
            "Ghi rõ nguồn khi phát hành lại thông tin từ trang này."
        )

    def tasks(self) -> str:
        return (
            f"Phát biểu kết luận, {self.chance.choice(_TITLES)} {self.chance.choice(_BODIES)} đề nghị cấp ủy, chính quyền các cấp tiếp tục tăng cường "
            "công tác lãnh đạo, chỉ đạo, đẩy mạnh tuyên truyền, vận động, nâng cao chất lượng, hiệu quả, phát huy sức mạnh tổng hợp của cả hệ thống chính trị, "
            f"phấn đấu hoàn thành các chỉ tiêu, nhiệm vụ năm {self.chance.randint(2012, 2023)}."
        )


PRESENT = ("comrades", "two_sides", "offices", "lines", "winners", "line_up")
TABLES = ("account", "gold", "rates", "weather", "fixtures")
LAWS = ("penalty", "grounds")
PHRASES = ("slogan", "wishes", "condolence", "greeting", "imprint", "tasks")
KINDS = (*PRESENT, *TABLES, *LAWS, *PHRASES)


def made(kind: str, clerk: Clerk) -> str:
    make: Callable[[], str] = getattr(clerk, kind)
    return make()
