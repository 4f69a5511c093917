"""Base64url, digests and JSON in the one spelling that evidence may have."""

import hashlib
import json
import re
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from typing import Any

from tinhban.wire.refusals import EntryRefused

MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1

# An open text ends with the bytes, so that no spelling makes the search start over and over.
_TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\Z)', re.DOTALL)
_TO_BASE64 = bytes.maketrans(b"-_+/", b"+/!!")
_FROM_BASE64 = bytes.maketrans(b"+/", b"-_")


class Malformed(EntryRefused):
    """Bytes that are not an entry of this format."""


def b64url(raw: bytes) -> str:
    """Base64url without padding (RFC 7515)."""
    return b64url_bytes(raw).decode("ascii")


def b64url_bytes(raw: bytes) -> bytes:
    """The same, as bytes."""
    return b2a_base64(raw, newline=False).translate(_FROM_BASE64).rstrip(b"=")


def unb64url(text: str | bytes) -> bytes:
    """The bytes of a base64url text; refuses every spelling but the one `b64url` makes."""
    given = text.encode() if isinstance(text, str) else text
    try:
        raw = a2b_base64(given.translate(_TO_BASE64) + b"=" * (-len(given) % 4))
    except Base64Error as error:
        raise Malformed("not base64url") from error
    # A second spelling of a signature would be a second hash of the same entry.
    if b64url_bytes(raw) != given:
        raise Malformed("base64url in a spelling of its own")
    return raw


def digest(raw: bytes) -> str:
    """SHA-256 in base64url: the name of a link, a body or a key."""
    encoded = b2a_base64(hashlib.sha256(raw).digest(), newline=False)
    return encoded[:43].translate(_FROM_BASE64).decode("ascii")


def read_json(raw: bytes, *, floats: bool = True) -> Any:
    """Parse JSON that has no doubled name, NUL, lone surrogate, huge number or deep nesting."""
    if raw.count(b"{") + raw.count(b"[") > MAX_DEPTH and _depth(raw) > MAX_DEPTH:
        raise Malformed(f"nested more than {MAX_DEPTH} deep")
    try:
        said = (_DECODER if floats else _DECODER_OF_LINKS).decode(raw.decode())
    except (ValueError, RecursionError) as error:
        raise Malformed("not JSON") from error
    if b"\\u" in raw:
        _refuse_odd_text(said)
    return said


def _depth(raw: bytes) -> int:
    deepest = depth = 0
    for byte in _TEXTS.sub(b"", raw):
        if byte in b"{[":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"}]":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Malformed("a name stands twice in one object")
    return made


def _int(text: str) -> int:
    if len(text) > 17 or abs(value := int(text)) > MAX_INTEGER:
        raise Malformed("a number out of range")
    return value


def _float(text: str) -> float:
    if len(text) > 40:
        raise Malformed("a number out of range")
    return float(text)


def _no_float(text: str) -> float:
    raise Malformed("a number that is not whole")


def _decoder(parse_float: Callable[[str], float]) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_object,
        parse_int=_int,
        parse_float=parse_float,
        parse_constant=_no_float,
    )


_DECODER = _decoder(_float)
_DECODER_OF_LINKS = _decoder(_no_float)


def _refuse_odd_text(said: Any) -> None:
    if isinstance(said, str):
        if "\0" in said or any("\ud800" <= letter <= "\udfff" for letter in said):
            raise Malformed("NUL or half a letter in a text")
    elif isinstance(said, dict):
        for name, value in said.items():
            _refuse_odd_text(name)
            _refuse_odd_text(value)
    elif isinstance(said, list):
        for value in said:
            _refuse_odd_text(value)
