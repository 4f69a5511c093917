"""Signs of symbol fonts: those of Symbol as Unicode, pictures as a bullet."""

UNKNOWN = "\ufffd"
BULLET = "•"
_RINGED = {0x81 + n: chr(0x2460 + n) for n in range(10)} | {
    0x8C + n: chr(0x2776 + n) for n in range(10)
}
_FIRST = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SECOND = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL = {0x20 + n: sign for n, sign in enumerate(_FIRST)} | {
    0xA0 + n: sign for n, sign in enumerate(_SECOND)
}


def sign(font_signs: str, code: int) -> str:
    """The sign at a place of a symbol font ("symbol", "pictures"), or of an ordinary one ("")."""
    private = 0xF000 <= code <= 0xF0FF
    low = code - 0xF000 if private else code
    if font_signs == "symbol":
        return _SYMBOL.get(low, UNKNOWN)
    if font_signs == "pictures":
        return _RINGED.get(low, " " if low == 0x20 else BULLET)
    if (
        private
        or 0xE000 <= code <= 0xF8FF
        or (not 0x20 <= code < 0xD800 and not 0xE000 <= code <= 0xFFFD)
    ):
        return UNKNOWN
    return chr(code)


def read(font_signs: str, text: str) -> str:
    """A text that is set in a symbol font."""
    return "".join(sign(font_signs, ord(one)) if ord(one) > 0x20 else one for one in text)
