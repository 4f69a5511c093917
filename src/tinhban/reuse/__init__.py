"""Finding reused text: which published text reuses which item, with the passages."""

from .called import CalledCommon
from .errors import BadInput, Damaged, IndexBusy, NotWritable, ReuseError
from .index import Index
from .matches import Match, Span
from .warming import warm

__all__ = [
    "BadInput",
    "CalledCommon",
    "Damaged",
    "Index",
    "IndexBusy",
    "Match",
    "NotWritable",
    "ReuseError",
    "Span",
    "warm",
]
