"""What the row of a long work has, whatever is worked at."""

from django.db import models

from tinhban.foundation import time


class JobRow(models.Model):
    """How far it is, who has it in hand, and the last sign of life."""

    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    # The job at work: a later one takes over, the earlier one then finds another name here.
    runner = models.UUIDField(null=True)
    beat_at = models.DateTimeField(default=time.now)

    class Meta:
        abstract = True

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0
