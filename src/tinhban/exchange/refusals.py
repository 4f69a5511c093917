"""What the exchange refuses, in words that a person can act on."""

from tinhban.foundation.problems import Refused


class ExchangeRefused(Refused):
    """An act that cannot be done; `field` names what to correct, empty for the whole."""
