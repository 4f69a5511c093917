"""Numbers that say which one, not how many: Điều 5, lớp 12, tháng 11, mức độ 3, 4."""

import re

from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.thousands import grouped_end
from tinhban.numbers.reading.wording import LOOSE_AFTER

_CHAIN = re.compile(
    r"[ ]?(?:,|;|-|–|và|đến|tới|hoặc|hay|&|/)[ ]?"
    r"(?:(?:ngày|tháng|quý|năm|điều|khoản|số|lớp|quận|phường|tổ|thôn|mức độ|cấp|bài|kỳ|tập|khóa) )?(\d{1,6})(?![.,:/]?\d)"
)


def ordinal(looks: Looks, at: int) -> int:
    src, voc = looks.src, looks.voc
    raw, before = src.words[at], looks.before(at)
    prize = looks.before(at - 1) == "giải"
    if not (prize or before in voc.ordinal_heads) or not before or not raw.isdigit():
        return at
    takes = looks.takes_a_number(grouped_end(looks, at)) or looks.range_takes(at)
    certain = looks.percent(at + 1) or looks.scale(at + 1) > 0
    if prize and len(raw) > 1 and not takes:
        return _chain(looks, at)
    if certain and before not in ("thứ", "điều"):
        return at
    if before in ("cỡ", "size", "chữ", "phông") and not takes:
        return at + 1
    if before == "mục" and src.word(at + 1) in ("phần", "chương", "điều", "khoản", "mục"):
        return _chain(looks, at)
    if before in voc.before_dates and not takes and int(raw[:3]) <= 31:
        return _chain(looks, at)  # "đêm 3, rạng sáng 4/4"
    if before == "độ" and _degree(looks, at, takes=takes):
        return _chain(looks, at)  # "bỏng độ 2"
    if takes and looks.phrase_before(at, 2) in _ARRANGED:
        return at
    if before in ("số", "so"):
        named = looks.before(at - 1) not in voc.not_numbered or src.word(at - 2) in ("thông", "hồ")
        return (
            _chain(looks, at) if named and not (takes and src.word(at - 2) in ("với", "là")) else at
        )
    if before in ("giải", "giai") and int(raw) <= 3 and looks.src.word(at + 1) in _AWARDED:
        return _chain(looks, at)  # "đạt giải 3 cấp huyện"
    within = before in ("vòng", "vong") and looks.before(at - 1) in ("trong", "khoảng")
    if within:
        return at
    if before in voc.loose_ordinals and src.capital(at - 1) and src.capital(at + 1):
        return _chain(looks, at)  # "Đội 3 Phòng Cảnh sát"
    crossing = before == "ngã" and len(raw) == 1
    if crossing or looks.phrase_before(at, 2) in _PHASES or _neighbourhood(looks, at):
        return _chain(looks, at)
    named = before in voc.classes and looks.before(at - 1) not in voc.each
    if named and not looks.number_before(at - 1) and len(raw) < 3:
        return _chain(looks, at)
    if before in voc.strict_ordinals or looks.phrase_before(at, 2) in voc.papers:
        return _chain(looks, at)
    if before in voc.periods and before not in ("giờ", "đêm"):
        return _calendar(looks, at, takes)
    if takes or len(raw) > 4:
        return at
    if before in voc.loose_ordinals or looks.phrase_before(at, 2) in voc.numbered:
        return _chain(looks, at)
    return at


def _degree(looks: Looks, at: int, *, takes: bool) -> bool:
    """Whether a degree is named: "bỏng độ 2"; not "nhiệt độ 20", "có độ 20 người"."""
    outer = looks.before(at - 1)
    about = outer in LOOSE_AFTER or looks.src.opens_sentence(at - 1)
    return outer not in _MEASURED and not (takes and about)


def _calendar(looks: Looks, at: int, takes: bool) -> int:
    """ngày 5, tháng 11, năm 2022, quý 1; not "mỗi tháng 2 lần"."""
    before, number = looks.before(at), int(looks.src.words[at])
    if looks.before(at - 1) in looks.voc.each or looks.number_before(at - 1):
        return at
    limit = {"ngày": 31, "tháng": 12, "quý": 4, "quí": 4, "qúy": 4, "tuần": 53, "năm": 2100}
    plain_limit = {"ngay": 31, "thang": 12, "quy": 4, "tuan": 53, "nam": 2100}
    highest = (limit | plain_limit).get(before, 0)
    if number > highest:
        return at
    if before in ("năm", "nam") and number < 1000 and takes:
        return _chain(looks, at) if number <= 6 and _studied(looks, at + 1) else at
    if before in ("tuần", "tuan") and takes:
        return at
    return _chain(looks, at)


def _neighbourhood(looks: Looks, at: int) -> bool:
    """Whether a part of a commune is meant: "Tổ 52 phường Minh Tân"."""
    src = looks.src
    return (
        looks.before(at) in _PARTS_OF_COMMUNE
        and src.word(at + 1) in _COMMUNES
        and (src.capital(at + 2) or src.word(at + 1) == "thị")
        and looks.before(at - 1) not in looks.voc.having_verbs
    )


def _studied(looks: Looks, at: int) -> bool:
    """Whether a course follows: "năm 3 đại học"."""
    return looks.src.word(at) in ("đại", "cao") and looks.src.word(at + 1) in ("học", "đẳng")


_MEASURED = frozenset(("nhiệt", "tốc", "mật", "cường", "nồng", "vận", "góc", "biên"))
_ARRANGED = frozenset((("bố", "trí"), ("biên", "tập"), ("thành", "lập"), ("tập", "luyện")))
_PHASES = frozenset((("giai", "đoạn"), ("học", "kỳ"), ("học", "kì"), ("đợt", "thi")))
_PARTS_OF_COMMUNE = frozenset(("tổ", "thôn", "ấp", "khu", "phố", "xóm", "đội", "bản", "khóm"))
_COMMUNES = frozenset(("phường", "xã", "thị", "huyện", "quận"))
_AWARDED = frozenset(("cấp", "toàn", "tỉnh", "huyện", "quốc", "hội", "cuộc", "môn", "chung", "tại"))


def _chain(looks: Looks, at: int) -> int:
    """An ordinal and those joined to it: điều 5, 6 và 7."""
    src = looks.src
    end = src.ends[at]
    highest = max(int(src.words[at]), 12)
    while found := _CHAIN.match(src.text, end):
        after = looks.token_after(at, found.end())
        if found[0].lstrip()[0] == "/":
            end = found.end()
            continue
        joined_by_comma = found[0].lstrip()[0] in ",;"
        if looks.takes_a_number(after) and (joined_by_comma or int(found[1]) > highest):
            break
        end = found.end()
    return looks.token_after(at, end)
