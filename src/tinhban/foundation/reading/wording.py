"""The words around a number: its qualifier before it, its unit and period after it."""

from dataclasses import dataclass

from tinhban.foundation.quantities import Qualifier
from tinhban.foundation.reading.looks import ORGANS, Looks

LONGEST_QUALIFIER = 4
LONGEST_UNIT = 6
_COMPARED_UNITS = ("lần", "lan")


@dataclass(frozen=True)
class Found:
    """A qualifier and the token at which its words start."""

    qualifier: Qualifier
    first: int


def qualifier_before(looks: Looks, at: int, *, small: bool) -> Found:
    """The qualifier of the number whose first token is `at`; the nearest word decides."""
    found = _nearest(looks, at)
    if found is None:
        return Found(Qualifier.EXACT, at)
    word = looks.src.word(at - 1)
    if word in ("trên", "tren") and _is_place(looks, found.first, at, small=small):
        return Found(Qualifier.EXACT, at)
    if word in ("dưới", "duoi") and looks.src.word(at + 1) in (
        "hình",
        "dạng",
        "góc",
        "hinh",
        "dang",
    ):
        return Found(Qualifier.EXACT, at)
    if (
        found.first == at - 1
        and word in ("hơn", "hon")
        and looks.before(at - 1) in looks.voc.comparatives
    ):
        return Found(Qualifier.EXACT, at)
    outer = _nearest(looks, found.first)
    while outer is not None and outer.qualifier is Qualifier.ABOUT:
        found = Found(found.qualifier, outer.first)
        outer = _nearest(looks, found.first)
    return found


def _nearest(looks: Looks, at: int) -> Found | None:
    for length in range(min(LONGEST_QUALIFIER, at), 0, -1):
        phrase = looks.phrase_before(at, length)
        qualifier = looks.voc.qualifiers.get(phrase)
        if qualifier is not None:
            return Found(qualifier, at - length)
    return None


def _is_place(looks: Looks, first: int, at: int, *, small: bool) -> bool:
    """Whether "trên" says where ("hợp tác trên 6 lĩnh vực"), not how many."""
    src, voc = looks.src, looks.voc
    noun = at + 1
    while looks.scale(noun):
        noun += 1
    following = src.word(noun)
    if looks.number_before(first) or looks.before(first) in ("dân", "người", "ca"):
        # "5 ca trên 100.000 dân", "100 triệu đồng trên 1 ha": per, not more.
        return following in ("ha", "dân", "người", "sào", "km", "m", "tổng", "héc", "hecta")
    if looks.percent(at + 1):
        return False
    before = looks.before(first)
    placed = any(looks.phrase_before(first, length) in voc.placing_verbs for length in (1, 2, 3))
    if following in voc.media:
        return placed or ((bool(before) or small) and before not in voc.having_verbs)
    ridden = following in _RIDDEN and (placed or before in ("người", "khách", "niên", "tượng"))
    return ridden or (placed and following in _PLACES)


_RIDDEN = frozenset(("xe", "chiếc", "tàu", "thuyền", "ôtô", "ô", "chuyến", "máy"))
_PLACES = frozenset(
    ("tỉnh", "huyện", "xã", "phường", "thành", "quận", "tuyến", "thôn", "bản", "đảo", "quốc", "nước", "châu", "vùng",
     "tổng", "cơ", "khu", "điểm", "tinh", "huyen", "xa", "cánh", "sông")
)  # fmt: skip


def trailing_qualifier(looks: Looks, at: int) -> Qualifier | None:
    """ "trở lên" and "trở xuống" close after the unit that starts at token `at`."""
    for place in range(at, at + 4):
        if looks.src.kind(place) != "word":
            return None
        pair = (looks.src.word(place), looks.src.word(place + 1))
        if pair in looks.voc.trailing:
            return looks.voc.trailing[pair]
    return None


@dataclass(frozen=True)
class Unit:
    """Unit words from token `first` to before `end`, and the period of a rate."""

    text: str
    end: int
    per: str | None = None
    per_end: int = 0
    simple: bool = True


def unit_after(looks: Looks, at: int, *, percent_end: int) -> Unit:
    """The unit whose first token is `at`; after a per cent sign at most a period follows."""
    src = looks.src
    if percent_end:
        per, per_end = _period_at(looks, percent_end)
        return Unit("%", percent_end, per, per_end)
    if src.sign(at) in ("$", "€", "₫", "£", "¥"):
        return Unit(src.shown(at), at + 1)
    end = _noun_end(looks, at)
    if end == at:
        per, per_end = _period_at(looks, at)
        return Unit("", at, per, per_end)
    simple = True
    while (more := _listed_after(looks, at, end)) > end:
        end, simple = more, False
    text = src.text[src.starts[at] : src.ends[end - 1]]
    per, per_end = _period_at(looks, end)
    if per is None and src.sign(end) == "/" and src.kind(end + 1) == "word":
        stop = _noun_end(looks, end + 1, longest=2) or end + 2
        per, per_end = _period_at(looks, stop)
        text, end = text + "/" + src.text[src.starts[end + 1] : src.ends[stop - 1]], stop
    return Unit(text, end, per, per_end, simple)


def _noun_end(looks: Looks, at: int, longest: int = LONGEST_UNIT) -> int:
    """The token after the noun phrase that starts at `at`."""
    src, voc = looks.src, looks.voc
    place = at
    while place < at + longest and src.kind(place) == "word":
        word = src.word(place)
        if src.glued(place - 1) and src.kind(place - 1) == "number" and looks.symbol(place):
            return _squared(looks, place + 1)
        named = (place > at and (src.word(place - 1), word) in voc.noun_pairs) or (
            word,
            src.word(place + 1),
        ) in voc.noun_pairs
        if not named and (word in voc.function_words or (place > at and word in voc.verbs)):
            break
        if place > at and word in voc.periods and src.kind(place + 1) == "number":
            break
        if place > at and word in voc.each | voc.periods.keys() and _period_at(looks, place)[0]:
            break
        if (word, src.word(place + 1)) in voc.verb_pairs and not named:
            break
        capital = src.capital(place)
        if capital and place > at:
            break
        titled = src.kind(place + 1) == "word" and not src.capital(place + 1)
        if capital and place == at and not (word in ORGANS or src.shown(place).isupper() or titled):
            break
        if looks.scale(place) and src.word(place - 1) not in ("phần", "phan"):
            break
        if word in _NUMBER_WORDS:
            break
        place += 1
        if word in _WHOLE_UNITS:
            return _squared(looks, place)
        if word in ("đồng", "tuổi", "lần", "giờ", "phút", "giây", "ngày", "tháng", "năm", "tuần"):
            break
    return place


_NUMBER_WORDS = frozenset(("một", "hàng", "hằng", "hai", "bốn", "sáu", "tám", "mười"))
_WHOLE_UNITS = frozenset(("km", "m", "cm", "mm", "kg", "g", "ha", "usd", "mg", "ml", "kwh", "mw"))


def _squared(looks: Looks, at: int) -> int:
    """The token after m of "m2", "km2", "m³"."""
    src = looks.src
    if src.glued(at - 1) and src.kind(at) == "number" and src.words[at] in ("2", "3"):
        return at + 1
    return at


def _listed_after(looks: Looks, at: int, end: int) -> int:
    """The end of one more noun of a list ("tin, bài, ảnh"), or `end`."""
    src, voc = looks.src, looks.voc
    if src.word(at) not in voc.listed:
        return end
    joined = src.sign(end) == "," or src.word(end) in ("và", "va", "hoặc")
    following = end + 1
    if src.sign(end) == "," and src.word(following) in ("và", "va"):
        following += 1
    if not joined or src.word(following) not in voc.listed or src.capital(following):
        return end
    return max(end, _noun_end(looks, following))


def _period_at(looks: Looks, at: int) -> tuple[str | None, int]:
    """A period after a unit: "/tuần", "mỗi tuần", "một tuần", "hằng tuần", "trên tháng"."""
    src, voc = looks.src, looks.voc
    word = src.word(at)
    if src.sign(at) == "/" or word in voc.each:
        period = voc.periods.get(src.word(at + 1))
        if period and (word != "hàng" or src.word(at + 1) != "giờ"):
            return period, at + 2
    return None, 0


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
        if src.word(place - 1) in voc.each and src.word(place - 1) not in ("từng", "1"):
            if src.word(place - 1) in ("một", "mot") and place != at - 1:
                return None, at
            return period, place - 1
        return None, at
    return None, at
