"""How a run looks: hidden, struck out, raised, and in which letters it is set."""

from collections.abc import Mapping
from dataclasses import dataclass

from tinhban.papers.reading.fonts import UNICODE, Letters, letters_of
from tinhban.papers.reading.names import every, is_on, val

Properties = dict[str, str | bool]

_SWITCHES = ("strike", "dstrike", "vanish", "webHidden")
_FONTS = ("ascii", "hAnsi")
_THEMES = ("minor", "major")
_READ = every(
    {f"w:{one}": one for one in (*_SWITCHES, "vertAlign", "position", "rFonts", "rStyle")}
)
_TOGGLES = ("strike", "vanish")  # two styles that say so undo each other


@dataclass(frozen=True)
class RunFace:
    """What matters of a run's look to who reads it."""

    left_out: str = ""  # the note that tells why it is not read: "struck", "hidden"
    raised: int = 0  # 1 above the line, -1 below
    letters: Letters = UNICODE


def note(
    found: Properties, element: str, attributes: Mapping[str, str], themes: Mapping[str, str]
) -> None:
    """Take one element of `w:rPr` into the properties."""
    name = _READ.get(element)
    if name is None:
        return
    if name in _SWITCHES:
        found[name] = is_on(attributes)
    elif name == "rFonts":
        for font in _FONTS:
            theme = val(attributes, f"{font}Theme")
            named = themes.get(theme[:5], "") or val(attributes, font)
            if named:
                found[font] = named
    else:
        found[name] = val(attributes)


def face(defaults: Properties, styles: tuple[Properties, ...], direct: Properties) -> RunFace:
    """The look that defaults, styles (table, paragraph, character) and the run itself add up to."""
    said: Properties = dict(defaults)
    for level in styles:
        said |= level
    for toggle in _TOGGLES:
        said[toggle] = (
            bool(defaults.get(toggle)) or sum(bool(one.get(toggle)) for one in styles) % 2 == 1
        )
    said |= direct
    hidden = said.get("vanish") or said.get("webHidden")
    struck = said.get("strike") or said.get("dstrike")
    return RunFace(
        left_out="hidden" if hidden else "struck" if struck else "",
        raised=_raised(said),
        letters=letters_of(str(said.get("hAnsi") or said.get("ascii") or "")),
    )


def _raised(said: Properties) -> int:
    aligned = said.get("vertAlign")
    if aligned in ("superscript", "subscript"):
        return 1 if aligned == "superscript" else -1
    points = str(said.get("position") or "0")
    try:
        by = float(points.removesuffix("pt"))
    except ValueError:
        return 0
    return (by > 0) - (by < 0)
