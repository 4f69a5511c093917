"""Files that are packed as files: a sitemap may be one by its protocol, whatever the header says."""

import zlib

GZIP = b"\x1f\x8b"
LAYERS, PARTS = 2, 1_000
PIECE = 65_536


class TooLarge(Exception):
    """More than may come out of it."""


def unpacked(content: bytes, limit: int) -> bytes:
    """The file inside, at most so large; what is not packed, or not whole, as it came."""
    for _layer in range(LAYERS):
        if not content.startswith(GZIP):
            break
        try:
            content = _members(content, limit)
        except zlib.error:
            break
    return content


def _members(content: bytes, limit: int) -> bytes:
    """One file may be packed in several parts, one behind the other."""
    found, at = bytearray(), 0
    for _part in range(PARTS):
        unpacker = zlib.decompressobj(31)
        while not unpacker.eof:
            piece = content[at : at + PIECE]
            if not piece:
                raise zlib.error("cut off")
            at += len(piece)
            found += unpacker.decompress(piece, limit + 1 - len(found))
            if len(found) > limit:
                raise TooLarge
        at -= len(unpacker.unused_data)
        if not content.startswith(GZIP, at):
            return bytes(found)
    raise TooLarge
