"""What an office has said once about the words of its books, to be known at the next upload."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import time
from tinhban.logbook.models.batches import BookKind
from tinhban.organisations.models import Organisation
from tinhban.organisations.readable import OfficeRows


class WordSort(models.TextChoices):
    """What sort of word was explained."""

    HEADING = "heading", _("Heading of a column")
    KIND = "kind", _("Kind of item")
    PARTNER = "partner", _("Name of a partner")


class LearntWordQuerySet(OfficeRows["LearntWord"]):
    """What the acting organisation itself has said."""


class LearntWord(models.Model):
    """A word of an office's book and what it means there: a field, a kind, a partner."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    book = models.CharField(max_length=8, choices=BookKind.choices)
    sort = models.CharField(max_length=8, choices=WordSort.choices)
    word = models.CharField(max_length=80)  # folded
    shown = models.CharField(max_length=80)  # as it was typed
    meaning = models.CharField(max_length=80, blank=True)  # empty: a column that is left out
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    said_at = models.DateTimeField(default=time.now)

    objects = LearntWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book", "sort", "word"], name="word_is_learnt_once"
            )
        ]

    def __str__(self) -> str:
        return self.shown
