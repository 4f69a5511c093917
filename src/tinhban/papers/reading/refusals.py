"""Why a file is not read as a Word file: one sentence a kind, raised as `Problem`."""

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.papers.reading import limits

MEGABYTE = 1024 * 1024

SENTENCES = {
    "too_large": gettext_noop(
        "The file is larger than %(limit)s MB. Send the text without its pictures."
    ),
    "not_docx": gettext_noop(
        "This is not a Word file of the kind .docx. Open it in Word and save it as .docx."
    ),
    "damaged": gettext_noop(
        "The Word file is damaged or was not sent whole. Open it in Word, save it anew and send it again."
    ),
    "protected": gettext_noop(
        "This file is locked with a password or of an old kind (.doc). Save it as .docx without a password."
    ),
    "unsafe": gettext_noop(
        "This file is built in a way that is not safe to open. Save it anew in Word."
    ),
    "unpacks": gettext_noop(
        "This file unpacks to more than %(limit)s MB. Save it anew in Word, without its pictures."
    ),
    "elements": gettext_noop(
        "This file has more pieces than can be read at once. Split it into several files."
    ),
    "macros": gettext_noop("This file holds macros. Save it as .docx without macros."),
    "text": gettext_noop("The text is longer than %(limit)s characters. Check it in parts."),
    "rtf": gettext_noop(
        "This is an RTF file, whatever its name says. Open it in Word and save it as .docx."
    ),
    "html": gettext_noop(
        "This is a web page, whatever its name says. Open it in Word and save it as .docx."
    ),
    "pdf": gettext_noop(
        "This is a PDF file, whatever its name says. Send the Word file it was made from."
    ),
    "xml": gettext_noop(
        "This is a Word file in one piece of XML. Open it in Word and save it as .docx."
    ),
    "other": gettext_noop(
        "This is a workbook, slides or a file of another office programme. Save its text as .docx."
    ),
}
# Several kinds of "no Word file" and of "not safe" share the code that callers know.
_CODES = {
    "not_docx": "not_docx",
    "damaged": "not_docx",
    "unpacks": "docx_unsafe",
    "elements": "docx_unsafe",
    "text": "text_too_long",
    "rtf": "docx_is_rtf",
    "html": "docx_is_html",
    "pdf": "docx_is_pdf",
    "xml": "docx_is_xml",
    "other": "docx_is_other",
}


def refused(kind: str, **params: object) -> Problem:
    """The problem to raise; `kind` among its params tells apart those that share a code."""
    return Problem(_CODES.get(kind, f"docx_{kind}"), SENTENCES[kind], kind=kind, **params)


def too_large() -> Problem:
    return refused("too_large", limit=limits.MAX_FILE_BYTES // MEGABYTE)


def unpacks_to_too_much(limit: int) -> Problem:
    return refused("unpacks", limit=limit // MEGABYTE)


def too_long() -> Problem:
    return refused("text", limit=limits.MAX_TEXT)
