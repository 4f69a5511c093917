"""Which kind of office file an archive is, by the names of its members; nothing is unpacked."""

import re
import zipfile

from tinhban.evidence.media_types import DOCX, PPTX, UNKNOWN, XLSX, ZIP

_OFFICE = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX))
# Some programmes call the main part of a Word file by another number.
_MAIN_OF_WORD = re.compile(r"word/document\d{1,3}\.xml", re.IGNORECASE)


def kind_of(path: str) -> str:
    """The media type; a directory may have a million members, so a child process reads it."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return UNKNOWN
    known = next((kind for member, kind in _OFFICE if member in names), "")
    return known or (DOCX if any(map(_MAIN_OF_WORD.fullmatch, names)) else ZIP)
