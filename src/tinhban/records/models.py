"""The words by which things of channels are found; a full-text index hangs on this table (`records.index`)."""

import hashlib
from datetime import date
from uuid import UUID

from django.db import models

from tinhban.records.rows import ChannelQuerySet


class Findable(models.Model):
    """One thing of a registered noun, with the folded words of its title, of the rest of it, and who takes part."""

    # Set from the day and the uid: newer things have greater numbers, and every node the same.
    number = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    noun = models.CharField(max_length=10)
    channel = models.CharField(max_length=43)
    entry_hash = models.CharField(max_length=43)
    organisation = models.UUIDField()
    title = models.TextField()
    folded = models.TextField()  # the title
    words = models.TextField(default="")  # text, outlet, section, note
    who = models.TextField(default="")  # the uids of owner and partners, as words
    on = models.DateField()

    objects = ChannelQuerySet.as_manager()

    @staticmethod
    def number_of(on: date, uid: UUID) -> int:
        """16 bits of the day, then 47 of the uid's hash: no two things of one day meet."""
        day = max(0, min(on.toordinal() - date(1970, 1, 1).toordinal(), 0xFFFF))
        return day << 47 | int.from_bytes(hashlib.sha256(uid.bytes).digest()[:8], "big") >> 17
