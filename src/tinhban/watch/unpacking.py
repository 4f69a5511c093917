"""The body of an answer, unpacked piece by piece: neither a long nor a tightly packed one gets past a limit."""

import zlib
from collections.abc import Iterable, Iterator

LAYERS = 2
_PIECE = 65_536


class BadlyPacked(Exception):
    """Packed in a way that was not asked for, or not whole."""


class TooLong(Exception):
    """More than the limit, as it came or unpacked."""


def unpacked(pieces: Iterable[bytes], packings: str, limit: int, *, cut: bool = False) -> bytes:
    """Everything inside, at most `limit` bytes, and no more is taken when it is to be `cut`.

    `packings` is the header of the answer.
    """
    names = [name.strip().lower() for name in packings.split(",")]
    layers = [name for name in names if name not in ("", "identity")]
    if len(layers) > LAYERS or not set(layers) <= {"gzip", "x-gzip", "deflate"}:
        raise BadlyPacked
    for name in reversed(layers):
        pieces = (
            _of_deflate(pieces, limit + _PIECE)
            if name == "deflate"
            else _of_gzip(pieces, limit + _PIECE)
        )
    content = bytearray()
    try:
        for piece in pieces:
            content += piece
            if len(content) > limit and cut:
                break
            if len(content) > limit:
                raise TooLong
    except zlib.error as error:
        raise BadlyPacked from error
    return bytes(content[:limit])


def _of_gzip(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    yield from _layer(pieces, zlib.decompressobj(31), limit)


def _of_deflate(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """By the standard with the head of zlib; some servers leave it out."""
    pieces = iter(pieces)
    first = b""
    while len(first) < 2 and (piece := next(pieces, b"")):
        first += piece
    has_head = len(first) > 1 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0
    unpacker = zlib.decompressobj(15 if has_head else -15)
    yield from _layer(_again(first, pieces), unpacker, limit)


def _again(first: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _layer(pieces: Iterable[bytes], unpacker: "zlib._Decompress", limit: int) -> Iterator[bytes]:
    left, is_begun = limit, False
    for piece in pieces:
        is_begun = is_begun or bool(piece)
        waits, is_full = piece, False
        while (waits or is_full) and not unpacker.eof:
            found = unpacker.decompress(waits, _PIECE)
            left -= len(found)
            if left < 0:
                raise TooLong
            yield found
            waits, is_full = unpacker.unconsumed_tail, len(found) == _PIECE
        if unpacker.eof:
            return  # what stands behind it is no part of it
    if is_begun and not unpacker.eof:
        raise zlib.error("cut off")
