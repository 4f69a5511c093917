"""What the exchange refuses: it records nothing but what every room records."""

from tinhban.records.refusals import RecordRefused as ExchangeRefused

__all__ = ["ExchangeRefused"]
