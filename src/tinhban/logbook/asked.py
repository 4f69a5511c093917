"""Everything that is asked about a log, each question once: for the file, for rows alike, for one row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from tinhban.logbook import learnt
from tinhban.logbook.labels import choice_label, sentence, sentence_for_all
from tinhban.logbook.models import ImportBatch, ImportRow, RowState
from tinhban.logbook.questions import (
    Question,
    answer_words,
    question,
    questions_of,
    titles_of,
)
from tinhban.logbook.stored_values import doubts_of
from tinhban.sheets import doubts
from tinhban.sheets.doubts import WITH_DEFAULT, Doubt
from tinhban.sheets.settle import answer_key

# Asked for each group of rows apart: "Đài Sơn Hà" is one body, "HA" one kind.
_BY_GROUP = ("partner_unknown", "partner_short", "own_supply", "kind_unknown")
_SAMPLE, _GROUPS, _SINGLE, _SPELLINGS = 5_000, 20, 30, 4
# These answers are about one row and serve no other.
_OF_A_ROW = (doubts.DATE, doubts.TEXT, doubts.TIME, doubts.ITEM)


@dataclass(frozen=True)
class Asked:
    """The questions of a log; `in_force` need no answer, for a default stands."""

    shared: list[Question] = field(default_factory=list)
    single: list[Question] = field(default_factory=list)
    in_force: list[Question] = field(default_factory=list)
    further: int = 0  # single questions that are not shown here

    @property
    def count(self) -> int:
        """How many answers end all of them."""
        return len(self.shared) + len(self.single) + self.further

    def about(self, code: str) -> "Asked":
        """The question of several rows about one doubt alone."""
        return Asked([question for question in self.shared if question.doubt.code == code])


def asked_of(batch: ImportBatch) -> Asked:
    """All open questions of a log, those first that most rows wait for."""
    asking = ImportRow.objects.filter(batch=batch, state=RowState.ASKS)
    counted: Counter[str] = Counter()
    for asks, count in asking.values_list("asks").annotate(n=Count("pk")).order_by():
        for mark in asks.split():
            counted[mark] += count
    shared: list[Question] = []
    alone: list[str] = []
    for mark, count in counted.most_common():
        code = mark.partition(".")[0]
        rows = asking.filter(asks__contains=f" {mark} ").order_by("position")
        found = _by_group(rows, mark) if code in _BY_GROUP else _alike_all(rows, mark, count)
        shared += found
        alone += [] if found else [mark]
    single, further = _single(asking, alone, counted)
    shared.sort(key=lambda one: -one.count)
    return Asked(shared, single, _in_force(batch), further)


# for rows alike


def _alike_all(rows: "QuerySet[ImportRow]", mark: str, count: int) -> list[Question]:
    """One question for all rows with a doubt, if there are several and an answer fits all."""
    first = rows.first() if count > 1 else None
    doubt = _named(first, mark) if first else None
    if doubt is None:
        return []
    found = _alike(doubt, count)
    if mark.startswith("year_inferred."):
        found = _with_years(found, rows, mark)
    return [found] if found.buttons or found.typed else []


def _by_group(rows: "QuerySet[ImportRow]", mark: str) -> list[Question]:
    counted: Counter[str] = Counter()
    spelt: dict[str, list[str]] = {}
    for params in _params(rows, mark):
        group, shown = str(params.get("group", "")), str(params.get("shown", ""))
        counted[group] += 1
        if shown not in spelt.setdefault(group, []):
            spelt[group].append(shown)
    found = []
    for group, count in counted.most_common(_GROUPS):
        texts = spelt[group]
        shown = "”, “".join(texts[:_SPELLINGS]) + ("…" if len(texts) > _SPELLINGS else "")
        example = _named_in(rows, mark, group, counted[group])
        if example is None:
            continue
        doubt = replace(example, params={**example.params, "shown": shown})
        found.append(replace(_alike(doubt, count), shown=group))
    return found


def _params(rows: "QuerySet[ImportRow]", mark: str) -> Iterator[dict[str, Any]]:
    """What the doubts of one mark tell, of the first thousands of rows: as stored, for they are many."""
    code, _dot, name = mark.partition(".")
    for stored in rows.values_list("doubts", flat=True)[:_SAMPLE]:
        for one in stored if isinstance(stored, list) else ():
            if isinstance(one, dict) and one.get("code") == code and one.get("field") == name:
                yield one["params"] if isinstance(one.get("params"), dict) else {}
                break


def _named_in(rows: "QuerySet[ImportRow]", mark: str, group: str, count: int) -> Doubt | None:
    """The doubt of the first row of a group."""
    for row in rows.only("doubts", "asks")[: _SAMPLE - count + 1].iterator(chunk_size=50):
        doubt = _named(row, mark)
        if doubt is not None and doubt.group == group:
            return doubt
    return None


def _named(row: ImportRow, mark: str) -> Doubt | None:
    return next((doubt for doubt in row.open_doubts if answer_key(doubt) == mark), None)


def _alike(doubt: Doubt, count: int) -> Question:
    """The question for all rows: only answers that do not depend on one row."""
    choices = tuple(choice for choice in doubt.choices if not choice.startswith(_OF_A_ROW))
    if doubts.KEEP in choices and doubt.code == "year_inferred":
        choices = tuple(choice for choice in choices if not choice[-1:].isdigit())
    asked = question(replace(doubt, column=None, choices=choices), {})
    buttons = [(value, _for_all(value, label)) for value, label in asked.buttons]
    if doubt.code in ("year_inferred", "item_similar"):
        buttons.insert(0, (doubts.KEEP, _for_all(doubts.KEEP, "")))
    words = sentence_for_all(doubt, count) if count > 1 else asked.sentence
    return replace(asked, doubt=doubt, sentence=words, count=count, buttons=buttons)


def _with_years(asked: Question, rows: "QuerySet[ImportRow]", mark: str) -> Question:
    """The years that were inferred, on the button that takes them all."""
    years = sorted({str(params.get("proposed", "")) for params in _params(rows, mark)})
    if len(years) == 1:
        label = _("The year %(year)s") % {"year": years[0]}
    else:
        label = _("The year inferred for each: %(years)s") % {"years": ", ".join(years)}
    buttons = [(value, label if value == doubts.KEEP else word) for value, word in asked.buttons]
    return replace(asked, buttons=buttons)


def _for_all(value: str, label: str) -> str:
    """Labels that name one row's day are said in general."""
    general = {
        doubts.SWAP: _("Turn day and month round"),
        doubts.ABOVE: _("As in the row above"),
        doubts.SPLIT: _("One use for each item"),
        doubts.CONVERT: _("Convert the old font"),
    }
    if value == doubts.KEEP and not label:
        return _("As proposed")
    return general.get(value, label)


# for one row


def _single(
    asking: "QuerySet[ImportRow]", marks: list[str], counted: Counter[str]
) -> tuple[list[Question], int]:
    """The questions that no other row shares, each with all its answers."""
    found: list[Question] = []
    for mark in marks:
        rows = list(asking.filter(asks__contains=f" {mark} ").order_by("position")[:_SINGLE])
        titles = titles_of(rows)
        for row in rows:
            found += [one for one in questions_of(row, titles) if one.key == mark]
    found.sort(key=lambda one: one.position)
    total = sum(counted[mark] for mark in marks)
    return found[:_SINGLE], max(0, total - len(found[:_SINGLE]))


# with an answer in force


def _in_force(batch: ImportBatch) -> list[Question]:
    """What was decided for a person, and may be decided otherwise."""
    found = []
    for code in sorted(WITH_DEFAULT - batch.answers.keys()):
        rows = ImportRow.objects.filter(batch=batch, told__contains=f" {code}.")
        rows = rows.exclude(asks__contains=f" {code}.").order_by("position")
        first = rows.first()
        doubt = (
            next((d for d in doubts_of(first.doubts) if d.code == code), None) if first else None
        )
        if doubt is None or not doubt.default:
            continue
        count = rows.exclude(answers__has_key=answer_key(doubt)).count()
        if not count:
            continue
        asked = _alike(doubt, count)
        others = [one for one in asked.buttons if one[0] != doubt.default]
        found.append(
            replace(
                asked,
                sentence=sentence_for_all(doubt, count),
                buttons=[*others, (doubts.EACH, _("Ask about each row"))],
                answer=choice_label(doubt, doubt.default, {}),
                follows=what_follows(doubt.code),
            )
        )
    return found


def what_follows(code: str) -> str:
    """What comes of the answer that is in force."""
    return {
        "item_unknown": _(
            "They are recorded as uses of the partner's items, linked to none. When items of the partner come, those of the same title and day are proposed to be linked."
        ),
        "not_used_noted": _("They are not recorded as used."),
    }[code]


# answers that were given


@dataclass(frozen=True)
class GivenAnswer:
    """An answer for all rows alike that is in force."""

    key: str
    question: str
    answer: str
    remembered: bool = False


def given_answers(batch: ImportBatch) -> list[GivenAnswer]:
    """The answers for all rows that a person may take back."""
    memory = learnt.answers_of(batch.organisation, batch.book, before=batch.created_at)
    found = []
    for key, answer in batch.answers.items():
        code, _equals, group = key.partition("=")
        doubt = _example(batch, code, group)
        if doubt is not None:
            words = _for_all(answer, _words(doubt, answer))
            known = memory.get(key) == answer
            found.append(GivenAnswer(key, sentence(doubt), words, remembered=known))
    return found


def _words(doubt: Doubt, answer: str) -> str:
    if answer == doubts.EACH:
        return _("Ask about each row")
    if answer == doubts.KEEP and doubt.code in ("year_inferred", "item_similar"):
        return _("As proposed")
    items: dict[UUID, str] = {}
    return answer_words(doubt, answer, items)


def _example(batch: ImportBatch, code: str, group: str) -> Doubt | None:
    rows = ImportRow.objects.filter(batch=batch, told__contains=f" {code}.").order_by("position")
    for row in rows.only("doubts")[: _SAMPLE if group else 1]:
        for doubt in doubts_of(row.doubts):
            if doubt.code == code and (not group or doubt.group == group):
                return doubt
    return None
