"""One passage in many texts: news is to be found however many print it, what many share as a form is not.

`python -m tests.bench_reuse.passages [--data FOLDER] [--seeds 1 2 3] [--each 20]` prints the sets; with the
evaluation data the texts are the newspapers', otherwise the reporter's.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench_reuse import forms, further_forms
from tests.bench_reuse.press import Press, Printed, Written
from tests.bench_reuse.prose import Editor
from tinhban.reuse import Index

ARTICLES = range(2, 11)  # unrelated articles that quote one passage
ITEMS = range(2, 9)  # edited items that carry one passage
JUDGING = (20261, 20262, 20263)
EACH = 10
Pair = tuple[str, str]


@dataclass
class Set:
    """Texts to compare, and for each question which pairs belong to it."""

    items: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    true: dict[str, list[Pair]] = field(default_factory=dict)
    alike: dict[str, list[str]] = field(default_factory=dict)  # articles that reuse nothing

    def item(self, text: str) -> str:
        key = f"i{len(self.items)}"
        self.items[key] = text
        return key

    def article(self, text: str) -> str:
        key = f"a{len(self.articles)}"
        self.articles[key] = text
        return key


def composed(press: Press, seed: int, each: int = EACH) -> Set:
    """All sets of one seed, to be compared in one index."""
    made, editor = Set(), Editor(seed)
    for count in ARTICLES:
        told = made.true[f"{count} articles quote it"] = []
        for _ in range(each):
            story, passage = press.story(40, 90)
            item = made.item(story)
            for _ in range(count):
                told.append((made.article(editor.inside(passage, press.article())), item))
    for count in ITEMS:
        told = made.true[f"{count} edited items carry it"] = []
        for _ in range(each):
            story, passage = press.story(40, 90)
            items = [made.item(editor.edited(story, passage)) for _ in range(count)]
            for _ in range(2):
                article = made.article(editor.inside(passage, press.article()))
                told += [(article, item) for item in items]
    told = made.true["30 % of the words replaced"] = []
    for _ in range(8 * each):
        item = press.item()
        told.append((made.article(editor.replaced(item, 0.3)), made.item(item)))
    told = made.true["quotes of 20 to 29 syllables"] = []
    for _ in range(16 * each):
        story, passage = press.story(20, 29)
        told.append((made.article(editor.inside(passage, press.article())), made.item(story)))
    _shared_forms(made, press, editor, each)
    for _ in range(16 * each):
        made.item(press.item())
        made.article(press.article())
    return made


def _shared_forms(made: Set, press: Press, editor: Editor, each: int) -> None:
    """Each kind of form in one to five items and one to eight articles that are else unrelated."""
    clerk = further_forms.FurtherClerk(editor.chance.random().hex())
    for kind in (*forms.KINDS, *further_forms.KINDS):
        articles = made.alike[kind] = []
        for _ in range(each):
            form = forms.made(kind, clerk)
            for _ in range(editor.chance.randint(1, 5)):
                made.item(editor.inside(form, press.item()))
            for _ in range(editor.chance.randint(1, 8)):
                articles.append(made.article(editor.inside(form, press.article())))


def answered(made: Set, folder: Path) -> dict[Pair, float]:
    """What the detector says, the articles read before as a node has."""
    with Index.open(folder, writable=True) as index:
        index.add(made.items.items())
        index.background.update(made.articles.values())
        answers = index.search_many(made.articles.values())
        return {
            (article, match.key): match.score
            for article, matches in zip(made.articles, answers, strict=True)
            for match in matches
        }


@dataclass
class Figures:
    """What is reached, added up over seeds: found of how many, and false of how many articles."""

    found: dict[str, list[int]] = field(default_factory=dict)
    false: dict[str, list[int]] = field(default_factory=dict)

    def count(self, made: Set, answers: dict[Pair, float]) -> None:
        for name, pairs in made.true.items():
            counts = self.found.setdefault(name, [0, 0])
            counts[0] += sum(pair in answers for pair in pairs)
            counts[1] += len(pairs)
        by_article: dict[str, int] = {}
        for article, _ in answers:
            by_article[article] = by_article.get(article, 0) + 1
        for kind, articles in made.alike.items():
            counts = self.false.setdefault(kind, [0, 0])
            counts[0] += sum(by_article.get(article, 0) for article in articles)
            counts[1] += len(articles)

    def rate(self, name: str) -> float:
        found, of = self.found[name]
        return found / of

    def false_per_thousand(self, kinds: tuple[str, ...]) -> float:
        false = sum(self.false[kind][0] for kind in kinds)
        return 1000 * false / sum(self.false[kind][1] for kind in kinds)


TARGETS = {"30 % of the words replaced": "≥ 90 %", "quotes of 20 to 29 syllables": "≥ 50 %"}
FORMS = {
    "attendance lists and the like": (*forms.PRESENT, *further_forms.PRESENT),
    "tables, accounts, bulletins": (*forms.TABLES, *further_forms.TABLES),
    "laws and decrees": (*forms.LAWS, *further_forms.LAWS),
    "slogans and formulas": (*forms.PHRASES, *further_forms.PHRASES),
}


def rows(figures: Figures) -> Iterator[tuple[str, str, str]]:
    for name, (found, of) in figures.found.items():
        yield name, f"{100 * found / of:.1f} % of {of}", TARGETS.get(name, "≥ 95 %")
    for name, kinds in FORMS.items():
        yield f"{name}: false pairs per 1,000 articles", f"{figures.false_per_thousand(kinds):.2f}", "≤ 1.5"  # fmt: skip


def measured(data: Path | None, seeds: tuple[int, ...], each: int) -> Figures:
    figures = Figures()
    for seed in seeds:
        press: Press = Printed(data, seed) if data else Written(seed)
        made = composed(press, seed, each)
        with tempfile.TemporaryDirectory(prefix="tinhban-passages-") as folder:
            figures.count(made, answered(made, Path(folder) / "index"))
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, help="folder of the evaluation data: newspapers' texts"
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=JUDGING)
    parser.add_argument("--each", type=int, default=EACH, help="passages for each number")
    parser.add_argument("--kinds", action="store_true", help="each kind of form by itself")
    given = parser.parse_args()
    figures = measured(given.data, tuple(given.seeds), given.each)
    sys.stdout.write("| figure | reached | to reach |\n| --- | --- | --- |\n")
    sys.stdout.writelines(f"| {name} | {value} | {bar} |\n" for name, value, bar in rows(figures))
    if given.kinds:
        for kind, (false, of) in figures.false.items():
            sys.stdout.write(f"{kind}: {false} false of {of} articles\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
