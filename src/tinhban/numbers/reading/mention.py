"""One quantity found in a text."""

from dataclasses import dataclass

from tinhban.numbers.quantities import Number, Qualifier, Quantity


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Where a quantity stands and what it says; offsets are those of the text as given."""

    start: int
    end: int
    surface: str
    number: Number
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""
    per: str | None = None  # hour, day, week, month, quarter or year
    upper: Number | None = None  # the far end of a range
    approximate: bool = False  # khoảng 10 - 15, hai ba trăm: near it is not against it
    out_of: Number | None = None  # 9/9 thôn: 9 out of 9
    factor: bool = False  # gấp 2 lần: a multiple, not a count
    clause_start: int
    clause_end: int

    @property
    def quantity(self) -> Quantity:
        return Quantity(
            number=self.number,
            qualifier=self.qualifier,
            unit=self.unit,
            per=self.per,
            upper=self.upper,
            approximate=self.approximate,
        )
