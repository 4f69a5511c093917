"""In which letters bytes were typed, told by what reads as Vietnamese."""

import unicodedata

from tinhban.foundation import legacy_text

_SAMPLE = 200_000
_CANDIDATES = ("cp1258", "cp1252", "latin-1")


def by_words(sample: bytes, *, also: tuple[str, ...] = ()) -> str:
    """The encoding of bytes that are no UTF-8; nothing where no reading makes sense."""
    best, best_score = "", 0
    for encoding in (*also, *_CANDIDATES):
        try:
            text = decoded(sample[:_SAMPLE], encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        words = text.split()
        # cp1252 and latin-1 are what TCVN3 or VNI looks like; the cells are converted later.
        score = legacy_text.score(words, legacy_text.recognise(words))
        if score > best_score:
            best, best_score = encoding, score
    return best


def decoded(data: bytes, encoding: str, errors: str = "strict") -> str:
    """The text, composed: windows-1258 keeps five tone marks apart from their letters."""
    return unicodedata.normalize("NFC", data.decode(encoding, errors))


def is_utf8(sample: bytes) -> bool:
    try:
        sample.decode()
    except UnicodeDecodeError:
        return False
    return True
