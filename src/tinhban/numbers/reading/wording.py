"""The words around a number: its qualifier before it, its unit and period after it."""

from decimal import Decimal
from typing import NamedTuple

from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading.looks import ORGANS, Looks
from tinhban.numbers.reading.rates import period_at
from tinhban.numbers.reading.signs import sign_before

LONGEST_UNIT = 6
_COMPARED_UNITS = ("lần", "lan")


class FoundQualifier(NamedTuple):
    """A qualifier, the token at which its words start, and whether "khoảng" stands before it."""

    qualifier: Qualifier
    first: int
    approximate: bool = False


def qualifier_before(looks: Looks, at: int, *, number: int | Decimal) -> FoundQualifier:
    """The qualifier of the number whose first token is `at`; the nearest word decides."""
    found = nearest_qualifier(looks, at)
    if found is None:
        return FoundQualifier(Qualifier.EXACT, at)
    word = looks.src.word(at - 1)
    if word in ("trên", "tren") and _is_place(looks, found.first, at, number=number):
        return FoundQualifier(Qualifier.EXACT, at)
    if word in ("dưới", "duoi") and looks.src.word(at + 1) in (
        "hình",
        "dạng",
        "góc",
        "hinh",
        "dang",
    ):
        return FoundQualifier(Qualifier.EXACT, at)
    if (
        found.first == at - 1
        and word in ("hơn", "hon")
        and looks.before(at - 1) in looks.voc.comparatives
        and not _extent(looks, at)
    ):
        return FoundQualifier(Qualifier.EXACT, at)
    if word in ("hơn", "hon") and found.first < at - 1 and _compared(looks, at):
        return FoundQualifier(Qualifier.EXACT, at)  # "lớn hơn 18% so với": a difference
    outer = nearest_qualifier(looks, found.first)
    while outer is not None and outer.qualifier is Qualifier.ABOUT:
        found = FoundQualifier(found.qualifier, outer.first, approximate=True)
        outer = nearest_qualifier(looks, found.first)
    return found


def nearest_qualifier(looks: Looks, at: int) -> FoundQualifier | None:
    """The longest qualifier whose words or sign end right before token `at`."""
    compared = sign_before(looks, at)
    if compared is not None:
        return FoundQualifier(*compared)
    if looks.before(at) in _LOOSE and (
        looks.src.opens_sentence(at - 1) or looks.before(at - 1) in LOOSE_AFTER
    ):
        return FoundQualifier(Qualifier.ABOUT, at - 1)
    if looks.before(at) == "già" and looks.src.word(at) == "nửa":
        return FoundQualifier(Qualifier.MORE_THAN, at - 1)
    for phrase, qualifier in looks.voc.qualifier_ends.get(looks.before(at), ()):
        if looks.phrase_before(at, len(phrase)) == phrase:
            return FoundQualifier(qualifier, at - len(phrase))
    return None


# Nouns that mean "about" only where no other noun stands before them: "nhiệt độ 30", "có độ 30 người".
_LOOSE = frozenset(("độ", "quãng", "phỏng"))
LOOSE_AFTER = frozenset(
    ("có", "còn", "chỉ", "mất", "hết", "được", "cần", "cách", "chừng", "thêm", "trong")
)


def _extent(looks: Looks, at: int) -> bool:
    """Whether the number at `at` is how long or wide something is: "dài hơn 2 km", not "dài hơn 2 km so với"."""
    measured = looks.src.word(at + 1) in _LENGTHS and looks.before(at - 1) in _DIMENSIONS
    return measured and not _compared(looks, at)


def _compared(looks: Looks, at: int) -> bool:
    return any(
        looks.src.word(place) == "so" and looks.src.word(place + 1) in ("với", "voi")
        for place in range(at + 1, at + 7)
    )


_DIMENSIONS = frozenset(
    ("dài", "rộng", "cao", "nặng", "sâu", "dày", "xa", "dai", "rong", "nang", "sau", "day")
)
_LENGTHS = frozenset(
    ("km", "m", "cm", "mm", "mét", "met", "ha", "héc", "hecta", "kg", "tấn", "tạ", "tan", "ta", "dặm", "lý", "trang")
)  # fmt: skip
_MOST_PLACES = (
    63  # the provinces there were: on more channels, papers or communes than this, "trên" counts
)


def _is_place(looks: Looks, first: int, at: int, *, number: int | Decimal) -> bool:
    """Whether "trên" says where ("hợp tác trên 6 lĩnh vực"), not how many."""
    src, voc = looks.src, looks.voc
    noun = at + 1
    while looks.scale(noun):
        noun += 1
    following = src.word(noun)
    if looks.number_before(first) or looks.before(first) in ("dân", "người", "ca"):
        # "5 ca trên 100.000 dân", "100 triệu đồng trên 1 ha": per, not more.
        return following in ("ha", "dân", "người", "sào", "km", "m", "tổng", "héc", "hecta")
    before = looks.before(first)
    if before and before == following and looks.number_before(first - 1):
        return True  # "45 điểm trên 50 điểm"
    if number == 1 and following in _PER and before not in voc.having_verbs:
        return True  # "thu nhập trên 1 ha"
    if looks.percent(at + 1) or number > _MOST_PLACES:
        return False
    if following in voc.joined_on:
        return any(looks.phrase_before(first, length) in voc.joining_verbs for length in (2, 3))
    placed = any(looks.phrase_before(first, length) in voc.placing_verbs for length in (1, 2, 3))
    if following in voc.media:
        return placed or ((bool(before) or number <= 20) and before not in voc.having_verbs)
    ridden = following in _RIDDEN and (placed or before in ("người", "khách", "niên", "tượng"))
    return ridden or (placed and following in _PLACES)


_PER = frozenset(("ha", "sào", "m2", "km2", "đơn", "đầu", "sao", "dau", "don"))


_RIDDEN = frozenset(("xe", "chiếc", "tàu", "thuyền", "ôtô", "ô", "chuyến", "máy"))
_PLACES = frozenset(
    ("tỉnh", "huyện", "xã", "phường", "thành", "quận", "tuyến", "thôn", "bản", "đảo", "quốc", "nước", "châu", "vùng",
     "tổng", "cơ", "khu", "điểm", "tinh", "huyen", "xa", "cánh", "sông")
)  # fmt: skip


def trailing_qualifier(looks: Looks, at: int) -> Qualifier | None:
    """ "trở lên" and "trở xuống" close after the unit that starts at token `at`."""
    for place in range(at, at + 4):
        word = looks.src.word(place)
        if not word:
            return None
        if word in ("trở", "tro"):
            return looks.voc.trailing.get((word, looks.src.word(place + 1)))
    return None


class UnitWords(NamedTuple):
    """Unit words from token `first` to before `end`, and the period of a rate."""

    text: str
    end: int
    per: str | None = None
    per_end: int = 0
    simple: bool = True


def unit_after(looks: Looks, at: int, *, percent_end: int) -> UnitWords:
    """The unit whose first token is `at`; after a per cent sign at most a period follows."""
    src = looks.src
    if percent_end:
        per, per_end = period_at(looks, percent_end)
        return UnitWords("‰" if src.sign(at) == "‰" else "%", percent_end, per, per_end)
    if src.sign(at) in ("$", "€", "₫", "£", "¥"):
        return UnitWords(src.shown(at), at + 1)
    end = _noun_end(looks, at)
    if end == at:
        per, per_end = period_at(looks, at)
        return UnitWords("", at, per, per_end)
    simple = True
    while (more := _listed_after(looks, at, end)) > end:
        end, simple = more, False
    text = src.text[src.starts[at] : src.ends[end - 1]]
    per, per_end = period_at(looks, end)
    if per and src.sign(end) != "/" and looks.voc.listed.get(src.word(at), frozenset()) & _DOERS:
        per = None  # "Báo 3 tỉnh mỗi tháng đăng 2 bài"
    if per is None and src.sign(end) == "/" and src.kind(end + 1) == "word":
        stop = _noun_end(looks, end + 1, longest=2) or end + 2
        per, per_end = period_at(looks, stop)
        text, end = text + "/" + src.text[src.starts[end + 1] : src.ends[stop - 1]], stop
    return UnitWords(text, end, per, per_end, simple)


_DOERS = frozenset(("places", "bodies"))


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
        pair = (src.word(place - 1), word)
        named = named or (place == at + 1 and pair in voc.noun_or_verb_pairs)
        if not named and (word in voc.function_words or (place > at and word in voc.verbs)):
            break
        if place > at and word in voc.periods and src.kind(place + 1) == "number":
            break
        if place > at and word in voc.each | voc.periods.keys() and period_at(looks, place)[0]:
            break
        if not named and looks.verb_pair(place, surely_counted=place == at):
            break
        if place > at and _measured_by(looks, place):
            break
        capital = src.capital(place)
        if capital and place > at:
            break
        titled = src.kind(place + 1) == "word" and not src.capital(place + 1)
        known = word in ORGANS or src.shown(place).isupper() or titled or looks.symbol(place)
        if capital and place == at and not known:
            break
        if looks.scale(place) and src.word(place - 1) not in ("phần", "phan"):
            break
        if (word in _NUMBER_WORDS and not named) or word == "rưỡi":
            break
        place += 1
        if word in _HYPHENED and src.sign(place) == "-" and src.glued(place):
            return _hyphened(looks, place)
        if word in _WHOLE_UNITS:
            return _squared(looks, place)
        if word in ("đồng", "tuổi", "lần", "giờ", "phút", "giây", "ngày", "tháng", "năm", "tuần"):
            break
    return place


def _measured_by(looks: Looks, at: int) -> bool:
    """Whether a new figure begins: "phóng sự dài 15 phút", "bao gạo khoảng 10 kg"."""
    word = looks.src.word(at)
    return ((word,) in looks.voc.qualifiers or word in _DIMENSIONS) and looks.number_before(at + 2)


_NUMBER_WORDS = frozenset(("một", "hàng", "hằng", "hai", "bốn", "sáu", "tám", "mười"))
_WHOLE_UNITS = frozenset(("km", "m", "cm", "mm", "kg", "g", "ha", "usd", "mg", "ml", "kwh", "mw"))


_HYPHENED = frozenset(("héc", "ki", "xăng", "mi", "mê", "đề", "xen", "hec"))


def _hyphened(looks: Looks, at: int) -> int:
    """The token after "ta" of "héc-ta", "mét" of "ki-lô-mét"."""
    src = looks.src
    while src.sign(at) == "-" and src.glued(at - 1) and src.glued(at) and src.word(at + 1):
        at += 2
    return at


def _squared(looks: Looks, at: int) -> int:
    """The token after m of "m2", "km2", "m³"."""
    src = looks.src
    if src.glued(at - 1) and src.kind(at) == "number" and src.words[at] in ("2", "3"):
        return at + 1
    return at


def _listed_after(looks: Looks, at: int, end: int) -> int:
    """The end of one more noun of a list ("tin, bài, ảnh"), or `end`."""
    src, voc = looks.src, looks.voc
    groups = voc.listed.get(src.word(at))
    if groups is None:
        return end
    joined = src.sign(end) == "," or src.word(end) in ("và", "va", "hoặc")
    following = end + 1
    if src.sign(end) == "," and src.word(following) in ("và", "va"):
        following += 1
    alike = groups & voc.listed.get(src.word(following), frozenset())
    if not joined or not alike or src.capital(following):
        return end
    stop = _noun_end(looks, following)
    return stop if stop > following else end
