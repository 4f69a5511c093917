"""Offers, whom they reach, and who declined."""

from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from tinhban.records.rows import (
    ChannelQuerySet,
    Made,
    Part,
    Said,
    reference,
)


class OfferQuerySet(ChannelQuerySet["Offer"]):
    """Offers and whom they reach."""

    def reaching(self, organisation: UUID) -> Self:
        """Made by somebody else to this organisation or to every member."""
        receivers = OfferReceiver.objects.filter(
            Q(organisation=organisation) | Q(organisation=None), offer=OuterRef("pk")
        )
        return self.filter(Exists(receivers)).exclude(offered_by=organisation)


class Offer(Made):
    """An item shown to partners, with a day to answer by."""

    offered_by = models.UUIDField()
    item = reference("exchange.Item", "offers")
    version = models.PositiveIntegerField()
    made_on = models.DateField()
    answer_by = models.DateField(null=True)
    note = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    withdrawn_entry = models.CharField(max_length=43, blank=True)

    objects: ClassVar[Any] = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_by__isnull=True) | Q(answer_by__gte=models.F("made_on")),
                name="offer_is_answered_after_it_is_made",
            )
        ]
        indexes = [
            models.Index(fields=["made_on", "uid", "channel"], name="offer_by_day"),
            models.Index(fields=["offered_by", "made_on", "uid"], name="offer_by_owner"),
        ]

    def reaches(self, organisation: UUID) -> bool:
        """The rule of `OfferQuerySet.reaching` for one offer."""
        return Offer.objects.filter(pk=self.pk).reaching(organisation).exists()


class OfferReceiver(Part):
    """An organisation that an offer is for; none named means every member."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="receivers")
    organisation = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "offer"], name="offer_by_receiver")]


class OfferAnswer(Said):
    """A receiver's word that it does not use the item."""

    offer = reference("exchange.Offer", "answers", null=False, index=False)
    answered_by = models.UUIDField()
    reason = models.TextField()
    declined_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "answered_by"], name="offer_is_declined_once")
        ]
