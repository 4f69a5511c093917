"""What can be wrong with an index, in words."""

from tinhban.foundation.problems import Refused


class ReuseError(Refused):
    """Something the caller can act on."""


class IndexBusy(ReuseError):
    """Another process is writing this index."""


class NotWritable(ReuseError):
    """The index was opened for reading."""


class Damaged(ReuseError):
    """A file of the index is not what was written."""


class BadInput(ReuseError):
    """A file that was given cannot be read as lines of texts.

    `why` is one of NOT_JSON, NOT_STRINGS, TOO_LONG and CUT_OFF, `line` the line where it shows.
    """

    NOT_JSON = 'not {"id", "text"} in JSON'
    NOT_STRINGS = "id and text are strings, id not empty"
    TOO_LONG = "longer than a line may be"
    CUT_OFF = "the compressed file is damaged or cut off"

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file} line {line}: {why}", where=f"{file} line {line}")
        self.file = file
        self.line = line
        self.why = why
