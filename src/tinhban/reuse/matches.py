"""What a search answers."""

from dataclasses import dataclass, field

# [from, to) in the text asked about, [from, to) in the item; characters of the text as given.
Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A text that was reused, with the passages as evidence."""

    key: str
    score: float  # how sure, from 0.5 to 1
    containment: float  # part of the shorter text that is found in the other
    weight: float  # matched syllables, those of common passages counting little
    spans: list[Span] = field(default_factory=list)
    formula_spans: list[Span] = field(default_factory=list)  # alike, but common to many texts
