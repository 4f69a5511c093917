"""A doubt as a page asks it: its sentence, its buttons, its fields to fill in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.models import Item
from tinhban.foundation.text import sort_key
from tinhban.logbook.labels import choice_label, place, sentence
from tinhban.logbook.models import ImportRow
from tinhban.logbook.stored_values import doubts_of, text_value, title_of, uid_in
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import by_uid
from tinhban.sheets import doubts
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.settle import answer_key

# Here "keep" means: each row as it was proposed for it, which a single row says in full.
_FOR_ALL_ONLY = ("year_inferred", "item_similar")


@dataclass(frozen=True)
class TypedAnswer:
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
    typed: list[TypedAnswer] = field(default_factory=list)
    picks_item: bool = False
    shown: str = ""  # the group of rows that it is asked for
    answer: str = ""
    follows: str = ""  # what comes of the answer in force
    position: int = 0  # of the row, where it is about one
    about: str = ""  # what that row says

    @property
    def key(self) -> str:
        return answer_key(self.doubt)

    @property
    def shared_key(self) -> str:
        """Under which it is one question for several rows."""
        return f"{self.doubt.code}={self.doubt.group}" if self.doubt.group else self.key


def questions_of(
    row: ImportRow, items: Mapping[UUID, str], *, answered: bool = False
) -> list[Question]:
    """The open doubts of a row; with `answered` all that were ever asked, and what was answered."""
    found = doubts_of(row.doubts) if answered else row.open_doubts
    questions = []
    for doubt in found:
        if doubt.asks:
            asked = question(doubt, items, where=place(row.sheet, row.number, doubt.column))
            answer = answer_words(doubt, text_value(row.answers, asked.key), items)
            questions.append(
                replace(asked, answer=answer, position=row.position, about=title_of(row))
            )
    return questions


def answer_words(doubt: Doubt, answer: str, items: Mapping[UUID, str]) -> str:
    """An answer that was given, as a person said it."""
    kind, _colon, value = answer.partition(":")
    if not answer or kind in ("text", "time"):
        return value
    if kind == "partner":
        bodies = by_uid([uid] if (uid := uid_in(value)) else [])
        return next((str(body) for body in bodies.values()), value)
    return choice_label(doubt, answer, items)


def question(doubt: Doubt, items: Mapping[UUID, str], *, where: str = "") -> Question:
    """A doubt with every answer that it takes."""
    buttons, typed = [], []
    picks_item = False
    for choice in doubt.choices:
        if choice == doubts.KEEP and doubt.code in _FOR_ALL_ONLY:
            continue
        if choice == doubts.ITEM:
            picks_item = True
        elif choice.endswith(":"):
            typed.append(_typed(choice))
        else:
            buttons.append((choice, choice_label(doubt, choice, items)))
    return Question(
        doubt=doubt,
        sentence=sentence(doubt),
        place=where,
        buttons=buttons,
        typed=typed,
        picks_item=picks_item,
    )


def _typed(prefix: str) -> TypedAnswer:
    return {
        doubts.YEAR: TypedAnswer(prefix, _("Another year"), "number"),
        doubts.DATE: TypedAnswer(prefix, _("The day"), "date", _("day/month/year")),
        doubts.TEXT: TypedAnswer(prefix, _("What it should say")),
        doubts.TIME: TypedAnswer(prefix, _("Broadcast again at"), "text", "11h30"),
        doubts.PARTNER: TypedAnswer(prefix, _("The partner"), "partner"),
    }.get(prefix, TypedAnswer(prefix, _("What it should say")))


def titles_of(rows: Collection[ImportRow]) -> dict[UUID, str]:
    """Titles of the items that the answers of these rows name."""
    found = [doubt for row in rows for doubt in doubts_of(row.doubts)]
    named = {
        choice.removeprefix(doubts.ITEM)
        for doubt in found
        for choice in doubt.choices
        if choice.startswith(doubts.ITEM)
    }
    for doubt in found:
        items = doubt.params.get("items")
        named |= {str(uid) for uid in items} if isinstance(items, list) else set()
    wanted = {uid for name in named if (uid := uid_in(name)) is not None}
    wanted |= {uid for row in rows for uid in (row.item, row.proposed) if uid is not None}
    return dict(Item.objects.filter(uid__in=wanted).values_list("uid", "title"))


def partner_choices(partners: Mapping[UUID, Organisation], on: date) -> list[tuple[str, str]]:
    """The partners of the channel by name, to choose one."""
    told = [(str(uid), body.short_name_on(on)) for uid, body in partners.items()]
    return sorted(told, key=lambda choice: sort_key(choice[1]))
