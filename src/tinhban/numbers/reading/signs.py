"""Signs of comparison before and after a number: ≥ 250, 250 ≤ số tin, 300 ± 10, 250+."""

from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading.looks import Looks

SIGNS = {
    "≥": Qualifier.AT_LEAST, "⩾": Qualifier.AT_LEAST, "≧": Qualifier.AT_LEAST, "≳": Qualifier.AT_LEAST,
    "≤": Qualifier.AT_MOST, "⩽": Qualifier.AT_MOST, "≦": Qualifier.AT_MOST, "≲": Qualifier.AT_MOST,
    ">": Qualifier.MORE_THAN, "＞": Qualifier.MORE_THAN, "<": Qualifier.LESS_THAN, "＜": Qualifier.LESS_THAN,
    "~": Qualifier.ABOUT, "∼": Qualifier.ABOUT, "～": Qualifier.ABOUT, "≈": Qualifier.ABOUT, "≃": Qualifier.ABOUT,
    "≅": Qualifier.ABOUT, "±": Qualifier.ABOUT,
}  # fmt: skip
_WITH_EQUALS = {
    ">": Qualifier.AT_LEAST,
    "<": Qualifier.AT_MOST,
    "~": Qualifier.ABOUT,
}
# What a number before the sign says of the thing behind it: "250 ≤ số tin".
_TURNED = {
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
}
_ERRORS = frozenset(
    (("sai", "số"), ("biên", "độ"), ("sai", "lệch"), ("dung", "sai"), ("chênh", "lệch"))
)
_ASKED = frozenset(("số", "lượng", "tổng", "x", "n", "so", "luong", "tong"))


def sign_before(looks: Looks, at: int) -> tuple[Qualifier, int] | None:
    """The comparison written before the number at `at`, and its first token."""
    src = looks.src
    sign = src.sign(at - 1)
    if not sign:
        return None
    if sign == "=" and src.glued(at - 2) and src.sign(at - 2) in _WITH_EQUALS:
        return _WITH_EQUALS[src.sign(at - 2)], at - 2
    if sign == "-" and src.sign(at - 2) == "/" and src.sign(at - 3) == "+":
        return Qualifier.ABOUT, at - 3
    qualifier = SIGNS.get(sign)
    if qualifier is None or (src.glued(at - 2) and src.sign(at - 2) in ("-", "=", "<", "–")):
        return None  # an arrow: "->", "=>", "<-"
    if sign == "±" and looks.phrase_before(at - 1, 2) in _ERRORS:
        return None
    return qualifier, at - 1


def odd_after(looks: Looks, at: int) -> tuple[Qualifier | None, int] | None:
    """What is left unsaid behind a number: "300 có lẻ" is more; "hai mươi mấy" and "300 lẻ 5" cannot be told."""
    src = looks.src
    word = src.word(at)
    if word == "mấy":
        return None, at + 1
    if word == "có" and src.word(at + 1) == "lẻ":
        return Qualifier.MORE_THAN, at + 2
    if word != "lẻ":
        return None
    return (None, at + 2) if src.kind(at + 1) == "number" else (Qualifier.MORE_THAN, at + 1)


def compared(looks: Looks, at: int) -> bool:
    """Whether the number at `at` is compared with another number ("300 > 250") or is an error ("sai số ±3 %")."""
    if looks.src.sign(at - 1) == "±" and looks.phrase_before(at - 1, 2) in _ERRORS:
        return True
    found = sign_before(looks, at)
    return found is not None and found[0] in _TURNED and looks.number_before(found[1])


def sign_after(looks: Looks, at: int) -> tuple[Qualifier | None, int] | None:
    """The comparison that starts at token `at`, behind a number: (None, …) where it can be read two ways."""
    src = looks.src
    sign = src.sign(at)
    if not sign:
        return None
    if sign == "+" and src.glued(at - 1):
        added = src.kind(at + 1) == "number"
        return (None, at + 2) if added else (Qualifier.AT_LEAST, at + 1)
    qualifier = SIGNS.get(sign)
    if qualifier not in _TURNED:
        return None
    end = at + 1
    if src.sign(end) == "=" and src.glued(at):
        qualifier = _WITH_EQUALS.get(sign, qualifier)
        end += 1
    if src.kind(end) == "number":
        return None, end
    chained = any(SIGNS.get(src.sign(place)) in _TURNED for place in range(end, end + 6))
    if src.word(end) in _ASKED or (chained and src.kind(end) == "word"):
        return _TURNED[qualifier], at
    return None, end
