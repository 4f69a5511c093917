"""What stands around a number: the questions that every rule of the reader asks."""

import re
from bisect import bisect_left

from tinhban.numbers.reading.sayings import ELSE, SAYINGS
from tinhban.numbers.reading.source import SourceText
from tinhban.numbers.reading.vocabulary import BARE, FULL, Vocabulary, words

SYMBOLS = {
    "km", "m", "cm", "mm", "dm", "kg", "g", "mg", "ha", "h", "tr", "k", "l", "oc", "ml", "đ", "usd", "vnd", "vnđ", "gb", "mb",
    "tb", "w", "kw", "mw", "gw", "kv", "kwh", "mwh", "hz", "khz", "mhz", "ghz", "cc", "inch", "hp", "lít", "tấn", "tạ", "ms",
    "s", "mah", "mp", "gbps", "mbps", "kbps", "yên", "euro", "eur", "ndt", "m²", "m³", "km²", "sq", "ft", "ppm", "mcg",
    "ph", "ly", "fps", "px", "t", "vòng", "mol", "kcal", "cal", "db", "vac", "nm", "tuổi", "trẻ",
}  # fmt: skip


def vocabulary_of(text: str) -> Vocabulary:
    """The lists without marks for a text typed without them."""
    letters = sum(map(str.isalpha, text[:20_000]))
    marked = sum(sign.isalpha() and not sign.isascii() for sign in text[:20_000])
    return BARE if letters >= 40 and marked * 100 < letters else FULL


class Looks:
    """The source with the vocabulary that fits it."""

    def __init__(self, source: SourceText) -> None:
        self.src = source
        self.voc = vocabulary_of(source.text)

    def counted(self, at: int) -> bool:
        """Whether the word at `at` begins a noun that can be counted."""
        word = self.src.word(at)
        if word not in self.voc.counted:
            return (word, self.src.word(at + 1)) in self.voc.noun_pairs
        if self.src.capital(at) and not self.src.shown(at).isupper() and word not in ORGANS:
            return (word, self.src.word(at + 1)) in self.voc.noun_pairs and not self.src.capital(
                at + 1
            )
        return not self.verb_pair(at)

    def verb_pair(self, at: int, *, surely_counted: bool = False) -> bool:
        """Whether the words at `at` are a verb ("tổ chức") that only begins like a noun."""
        pair = (self.src.word(at), self.src.word(at + 1))
        if pair not in self.voc.verb_pairs or self.src.word(at + 2) in ("viên", "vien"):
            return False
        return not (surely_counted and pair in self.voc.noun_or_verb_pairs)

    def scale(self, at: int) -> int:
        word = self.src.word(at)
        scale = self.voc.scales.get(word, 0)
        if not scale or self.src.word(at + 1) not in ELSE.get(word, ()):
            return scale
        counted = self.src.word(at + 1) == "số" or self.src.capital(at + 1)
        return scale if counted else 0  # "1 tỷ số thuê bao"

    def percent(self, at: int) -> bool:
        return self.src.sign(at) in ("%", "‰") or (
            self.src.word(at) in ("phần", "phan") and self.src.word(at + 1) in ("trăm", "tram")
        )

    def symbol(self, at: int) -> bool:
        """A unit written right after its number: 50kg, 30ha."""
        return self.src.word(at) in SYMBOLS

    def measured(self, at: int) -> bool:
        """Whether what follows may have decimals."""
        return bool(
            self.percent(at)
            or self.scale(at) >= 1000
            or self.symbol(at)
            or self.src.word(at)
            in ("độ", "điểm", "lần", "mét", "triệu", "héc", "hecta", "sào", "giây")
        )

    def takes_a_number(self, at: int) -> bool:
        """Whether a number before token `at` counts something for certain."""
        src = self.src
        return (
            self.percent(at)
            or self.scale(at) > 0
            or self.counted(at)
            or (src.glued(at - 1) and self.symbol(at))
            or src.sign(at) in ("$", "€", "₫", "£", "¥")
        )

    def takes_one(self, at: int) -> bool:
        """The same where the number is surely one: "20 ý kiến", "hai quyết định"."""
        pair = (self.src.word(at), self.src.word(at + 1))
        return pair in self.voc.noun_or_verb_pairs or self.takes_a_number(at)

    def range_takes(self, at: int) -> bool:
        """Whether the far end of a range of digits takes a number: "bố trí 8 - 12 %"."""
        src = self.src
        dashed = src.sign(at + 1) in ("-", "–", "÷", "~") and src.kind(at + 2) == "number"
        return dashed and self.takes_a_number(at + 3)

    def saying(self, at: int) -> bool:
        """Whether the number word at `at` belongs to a saying: "năm lần bảy lượt"."""
        phrases = SAYINGS.get(self.src.word(at), ())
        return any(
            self.src.words[at - place : at - place + len(phrase)] == phrase
            for phrase, place in phrases
        )

    def token_after(self, at: int, end: int) -> int:
        """The first token from `at` on that starts at or after the position `end`."""
        return bisect_left(self.src.starts, end, at)

    def match(self, at: int, pattern: re.Pattern[str]) -> int:
        """The token after what `pattern` matches at token `at`, or `at` itself."""
        found = pattern.match(self.src.text, self.src.starts[at])
        return self.token_after(at, found.end()) if found else at

    def goes_on(self, at: int) -> bool:
        """Whether the word at `at` runs on into more letters or digits, as in a name."""
        return self.src.glued(at) and self.src.kind(at + 1) in ("word", "number")

    def before(self, at: int) -> str:
        """The word before token `at` on the same line, or ""."""
        return self.src.word(at - 1)

    def phrase_before(self, at: int, length: int) -> tuple[str, ...]:
        return tuple(map(self.src.word, range(at - length, at)))

    def number_before(self, at: int) -> bool:
        return self.src.kind(at - 1) == "number"


ORGANS = words(
    "đài sở báo bộ ban ngành tỉnh huyện xã hội đảng ủy uỷ phòng viện đoàn công trường nghị luật đại trung"
)
