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

    def __reduce__(self) -> tuple[object, ...]:
        return restored, (type(self), self.code, self.message, self.params)


def restored(kind: type[Problem], code: str, message: str, params: dict[str, object]) -> Problem:
    """The problem that another process met: its class may want other arguments than these."""
    if not issubclass(kind, Problem):
        raise TypeError(f"{kind} is no problem")
    problem = kind.__new__(kind)
    Problem.__init__(problem, code, message, **params)
    return problem
