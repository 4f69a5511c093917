"""The detectors that ours is compared with; folding and shingling are done for them beforehand."""

import re
import time
import unicodedata
from collections.abc import Callable
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")


def folded(text: str) -> list[str]:
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFD", text.lower())
        if not unicodedata.combining(sign)
    )
    return _WORD.findall(plain.replace("đ", "d").replace("y", "i"))


def shingles(text: str) -> list[str]:
    """Five-syllable shingles of the folded text: what every peer is given."""
    words = folded(text)
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def gaoya(rows: list[tuple[str, str]], asked: list[str]) -> tuple[float, float]:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.2,
        num_bands=42,
        band_size=3,
        analyzer="word",
        ngram_range=(5, 5),
        lowercase=True,
    )
    texts = [" ".join(folded(text)) for _, text in rows]
    asked = [" ".join(folded(text)) for text in asked]
    added = _timed(
        lambda: [index.insert_document(number, text) for number, text in enumerate(texts)]
    )
    queried = _timed(lambda: [index.query(text) for text in asked])
    return added / len(rows), queried / len(asked)


def datasketch(rows: list[tuple[str, str]], asked: list[str]) -> tuple[float, float]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.2, num_perm=128)

    def signature(of: list[str]) -> Any:
        made = MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in of])
        return made

    given = [(key, shingles(text)) for key, text in rows]
    questions = [shingles(text) for text in asked]
    added = _timed(lambda: [index.insert(key, signature(of)) for key, of in given])
    queried = _timed(lambda: [index.query(signature(of)) for of in questions])
    return added / len(rows), queried / len(asked)


def rensa(rows: list[tuple[str, str]], asked: list[str]) -> tuple[float, float]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.2, num_perm=128, num_bands=32)

    def signature(of: list[str]) -> Any:
        made = RMinHash(num_perm=128, seed=42)
        made.update(of)
        return made

    given = [shingles(text) for _, text in rows]
    questions = [shingles(text) for text in asked]
    added = _timed(lambda: [index.insert(at, signature(of)) for at, of in enumerate(given)])
    queried = _timed(lambda: [index.query(signature(of)) for of in questions])
    return added / len(rows), queried / len(asked)


def _timed(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


PEERS = {"gaoya 42x3": gaoya, "rensa 128/32": rensa, "datasketch 128": datasketch}
