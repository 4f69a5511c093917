"""How far one title is another one mistyped: a slip, not the same story of another place."""

import difflib

_ALIKE = 0.86
_SAME_WORDS = 0.75  # words mistyped, not other words


def likeness(title: str, other: str) -> float:
    """How alike two folded titles are; nothing where they are of two things."""
    alike = difflib.SequenceMatcher(None, title, other, autojunk=False).ratio()
    return alike if alike >= _ALIKE and not _names_another(title, other) else 0.0


def _names_another(title: str, other: str) -> bool:
    """Two words or more stand for others: "Học sinh Nậm Hàng …" is not "Học sinh Dào San …"."""
    ours, theirs = title.split(), other.split()
    for tag, i0, i1, j0, j1 in difflib.SequenceMatcher(None, ours, theirs, False).get_opcodes():
        if tag == "replace" and min(i1 - i0, j1 - j0) > 1:
            parts = " ".join(ours[i0:i1]), " ".join(theirs[j0:j1])
            if difflib.SequenceMatcher(None, *parts, False).ratio() < _SAME_WORDS:
                return True
    return False
