"""Runs of number words in a text: where one ends, and what it says where it stands.

A run is read whole or not at all: half of "hai trăm ba bốn" is no number of the text.
"""

from typing import NamedTuple

from tinhban.foundation.cardinals import GROUPS, HALF, LATE_UNITS, LINKS, SCALES, UNITS
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.sayings import ELSE
from tinhban.numbers.reading.spoken import PART, POINT, Spoken, spoken
from tinhban.numbers.reading.vocabulary import words as words_of

LONGEST_RUN = 24
STARTS = frozenset({*UNITS, "mười"} - {"không"})
_WORDS = frozenset({*UNITS, *SCALES, *LATE_UNITS, *LINKS, HALF, POINT, PART, "mười", "mươi"})
_AFTER_PART = frozenset({*UNITS, "mười", "tư", "nghìn", "ngàn", "vạn"} - {"không"})
# What is counted after "bốn năm" for certain: anything else makes it four years.
_SURELY_COUNTED = words_of(
    "người ngày tháng tuần giờ phút tin bài ảnh cái con chiếc xã huyện hộ đại phóng lần lượt km mét tấn trang trẻ em chị "
    "anh cuốn bộ đài tỉnh buổi đợt vụ suất xe hồ tuổi trạm thôn bản tổ cây kg ha nhà cuộc chương chuyên câu điểm"
)


class Run(NamedTuple):
    """A run of number words: what it says (None: nothing that is sure), and the token after it."""

    said: Spoken | None
    end: int
    length: int = 0
    scale: int = 0  # of its last words


def run_end(looks: Looks, at: int) -> int:
    """The token after the last number word of the run that starts at `at`."""
    src = looks.src
    shouted = src.shown(at).isupper() and len(src.words[at]) > 1
    place = at
    while _goes_on(looks, place, at):
        named = place > at and src.capital(place) and not (shouted and src.shown(place).isupper())
        if named and not _titled(looks, at, place):
            break
        place += 1
    return place


def _titled(looks: Looks, at: int, place: int) -> bool:
    """Whether a sum is written with a capital at each word: "Hai Trăm Triệu"."""
    return looks.src.capital(at) and looks.src.word(place) in ("trăm", "mươi", *GROUPS)


def _goes_on(looks: Looks, place: int, at: int) -> bool:
    src = looks.src
    word = src.word(place)
    if word not in _WORDS:
        return False
    following = src.word(place + 1)
    before = src.word(place - 1) if place > at else ""
    century = before == PART and following == "thế" and src.word(place + 2) in ("kỷ", "kỉ")
    if following in ELSE.get(word, ()) and not century:
        return False
    if word == "không":
        return following == POINT or (
            place > at and (following == "trăm" or before in (POINT, "không"))
        )
    if word in LINKS:
        return place > at and (following in UNITS or following in LATE_UNITS)
    if word in LATE_UNITS or word == "mươi" or word == HALF:
        return place > at
    if word == PART:
        return place > at and following in _AFTER_PART and src.word(place + 2) != "trăm"
    if word == POINT:
        return place > at and (following in UNITS or following == "mười")
    return True


def read_run(looks: Looks, at: int, end: int) -> Run:
    """What the words from `at` to `end` say, an ambiguous last word decided by what follows."""
    words = looks.src.words[at:end]
    if len(words) > LONGEST_RUN:
        return Run(None, end)
    if len(words) > 2 and words[-2:] == ["năm", HALF]:
        words = words[:-2]  # "ba năm rưỡi"
        return Run(spoken(words), at + len(words), len(words))
    said, used = spoken(words), len(words)
    last = words[-1] if len(words) > 1 and words[-2] not in (POINT, PART, *LINKS) else ""
    if last in ("năm", "một"):
        said, used = _without_last(looks, end, words, said)
    if said is None:
        return Run(None, end)
    return Run(said, at + used, used, _scale_of(words[:used]))


def _scale_of(words: list[str]) -> int:
    """The product of the scale words at the end: "trăm triệu" is a hundred millions."""
    scale, place = 0, len(words) - 1
    while place > 0 and words[place] in SCALES:
        scale = (scale or 1) * SCALES[words[place]]
        place -= 1
    return scale


def _without_last(
    looks: Looks, end: int, words: list[str], said: Spoken | None
) -> tuple[Spoken | None, int]:
    """ "hai mươi năm" is twenty years, "hai triệu một tháng" two millions a month; "hai trăm năm hộ" cannot be told."""
    shorter, length = spoken(words[:-1]), len(words)
    if said is None and words[-2:] == ["năm", "một"] and length > 2:
        return spoken(words[:-2]), length - 2  # "hai năm một lần"
    if shorter is None:
        return said, length
    if said is None:
        sure = words[-1] == "năm" or (words[-2] != "mươi" and len(words) > 2)
        return (shorter, length - 1) if sure else (None, length)
    counted = looks.src.word(end) in _SURELY_COUNTED
    if POINT in words:
        sure = counted or words[-1] == "một" or words[-2] == "không" or looks.takes_a_number(end)
        return (said, length) if sure else (None, length)
    if words[-1] == "một":
        if words[-2] == "mười":
            return said, length
        apart = words[-2] in GROUPS and looks.counted(end)
        return (shorter, length - 1) if apart else (None, length)
    if said.upper is not None:
        return (said, length) if counted else (shorter, length - 1)
    if words[-2] in UNITS or counted:
        return None, length
    return shorter, length - 1
