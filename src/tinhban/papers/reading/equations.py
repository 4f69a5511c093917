"""Formulas of Word as one line of text: (a+b)/2, 10⁶, √(x)."""

import re

from tinhban.papers.reading.raised import UP

_SIMPLE = re.compile(r"[\w.,]*")
_SMALL = re.compile(r"[-–−+]?[\d()=n]{1,6}")
HELD = frozenset(
    ("num", "den", "e", "sup", "sub", "deg", "fName", "lim", "f", "sSup", "sSub", "sSubSup", "sPre",
     "rad", "d", "nary", "func", "limLow", "limUpp", "phant", "mr", "m", "eqArr")
)  # fmt: skip
SETTINGS = frozenset({"begChr", "endChr", "sepChr", "chr", "show", "degHide"})
_NARY = "∫"


class _Node:
    __slots__ = ("kind", "parts", "said", "settings")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.said: list[str] = []
        self.parts: list[tuple[str, str]] = []
        self.settings: dict[str, str] = {}

    @property
    def text(self) -> str:
        return "".join(self.said)


class Equation:
    """A formula being read."""

    def __init__(self) -> None:
        self._nodes = [_Node("oMath")]

    def begin(self, local: str, value: str) -> None:
        if local in HELD:
            self._nodes.append(_Node(local))
        elif local in SETTINGS:
            self._nodes[-1].settings[local] = value

    def end(self, local: str) -> None:
        if local not in HELD or len(self._nodes) == 1:
            return
        node = self._nodes.pop()
        above = self._nodes[-1]
        said = _written(node)
        if node.kind in ("num", "den", "e", "sup", "sub", "deg", "fName", "lim", "mr"):
            above.parts.append((node.kind, said))
            if above.kind in ("mr", "eqArr", "m"):
                above.said.append((" " if above.said else "") + said)
        else:
            above.said.append(said)

    def say(self, text: str) -> None:
        self._nodes[-1].said.append(text)

    def text(self) -> str:
        while len(self._nodes) > 1:
            self.end(self._nodes[-1].kind)
        return self._nodes[0].text


def _written(node: _Node) -> str:
    parts: dict[str, list[str]] = {}
    for kind, said in node.parts:
        parts.setdefault(kind, []).append(said)

    def only(kind: str) -> str:
        return "".join(parts.get(kind, ()))

    match node.kind:
        case "f":
            return f"{_bracketed(only('num'))}/{_bracketed(only('den'))}"
        case "sSup" | "sSub" | "sSubSup" | "sPre":
            return only("e") + _lowered(only("sub")) + _raised(only("sup"))
        case "rad":
            degree = "" if node.settings.get("degHide") in ("1", "on", "true") else only("deg")
            return f"{_raised(degree)}√({only('e')})"
        case "d":
            opening = node.settings.get("begChr", "(")
            closing = node.settings.get("endChr", ")")
            return opening + node.settings.get("sepChr", "|").join(parts.get("e", ())) + closing
        case "nary":
            sign = node.settings.get("chr", _NARY)
            return f"{sign}{_lowered(only('sub'))}{_raised(only('sup'))} {only('e')}"
        case "func":
            return f"{only('fName')} {only('e')}"
        case "limLow" | "limUpp":
            return f"{only('e')}({only('lim')})"
        case "phant":
            return "" if node.settings.get("show") in ("0", "off", "false") else only("e")
        case "m" | "mr" | "eqArr":
            return node.text
    return node.text or only("e")


def _bracketed(said: str) -> str:
    return said if _SIMPLE.fullmatch(said) else f"({said})"


def _raised(said: str) -> str:
    if not said:
        return ""
    return said.translate(UP) if _SMALL.fullmatch(said) else f"^({said})"


def _lowered(said: str) -> str:
    return f"_{_bracketed(said)}" if said else ""
