"""Dates as English writes them: May 3, 2022; 3 May 2022; Sept. 5th."""

import re

from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.vocabulary import words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:1[89]|20|21)\d\d"
_DAY_FIRST = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}(?!\w)\.?(?:,?[ ]{_YEAR}(?!\d))?",
    re.IGNORECASE,
)
_DAY_LAST = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]{_YEAR}(?!\d))?(?!\d)")
_MONTHS = words(
    "jan january feb february mar march apr april may june jun july jul aug august sep sept september oct october nov "
    "november dec december"
)


def foreign_date(looks: Looks, at: int) -> int:
    src = looks.src
    if src.kind(at + 1) == "word" and src.word(at + 1)[:3] in _STARTS and src.capital(at + 1):
        after = looks.match(at, _DAY_FIRST)
        if after > at:
            return after
    month = at - 2 if src.sign(at - 1) == "." else at - 1
    if src.word(month) not in _MONTHS or not src.capital(month) or len(src.words[at]) > 2:
        return at
    after = looks.match(at, _DAY_LAST)
    dated = after > at + 1
    return after if dated or (after > at and not looks.takes_a_number(after)) else at


_STARTS = frozenset(month[:3] for month in _MONTHS)
