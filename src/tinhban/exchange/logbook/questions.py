"""The open questions of a log as a page asks them: row by row, and for all rows alike."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from tinhban.exchange.logbook.labels import choice_label, place, sentence
from tinhban.exchange.logbook.models import ImportBatch, ImportRow, RowState
from tinhban.exchange.logbook.reading import doubts
from tinhban.exchange.logbook.reading.doubts import Doubt
from tinhban.exchange.logbook.reading.settle import answer_key
from tinhban.exchange.models import Item
from tinhban.foundation.text import fold, sort_key
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import by_uid

# Doubts whose answer for all rows is asked for each text apart: "Đài Sơn Hà" is one body.
_BY_TEXT = ("partner_unknown", "own_supply")
_SAMPLE, _SHOWN = 5_000, 20


@dataclass(frozen=True)
class Entry:
    """An answer that wants a value: its prefix and how it is entered."""

    prefix: str
    label: str
    kind: str = "text"  # text, date, number, partner
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """One doubt with its possible answers."""

    doubt: Doubt
    sentence: str
    place: str = ""
    count: int = 1
    buttons: list[tuple[str, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    picks_item: bool = False
    shown: str = ""
    answer: str = ""

    @property
    def key(self) -> str:
        return answer_key(self.doubt)


def questions_of(
    row: ImportRow, items: Mapping[UUID, str], *, answered: bool = False
) -> list[Question]:
    """The open doubts of a row; with `answered` all that were ever asked, and what was answered."""
    found = [Doubt.from_json(one) for one in row.doubts] if answered else row.open_doubts
    questions = []
    for doubt in found:
        if doubt.asks:
            asked = _question(doubt, items, where=place(row.sheet, row.number, doubt.column))
            answer = row.answers.get(asked.key, "")
            questions.append(replace(asked, answer=answer_words(doubt, answer, items)))
    return questions


def answer_words(doubt: Doubt, answer: str, items: Mapping[UUID, str]) -> str:
    """An answer that was given, as a person said it."""
    kind, _colon, value = answer.partition(":")
    if not answer or kind in ("text", "time"):
        return value
    if kind == "partner":
        bodies = by_uid([UUID(value)])
        return next((str(body) for body in bodies.values()), value)
    return choice_label(doubt, answer, items)


@dataclass(frozen=True)
class GivenAnswer:
    """An answer for all rows alike that is in force."""

    key: str
    question: str
    answer: str


def given_answers(batch: ImportBatch) -> list[GivenAnswer]:
    """The answers for all rows that a person may take back."""
    found = []
    for key, answer in batch.answers.items():
        code, _equals, _shown = key.partition("=")
        rows = ImportRow.objects.filter(batch=batch, told__contains=f" {code}.")
        row = rows.order_by("position").first()
        if row is None:
            continue
        doubt = next(d for d in map(Doubt.from_json, row.doubts) if d.code == code)
        words = _for_all(answer, answer_words(doubt, answer, {}))
        found.append(GivenAnswer(key, sentence(doubt), words))
    return found


def questions_for_all(batch: ImportBatch, *, least: int = 2) -> list[Question]:
    """Doubts that several rows share, the most frequent first, each with an example."""
    asking = ImportRow.objects.filter(batch=batch, state=RowState.ASKS)
    counted: Counter[str] = Counter()
    for asks, count in asking.values_list("asks").annotate(n=Count("pk")).order_by():
        for mark in {mark.partition(".")[0] for mark in asks.split()}:
            counted[mark] += count
    found = []
    for code, count in counted.most_common():
        rows = asking.filter(asks__contains=f" {code}.").order_by("position")
        if code in _BY_TEXT:
            found += _by_text(rows, code)
        elif count >= least and (first := rows.first()) is not None:
            found.append(_alike(_named(first, code), count))
    return [question for question in found if question.buttons or question.entries]


def _by_text(rows: "QuerySet[ImportRow]", code: str) -> list[Question]:
    counted: Counter[str] = Counter()
    examples: dict[str, Doubt] = {}
    for row in rows.only("doubts", "asks")[:_SAMPLE]:
        doubt = _named(row, code)
        shown = fold(str(doubt.params.get("shown", "")))
        counted[shown] += 1
        examples.setdefault(shown, doubt)
    return [_alike(examples[shown], count) for shown, count in counted.most_common(_SHOWN)]


def _named(row: ImportRow, code: str) -> Doubt:
    return next(doubt for doubt in row.open_doubts if doubt.code == code)


def _alike(doubt: Doubt, count: int) -> Question:
    """The question for all rows: only answers that do not depend on one row."""
    own = (doubts.DATE, doubts.TEXT, doubts.TIME, doubts.ITEM)
    choices = tuple(choice for choice in doubt.choices if not choice.startswith(own))
    general = Doubt(doubt.code, doubt.field, None, doubt.params, choices)
    question = _question(general, {})
    buttons = [(value, _for_all(value, label)) for value, label in question.buttons]
    shown = str(doubt.params.get("shown", "")) if doubt.code in _BY_TEXT else ""
    return Question(
        doubt=doubt,
        sentence=question.sentence,
        count=count,
        buttons=buttons,
        entries=question.entries,
        shown=shown,
    )


def _for_all(value: str, label: str) -> str:
    """Labels that name one row's day are said in general."""
    general = {
        doubts.SWAP: _("Turn day and month round"),
        doubts.ABOVE: _("As in the row above"),
        doubts.KEEP: _("As they stand"),
        doubts.SPLIT: _("One use for each item"),
        doubts.CONVERT: _("Convert the old font"),
    }
    return general.get(value, label)


def _question(doubt: Doubt, items: Mapping[UUID, str], *, where: str = "") -> Question:
    buttons, entries = [], []
    picks_item = False
    for choice in doubt.choices:
        if choice == doubts.ITEM:
            picks_item = True
        elif choice.endswith(":"):
            entries.append(_entry(choice))
        else:
            buttons.append((choice, choice_label(doubt, choice, items)))
    return Question(
        doubt=doubt,
        sentence=sentence(doubt),
        place=where,
        buttons=buttons,
        entries=entries,
        picks_item=picks_item,
    )


def _entry(prefix: str) -> Entry:
    return {
        doubts.YEAR: Entry(prefix, _("Another year"), "number"),
        doubts.DATE: Entry(prefix, _("The day"), "date", _("day/month/year")),
        doubts.TEXT: Entry(prefix, _("What it should say")),
        doubts.TIME: Entry(prefix, _("Broadcast again at"), "text", "11h30"),
        doubts.PARTNER: Entry(prefix, _("The partner"), "partner"),
    }[prefix]


def titles_of(rows: Iterable[ImportRow]) -> dict[UUID, str]:
    """Titles of the items that the answers of these rows name."""
    wanted = {
        UUID(choice.removeprefix(doubts.ITEM))
        for row in rows
        for doubt in row.doubts
        for choice in doubt["choices"]
        if choice.startswith(doubts.ITEM) and choice != doubts.ITEM
    }
    named = {UUID(uid) for row in rows for d in row.doubts for uid in d["params"].get("items", ())}
    named |= {row.item for row in rows if row.item is not None}
    return dict(Item.objects.filter(uid__in=wanted | named).values_list("uid", "title"))


def partner_choices(partners: Mapping[UUID, Organisation], on: date) -> list[tuple[str, str]]:
    """The partners of the channel by name, to choose one."""
    told = [(str(uid), body.short_name_on(on)) for uid, body in partners.items()]
    return sorted(told, key=lambda choice: sort_key(choice[1]))
