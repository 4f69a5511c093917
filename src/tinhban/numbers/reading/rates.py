"""The period of a rate, behind its unit or before its number: "1 bài/tuần", "mỗi tuần 1 bài"."""

from tinhban.numbers.reading.looks import Looks


def period_at(looks: Looks, at: int) -> tuple[str | None, int]:
    """A period after a unit: "/tuần", "mỗi tuần", "một tuần", "hằng tuần", "trên tháng"."""
    src, voc = looks.src, looks.voc
    word = src.word(at)
    period = voc.periods.get(src.word(at + 1))
    if src.sign(at) == "/" and is_one(looks, at + 1):
        period = voc.periods.get(src.word(at + 2))
        return (period, at + 3) if period else (None, 0)  # "1 bài/1 tuần"
    if period is None:
        return None, 0
    if src.sign(at) == "/" or word in voc.each:
        return (None, 0) if word == "hàng" and period == "hour" else (period, at + 2)
    ended = src.word(at + 2) in _PAST or src.kind(at + 2) == "number"
    one = is_one(looks, at) and src.word(at - 1) not in voc.periods  # not "2 ngày 1 đêm"
    if (word in ("trên", "tren") or one) and not ended:
        return period, at + 2  # "1 bài 1 tuần"
    return None, 0


def is_one(looks: Looks, at: int) -> bool:
    """Whether the digit 1 stands at `at`."""
    return looks.src.kind(at) == "number" and looks.src.words[at] in ("1", "01")


_PAST = frozenset(
    ("trước", "sau", "nữa", "qua", "tới", "nay", "liền", "truoc", "nua", "toi", "lien")
)


def per_one(looks: Looks, at: int) -> int:
    """In "1 tuần 1 bài", "1 tuần có 2 bài" the token of the second number; else 0."""
    src = looks.src
    if not is_one(looks, at) or looks.voc.periods.get(src.word(at + 1), "hour") == "hour":
        return 0  # "1 giờ 40 phút" is one time
    place = (
        at + 3 if src.word(at + 2) in ("có", "đăng", "phát", "là", "co", "dang", "phat") else at + 2
    )
    counts = looks.counted(place + 1) and src.word(place + 1) not in looks.voc.periods
    return place if src.kind(place) == "number" and counts else 0


def _opens_clause(looks: Looks, at: int) -> bool:
    return looks.src.kind(at - 1) in ("", "line", "sign") or looks.before(at) in ("đặn", "đều")


def period_before(looks: Looks, at: int) -> tuple[str | None, int]:
    """A period said before: "mỗi tuần 1 chuyên mục", "Mỗi năm, Đài sản xuất 300"; (period, first token)."""
    src, voc = looks.src, looks.voc
    for place in range(at - 1, max(-1, at - 9), -1):
        if src.kind(place) in ("line", "number", "address") or src.sign(place) in (
            ".",
            ";",
            ":",
            "!",
            "?",
            "(",
            ")",
        ):
            return None, at
        period = voc.periods.get(src.word(place))
        if period is None:
            continue
        if is_one(looks, place - 1) and per_one(looks, place - 1) in (at, at - 1):
            return period, place - 1
        if place == at - 1 and period == "week" and _opens_clause(looks, place):
            return period, place  # "đều đặn, tuần 1 bài"
        if src.word(place - 1) in voc.each and src.word(place - 1) not in ("từng", "1"):
            if src.word(place - 1) in ("một", "mot") and place != at - 1:
                return None, at
            return period, place - 1
        return None, at
    return None, at
