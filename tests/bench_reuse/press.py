"""Where the texts of the sets come from: a reporter of our own, or the newspapers of the evaluation data."""

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tests.bench_reuse.prose import Reporter, sentences, syllables


class Press(Protocol):
    def item(self) -> str:
        """A text that has nothing to do with the others."""

    def article(self) -> str:
        """The same for an article; two articles may be one text."""

    def story(self, least: int, most: int) -> tuple[str, str]:
        """Such a text, and whole sentences of it of so many syllables together."""


class Written:
    """Texts of the reporter."""

    def __init__(self, seed: int) -> None:
        self._reporter = Reporter(seed)

    def item(self) -> str:
        return self._reporter.article()

    article = item

    def story(self, least: int, most: int) -> tuple[str, str]:
        passage = self._reporter.passage(least, most)
        paragraphs = self.item().split("\n")
        paragraphs.insert(self._reporter.chance.randint(0, len(paragraphs)), passage)
        return "\n".join(paragraphs), passage


class Printed:
    """Texts of newspapers that share nothing with another one, each item used once for one seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        not_news = {row[end] for row in _rows(folder, "truth") for end in ("article_id", "item_id")}
        not_news |= {row["id"] for row in _rows(folder, "origin") if not row["origin"]}
        not_news |= {
            row["article_id"] for row in _rows(folder, "kinds") if row["kind"] == "neg_officials"
        }
        everything = {
            name: [(row["id"], row["text"]) for row in _rows(folder, name)]
            for name in ("items", "articles")
        }
        # What stands below many pages is no passage of a story.
        self._texts_with = Counter(
            part for rows in everything.values() for _, text in rows for part in set(_parts(text))
        )
        self._items, self._articles = (
            [text for key, text in rows if key not in not_news and syllables(text) >= 120]
            for rows in everything.values()
        )
        self._chance.shuffle(self._items)
        self._chance.shuffle(self._articles)

    def item(self) -> str:
        return self._items.pop()

    def article(self) -> str:
        self._articles.insert(0, self._articles.pop())
        return self._articles[0]

    def story(self, least: int, most: int) -> tuple[str, str]:
        while True:
            text = self.item()
            parts = _parts(text)
            at = self._chance.randrange(len(parts))
            for end in range(at + 1, len(parts) + 1):
                if self._texts_with[parts[end - 1]] > 1:
                    break
                passage = " ".join(parts[at:end])
                if least <= syllables(passage) <= most and parts[at][:1].isalnum():
                    return text, passage
            self._items.insert(0, text)


def _parts(text: str) -> list[str]:
    return sentences(text.replace("\n", " "))


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
