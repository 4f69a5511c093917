"""What every table that a projection fills has in common: where a row comes from."""

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


class Said(Projected):
    """A word about a thing that another entry made, in a row of who said it."""

    entry_hash = models.CharField(primary_key=True, max_length=43, editable=False)
    at = models.DateTimeField(editable=False)

    objects: ClassVar[Any] = ChannelQuerySet.as_manager()

    class Meta:
        abstract = True


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
