"""The detectors that ours is compared with: each takes texts in and answers for texts."""

import re
import time
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")
TURNS = 3  # a machine is not as fast at any time: ours is measured before, between and after
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


@dataclass(frozen=True, slots=True)
class Ours:
    """Our detector, to be measured beside a peer: seconds for one text, when all are done once."""

    add: Callable[[], float]
    ask: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Compared:
    """Seconds of this thread's processor for one text."""

    adding: float
    asking: float
    ours_adding: float
    ours_asking: float


class Peer(ABC):
    """A detector; what `ready` makes of a text beforehand is not measured."""

    @abstractmethod
    def ready(self, text: str) -> Any: ...

    @abstractmethod
    def add(self, number: int, made: Any) -> None: ...

    @abstractmethod
    def ask(self, made: Any) -> object: ...

    def measured(self, texts: Sequence[str], asked: Sequence[str], ours: Ours) -> Compared:
        """All texts taken in, then all articles asked, by turns with ours."""
        adding, ours_adding = self._by_turns(texts, self.add, ours.add)
        asking, ours_asking = self._by_turns(asked, lambda _, made: self.ask(made), ours.ask)
        return Compared(adding, asking, ours_adding, ours_asking)

    def _by_turns(
        self, texts: Sequence[str], work: Callable[[int, Any], object], ours: Callable[[], float]
    ) -> tuple[float, float]:
        theirs = 0.0
        own = [ours()]
        number = 0
        for turn in _portions(texts, -(-len(texts) // TURNS)):
            for some in _portions(turn, AT_ONCE):
                made = [self.ready(text) for text in some]
                began = time.thread_time()
                for one in made:
                    work(number, one)
                    number += 1
                theirs += time.thread_time() - began
            own.append(ours())
        return theirs / len(texts), median(own)


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


def _portions(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (texts[at : at + size] for at in range(0, len(texts), size))


# Name, how to make one, what is asked of ours beside it.
PEERS = (
    ("gaoya 42x3, texts as they are", lambda: Gaoya(fold=False), "≥ 5 and ≥ 2 times"),
    ("gaoya 42x3, texts folded before", lambda: Gaoya(fold=True), ""),
    ("rensa 128/32, texts shingled before", Rensa, ""),
    ("datasketch 128, texts shingled before", Datasketch, "≥ 20 and ≥ 10 times"),
)
