"""What every table that a projection fills has in common: where a row comes from."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django.db import models

from tinhban.organisations.readable import ChannelRows, Row


class ChannelQuerySet(ChannelRows[Row]):
    """Rows of channels."""


class Projected(models.Model):
    """A row that says what an entry says, and nothing else."""

    channel = models.CharField(max_length=43, editable=False)
    entry_hash = models.CharField(max_length=43, editable=False)

    class Meta:
        abstract = True


class Made(Projected):
    """A thing that an entry made, named by the event."""

    uid = models.UUIDField(primary_key=True, editable=False)
    at = models.DateTimeField(editable=False)

    objects: ClassVar[Any] = ChannelQuerySet.as_manager()

    class Meta:
        abstract = True


class Part(Projected):
    """A row for one name in a list of an entry: an organisation reached, a line of a delivery."""

    uid = models.UUIDField(primary_key=True, editable=False)

    class Meta:
        abstract = True


class Taker(Part):
    """One of those whom a thing is for."""

    organisation = models.UUIDField(db_index=True)

    class Meta:
        abstract = True


class Said(Projected):
    """A word about a thing that another entry made, in a row of who said it."""

    entry_hash = models.CharField(primary_key=True, max_length=43, editable=False)
    at = models.DateTimeField(editable=False)

    objects: ClassVar[Any] = ChannelQuerySet.as_manager()

    class Meta:
        abstract = True


class Word(Said):
    """A word that a later one of the same organisation replaces; `about`, `by` and `on` name its columns."""

    reason = models.TextField(blank=True)
    superseded = models.BooleanField(default=False)

    about: ClassVar[str] = ""
    by: ClassVar[str] = ""
    on: ClassVar[str] = ""

    class Meta:
        abstract = True

    @classmethod
    def column(cls, name: str, *, by: str) -> models.Subquery:
        """A column of the word in force of the organisation that stands in `by` of the thing; another's is none."""
        about = {f"{cls.about}_id": models.OuterRef("pk"), cls.by: models.OuterRef(by)}
        return models.Subquery(cls.objects.filter(superseded=False, **about).values(name)[:1])


class Cancellable(models.Model):
    """A thing that its owner may take back with a reason: `marked(…, as_="cancelled")`."""

    cancelled_on = models.DateField(null=True)
    cancelled_reason = models.TextField(blank=True)
    cancelled_entry = models.CharField(max_length=43, blank=True)

    class Meta:
        abstract = True


def awaiting(
    model: Any, uid: UUID, *, words: Any, done: Any = None, but: Sequence[str] = ()
) -> "models.QuerySet[Any]":
    """Things for an organisation (with `takers`) that are not cancelled and of which it has said nothing yet.

    With `but`, it has said none of these steps; with `done`, it has made nothing of this model about them either.
    """
    thing = {f"{words.about}_id": models.OuterRef("pk")}
    rows: models.QuerySet[Any]
    said = words.objects.filter(**thing, **{words.by: uid}, superseded=False)
    rows = model.objects.filter(
        ~models.Exists(said.filter(step__in=but) if but else said),
        takers__organisation=uid,
        cancelled_on=None,
    )
    if done is not None:
        rows = rows.filter(~models.Exists(done.objects.filter(**thing, **{done.by: uid})))
    return rows


def one_in_force(name: str, about: str, by: str) -> models.UniqueConstraint:
    """One word of each organisation counts."""
    return models.UniqueConstraint(
        fields=[about, by], condition=models.Q(superseded=False), name=name
    )


def by_day(name: str, day: str, **sides: str) -> list[models.Index]:
    """The indexes of a list by day, of everything and of each side: `request_by_day`, `request_by_receiver`."""
    return [
        models.Index(fields=[day, "uid", "channel"], name=f"{name}_by_day"),
        *(
            models.Index(fields=[column, day, "uid"], name=f"{name}_by_{side}")
            for side, column in sides.items()
        ),
    ]


def reference(to: str, name: str, *, null: bool = True, index: bool = True) -> Any:
    """A key to a row that another organisation wrote: it may not be here, or not yet."""
    return models.ForeignKey(
        to,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=index,
        null=null,
        related_name=name,
    )


def part_uid(of: UUID, *names: object) -> UUID:
    """The key of a part: the same on every node, made of what the event names."""
    return uuid5(of, "#".join(str(n) for n in names))
