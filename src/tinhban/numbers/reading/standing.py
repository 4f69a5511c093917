"""Whether a number word counts where it stands: not after "tháng", not in a name, not in an hour."""

from tinhban.foundation.cardinals import HALF
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.rates import period_before
from tinhban.numbers.reading.runs import STARTS, Run, run_end
from tinhban.numbers.reading.vocabulary import words
from tinhban.numbers.reading.wording import unit_after

_ONE_AFTER = frozenset(
    ("hơn", "gần", "khoảng", "nhất", "thiểu", "đa", "đúng", "tròn", "duy", "thêm", "đủ", "mỗi")
)
_NOT_ONE_OF = frozenset(
    ("số", "vài", "phần", "cách", "trong", "khi", "ít", "chút", "mình", "loạt", "nửa", "bên", "mặt", "thời", "đời", "cái",
     "lúc", "hôm", "chiều", "thể", "mực", "lần", "ngày", "dạo", "tí", "đoạn", "nơi", "tay", "tháng", "tuần", "mai", "thứ")
)  # fmt: skip
NOT_AFTER_WORDS = frozenset(
    ("thứ", "tháng", "mùng", "mồng", "lớp", "số", "năm", "một", "quý", "rằm", "ngã", "vài", "dăm", "mấy", "đôi", "khóa",
     "khoá", "phẩy", "chấm")
)  # fmt: skip
_ALWAYS_NAMED = frozenset(("tầng", "chương", "khoản", "ngõ", "ngách", "hẻm", "kiệt", "thửa", "kỷ"))
# After these one word says which one, and a longer number how many: "tập hai", "biên tập hai trăm tin".
_NO_DIGIT_AFTER = frozenset(
    ("cấp", "loại", "hạng", "chương", "tập", "vòng", "kỳ", "ngôi", "thế", "nhóm", "đời", "bậc", "chế", "thời", "đợt", "vị",
     "tư", "giải", "tuổi", "âm")
)  # fmt: skip
_NOT_FIVE_AFTER = words("trong đầu cuối giữa cả các những nhiều hai vài mấy từ sau")
_YEARS_OF = frozenset(
    (("tài", "chính"), ("tài", "khóa"), ("tài", "khoá"), ("sản", "xuất"), ("công", "tác"))
)
# "Năm kỷ cương hành chính": the name of a year.
_THEMES = frozenset(
    (("kỷ", "cương"), ("du", "lịch"), ("dân", "vận"), ("doanh", "nghiệp"), ("dữ", "liệu"), ("an", "toàn"), ("trật", "tự"),
     ("văn", "minh"), ("thanh", "niên"), ("quốc", "tế"), ("quốc", "gia"), ("phong", "trào"), ("hành", "động"))
)  # fmt: skip
MEASURES = frozenset(
    ("tấn", "tạ", "yến", "cân", "kg", "lít", "mét", "km", "cây", "giờ", "tiếng", "héc", "hecta", "ha", "tháng", "năm", "ngày",
     "tuần", "phút")
)  # fmt: skip


def lets_number_follow(looks: Looks, at: int) -> bool:
    """Whether the word before lets a number follow: not "thứ", "tháng", "lớp"."""
    before, outer = looks.before(at), looks.src.word(at - 2)
    if before in NOT_AFTER_WORDS:
        return (before == "số" and outer in ("tổng", "con", "trong")) or (
            before in ("tháng", "năm", "quý") and outer in looks.voc.each
        )
    if before in _ALWAYS_NAMED:
        return False
    named = before in looks.voc.loose_ordinals or before in looks.voc.strict_ordinals
    ordinal = named or (outer, before) in looks.voc.numbered
    if ordinal and not looks.takes_one(_noun_after(looks, at)) and outer not in looks.voc.each:
        return False
    if before in _NO_DIGIT_AFTER and not (before == "vòng" and outer == "trong"):
        end = _noun_after(looks, at)
        return end > at + 1 and looks.takes_a_number(end)
    if before == "ngày" and outer not in looks.voc.each:
        end = run_end(looks, at)
        return looks.counted(end) and looks.src.word(end) != "tháng"
    return not (before == "nhà" and outer == "số")


def _noun_after(looks: Looks, at: int) -> int:
    """The token after the number words at `at`, a last "năm" taken as years."""
    end = run_end(looks, at)
    return end - 1 if end > at + 1 and looks.src.word(end - 1) == "năm" else end


def hour_end(looks: Looks, at: int, end: int) -> int:
    """The token after an hour: "lúc bảy giờ ba mươi phút", "bảy giờ sáng"; 0 where none is told."""
    src = looks.src
    if src.word(end) != "giờ":
        return 0
    led = looks.before(at) in ("lúc", "hồi", "vào")
    if not led and src.word(end + 1) not in looks.voc.after_hours - {"cùng"}:
        return 0
    stop = run_end(looks, end + 1) if src.word(end + 1) in STARTS else end + 1
    return stop + 1 if src.word(stop) == "phút" else stop


def capital_fits(looks: Looks, at: int, run: Run) -> bool:
    """Whether a capital belongs to the sentence, to a text of capitals or to a sum, not to a name."""
    src = looks.src
    if len(src.words[at]) > 1 and src.shown(at).isupper() and src.shown(run.end - 1).isupper():
        return True
    if run.length >= 3 and src.capital(at + 1) and run.scale:
        return True
    if not src.opens_sentence(at):
        return False
    return not src.capital(run.end) or looks.counted(run.end)


def counts(looks: Looks, at: int) -> bool:
    """Whether one number word counts what follows it."""
    src = looks.src
    word, following = src.word(at), src.word(at + 1)
    pair = (following, src.word(at + 2))
    if not following or (
        following in looks.voc.function_words and pair not in looks.voc.noun_pairs
    ):
        return False
    counted = looks.counted(at + 1) or pair in looks.voc.noun_or_verb_pairs
    if word == "một":
        return _counts_one(looks, at, counted=counted)
    if not counted:
        return False
    return word != "năm" or not _is_year(looks, at, pair)


def _counts_one(looks: Looks, at: int, *, counted: bool) -> bool:
    src = looks.src
    following = src.word(at + 1)
    called = looks.before(at) in _ONE_AFTER and following not in _NOT_ONE_OF and counted
    span = looks.before(at) == "từ" and src.word(at + 2) in ("đến", "tới")
    if src.word(at + 2) == HALF and following in MEASURES:
        return True  # "một tuần rưỡi"
    listed = counted and following in looks.voc.listed and following not in _NOT_ONE_OF
    return called or (span and counted) or (listed and _rated(looks, at))


def _is_year(looks: Looks, at: int, following: tuple[str, str]) -> bool:
    """Whether "năm" is a year where it could be a five."""
    return (
        looks.before(at) in looks.voc.each
        or looks.number_before(at)
        or (looks.before(at) in _NOT_FIVE_AFTER and looks.before(at - 1) != "tất")
        or (following[0] == "tháng" and following[1] in ("đầu", "cuối"))
        or following[0] in ("học", "thứ", "ngoái")
        or following in _YEARS_OF
        or following in _THEMES
    )


def _rated(looks: Looks, at: int) -> bool:
    """Whether a period stands before or behind: "mỗi tuần một bài", "một bài/tuần"."""
    unit = unit_after(looks, at + 1, percent_end=0)
    return unit.per is not None or period_before(looks, at)[0] is not None
