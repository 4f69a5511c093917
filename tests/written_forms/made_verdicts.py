"""Sentences on a figure whose count is known, true and false ones, with the verdict that arithmetic gives."""

from random import Random

from tests.written_forms.cases import VERDICTS, Judged
from tests.written_forms.made import BEFORE, SEED, SIGNS, figures
from tests.written_forms.spelling import spelt

COUNT = 287  # what Đài Lào Cai used of Đài Yên Bái
EACH = 120
_SAYING = (
    "Năm 2022, Đài PT-TH Lào Cai đã sử dụng {} tin, bài của Đài PT-TH Yên Bái.",
    "Trong năm 2022, Đài Lào Cai sử dụng {} tin của Đài Yên Bái.",
    "Năm 2022, Đài Lào Cai đã tiếp nhận, sử dụng {} tin, phóng sự của Đài Yên Bái.",
)


def made_verdicts() -> list[Judged]:
    chance = Random(SEED + 500)
    return [Judged(VERDICTS, *_sentence(chance)) for _ in range(EACH)]


def _sentence(chance: Random) -> tuple[str, tuple[str, ...]]:
    number = COUNT + chance.choice((-100, -60, -37, -12, -1, 0, 1, 3, 13, 60, 113))
    form = chance.randint(0, 2)
    said = spelt(number, chance) if chance.random() < 0.3 and form != 1 else figures(number)
    if form == 2:
        far = number + chance.choice((5, 20, 80))
        last = spelt(far, chance) if not said[0].isdigit() else figures(far)
        written = chance.choice(
            (f"từ {said} đến {last}", f"từ {said} tin, bài đến {last}", f"giữa {said} và {last}")
        )
        return _told(written, chance, holds=number <= COUNT <= far)
    qualifier = chance.choice(tuple(SIGNS if form == 1 else BEFORE))
    words = chance.choice((SIGNS if form == 1 else BEFORE)[qualifier])
    gap = chance.choice(("", " ")) if form == 1 else " "
    return _told(f"{words}{gap}{said}", chance, holds=_holds(qualifier, number))


def _holds(qualifier: str, number: int) -> bool:
    return {
        "exact": number == COUNT,
        "about_below": 0.9 * number <= COUNT < number,
        "more_than": number < COUNT,
        "about": abs(COUNT - number) * 10 <= number,
        "at_least": number <= COUNT,
        "at_most": number >= COUNT,
        "less_than": number > COUNT,
    }[qualifier]


def _told(written: str, chance: Random, *, holds: bool) -> tuple[str, tuple[str, ...]]:
    text = chance.choice(_SAYING).format(written)
    return text, ("supported" if holds else "contradicted",)
