"""What an office has said of its words, as its page tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.kinds import Kind
from tinhban.logbook.labels import field_label
from tinhban.logbook.models import LearntWord, WordSort
from tinhban.organisations.queries import by_uid
from tinhban.sheets import doubts


@dataclass(frozen=True)
class ToldWord:
    """A word, what it means there, who said so and when."""

    pk: int
    book: str
    sort: str
    word: str
    meaning: str
    said_by: str
    said_on: object


def told_words(words: Iterable[LearntWord]) -> list[ToldWord]:
    """Each word with its meaning in words."""
    words = list(words)
    bodies = by_uid([uid for uid in map(_partner, words) if uid is not None])
    return [
        ToldWord(
            pk=word.pk,
            book=word.get_book_display(),
            sort=word.get_sort_display(),
            word=word.shown,
            meaning=_meaning(word, {uid: str(body) for uid, body in bodies.items()}),
            said_by=word.said_by.display_name if word.said_by else "",
            said_on=word.said_at,
        )
        for word in words
    ]


def _meaning(word: LearntWord, names: dict[UUID, str]) -> str:
    if word.sort == WordSort.HEADING:
        return field_label(word.meaning)
    if word.sort == WordSort.KIND:
        kind = word.meaning.removeprefix(doubts.KIND)
        return str(dict(Kind.choices).get(kind, kind))
    uid = _partner(word)
    return names.get(uid, "") if uid else _("Left out")


def _partner(word: LearntWord) -> UUID | None:
    """The body that a name stands for; of a short name that was confirmed the word itself is its uid."""
    if word.sort != WordSort.PARTNER:
        return None
    named = word.word if word.meaning == doubts.KEEP else word.meaning.removeprefix(doubts.PARTNER)
    try:
        return UUID(named)
    except ValueError:
        return None
