"""No, because: everything that a person is told instead of being served, in words that a face can translate."""

from collections.abc import Callable


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogue; the face that shows it translates it."""
    return message


def _as_it_is(message: str) -> str:
    return message


class Refused(Exception):
    """`message` is a sentence of the catalogue, or words that are the reader's already; `params` fill its places.

    `field` names the field of the form to correct, `where` the place in what was given (row, sheet, line);
    both are empty where the whole is meant.
    """

    code = ""  # what a programme knows the reason by, where it must

    def __init__(self, message: object, field: str = "", where: str = "", **params: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
        self.field = field
        self.where = where
        self.params = params

    def words(self, translate: Callable[[str], str] = _as_it_is) -> str:
        """The sentence as `translate` says it, its places filled."""
        said = translate(self.message)
        return said % self.params if self.params else said

    def __str__(self) -> str:
        return self.words()

    def __reduce__(self) -> tuple[object, ...]:
        return restored, (type(self), *self.args), self.__dict__


class Problem(Refused):
    """What is wrong with something that was typed or sent, by its `code`."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.code = code
        self.params = params


def restored(kind: type[Refused], *args: object) -> Refused:
    """A refusal of another process, before its fields are set: its class may want other arguments than these."""
    if not issubclass(kind, Refused):
        raise TypeError(f"{kind} is no refusal")
    return kind.__new__(kind, *args)
