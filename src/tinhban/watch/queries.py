"""What may be a use and waits for a word."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tinhban.watch.models import SuspectedUse, SuspicionState


def suspected_by_publisher(organisation: UUID) -> "QuerySet[Any, Any]":
    """Whose publications wait, one row for each publisher."""
    waiting = SuspectedUse.objects.filter(organisation=organisation, state=SuspicionState.SUSPECTED)
    return waiting.order_by().values("publisher").distinct()
