"""What an office has said of its words: kept at the first answer, used at the next upload, forgotten on request."""

from datetime import datetime

from django.utils.translation import gettext as _

from tinhban.exchange.permissions import Permission
from tinhban.foundation import time
from tinhban.logbook.models import ImportBatch, LearntWord, WordSort
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import doubts
from tinhban.sheets.words import plain

WORD = 80
MOST = 500  # words of one sort
# Answers for all rows that say what a word means, and of which sort the word is.
_ANSWERS = {
    "kind_unknown": (WordSort.KIND, doubts.KIND),
    "partner_unknown": (WordSort.PARTNER, doubts.PARTNER),
    "partner_short": (WordSort.PARTNER, doubts.KEEP),
}


def headings_of(organisation: Organisation, book: str) -> dict[str, str]:
    """Folded heading → field, as the office said."""
    words = LearntWord.objects.filter(organisation=organisation, book=book, sort=WordSort.HEADING)
    return dict(words.values_list("word", "meaning"))


def answers_of(
    organisation: Organisation, book: str, *, before: datetime | None = None
) -> dict[str, str]:
    """Answers for all rows that earlier answers of the office give."""
    words = LearntWord.objects.filter(organisation=organisation, book=book)
    if before is not None:
        words = words.filter(said_at__lt=before)
    found = {}
    for sort, word, meaning in words.values_list("sort", "word", "meaning"):
        if sort == WordSort.KIND:
            found[f"kind_unknown={word}"] = meaning
        elif sort == WordSort.PARTNER:
            code = "partner_short" if meaning == doubts.KEEP else "partner_unknown"
            found[f"{code}={word}"] = meaning
    return found


def remember_heading(batch: ImportBatch, heading: str, field: str, by: Person) -> None:
    """What the column of this heading holds in this kind of book."""
    _remember(batch, WordSort.HEADING, plain(heading), heading, field, by)


def remember_answer(batch: ImportBatch, key: str, shown: str, answer: str, by: Person) -> None:
    """An answer for all rows, if it says what a word means."""
    code, _equals, word = key.partition("=")
    sort, prefix = _ANSWERS.get(code, (None, ""))
    if sort is not None and word and answer.startswith(prefix):
        _remember(batch, sort, word, shown, answer, by)


def _remember(
    batch: ImportBatch, sort: WordSort, word: str, shown: str, meaning: str, by: Person
) -> None:
    if not batch.book or not word or len(word) > WORD or len(meaning) > WORD:
        return
    known = LearntWord.objects.filter(
        organisation_id=batch.organisation_id, book=batch.book, sort=sort
    )
    if not known.filter(word=word).exists() and known.count() >= MOST:
        return
    LearntWord.objects.update_or_create(
        organisation_id=batch.organisation_id,
        book=batch.book,
        sort=sort,
        word=word,
        defaults={
            "shown": shown[:WORD],
            "meaning": meaning,
            "said_by": by,
            "said_at": time.now(),
        },
    )


def forget_heading(batch: ImportBatch, heading: str) -> None:
    LearntWord.objects.filter(
        organisation_id=batch.organisation_id,
        book=batch.book,
        sort=WordSort.HEADING,
        word=plain(heading),
    ).delete()


def forget_answer(batch: ImportBatch, key: str) -> None:
    """An answer that is asked anew is no longer taken from memory."""
    code, _equals, word = key.partition("=")
    sort, _prefix = _ANSWERS.get(code, (None, ""))
    if sort is not None:
        LearntWord.objects.filter(
            organisation_id=batch.organisation_id, book=batch.book, sort=sort, word=word
        ).delete()


def forget_word(*, word: int, by: Person, as_: Organisation) -> None:
    """Take a word out of the office's memory; logs that were read with it stay as they are."""
    permissions.require(by, Permission.USE, as_=as_)
    gone, _tables = LearntWord.objects.filter(pk=word, organisation=as_).delete()
    if not gone:
        raise RecordRefused(_("This word is not remembered (any more)."))
