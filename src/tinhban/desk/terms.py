"""The years of a programme for the exchange, which knows its channel and not the programme."""

from collections.abc import Collection
from datetime import date

from tinhban.programmes.models import Programme
from tinhban.records.terms import Term


def terms_of(channels: Collection[str], on: date) -> dict[str, Term]:
    """The term of each programme that is its channel."""
    rows = Programme.objects.filter(channel__in=list(channels))
    return {
        one.channel: Term(one.term, one.starts_on <= on <= one.ends_on, one.starts_on)
        for one in rows
    }
