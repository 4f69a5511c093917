"""How an office writes a number: "gần 400", "hơn 50", 287, "1 bài viết/tuần"; printed in Vietnamese always."""

from collections.abc import Iterator
from dataclasses import dataclass

from tinhban.figures.measures import Measure
from tinhban.foundation.numerals import grouped
from tinhban.numbers.quantities import Hint, Judgement, Qualifier, Quantity, Verdict
from tinhban.numbers.quantities import Slots as KeptSlots

NO_BREAK = "\u00a0"
WORDS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT_BELOW: "gần",
    Qualifier.MORE_THAN: "hơn",
    Qualifier.ABOUT: "khoảng",
    Qualifier.AT_LEAST: "ít nhất",
    Qualifier.AT_MOST: "không quá",
    Qualifier.LESS_THAN: "chưa đến",
    Qualifier.BETWEEN: "từ",
    Qualifier.ORDER_OF: "hàng",
}
# What a person may put before one number; a range has two, and "hàng trăm" has no digits.
OFFERED = tuple(one for one in WORDS if one not in (Qualifier.BETWEEN, Qualifier.ORDER_OF))
_SCALES = ("", "nghìn", "triệu", "tỷ")
PER = {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}
MOST = 10**12


@dataclass(frozen=True)
class Phrase:
    """A number with its qualifier; with `per` it is a promise for each slot."""

    number: int
    qualifier: Qualifier = Qualifier.EXACT
    per: str = ""
    noun: str = ""
    upper: int | None = None  # the far end of a range

    def __post_init__(self) -> None:
        object.__setattr__(self, "qualifier", Qualifier(self.qualifier))
        if (self.qualifier is Qualifier.BETWEEN) != (self.upper is not None):
            raise ValueError("a range, and only a range, has an upper end")

    @property
    def word(self) -> str:
        return WORDS[self.qualifier] if self._has_word else ""

    @property
    def _has_word(self) -> bool:
        return self.qualifier is not Qualifier.ORDER_OF or self.number >= 10

    @property
    def digits(self) -> str:
        """The number as it is written, and for a rate what and how often: "1 bài viết/tuần"."""
        written = grouped(self.number)
        if self.upper is not None:
            written += f" đến {grouped(self.upper)}"
        elif self.qualifier is Qualifier.ORDER_OF:
            written = scale_in_words(self.number)
        if not self.per:
            return written
        return f"{written} {self.noun}".strip() + f"/{PER[self.per]}"

    def __str__(self) -> str:
        return f"{self.word}{NO_BREAK}{self.digits}" if self.word else self.digits

    def judge(self, measure: Measure | None, value: int) -> Judgement:
        """Whether what was counted bears out what is written; of a typed figure nobody can tell."""
        if measure is None:
            return Judgement(Verdict.UNKNOWN)
        quantity = Quantity(
            number=self.number,
            qualifier=self.qualifier,
            per=self.per or None,
            upper=self.upper,
        )
        return quantity.supports(kept(measure) if measure.slots else value)


def scale_in_words(number: int) -> str:
    """The scale of a number: "trăm" of 100 to 999, "chục nghìn" of 10,000; "vài" below ten."""
    places = len(str(number)) - 1
    if not places:
        return "vài"
    groups, rest = divmod(places, 3)
    tens = ("", "chục", "trăm")[rest]
    # Above thousands of billions the billions repeat: "nghìn tỷ".
    billions, group = divmod(groups, 3) if groups > 3 else (0, groups)
    return " ".join(word for word in (tens, _SCALES[group], *["tỷ"] * billions) if word)


def kept(measure: Measure) -> KeptSlots:
    """The slots of a promise that are over, as the number check wants them."""
    slots = measure.slots
    if slots is None:
        raise ValueError("this figure is not a promise per slot")
    return KeptSlots(
        planned=slots.planned - slots.ahead,
        filled=slots.filled,
        late=slots.late,
        excused=slots.excused,
        each=measure.rule.per.each if measure.rule.per else 1,
    )


def suggestions(count: int) -> list[Phrase]:
    """True ways to write a count, the exact one first: 396 → 396, gần 400, hơn 390."""
    found = {Phrase(count): None}
    for phrase in _round(count):
        number = Quantity(number=phrase.number, qualifier=phrase.qualifier)
        judgement = number.supports(count)
        if judgement and judgement.hint is not Hint.CLOSER:
            found.setdefault(phrase)
    return list(found)


def _round(count: int) -> Iterator[Phrase]:
    if count < 10:
        return
    step = 10 ** (len(str(count)) - 1)
    while step >= 10:
        below = count // step * step
        if below != count:
            yield Phrase(below + step, Qualifier.ABOUT_BELOW)
            if below:
                yield Phrase(below, Qualifier.MORE_THAN)
        step //= 10
