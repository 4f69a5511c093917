"""A plain text as a Word file, its marks set while it is written."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tinhban.papers.paper import printable
from tinhban.papers.reading.comments import TYPE, comment, whole_part
from tinhban.papers.reading.cutting import Tags
from tinhban.papers.reading.marking import Mark, Marked
from tinhban.papers.reading.names import SPACES, R, W
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.package import CONTENT_TYPES
from tinhban.papers.reading.repacking import packed

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{SPACES["ct"][0]}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OOXML}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OOXML}.styles+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{TYPE}"/></Types>'
)
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_TAGS = Tags(W, "w")


def word_of(text: str, marks: Sequence[Mark], *, author: str, most_comments: int) -> Marked:
    """One paragraph a line; marks are spans of the text that do not overlap, in its order."""
    notes = Notes()
    comments: list[str] = []
    body = "".join(_paragraphs(text, marks, author, most_comments, comments, notes))
    document = f'{_HEAD}<w:document xmlns:w="{W}"><w:body>{body}{_PAGE}</w:body></w:document>'
    parts = {
        CONTENT_TYPES: _TYPES,
        "_rels/.rels": _related(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _related(
            ("rId1", "styles", "styles.xml"), ("rId2", "comments", "comments.xml")
        ),
        "word/styles.xml": _STYLES,
    }
    written = {name: content.encode() for name, content in parts.items()}
    written["word/comments.xml"] = whole_part(comments)
    return Marked(packed(written), notes.done())


def _paragraphs(
    text: str,
    marks: Sequence[Mark],
    author: str,
    most_comments: int,
    comments: list[str],
    notes: Notes,
) -> Iterator[str]:
    pending = list(reversed(marks))
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        runs: list[str] = []
        while pending and pending[-1].start < end:
            mark = pending[-1]
            start = max(mark.start, at)
            runs.append(_run(text[at:start]))
            stop = min(mark.end, end)
            number = None
            if mark.end <= end:
                pending.pop()
                if mark.comment and len(comments) < most_comments:
                    number = len(comments)
                    comments.append(comment(number, mark.comment, author))
                elif mark.comment:
                    notes.add("uncommented")
            run = _run(text[start:stop], _TAGS.empty("highlight", "val", mark.colour))
            runs += (_TAGS.opens(number), run, _TAGS.closes(number))
            at = stop
            if mark.end > end:
                break
        runs.append(_run(text[at:end]))
        yield f"<w:p>{''.join(runs)}</w:p>" if any(runs) else "<w:p/>"
        at = end


def _run(text: str, face: str = "") -> str:
    said = escape(printable(text.rstrip("\r\n")))
    if not said:
        return ""
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _related(*links: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{target}"/>'
        for identity, kind, target in links
    )
    return f'{_HEAD}<Relationships xmlns="{SPACES["rel"][0]}">{rows}</Relationships>'
