"""The fields of a link, each read in one shape and no other."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from tinhban.proof.encoding import MAX_INTEGER, Malformed

MAX_REFS = 32
MAX_BLOBS = 32
MAX_AUDIENCE = 64
MAX_TEXT = 120
EVERYONE = ("*",)

HASH = re.compile(r"[A-Za-z0-9_-]{43}\Z")
EPOCH = re.compile(r"[A-Za-z0-9_-]{22}\Z")
SALT = re.compile(r"[A-Za-z0-9_-]{22}\Z")
TYPE = re.compile(r"[a-z][a-z0-9]{0,119}(?:\.[a-z][a-z0-9_-]{0,119}){1,8}\Z")
_FILE = re.compile(r"(?:[A-Za-z0-9_-]{43}|[0-9a-f]{64})\Z")
_MEDIA = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\Z")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


@dataclass(frozen=True, slots=True)
class Blob:
    """A file outside the log, named by its SHA-256 (base64url or hexadecimal)."""

    sha256: str
    size: int
    media_type: str


def text(value: Any, shape: re.Pattern[str], name: str) -> str:
    """A text of this shape, of at most 120 letters."""
    if not isinstance(value, str) or len(value) > MAX_TEXT or not shape.match(value):
        raise Malformed(f"{name} is not what it should be")
    return value


def texts(value: Any, shape: re.Pattern[str], most: int, name: str) -> tuple[str, ...]:
    """A list of such texts."""
    if not isinstance(value, list) or len(value) > most:
        raise Malformed(f"{name} is a list of at most {most}")
    return tuple(text(one, shape, name) for one in value)


def integer(value: Any, most: int, name: str) -> int:
    """A whole number from 0 to the most."""
    if type(value) is not int or not 0 <= value <= most:
        raise Malformed(f"{name} is out of range")
    return value


@lru_cache(maxsize=4096)
def _uuid_of(value: str) -> UUID:
    return UUID(value)


def uuid(value: Any) -> UUID:
    """A UUID in its one spelling."""
    if not isinstance(value, str) or not _UUID.match(value):
        raise Malformed("not a UUID in its one spelling")
    return _uuid_of(value)


def audience(value: Any) -> tuple[str, ...]:
    """Everyone, or the organisations named."""
    if value == ["*"]:
        return EVERYONE
    if not isinstance(value, list) or not 1 <= len(value) <= MAX_AUDIENCE:
        raise Malformed("aud is * or a list of organisations")
    return tuple(str(uuid(one)) for one in value)


def blobs(value: Any) -> tuple[Blob, ...]:
    """The files an entry names."""
    if value == []:
        return ()
    if not isinstance(value, list) or len(value) > MAX_BLOBS:
        raise Malformed(f"blobs is a list of at most {MAX_BLOBS}")
    return tuple(blob(one) for one in value)


def blob(value: Any) -> Blob:
    """One file."""
    if not isinstance(value, dict) or not {"h", "n", "mt"} <= value.keys():
        raise Malformed("a blob has h, n and mt")
    return Blob(
        sha256=text(value["h"], _FILE, "h"),
        size=integer(value["n"], MAX_INTEGER, "n"),
        media_type=text(value["mt"], _MEDIA, "mt"),
    )


def critical(value: Any) -> tuple[str, ...]:
    """The names a reader must know to apply the entry."""
    if not isinstance(value, list) or len(value) > 16:
        raise Malformed("crit is a list of at most 16")
    if not all(isinstance(name, str) and 0 < len(name) <= 40 for name in value):
        raise Malformed("crit is a list of names")
    return tuple(value)
