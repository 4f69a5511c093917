"""Two small tables made from events, as a feature would have them; used by the ledger's tests only."""

from uuid import UUID

from django.apps.registry import Apps
from django.db import models

from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.wire.declaring import event

# A registry of their own: to the rest of the project these tables do not exist.
_apps = Apps(["tinhban.ledger"])


class Note(models.Model):
    """What one organisation has written down."""

    uid = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=43)
    entry_hash = models.CharField(max_length=43)
    organisation = models.UUIDField()
    text = models.TextField()
    changes = models.IntegerField()

    class Meta:
        app_label = "ledger"
        apps = _apps
        db_table = "ledger_test_note"


class Answer(models.Model):
    """What another organisation said to a note."""

    uid = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=43)
    entry_hash = models.CharField(max_length=43)
    organisation = models.UUIDField()
    note = models.ForeignKey(Note, on_delete=models.CASCADE)

    class Meta:
        app_label = "ledger"
        apps = _apps
        db_table = "ledger_test_answer"


class Pin(models.Model):
    """A row of the office that points at a projected one."""

    note = models.ForeignKey(Note, on_delete=models.SET_NULL, null=True)

    class Meta:
        app_label = "ledger"
        apps = _apps
        db_table = "ledger_test_pin"


TABLES = (Note, Answer, Pin)


@event("vn.tinhban.sample.written.v1")
class NoteWritten:
    note: UUID
    text: str


@event("vn.tinhban.sample.changed.v1")
class NoteChanged:
    note: UUID
    text: str


@event("vn.tinhban.sample.answered.v1")
class NoteAnswered:
    answer: UUID
    note: UUID


@applies(NoteWritten)
def write(event: NoteWritten, entry: AppliedEntry) -> int:
    _, created = Note.objects.get_or_create(
        uid=event.note,
        defaults={
            "channel": entry.channel,
            "entry_hash": entry.hash,
            "organisation": entry.signer,
            "text": event.text,
            "changes": 0,
        },
    )
    return int(created)


@applies(NoteChanged)
def change(event: NoteChanged, entry: AppliedEntry) -> int:
    return Note.objects.filter(uid=event.note, organisation=entry.signer).update(
        text=event.text, changes=models.F("changes") + 1
    )


@applies(NoteAnswered)
def answer(event: NoteAnswered, entry: AppliedEntry) -> int:
    Answer.objects.create(
        uid=event.answer,
        channel=entry.channel,
        entry_hash=entry.hash,
        organisation=entry.signer,
        note_id=event.note,
    )
    return 1


def tables() -> dict[str, list]:
    """Everything in the projected tables, to be compared."""
    from tinhban.ledger.models import Membership

    return {
        model.__name__: sorted(model.objects.values_list(), key=str)
        for model in (Note, Answer, Membership)
    }
