"""Names of elements: each of Word's is written in two namespaces, the usual and the strict one."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_STRICT = "http://purl.oclc.org/ooxml/"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = _STRICT + "wordprocessingml/main"
R = _OFFICE + "relationships"
R_STRICT = _STRICT + "officeDocument/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/"
SPACES: dict[str, tuple[str, ...]] = {
    "w": (W, W_STRICT),
    "r": (R, R_STRICT),
    "m": (_OFFICE + "math", _STRICT + "officeDocument/math"),
    "mc": (MC,),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "a": (_DRAWING + "main", _STRICT + "drawingml/main"),
    "wp": (_DRAWING + "wordprocessingDrawing", _STRICT + "drawingml/wordprocessingDrawing"),
    "pic": (_DRAWING + "picture", _STRICT + "drawingml/picture"),
    "c": (_DRAWING + "chart", _STRICT + "drawingml/chart"),
    "cx": ("http://schemas.microsoft.com/office/drawing/2014/chartex",),
    "dgm": (_DRAWING + "diagram", _STRICT + "drawingml/diagram"),
    "rel": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "ct": ("http://schemas.openxmlformats.org/package/2006/content-types",),
}
# What a `mc:Choice` may ask for and Word of today knows, besides all that begins like Word's own.
_UNDERSTOOD = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    _STRICT,
    "urn:schemas-microsoft-com:",
)


def every(table: Mapping[str, T]) -> dict[str, T]:
    """A table by "w:p" as one by whole names, in every namespace of the prefix."""
    found: dict[str, T] = {}
    for name, value in table.items():
        prefix, _, local = name.partition(":")
        for space in SPACES[prefix]:
            found[f"{space}}}{local}"] = value
    return found


def named(*names: str) -> frozenset[str]:
    return frozenset(every(dict.fromkeys(names, True)))


def understood(spaces: Iterable[str]) -> bool:
    """Whether Word knows all of these namespaces."""
    return all(space.startswith(_UNDERSTOOD) for space in spaces)


def val(attributes: Mapping[str, str], local: str = "val", default: str = "") -> str:
    """An attribute of Word's own."""
    found = attributes.get(f"{W}}}{local}")
    return attributes.get(f"{W_STRICT}}}{local}", default) if found is None else found


def is_on(attributes: Mapping[str, str], local: str = "val") -> bool:
    """Whether a property that is on by standing there is on."""
    return val(attributes, local, "1") not in ("0", "false", "off", "none")


def relation(attributes: Mapping[str, str], local: str = "id") -> str:
    return attributes.get(f"{R}}}{local}") or attributes.get(f"{R_STRICT}}}{local}", "")


def kind_of(relation_type: str) -> str:
    """The last word of a relationship's type: "styles", "footnotes"."""
    return relation_type.rpartition("/")[2]
