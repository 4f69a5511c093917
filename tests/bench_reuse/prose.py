"""A reporter who never writes the same twice: sentences of news by a small grammar, from a seed."""

import random
import re

from tests.bench_reuse import words
from tests.bench_reuse.words import FAMILIES, GIVEN, LINKS, MIDDLES, PLACES, SAYS, TENSES, UNITS


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.replace("\n", " ").split(","))


_WHO, _DOES, _WHAT, _WHOSE, _WITH, _WHEN, _IF_WHO, _IF_IS = map(
    _listed,
    (
        words.WHO,
        words.DOES,
        words.WHAT,
        words.WHOSE,
        words.WITH,
        words.WHEN,
        words.IF_WHO,
        words.IF_IS,
    ),
)
_SENTENCE = re.compile(r"(?<=[.”])\s+")


def sentences(text: str) -> list[str]:
    """A text in its sentences."""
    return [part for part in _SENTENCE.split(text) if part]


def syllables(text: str) -> int:
    return len(text.split())


class Reporter:
    """Writes news that share words and short phrases, and nothing longer."""

    def __init__(self, seed: int | str) -> None:
        self.chance = random.Random(seed)

    def name(self) -> str:
        pick = self.chance.choice
        return f"{pick(FAMILIES)} {pick(MIDDLES)} {pick(GIVEN)}"

    def title(self) -> str:
        pick = self.chance.choice
        return f"{pick(PLACES)}: {pick(_WHO)} {pick(_DOES)} {pick(_WHAT)}"

    def sentence(self) -> str:
        shape = self.chance.choices(
            (self._plain, self._counted, self._quoted, self._joined, self._placed),
            (4, 2, 2, 3, 2),
        )[0]
        text = shape()
        return text[0].upper() + text[1:] + ("" if text.endswith("”") else ".")

    def article(self, least: int = 10, most: int = 22) -> str:
        """Paragraphs of two to four sentences."""
        left = self.chance.randint(least, most)
        paragraphs = []
        while left > 0:
            size = min(left, self.chance.randint(2, 4))
            paragraphs.append(" ".join(self.sentence() for _ in range(size)))
            left -= size
        return "\n".join(paragraphs)

    def passage(self, least: int, most: int) -> str:
        """Whole sentences of so many syllables together."""
        while True:
            text = self.sentence()
            while syllables(text) < least:
                text += " " + self.sentence()
            if syllables(text) <= most:
                return text

    def _why(self) -> str:
        pick = self.chance.choice
        return f"{pick(LINKS)} {pick(_IF_WHO)} {pick(TENSES)} {pick(_IF_IS)}"

    def _clause(self) -> str:
        pick = self.chance.choice
        return f"{pick(_WHO)} {pick(_WHOSE)} {pick(TENSES)} {self._deed()}"

    def _deed(self) -> str:
        pick = self.chance.choice
        return f"{pick(_DOES)} {pick(_WITH)} {pick(_WHAT)} {pick(_WHOSE)}"

    def _plain(self) -> str:
        pick = self.chance.choice
        return f"{pick(_WHEN)}, {self._clause()} {self._why()}"

    def _counted(self) -> str:
        pick, number = self.chance.choice, self.chance.randint
        return f"{self._clause()}, {pick(TENSES)} {pick(_DOES)} {number(3, 480)} {pick(UNITS)}, {pick(_IF_WHO)} {pick(('hơn', 'kém', 'ngang', 'gấp'))} {number(2, 90)} {pick(UNITS)} {self._why()}"  # fmt: skip

    def _quoted(self) -> str:
        pick = self.chance.choice
        who = pick(("ông", "bà", "anh", "chị"))
        return f"{who} {self.name()} ở {pick(PLACES)} {pick(SAYS)}: “{pick(_WHEN).capitalize()} {self._clause()}, {pick(_IF_WHO)} {pick(_IF_IS)} {self._why()}.”"  # fmt: skip

    def _joined(self) -> str:
        pick = self.chance.choice
        return f"{self._clause()} {self._why()}, còn {self._clause()} {pick(_WHEN)}"

    def _placed(self) -> str:
        pick = self.chance.choice
        return f"ở {pick(PLACES)}, {self._clause()} và {self._deed()} {pick(_WHEN)}"


class Editor:
    """Changes a text the way a desk does before it prints it."""

    def __init__(self, seed: int | str) -> None:
        self.chance = random.Random(seed)
        self.reporter = Reporter(f"editor {seed}")

    def inside(self, passage: str, host: str) -> str:
        """An article with the passage somewhere in it."""
        own = host.split("\n")
        at = self.chance.randint(1, max(1, len(own) - 1))
        if self.chance.random() < 0.5:
            return "\n".join([*own[:at], passage, *own[at:]])
        own[at - 1] = f"{own[at - 1]} {passage}"
        return "\n".join(own)

    def edited(self, text: str, passage: str) -> str:
        """The same story at another station: cut, moved, reworded, with a lead of its own; the
        passage stays as it is, once, anywhere.
        """
        parts = [part for part in sentences(text) if part not in passage]
        kept = [part for part in parts if self.chance.random() < self.chance.uniform(0.5, 0.95)]
        if self.chance.random() < 0.5:
            half = len(kept) // 2
            kept = kept[half:] + kept[:half]
        kept = [self.replaced(part, 0.15) if self.chance.random() < 0.5 else part for part in kept]
        kept.insert(self.chance.randint(0, len(kept)), passage)
        return " ".join([self.reporter.sentence(), *kept])

    def replaced(self, text: str, share: float) -> str:
        """So many of the words exchanged for others; names and numbers too."""
        words = text.split(" ")
        others = self.reporter.article(6, 8).split()
        for at in self.chance.sample(range(len(words)), round(share * len(words))):
            core = words[at].strip(".,:;“”\n")
            if core:
                words[at] = words[at].replace(core, self.chance.choice(others).strip(".,:;“”"))
        return " ".join(words)
