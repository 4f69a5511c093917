"""Quantities made from the grammar of the language: the value first, then the words for it."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from tests.written_forms.cases import Case, Expected
from tests.written_forms.frames import COUNTED, MEASURED, MONEY, PEOPLE, framed, unit_of
from tests.written_forms.spelling import DIGITS, pair, spelt, spoken_hundreds, with_places

SEED = 20221115
EACH = 60
SPACES = ("", " ", "\u00a0")
BEFORE = {
    "about_below": ("gần", "ngót", "suýt soát"),
    "more_than": ("hơn", "trên", "vượt quá"),
    "about": ("khoảng", "chừng", "xấp xỉ", "ước đạt", "trên dưới", "vào khoảng", "phỏng chừng"),
    "at_least": ("ít nhất", "tối thiểu", "không dưới", "không ít hơn"),
    "at_most": ("không quá", "tối đa", "nhiều nhất", "không vượt quá", "dưới"),
    "less_than": ("chưa đến", "chưa đầy", "chưa tới"),
    "exact": ("đúng", "tròn", "cả thảy", "tổng cộng", "toàn bộ", "tất cả"),
}
SIGNS = {
    "at_least": ("≥", ">=", "⩾"),
    "more_than": (">", "＞"),
    "at_most": ("≤", "<=", "⩽"),
    "less_than": ("<",),
    "about": ("~", "≈", "±", "∼"),
}
Made = tuple[str, Expected]


def made_sentences() -> list[Case]:
    """The same sentences at every run: a fixed seed for each kind."""
    found = []
    for place, make in enumerate(MAKERS):
        kind = make.__name__.strip("_")
        chance = Random(SEED + place)
        for _ in range(EACH):
            quantity, expected = make(chance)
            found.append(Case(kind, framed(quantity, chance), ((expected,),)))
    return found


def figures(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def some_number(chance: Random) -> int:
    """Small numbers as often as large ones, with zeros in every place."""
    number = chance.randint(2, 10 ** chance.randint(1, 6))
    return number - number % 10 ** chance.choice((0, 0, 0, 1, 2)) or 2


def _whole_numbers_in_words(chance: Random) -> Made:
    number = some_number(chance)
    if chance.random() < 0.3:
        number *= chance.choice((10**6, 10**9))
        return f"{spelt(number, chance)} đồng", Expected(Fraction(number), unit="đồng")
    unit = unit_of(chance)
    return f"{spelt(number, chance)} {unit}", Expected(Fraction(number), unit=unit)


def _decimals_in_words(chance: Random) -> Made:
    whole, places = chance.randint(0, 30), str(chance.randint(1, 99)).rstrip("0")
    if chance.random() < 0.25:
        places = f"0{places[0]}"
    number = Fraction(int(str(whole) + places), 10 ** len(places))
    said = with_places(whole, places, chance)
    scale, unit = chance.choice(
        (
            (10**9, "tỷ đồng"), (10**6, "triệu đồng"), (10**6, "triệu lượt"), (1, "phần trăm"), (1, "ha"), (1, "km"),
            (1000, "nghìn tấn"), (1, "lần"), (1, "điểm"),
        )
    )  # fmt: skip
    shown = "%" if unit == "phần trăm" else unit.split()[-1]
    return f"{said} {unit}", Expected(number * scale, unit=shown)


def _fractions(chance: Random) -> Made:
    whole = chance.choice((2, 3, 4, 5, 6, 7, 8, 10, 20, 12))
    part = 1 if whole > 10 else chance.randint(1, whole - 1)
    below = "tư" if whole == 4 else "mười" if whole == 10 else spelt(whole, chance)
    said = f"{part}/{whole}" if chance.random() < 0.3 else f"{DIGITS[part]} phần {below}"
    qualifier = chance.choice(("exact", "exact", "about", "about_below", "more_than", "at_least"))
    words = f"{chance.choice(BEFORE[qualifier][:1])} " if qualifier != "exact" else ""
    noun = chance.choice(("số tin, bài", "số hộ", "số đại biểu", "diện tích", "tổng số vốn"))
    return f"{words}{said} {noun}", Expected(Fraction(part), qualifier, out_of=Fraction(whole))


def _approximate_pairs(chance: Random) -> Made:
    low = chance.randint(1, 8)
    scale, value = chance.choice(
        (
            ("", 1), ("chục", 10), ("mươi", 10), ("trăm", 100), ("nghìn", 1000), ("triệu", 10**6), ("trăm nghìn", 10**5),
            ("chục triệu", 10**7),
        )
    )  # fmt: skip
    if scale == "mươi" and low == 1:
        low = 2
    unit = "đồng" if "triệu" in scale else unit_of(chance, PEOPLE)
    if low == 4 and not scale:
        unit = "ngày"  # "bốn năm cán bộ" is heard as four years of something only in a joke
    expected = Expected(
        Fraction(low * value), "between", Fraction((low + 1) * value), unit=unit, approximate=True
    )
    return f"{pair(low, scale)} {unit}", expected


def _halves(chance: Random) -> Made:
    scale, value = chance.choice(
        (("trăm", 100), ("nghìn", 1000), ("vạn", 10**4), ("triệu", 10**6), ("tỷ", 10**9))
    )
    number = chance.randint(1, 9)
    unit = "đồng" if value >= 10**6 else unit_of(chance, PEOPLE)
    form = chance.randint(0, 3)
    if form == 0 and value >= 10**6:
        return f"nửa {scale} {unit}", Expected(Fraction(value, 2), unit=unit)
    if form == 1:
        return f"{number} {scale} rưỡi {unit}", Expected(
            number * value + Fraction(value, 2), unit=unit
        )
    if form == 2:
        span = chance.choice(("năm", "tháng", "tuần", "ngày"))
        return f"{DIGITS[number]} {span} rưỡi", Expected(number + Fraction(1, 2), unit=span)
    said = f"{DIGITS[number]} {scale} rưỡi {unit}"
    return said, Expected(number * value + Fraction(value, 2), unit=unit)


def _signs(chance: Random) -> Made:
    qualifier = chance.choice(tuple(SIGNS))
    number = some_number(chance)
    unit = unit_of(chance)
    if chance.random() < 0.15:
        spread = max(1, number // 20)
        written = f"{figures(number)}{chance.choice(SPACES)}±{chance.choice(SPACES)}{spread} {unit}"
        return written, Expected(
            Fraction(number - spread), "between", Fraction(number + spread), unit=unit
        )
    if chance.random() < 0.2:
        unit, number = "%", number % 100 + 1
    written = f"{chance.choice(SIGNS[qualifier])}{chance.choice(SPACES)}{figures(number)} {unit}"
    return written, Expected(Fraction(number), qualifier, unit=unit)


def _ranges(chance: Random) -> Made:
    low = some_number(chance)
    high = low + chance.randint(1, max(2, low))
    kind, unit = chance.choice(
        (("count", unit_of(chance)), ("%", "%"), ("money", "đồng"), ("scaled", "đồng"), ("measure", unit_of(chance, MEASURED)))
    )  # fmt: skip
    if kind == "%":
        low, high = sorted(chance.sample(range(1, 100), 2))
    scale = " triệu" if kind == "scaled" else ""
    if scale:
        low, high = sorted(chance.sample(range(2, 900), 2))
    gap = "" if unit == "%" and chance.random() < 0.5 else " "
    first, last = figures(low), figures(high)
    if kind == "count" and chance.random() < 0.3:
        first, last = spelt(low, chance), spelt(high, chance)
    ends = f"{last}{scale}{gap}{unit}"
    own = f"{first}{scale}{gap}{unit}"
    dash = chance.choice(("-", "–", " - ", " – ", "÷", " ÷ ")) if first[0].isdigit() else " đến "
    written = chance.choice(
        (
            f"từ {own} đến {ends}", f"từ {first} đến {ends}", f"{own} đến {ends}", f"{own} - {ends}",
            f"{first}{dash}{ends}", f"giữa {first} và {ends}", f"trong khoảng từ {own} tới {ends}",
        )
    )  # fmt: skip
    factor = 10**6 if scale else 1
    return written, Expected(Fraction(low * factor), "between", Fraction(high * factor), unit=unit)


def _money(chance: Random) -> Made:
    millions, hundreds = chance.randint(1, 99), chance.randint(1, 9)
    thousands = chance.randint(2, 999)
    places = f"{millions},{hundreds}"
    tenth = millions * 10 + hundreds
    written, number, unit, may = chance.choice(
        (
            (f"{millions}tr{hundreds}", tenth * 10**5, "", True),
            (f"{millions} triệu {hundreds}", tenth * 10**5, "", True),
            (f"{thousands}k", thousands * 1000, "", False),
            (f"{places} tỷ đồng", tenth * 10**8, "đồng", False),
            (f"{places} triệu đồng", tenth * 10**5, "đồng", False),
            (f"{millions} tỷ {thousands} triệu đồng", millions * 10**9 + thousands * 10**6, "đồng", False),
            (f"{figures(thousands * 1000)}đ", thousands * 1000, "đ", False),
            (f"{figures(millions * 10**6)} đồng", millions * 10**6, "đồng", False),
            (f"{figures(millions * 10**6).replace('.', ' ')} đồng", millions * 10**6, "đồng", False),
            (f"{millions} tỷ rưỡi đồng", millions * 10**9 + 5 * 10**8, "đồng", False),
            (f"{thousands} nghìn tỷ đồng", thousands * 10**12, "đồng", False),
            (f"{places}tr đồng", tenth * 10**5, "đồng", False),
        )
    )  # fmt: skip
    return f"{written} chi cho tin, ảnh", Expected(Fraction(number), unit=unit, may=may)


def _qualifiers(chance: Random) -> Made:
    qualifier = chance.choice(tuple(BEFORE))
    number = some_number(chance)
    said = spelt(number, chance) if chance.random() < 0.4 else figures(number)
    unit = unit_of(chance)
    if qualifier == "exact" and chance.random() < 0.4:
        return f"từ {said} {unit} trở lên", Expected(Fraction(number), "at_least", unit=unit)
    words = chance.choice(BEFORE[qualifier])
    return f"{words} {said} {unit}", Expected(Fraction(number), qualifier, unit=unit)


def _percent(chance: Random) -> Made:
    whole, place = chance.randint(0, 99), chance.randint(1, 9)
    qualifier = chance.choice(("exact", "exact", "about", "about_below", "more_than", "at_most"))
    words = f"{BEFORE[qualifier][0]} " if qualifier != "exact" else ""
    gap = chance.choice(SPACES)
    said, number = chance.choice(
        (
            (f"{whole + 1}{gap}%", Fraction(whole + 1)),
            (f"{whole},{place}{gap}%", Fraction(whole * 10 + place, 10)),
            (f"{whole}.{place}{gap}%", Fraction(whole * 10 + place, 10)),
            (f"{spelt(whole + 1, chance)} phần trăm", Fraction(whole + 1)),
            (
                f"{with_places(whole, str(place), chance)} phần trăm",
                Fraction(whole * 10 + place, 10),
            ),
        )
    )
    noun = chance.choice(
        ("kế hoạch", "số xã", "số tin, bài", "dự toán được giao", "tổng diện tích")
    )
    return f"{words}{said} {noun}", Expected(number, qualifier, unit="%")


def _units(chance: Random) -> Made:
    number = chance.randint(1000, 9_999_999) if chance.random() < 0.6 else chance.randint(2, 999)
    unit = unit_of(chance, COUNTED + MEASURED)
    sign = chance.choice((".", " ", "\u00a0", "\u202f"))
    written = figures(number).replace(".", sign)
    glued = unit in MEASURED or (unit in ("tin", "hộ dân", "lượt xem") and number < 1000)
    return f"{written}{'' if glued else ' '}{unit}", Expected(Fraction(number), unit=unit)


def _repeated_in_brackets(chance: Random) -> Made:
    number = some_number(chance)
    unit = unit_of(chance, COUNTED + MONEY)
    written = f"0{number}" if number < 10 else figures(number)
    return f"{written} ({spelt(number, chance)}) {unit}", Expected(Fraction(number), unit=unit)


def _spoken_words(chance: Random) -> Made:
    hundreds, (tens, units) = (
        chance.randint(1, 9),
        chance.choice(((8, 7), (6, 3), (9, 2), (7, 4), (4, 1), (8, 5), (6, 6))),
    )
    number = hundreds * 100 + tens * 10 + units
    unit = unit_of(chance)
    return f"{spoken_hundreds(number)} {unit}", Expected(Fraction(number), unit=unit, may=True)


MAKERS: tuple[Callable[[Random], Made], ...] = (
    _whole_numbers_in_words, _decimals_in_words, _fractions, _approximate_pairs, _halves, _signs, _ranges, _money,
    _qualifiers, _percent, _units, _repeated_in_brackets, _spoken_words,
)  # fmt: skip
