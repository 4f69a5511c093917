"""The bytes on disk: written beside, flushed, then moved to the name that is their SHA-256."""

import codecs
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from tinhban.evidence import archives
from tinhban.evidence.media_types import DOCX as DOCX
from tinhban.evidence.media_types import ENDINGS as ENDINGS
from tinhban.evidence.media_types import OLE, PLAIN, UNKNOWN
from tinhban.evidence.media_types import PAPERS as PAPERS
from tinhban.evidence.media_types import PDF as PDF
from tinhban.evidence.media_types import SIGNED as SIGNED
from tinhban.evidence.media_types import XLSX as XLSX
from tinhban.foundation.problems import Refused
from tinhban.jobs import confined
from tinhban.jobs.bounds import BeyondBounds

PIECE = 1024 * 1024
LIMIT = 50 * 1024 * 1024
NAME_LIMIT = 200

_SIGNS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
)


class FileRefused(Refused):
    """The file cannot be kept; the message says why, and what to do."""


def path_of(sha256: str) -> Path:
    """Where the bytes of this hash are, or would be."""
    return Path(settings.TINHBAN_FILES) / sha256[:2] / sha256


def is_sha256(value: str) -> bool:
    return len(value) == 64 and all(c in "0123456789abcdef" for c in value)


def checked_name(name: str) -> str:
    """The name as a label; a name that carries a path or control characters is refused."""
    name = name.strip()
    if not name or len(name) > NAME_LIMIT:
        raise FileRefused(_("The file's name must have 1 to %d characters.") % NAME_LIMIT)
    if name in {".", ".."} or any(c in "/\\:" or not c.isprintable() for c in name):
        raise FileRefused(_("The file's name may not hold a path or control characters."))
    return name


def keep(content: BinaryIO | IO[bytes] | bytes, *, limit: int = LIMIT) -> tuple[str, int]:
    """Store the bytes under their hash and answer hash and size; the same bytes are kept once."""
    root = Path(settings.TINHBAN_FILES)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(suffix=".part", dir=root)
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in _pieces(content):
                size += len(piece)
                if size > limit:
                    raise FileRefused(
                        _(
                            "The file is larger than %d MB. Split it or scan it at a lower resolution."
                        )
                        % (limit // (1024 * 1024))
                    )
                digest.update(piece)
                out.write(piece)
            if not size:
                raise FileRefused(_("The file is empty. Choose it again."))
            out.flush()
            os.fsync(out.fileno())
        target = path_of(digest.hexdigest())
        if not target.exists():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            os.replace(part, target)
            _flush_folder(target.parent)
        return digest.hexdigest(), size
    finally:
        Path(part).unlink(missing_ok=True)


def sniffed(path: Path) -> str:
    """The media type that the bytes show; what the sender claims is not asked."""
    with path.open("rb") as file:
        head = file.read(4096)
    for sign, media_type in _SIGNS:
        if head.startswith(sign):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path)
    return PLAIN if _is_text(head) else UNKNOWN


def _kind_of_archive(path: Path) -> str:
    try:
        return confined.call(archives.kind_of, str(path))
    except BeyondBounds:
        return UNKNOWN


def _pieces(content: BinaryIO | IO[bytes] | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    content.seek(0)
    while piece := content.read(PIECE):
        yield piece


def _is_text(head: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return "\0" not in decoder.decode(head)  # a letter cut at the end of the piece is no fault
    except UnicodeDecodeError:
        return False


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
