"""Texts that would stall a careless comparison, each of any length: the shape by its name."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench_reuse.prose import Reporter, sentences


@dataclass(frozen=True, slots=True)
class Bomb:
    """Items that are there, and a text asked about."""

    items: list[str]
    article: str


def of_one(piece: str) -> Callable[[int], Bomb]:
    """The same piece again and again, as item and as article."""

    def made(size: int) -> Bomb:
        text = (piece * (size // len(piece) + 1))[:size]
        return Bomb([text], text)

    return made


def many_copies_asked(size: int) -> Bomb:
    """An article of copies of one sentence of an item."""
    item = Reporter("copies").article(20, 20)
    sentence = sentences(item)[3] + " "
    return Bomb([item], (sentence * (size // len(sentence) + 1))[:size])


def copies_on_both_sides(size: int) -> Bomb:
    sentence = Reporter("both").sentence() + " "
    text = (sentence * (size // len(sentence) + 1))[:size]
    return Bomb([text, text.replace("ở", "tại")], text)


def pieces_of_many_items(size: int) -> Bomb:
    """An article of one sentence of each of very many items."""
    items, pieces, written = [], [], 0
    while written < size and len(items) < 10_000:
        reporter = Reporter(f"piece {len(items)}")
        piece = reporter.sentence()
        items.append(f"{reporter.sentence()} {piece}")
        pieces.append(piece)
        written += len(piece) + 1
    return Bomb(items, " ".join(pieces)[:size])


def pieces_of_two_long_texts(size: int) -> Bomb:
    """Four syllables alike, four other ones: the alignment begins again and again."""
    chance = random.Random(7)
    words = [
        f"{first}{last}" for first in "bcdghklmnrstvx" for last in ("an", "ôi", "ư", "ê", "át")
    ]
    one, other = [], []
    length = 0
    while length < size:
        alike = chance.choices(words, k=4)
        one += [*alike, *chance.choices(words, k=9)]
        other += [*alike, *chance.choices(words, k=9)]
        length = len(one) * 4
    return Bomb([" ".join(other)[:size]], " ".join(one)[:size])


def two_words_by_chance(size: int) -> Bomb:
    """Two syllables in any order: every gram is everywhere."""
    chance = random.Random(8)
    return Bomb(
        ["".join(chance.choices(("la ", "mi "), k=size // 3))],
        "".join(chance.choices(("la ", "mi "), k=size // 3)),
    )


def edits_everywhere(size: int) -> Bomb:
    """Every third word another one."""
    text = Reporter("edits").article(size // 90 + 1, size // 90 + 1)[:size]
    words = text.split(" ")
    return Bomb([text], " ".join("khác" if at % 3 == 2 else word for at, word in enumerate(words)))


def same_form_in_many(size: int) -> Bomb:
    """Two hundred copies of an article that is as long."""
    text = Reporter("form").article(size // 90 + 1, size // 90 + 1)[: size // 20]
    return Bomb([f"{number} {text}" for number in range(200)], f"{text} " * 20)


def subtitles(size: int) -> Bomb:
    """A file of subtitles: numbers, times, half sentences."""
    reporter = Reporter("subtitles")
    lines = []
    length = 0
    while length < size:
        number = len(lines)
        line = f"{number}\n00:{number // 60 % 60:02}:{number % 60:02},000 --> 00:{number // 60 % 60:02}:{number % 60:02},900\n{reporter.sentence()}\n\n"
        lines.append(line)
        length += len(line)
    text = "".join(lines)[:size]
    return Bomb([text], text)


PIECES = {
    "one syllable": "lúa ",
    "one letter": "a",
    "one syllable a line": "lúa\n",
    "newlines": "\n",
    "newlines of Windows": "\r\n",
    "spaces": " ",
    "tabs and newlines": "\t\n",
    "two by turns": "a b ",
    "four by turns": "một hai ba bốn ",
    "one number": "1 ",
    "numbers with dots": "1.",
    "numbers with commas": "12,5,",
    "long number": "7",
    "a quantity": "1 tin ",
    "entities": "&quot;",
    "entities of entities": "&amp;amp;amp;lt;",
    "broken entities": "&amp",
    "only ampersands": "&",
    "numbered entities": "&#7843;",
    "entities without end": "&#",
    "tags": "<p>",
    "open tags": "<a ",
    "only smaller": "<",
    "open comments": "<!-- ",
    "comment and text": "<!-- x",
    "attributes": "<a b='c' ",
    "old letters": "®µ¸¶·¹ ",
    "capitals": "UBND TỈNH ",
    "names and commas": "Lê Văn An, ",
    "semicolons": ";",
    "stops": ".",
    "dots between letters": "a.b.",
    "soft hyphens": "a\u00ad",
    "marks upon marks": "a\u0301\u0300",
    "only marks": "\u0301",
    "signs beyond the plane": "😀 ",
    "directions": "\u202e\u200f",
    "no spaces": "nguyễnvănan",
    "quotes": "“",
    "dashes": "- ",
}
SHAPES: dict[str, Callable[[int], Bomb]] = {
    **{name: of_one(piece) for name, piece in PIECES.items()},
    "copies of one sentence": many_copies_asked,
    "copies on both sides": copies_on_both_sides,
    "pieces of many items": pieces_of_many_items,
    "four alike, nine not": pieces_of_two_long_texts,
    "two words by chance": two_words_by_chance,
    "every third word another": edits_everywhere,
    "one form in many": same_form_in_many,
    "subtitles": subtitles,
}
