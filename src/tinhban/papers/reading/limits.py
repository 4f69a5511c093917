"""How much of a Word file is read; past these a file is refused in words."""

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024  # of the whole archive, as its directory tells
MAX_MARKUP_BYTES = 40 * 1024 * 1024  # of all parts that are read
MAX_ELEMENTS = 500_000  # of all parts that are read; a report of 100 pages has some 100,000
MAX_DEPTH = 250
MAX_TAG_BYTES = 1_000_000  # one tag or comment: a parser looks at it again with every piece
MAX_MEMBERS = 2_000
MAX_TEXT = 1_000_000  # characters
MAX_CHUNKS_DEEP = 3


class Budget:
    """What is left to be read, over all parts of a file and of the files inside it."""

    def __init__(self) -> None:
        self.elements = MAX_ELEMENTS
        self.markup = MAX_MARKUP_BYTES
        self.text = MAX_TEXT
