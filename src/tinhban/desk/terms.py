"""The years of a programme for the exchange, which knows its channel and not the programme."""

from collections.abc import Collection
from datetime import date

from tinhban.exchange.hooks import Term
from tinhban.programmes.models import Programme


def terms_of(channels: Collection[str], on: date) -> dict[str, Term]:
    """The term of each programme that is its channel."""
    rows = Programme.objects.filter(channel__in=list(channels))
    return {
        one.channel: Term(one.term, one.starts_on <= on <= one.ends_on, one.starts_on)
        for one in rows
    }
