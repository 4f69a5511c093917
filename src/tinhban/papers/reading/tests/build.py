"""Word files written part by part, the way no well-behaved programme would write them."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {
    "w": W,
    "r": R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = R + "/officeDocument"


def r(text: str = "", properties: str = "", *, inside: str = "") -> str:
    """A run: its properties, its text, and whatever else stands in it."""
    said = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    face = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{face}{said}{inside}</w:r>"


def p(*inside: str, properties: str = "") -> str:
    """A paragraph of runs; what does not begin with a sign of markup is text."""
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    face = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{face}{runs}</w:p>"


def cell(*inside: str, properties: str = "") -> str:
    face = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    blocks = "".join(one if one.startswith("<") else p(one) for one in inside)
    return f"<w:tc>{face}{blocks or '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    face = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return (
        f"<w:tr>{face}{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def rooted(name: str, inside: str, *, more: str = "", declared: str = _DECLARED) -> str:
    """A whole part with `w:name` as its root."""
    return f"{_HEAD}<w:{name} {declared} {more}>{inside}</w:{name}>"


def style(
    identity: str, kind: str, properties: str = "", *, based_on: str = "", more: str = ""
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}" {more}><w:name w:val="{identity}"/>'
        f"{base}<w:rPr>{properties}</w:rPr></w:style>"
    )


def related(*links: tuple[str, str, str], external: Iterable[str] = ()) -> str:
    """A part of relationships: (id, the last word of its type, target)."""
    outside = set(external)
    rows = "".join(
        f"<Relationship Id={quoteattr(one)} Type={quoteattr(kind if ':' in kind else f'{R}/{kind}')} "
        f"Target={quoteattr(target)}{' TargetMode=' + quoteattr('External') if one in outside else ''}/>"
        for one, kind, target in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{rows}</Relationships>'


def types(main: str = "/word/document.xml", kind: str = _MAIN, more: str = "") -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'{_HEAD}<Types xmlns="{space}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{more}'
        f'<Override PartName="{main}" ContentType="{kind}"/></Types>'
    )


def zipped(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def parts_of(
    body: str,
    *,
    styles: str = "",
    links: Iterable[tuple[str, str, str]] = (),
    external: Iterable[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
    root: str = "",
) -> dict[str, str | bytes]:
    """The parts of a package with this body, ready to be spoilt."""
    every = list(links)
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": types(),
        "_rels/.rels": related(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": rooted("document", f"<w:body>{body}</w:body>", more=root),
    }
    if styles:
        every.append(("rIdStyles", "styles", "styles.xml"))
        found["word/styles.xml"] = rooted("styles", styles)
    if every:
        found["word/_rels/document.xml.rels"] = related(*every, external=external)
    return found | dict(parts or {})


def word(body: str, **given: object) -> bytes:
    """A .docx with this body."""
    return zipped(parts_of(body, **given))  # type: ignore[arg-type]


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def field(instruction: str, *result: str, **kept: str) -> str:
    """A complex field as Word writes it: begin, instruction, separate, result, end."""
    begin = r(inside=f'<w:fldChar w:fldCharType="begin">{kept.get("data", "")}</w:fldChar>')
    code = r(inside=f'<w:instrText xml:space="preserve">{escape(instruction)}</w:instrText>')
    shown = "".join(one if one.startswith("<") else r(one) for one in result)
    separate = r(inside='<w:fldChar w:fldCharType="separate"/>') if result else ""
    return begin + code + separate + shown + r(inside='<w:fldChar w:fldCharType="end"/>')
