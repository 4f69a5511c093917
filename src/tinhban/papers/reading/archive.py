"""The members of a Word file: looked at before anything is unpacked, unpacked one by one."""

import io
import zipfile
from dataclasses import dataclass, field

from tinhban.papers.reading import limits
from tinhban.papers.reading.refusals import (
    refused,
    too_large,
    unpacks_to_too_much,
)

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and .docx with a password
_ENTRY = b"PK\x01\x02"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_HEADER = 30  # bytes before the name of a member


@dataclass
class Archive:
    """An archive that is safe to open; members by their name with strokes as they should be."""

    data: bytes
    packed: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    budget: limits.Budget = field(default_factory=limits.Budget)

    def named(self, name: str) -> str:
        """The name of a member however its letters are written, or ""."""
        if name in self.members:
            return name
        return self._lower.get(name.lower(), "")

    def read(self, name: str) -> bytes:
        """The bytes of a member that holds markup; they are taken from the budget."""
        member = self.members[name]
        if member.file_size > self.budget.markup:
            raise unpacks_to_too_much(limits.MAX_MARKUP_BYTES)
        try:
            with self.packed.open(member) as stream:
                content = stream.read(member.file_size + 1)
        except Exception as error:  # zipfile and zlib have no common base for damaged input
            raise refused("damaged") from error
        if len(content) != member.file_size:
            raise refused("damaged")
        self.budget.markup -= len(content)
        return content

    def __post_init__(self) -> None:
        self._lower = {name.lower(): name for name in self.members}


def opened(data: bytes, budget: limits.Budget | None = None) -> Archive:
    """Look for what is no archive, a bomb or locked, and open the rest."""
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    _refuse_other_kinds(data)
    if data.count(_ENTRY) > 2 * limits.MAX_MEMBERS:
        raise refused("unsafe")  # before each entry becomes an object
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:
        raise refused("damaged" if data.startswith(b"PK") else "not_docx") from error
    every = packed.infolist()
    members = {_slashed(member): member for member in every if not member.is_dir()}
    _refuse_unsafe(every, members)
    return Archive(data, packed, members, budget or limits.Budget())


def _slashed(member: zipfile.ZipInfo) -> str:
    """Some programmes write backslashes."""
    return member.filename.replace("\\", "/").lstrip("/")


def _refuse_unsafe(every: list[zipfile.ZipInfo], members: dict[str, zipfile.ZipInfo]) -> None:
    files = sum(not member.is_dir() for member in every)
    if len(every) > limits.MAX_MEMBERS or len({name.lower() for name in members}) < files:
        raise refused("unsafe")
    if sum(member.file_size for member in every) > limits.MAX_UNPACKED_BYTES:
        raise unpacks_to_too_much(limits.MAX_UNPACKED_BYTES)
    if any(member.flag_bits & 0x1 for member in every):
        raise refused("protected")
    if any(member.compress_type not in _PACKINGS for member in every):
        raise refused("unsafe")
    end = 0
    # Python before 3.11.8 does not look for members that share the same bytes.
    for member in sorted(every, key=lambda one: one.header_offset):
        if member.header_offset < end:
            raise refused("unsafe")
        end = member.header_offset + _HEADER + len(member.filename.encode()) + member.compress_size


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_COMPOUND):
        raise refused("protected")
    if data.startswith(b"{\\rtf"):
        raise refused("rtf")
    if data.startswith(b"%PDF"):
        raise refused("pdf")
    start = data[:2000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if start.startswith((b"<html", b"<!doctype html", b"mime-version:")):
        raise refused("html")
    if start.startswith(b"<?xml"):
        raise refused("html" if b"<html" in start else "xml")
