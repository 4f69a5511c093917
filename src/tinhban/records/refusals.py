"""What is refused when something is to be recorded, in words that a person can act on."""

from tinhban.foundation.problems import Refused


class RecordRefused(Refused):
    """An act that cannot be done; `field` names what to correct, empty for the whole."""
