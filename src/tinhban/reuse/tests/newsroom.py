"""Articles made by a program: items, their reuses, and texts that only look like reuse."""

import random
import re
import unicodedata
from collections.abc import Callable

_WORDS = [
    "kinh tế",
    "xã hội",
    "nông nghiệp",
    "công nghiệp",
    "du lịch",
    "giao thông",
    "thủy lợi",
    "giáo dục",
    "y tế",
    "văn hóa",
    "môi trường",
    "đầu tư",
    "phát triển",
    "xây dựng",
    "triển khai",
    "thực hiện",
    "tổ chức",
    "hỗ trợ",
    "nâng cao",
    "đẩy mạnh",
    "tăng cường",
    "kiểm tra",
    "giám sát",
    "hướng dẫn",
    "tuyên truyền",
    "vận động",
    "bảo vệ",
    "khai thác",
    "sản xuất",
    "tiêu thụ",
    "chế biến",
    "xuất khẩu",
    "người dân",
    "hộ nghèo",
    "doanh nghiệp",
    "hợp tác xã",
    "nông dân",
    "học sinh",
    "giáo viên",
    "bác sĩ",
    "cán bộ",
    "chiến sĩ",
    "thanh niên",
    "phụ nữ",
    "đồng bào",
    "khu vực",
    "địa bàn",
    "vùng cao",
    "biên giới",
    "thôn bản",
    "con đường",
    "cây cầu",
    "dòng sông",
    "cánh đồng",
    "khu rừng",
    "ngọn núi",
    "mùa vụ",
    "giống lúa",
    "cây chè",
    "cam sành",
    "mật ong",
    "trâu bò",
    "thủy điện",
    "hồ chứa",
    "trường học",
    "bệnh viện",
    "nhà máy",
    "chất lượng",
    "hiệu quả",
    "kế hoạch",
    "mục tiêu",
    "nhiệm vụ",
    "giải pháp",
    "nguồn lực",
    "vốn vay",
    "ngân sách",
    "lợi thế",
    "tiềm năng",
    "khó khăn",
    "thuận lợi",
    "kết quả",
    "thành tích",
    "phong trào",
    "mô hình",
    "dự án",
    "công trình",
    "chương trình",
    "quy hoạch",
    "thị trường",
    "đang",
    "đã",
    "sẽ",
    "cũng",
    "vẫn",
    "còn",
    "rất",
    "nhiều",
    "mỗi",
    "các",
    "những",
    "trong",
    "ngoài",
    "trên",
    "dưới",
    "giữa",
    "sau",
    "trước",
    "khi",
    "nếu",
    "để",
    "vì",
    "nên",
    "nhưng",
    "và",
    "với",
    "của",
    "cho",
    "từ",
    "đến",
    "qua",
    "theo",
    "tại",
    "bằng",
    "được",
    "bị",
    "phải",
    "có thể",
    "không chỉ",
    "mà còn",
    "ngày càng",
    "dần dần",
]
PLACES = [
    "Hà Giang",
    "Tuyên Quang",
    "Cao Bằng",
    "Lạng Sơn",
    "Lào Cai",
    "Yên Bái",
    "Thái Nguyên",
    "Bắc Kạn",
    "Phú Thọ",
    "Sơn La",
    "Lai Châu",
    "Điện Biên",
    "Hòa Bình",
    "Quảng Ninh",
    "Bắc Giang",
    "Hải Dương",
    "Hưng Yên",
    "Thái Bình",
    "Nam Định",
    "Ninh Bình",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
    "Quảng Bình",
    "Quảng Trị",
    "Quảng Nam",
    "Bình Định",
    "Phú Yên",
    "Khánh Hòa",
    "Lâm Đồng",
    "Đồng Nai",
    "Tây Ninh",
    "Bến Tre",
    "Cà Mau",
]
_OFFICES = [
    "Sở Nông nghiệp",
    "Sở Y tế",
    "Sở Giáo dục",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Ban Dân tộc",
    "Hội Nông dân",
    "Hội Phụ nữ",
    "Đoàn Thanh niên",
    "Mặt trận Tổ quốc",
    "Công an tỉnh",
    "Bộ chỉ huy Quân sự",
    "Văn phòng UBND tỉnh",
]
_SAME_MEANING = {
    "triển khai": "tiến hành", "tăng cường": "đẩy nhanh", "người dân": "bà con", "nhiều": "không ít",
    "hiệu quả": "tác dụng", "khu vực": "vùng", "rất": "hết sức", "hỗ trợ": "giúp đỡ", "đẩy mạnh": "thúc đẩy",
    "phát triển": "mở mang", "kết quả": "thành quả", "mô hình": "cách làm",
}  # fmt: skip
_SYLLABLE = re.compile(r"\w+")


class Newsroom:
    """A writer with a memory of nothing but the seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def sentence(self) -> str:
        words = self.chance.choices(_WORDS, k=self.chance.randint(8, 16))
        if self.chance.random() < 0.7:
            words.insert(self.chance.randrange(1, len(words)), "tỉnh " + self.chance.choice(PLACES))
        if self.chance.random() < 0.6:
            amount = self.chance.choice(
                [
                    f"{self.chance.randint(2, 99)}",
                    f"{self.chance.randint(1, 99)}.{self.chance.randint(100, 999)}",
                ]
            )
            words.insert(
                self.chance.randrange(1, len(words)),
                f"{amount} {self.chance.choice(['hộ', 'ha', 'tấn', 'triệu đồng'])}",
            )
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def article(self, sentences: int = 16) -> str:
        made = [self.sentence() for _ in range(sentences)]
        return "\n".join(" ".join(made[at : at + 4]) for at in range(0, sentences, 4))

    # -- reuses ----------------------------------------------------------------------------------

    def verbatim(self, item: str) -> str:
        return f"(Nguồn tỉnh bạn) {item} Ban biên tập giới thiệu cùng bạn đọc."

    def cut(self, item: str) -> str:
        return " ".join(part for part in _sentences(item) if self.chance.random() < 0.55) or item

    def reorder(self, item: str) -> str:
        parts = _sentences(item)
        blocks = [parts[at : at + 3] for at in range(0, len(parts), 3)]
        self.chance.shuffle(blocks)
        return " ".join(" ".join(block) for block in blocks)

    def light(self, item: str) -> str:
        for before, after in _SAME_MEANING.items():
            if self.chance.random() < 0.5:
                item = item.replace(before, after)
        return item.replace(" triệu đồng", " trđ")

    def merge(self, item: str, other: str) -> str:
        return " ".join(_sentences(item)[:10] + _sentences(other)[3:])

    def quote(self, item: str) -> str:
        parts = _sentences(item)
        passage = " ".join(parts[4:8])
        own = _sentences(self.article())
        return " ".join([*own[:6], f"“{passage}”", *own[6:]])

    def reuses(self) -> dict[str, Callable[[str], str]]:
        kinds = (self.verbatim, self.cut, self.reorder, self.light, self.quote)
        return {kind.__name__: kind for kind in kinds} | {
            f"typed_{typing.__name__}": typing for typing in TYPINGS
        }

    # -- what is alike and no reuse --------------------------------------------------------------

    def weather(self) -> str:
        place, roll = self.chance.choice(PLACES), self.chance.randint
        return (
            f"Theo Đài khí tượng thủy văn tỉnh {place}, ngày {roll(1, 28)}/{roll(1, 12)}, khu vực tỉnh {place} nhiều mây, "
            f"có mưa rào và dông rải rác. Nhiệt độ thấp nhất từ {roll(10, 19)} đến {roll(20, 24)} độ C, nhiệt độ cao nhất "
            f"từ {roll(25, 30)} đến {roll(31, 38)} độ C. Độ ẩm trung bình {roll(50, 95)}%. Gió {self.chance.choice(['đông', 'tây', 'nam', 'bắc'])} "
            f"cấp {roll(2, 5)}. Lượng mưa đo được tại trạm {self.chance.choice(PLACES)} là {roll(5, 90)} mm, tại trạm {self.chance.choice(PLACES)} là {roll(5, 90)} mm. "
            "Đề nghị người dân thường xuyên theo dõi các bản tin tiếp theo để chủ động phòng tránh, bảo đảm an toàn cho người và tài sản."
        )

    def attendance(self) -> str:
        offices = self.chance.sample(_OFFICES, 9)
        return (
            "Dự hội nghị có lãnh đạo "
            + ", ".join(f"{office} {self.chance.choice(PLACES)}" for office in offices)
            + "."
        )

    def with_inside(self, passage: str) -> str:
        own = _sentences(self.article())
        return " ".join([*own[:7], passage, *own[7:]])


LAW = (
    "Theo quy định tại Điều 8 Nghị định số 15, người nào không chấp hành các biện pháp phòng, chống thiên tai theo yêu cầu của cơ quan "
    "có thẩm quyền thì bị phạt tiền từ 5 triệu đồng đến 10 triệu đồng; trường hợp gây hậu quả nghiêm trọng thì bị truy cứu trách nhiệm "
    "hình sự theo quy định của pháp luật hiện hành."
)


def _sentences(text: str) -> list[str]:
    return [
        part if part.endswith(".") else part + "." for part in re.split(r"(?<=\.)\s+", text) if part
    ]


# -- ways of typing --------------------------------------------------------------------------------


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def bare(text: str) -> str:
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
    )
    return plain.replace("đ", "d").replace("Đ", "D")


def hyphenated(text: str) -> str:
    return re.sub(r"(\w)(\w)(\w)", "\\1\u00ad\\2\u200b\\3", text)


def entities(text: str) -> str:
    return re.sub(r"[àáâãèéêìíòóôõùú]", lambda sign: f"&#{ord(sign.group())};", text)


def as_html(text: str) -> str:
    body = entities(text).replace("\n", "</p>\n<p class='x'>")
    return "<p>" + body.replace(" và ", " &amp;nbsp;và&nbsp;") + "</p>"


def other_tone(text: str) -> str:
    return (
        text.replace("hóa", "hoá").replace("thủy", "thuỷ").replace("lý", "lí").replace("kỹ", "kĩ")
    )


TYPINGS = (decomposed, bare, hyphenated, as_html, other_tone)
