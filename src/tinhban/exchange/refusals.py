"""What the exchange refuses, in words that a person can act on."""


class Refused(Exception):
    """An act that cannot be done; `field` names what to correct, empty for the whole."""

    def __init__(self, message: object, *, field: str = "") -> None:
        self.message = str(message)
        self.field = field
        super().__init__(self.message)
