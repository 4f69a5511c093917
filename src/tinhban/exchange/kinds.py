"""What may be exchanged and how it is used: the codes that events carry, and their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an item is, as a station or a newspaper sorts it."""

    NEWS_ITEM = "news_item", _("News item")
    SHORT_REPORT = "short_report", _("Short report")
    RAW_FOOTAGE = "raw_footage", _("Raw footage")
    ARTICLE = "article", _("Article")
    PHOTO = "photo", _("Photo")


class Medium(models.TextChoices):
    """Where an owner lets an item appear."""

    BROADCAST = "broadcast", _("Broadcast")
    PRINT = "print", _("Print")
    WEB = "web", _("Electronic page")


class Share(models.TextChoices):
    """How much of an item was used."""

    WHOLE = "whole", _("The whole")
    PART = "part", _("A part")
    SOURCE = "source", _("As source material")


class Frequency(models.TextChoices):
    """How often a column promises to appear; a slot is one such span."""

    WEEK = "week", _("Every week")
    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")


class CorrectionDone(models.TextChoices):
    """What a user of an old version did after a correction or a kill."""

    CORRECTED = "corrected", _("Broadcast or printed the correction")
    REMOVED = "removed", _("Took it off")
    REPLACED = "replaced", _("Replaced it by the new version")
    NOT_NEEDED = "not_needed", _("Nothing to do: the changed part was not used")


# Longest texts that an event carries; the body of an entry is at most 64 KiB.
TITLE_LENGTH = 300
TEXT_BYTES = 40_000
SECTOR_LENGTH = 40
LINES_OF_A_DELIVERY = 200
