"""Where a centred title breaks: few lines, of even length, never inside a name or before a dash."""

from collections.abc import Callable
from functools import cache

from tinhban.papers import typeface

Lines = tuple[str, ...]

# A line may well begin with one of these, and must not end with one.
_OPENERS = frozenset(
    {"và", "với", "giữa", "trong", "của", "về", "tại", "theo", "do", "cho", "từ", "đến", "năm"}
    | {"tỉnh", "thành", "giai", "các", "những", "ngày", "tháng", "kỳ"}
)
# Words of two syllables that are common in these titles; Vietnamese writes them apart.
_PAIRS = frozenset(
    {"truyền hình", "truyền thanh", "truyền thông", "phát thanh", "thông tin", "báo chí"}
    | {"quốc hội", "hội đồng", "ủy ban", "nhân dân", "văn hóa", "thể thao", "du lịch"}
    | {"công nghệ", "khoa học", "chuyển đổi", "xuất bản", "bưu chính", "viễn thông"}
    | {"chương trình", "kế hoạch", "lĩnh vực", "giai đoạn", "kết quả", "thực hiện"}
    | {"hợp tác", "phối hợp", "trao đổi", "đối chiếu", "số liệu", "sử dụng", "xác nhận"}
    | {"phương hướng", "nhiệm vụ", "tổng kết", "sơ kết", "hội nghị", "tuyên truyền"}
)
_GRAVE, _AWKWARD, _HARMLESS, _WELCOME = 4.0, 1.0, 0.15, -0.2


def balanced(text: str, room: float, points: float, *, bold: bool = True) -> Lines:
    """Break `text` into as few lines as fit `room` millimetres, at the best places."""
    words = tuple(text.split(" "))  # keeps what a no-break space holds together
    words = tuple(word for word in words if word)
    if not words:
        return ()

    def width(start: int, end: int) -> float:
        return typeface.width_mm(" ".join(words[start:end]), points, bold=bold)

    @cache
    def best(start: int, left: int, ideal: float) -> tuple[float, tuple[int, ...]]:
        """Cost and line ends from word `start` on, in `left` lines."""
        if left == 1:
            fits = width(start, len(words)) <= room or start == len(words) - 1
            return (_unevenness(width(start, len(words)), ideal) if fits else 1e9), (len(words),)
        choices = []
        for end in range(start + 1, len(words) - left + 2):
            here = width(start, end)
            if here > room and end > start + 1:
                break
            cost, ends = best(end, left - 1, ideal)
            choices.append((cost + _unevenness(here, ideal) + _cost(words, end), (end, *ends)))
        return min(choices)

    count, total = _fewest(words, room, width), width(0, len(words))
    few = best(0, count, total / count)
    # One line more is better than a name torn apart.
    more = best(0, count + 1, total / (count + 1)) if count < len(words) else few
    ends = more[1] if more[0] + _AWKWARD / 2 < few[0] else few[1]
    return tuple(
        " ".join(words[start:end]) for start, end in zip((0, *ends[:-1]), ends, strict=True)
    )


def _fewest(words: Lines, room: float, width: Callable[[int, int], float]) -> int:
    count, start = 1, 0
    for end in range(1, len(words) + 1):
        if width(start, end) > room and end - start > 1:
            count, start = count + 1, end - 1
    return count


def _unevenness(width: float, ideal: float) -> float:
    return ((width - ideal) / ideal) ** 2


def _cost(words: Lines, at: int) -> float:
    """What a break before word `at` costs the reader."""
    before, after = words[at - 1], words[at]
    counts = before.isdigit() and len(before) < 4  # "3 tỉnh"; a year ends its phrase
    if counts or after in {"-", "–"} or after[:1].isdigit() or before.casefold() in _OPENERS:
        return _GRAVE
    if _inside_a_name(before, after) or f"{before} {after}".casefold().rstrip(",;:") in _PAIRS:
        return _AWKWARD
    if before in {"-", "–"}:
        return _HARMLESS
    if after.casefold() in _OPENERS or before[-1] in ",;:":
        return _WELCOME
    return 0


def _inside_a_name(before: str, after: str) -> bool:
    """Two capitalised words in mixed text: "Lào" and "Cai"."""
    return before.istitle() and after.istitle() and before[-1].isalpha()
