"""Sentences whose numbers count nothing, made in many shapes: headings, dates, papers, telephones, names."""

from random import Random

from tests.written_forms.cases import Case
from tests.written_forms.made import EACH, SEED

_TITLES = (
    "Trao đổi tin, bài", "Phối hợp tổ chức sự kiện", "Kinh phí thực hiện", "Công tác chuẩn bị", "Trách nhiệm của các bên",
    "Tuyên truyền trên sóng", "Chế độ báo cáo", "Về nhân lực", "Đào tạo, bồi dưỡng", "Quyền lợi và nghĩa vụ",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
_LETTERS = (
    "BTTTT-THH",
    "UBND-VX",
    "NQ-CP",
    "TTr-STTTT",
    "KH-UBND",
    "QĐ-TTg",
    "CV-ĐPTTH",
    "BC-SVHTT",
)
_NAMES = (
    "Ba Đình",
    "Năm Căn",
    "Bảy Núi",
    "Tứ Kỳ",
    "Hai Bà Trưng",
    "Ba Vì",
    "Ba Bể",
    "Tám Ngàn",
    "Năm Sao",
    "Chín Rồng",
)
_PEOPLE = ("Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Hai")
_IDIOMS = (
    "ba mẹ", "ba lô", "ba ba", "tám chuyện", "chín chắn", "mười mươi", "đầu tư", "tư nhân", "bán lẻ", "linh hoạt",
    "không khí", "tỷ lệ", "tỉ mỉ", "vạn sự", "một mặt", "một số nơi", "một trong những bài hay", "năm ngoái", "đôi khi",
    "cặp sách", "thiếu tá", "phần lớn", "trăm họ", "triệu tập", "năm mới", "thứ nhất", "lần thứ hai", "tháng tư", "quý ba",
)  # fmt: skip


def made_of_nothing() -> list[Case]:
    found = []
    for place, make in enumerate((_headings, _dates, _not_quantities, _traps)):
        chance = Random(SEED - 1 - place)
        kind = make.__name__.strip("_")
        found += [Case(kind, make(chance), ((),)) for _ in range(EACH)]
    return found


def _headings(chance: Random) -> str:
    title = chance.choice(_TITLES)
    title = title.upper() if chance.random() < 0.2 else title
    first, second, third = (chance.randint(1, 12) for _ in range(3))
    return chance.choice(
        (
            f"{first}.{second}. {title}", f"{first}.{second} {title}", f"{first}.{second}.{third}. {title}",
            f"{first}.{second}) {title}", f"{first}.{second}/ {title}", f"- {first}.{second}. {title}",
            f"Mục {first}.{second} {title}", f"Điều {first}. {title}", f"Bảng {first}.{second}. {title}",
            f"Nội dung tại mục {first}.{second} chưa được sửa.", f"Theo khoản {first} Điều {second}, việc ấy được làm.",
            f"Kế hoạch\n{first}.{second}. {title}\nNơi nhận:", f"\t{first}.{second}. {title}",
            f"Các điểm {first}.1, {first}.2 và {first}.3 được giữ lại.",
        )
    )  # fmt: skip


def _dates(chance: Random) -> str:
    first, month, year = chance.randint(1, 20), chance.randint(1, 12), chance.randint(2010, 2025)
    second, third = first + chance.randint(1, 4), first + chance.randint(5, 8)
    name = chance.choice(_MONTHS)
    written = chance.choice(
        (
            f"các ngày {first}, {second} và {third}/{month}", f"các ngày {first}, {second}, {third} tháng {month}",
            f"{name} {first}, {year}", f"{first} {name} {year}", f"{first:02}-{month:02}-{year}",
            f"{first:02}.{month:02}.{year}", f"ngày {first}/{month}/{year}", f"{year}-{month:02}-{first:02}",
            f"từ {first} đến {third}/{month}", f"ngày {first} - {third}/{month}", f"ngày {first} tháng {month} năm {year}",
            f"các năm {year}, {year + 1} và {year + 2}", f"giai đoạn {year}-{year + 5}", f"tháng {month}, tháng {month}",
            f"lúc {first} giờ {first + 20} phút ngày {third}/{month}", f"đêm {first}, rạng sáng {second}/{month}",
        )
    )  # fmt: skip
    return chance.choice(
        (
            "Lễ ký diễn ra {}.",
            "Việc này ghi trong sổ: {}.",
            "Chuyên mục lên sóng {}, đúng lịch.",
            "Họp {} tại hội trường.",
        )
    ).format(written)


def _not_quantities(chance: Random) -> str:
    number, year = chance.randint(1, 999), chance.randint(2010, 2025)
    digits = "".join(str(chance.randint(0, 9)) for _ in range(10))
    written = chance.choice(
        (
            f"Công văn số {number}/{chance.choice(_LETTERS)}", f"Quyết định {number}/{chance.choice(_LETTERS)}",
            f"Luật số {number}/{year}/QH15", f"Nghị định {number}/{year}/NĐ-CP", f"điện thoại 09{digits[:2]} {digits[2:5]} {digits[5:8]}",
            f"điện thoại 0214.{digits[:4]}.{digits[4:7]}", f"mã số thuế 5{digits[1:]}", f"tài khoản số 1903{digits}",
            f"biển số 24A-{digits[:3]}.{digits[3:5]}", f"quốc lộ {chance.randint(1, 90)}D", f"kênh VTV{chance.randint(1, 9)}",
            f"máy chủ 10.{number % 250}.{number % 90}.7", f"Chỉ thị {number}", f"chuyến bay VN{1000 + number}", f"tiêu chuẩn ISO {9000 + number % 9}:{year}",
            f"số +84 9{digits[:2]} {digits[2:5]} {digits[5:8]}",
        )
    )  # fmt: skip
    return chance.choice(
        (
            "Văn thư ghi lại {} để tra cứu.",
            "Trong hồ sơ có {}.",
            "Người dân cần nhớ {}.",
            "{} được nhắc nhiều lần.",
        )
    ).format(written)


def _traps(chance: Random) -> str:
    name, person = chance.choice(_NAMES), chance.choice(_PEOPLE)
    one, other = chance.sample(_IDIOMS, 2)
    return chance.choice(
        (
            f"Đoàn quay phim đã về {name} từ sáng sớm.", f"Chú {person} và chị {person} đều là thông tín viên.",
            f"Chuyện về {one} và {other} được bà con kể lại.", f"Bài viết nhắc tới {one}, rồi {other}.",
            f"Phóng viên thường trú tại {name} gửi bài về {one}.", f"Người ta hay nói {one} là thế.",
            f"Tập thứ {chance.choice(('hai', 'ba', 'tư', 'năm', 'mười hai'))} của bộ phim nói về {one}.",
        )
    )  # fmt: skip
