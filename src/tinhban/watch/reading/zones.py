"""Time zones as they stand behind a time."""

import re

# Hours east of Greenwich; what is not here is taken for the time of Viet Nam.
_NAMED = {
    **dict.fromkeys(("z", "gmt", "utc", "ut", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west"), 1),
    **dict.fromkeys(("cest", "eet"), 2),
    **dict.fromkeys(("eest", "msk"), 3),
    **dict.fromkeys(("ict", "wib"), 7),
    **dict.fromkeys(("sgt", "hkt", "pht", "myt", "awst"), 8),
    **dict.fromkeys(("jst", "kst"), 9),
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
    "ast": -4,
    "edt": -4,
    "est": -5,
    "cdt": -5,
    "cst": -6,
    "mdt": -6,
    "mst": -7,
    "pdt": -7,
    "pst": -8,
    "akst": -9,
    "hst": -10,
}
_NUMBER = re.compile(r"[ (\[]{0,3}(gmt|utc|z)? ?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)")
_NAME = re.compile(r"[ (\[]{0,3}([a-z]{1,5})\b(?!/)")
MOST = 15 * 60


def minutes_east(behind: str, *, signed: bool) -> int | None:
    """What stands behind a time, as minutes east of Greenwich; None when it names no zone.

    `signed`: whether a bare "-05" is a zone here, and not the next part of a line.
    """
    found = _NUMBER.match(behind)
    if found and (found[1] or signed or found[2] == "+"):
        minutes = int(found[3]) * 60 + int(found[4] or 0)
        if minutes <= MOST:
            return -minutes if found[2] == "-" else minutes
    named = _NAME.match(behind)
    hours = _NAMED.get(named[1]) if named else None
    return None if hours is None else hours * 60
