"""What is wrong with something a person typed, in words that a screen can translate."""


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogue; the face that shows it translates it."""
    return message


class Problem(ValueError):
    """`message` is a catalogue sentence with %(name)s places, `params` fills them."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        self.code = code
        self.message = message
        self.params = params
        super().__init__(message % params)
