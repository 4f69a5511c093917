"""What can be wrong with an index, in words."""


class ReuseError(Exception):
    """Something the caller can act on."""


class IndexBusy(ReuseError):
    """Another process is writing this index."""


class NotWritable(ReuseError):
    """The index was opened for reading."""


class Damaged(ReuseError):
    """A file of the index is not what was written."""
