"""Where a body or a person stands in the protocol order, from the shipped tables."""

from tinhban.foundation import text
from tinhban.organisations.data.protocol import BODIES, LAST_BODY, LAST_POSITION, POSITIONS


def order_of_body(level: str, kind: str, press_kind: str = "") -> int:
    """The place of a kind of body at a level: province before district before commune."""
    for key in ((level, kind, press_kind), (level, kind, ""), ("", kind, "")):
        if key in BODIES:
            return BODIES[key]
    return LAST_BODY


def rank_of(position: str) -> int:
    """The rank of a position, however it is spelled: "Phó Giám đốc" and "Phó giám đốc" are one."""
    folded = text.fold(position)
    fitting = [p for p in POSITIONS if folded == p or folded.startswith(f"{p} ")]
    return POSITIONS[max(fitting, key=len)] if fitting else LAST_POSITION
