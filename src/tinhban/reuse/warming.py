"""Everything compiled or loaded before the first question comes."""

import tempfile

from .index import Index


def warm() -> None:
    """Load or compile everything now, so that the first question is not slow."""
    words = " ".join(f"tiếng{number % 97} việt{number % 89}" for number in range(120))
    with tempfile.TemporaryDirectory() as folder, Index.open(folder, writable=True) as index:
        index.add([("1", words), ("2", words[:300])])
        index.add([("2", words[:400])])
        index.background.update([words])
        index.merge()
        index.search(words)
