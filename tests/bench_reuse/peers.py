"""The detectors that ours is compared with: each takes texts in and answers for texts."""

import re
import time
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")
AT_ONCE = 2_000  # texts made ready together: a year of shingles would not fit into memory


def folded(text: str) -> list[str]:
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFD", text.lower())
        if not unicodedata.combining(sign)
    )
    return _WORD.findall(plain.replace("đ", "d").replace("y", "i"))


def shingles(text: str) -> list[str]:
    """Five-syllable shingles of the folded text."""
    words = folded(text)
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


class Peer(ABC):
    """A detector; what `ready` makes of a text beforehand is not measured."""

    @abstractmethod
    def ready(self, text: str) -> Any: ...

    @abstractmethod
    def add(self, number: int, made: Any) -> None: ...

    @abstractmethod
    def ask(self, made: Any) -> object: ...

    def measured(self, texts: Sequence[str], asked: Sequence[str]) -> tuple[float, float]:
        """Seconds of this thread's processor for one text taken in, and for one asked."""
        adding = asking = 0.0
        number = 0
        for some in _portions(texts):
            made = [self.ready(text) for text in some]
            began = time.thread_time()
            for one in made:
                self.add(number, one)
                number += 1
            adding += time.thread_time() - began
        for some in _portions(asked):
            made = [self.ready(text) for text in some]
            began = time.thread_time()
            for one in made:
                self.ask(one)
            asking += time.thread_time() - began
        return adding / len(texts), asking / len(asked)


class Gaoya(Peer):
    """Takes texts and makes shingles itself: given them as they are, it lowers the letters only."""

    def __init__(self, *, fold: bool) -> None:
        from gaoya.minhash import MinHashStringIndex

        self._fold = fold
        self._index = MinHashStringIndex(
            hash_size=32,
            jaccard_threshold=0.2,
            num_bands=42,
            band_size=3,
            analyzer="word",
            ngram_range=(5, 5),
            lowercase=True,
        )

    def ready(self, text: str) -> str:
        return " ".join(folded(text)) if self._fold else text

    def add(self, number: int, made: str) -> None:
        self._index.insert_document(number, made)

    def ask(self, made: str) -> object:
        return self._index.query(made)


class Datasketch(Peer):
    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self._signature = MinHash
        self._index = MinHashLSH(threshold=0.2, num_perm=128)

    def ready(self, text: str) -> list[bytes]:
        return [shingle.encode() for shingle in shingles(text)]

    def add(self, number: int, made: list[bytes]) -> None:
        self._index.insert(number, self._of(made))

    def ask(self, made: list[bytes]) -> object:
        return self._index.query(self._of(made))

    def _of(self, made: list[bytes]) -> Any:
        signature = self._signature(num_perm=128)
        signature.update_batch(made)
        return signature


class Rensa(Peer):
    def __init__(self) -> None:
        from rensa import RMinHash, RMinHashLSH

        self._signature = RMinHash
        self._index = RMinHashLSH(threshold=0.2, num_perm=128, num_bands=32)

    def ready(self, text: str) -> list[str]:
        return shingles(text)

    def add(self, number: int, made: list[str]) -> None:
        self._index.insert(number, self._of(made))

    def ask(self, made: list[str]) -> object:
        return self._index.query(self._of(made))

    def _of(self, made: list[str]) -> Any:
        signature = self._signature(num_perm=128, seed=42)
        signature.update(made)
        return signature


def _portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[at : at + AT_ONCE] for at in range(0, len(texts), AT_ONCE))


# Name, how to make one, what is asked of ours beside it.
PEERS = (
    ("gaoya 42x3, texts as they are", lambda: Gaoya(fold=False), "≥ 5 and ≥ 2 times"),
    ("gaoya 42x3, texts folded before", lambda: Gaoya(fold=True), ""),
    ("rensa 128/32, texts shingled before", Rensa, ""),
    ("datasketch 128, texts shingled before", Datasketch, "≥ 20 and ≥ 10 times"),
)
