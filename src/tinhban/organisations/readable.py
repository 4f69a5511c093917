"""Who may see a row is asked in the query: the two rules there are, for every table that has rows of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

if TYPE_CHECKING:
    from typing import Self

    from tinhban.organisations.reader import Reader

Row = TypeVar("Row", bound=models.Model, covariant=True)


class OfficeRows(models.QuerySet[Row]):
    """Rows that an office keeps for itself: the field `organisation` says whose they are."""

    def visible_to(self, reader: Reader) -> Self:
        """Those of the organisation that the reader acts for."""
        return self.filter(organisation=reader.organisation) if reader.acts else self.none()


class ChannelRows(models.QuerySet[Row]):
    """Rows that entries of a channel have made: the field `channel` says of which."""

    def visible_to(self, reader: Reader) -> Self:
        """Those of the channels of which the reader's organisation is a member or an observer."""
        return self.filter(channel__in=reader.channels) if reader.acts else self.none()
