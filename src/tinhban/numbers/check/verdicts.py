"""The verdict on every quantity of a text."""

from collections.abc import Sequence

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.numbers.check.candidates import Candidate, Finding, Measure
from tinhban.numbers.check.placing import Placed, place
from tinhban.numbers.check.spelling import Comparable
from tinhban.numbers.quantities import Judgement, Slots, Verdict
from tinhban.numbers.reading import possible_numbers

MAX_TEXT = 1_000_000
TEXT_TOO_LONG = gettext_noop("The text is longer than %(limit)s characters. Check it in parts.")
MAX_NUMBERS = 40_000  # four times what a report of the greatest length holds
TOO_MANY_NUMBERS = gettext_noop(
    "The text holds more than %(limit)s numbers, as a table does. Check it in parts."
)


def check_text(text: str, candidates: Sequence[Candidate]) -> list[Finding]:
    """Every quantity of `text` in order, with what the counts say of it. Raises `Problem`."""
    if len(text) > MAX_TEXT:
        raise Problem("text_too_long", TEXT_TOO_LONG, limit=MAX_TEXT)
    comparable = Comparable(text)
    if len(possible_numbers(comparable.source)) > MAX_NUMBERS:
        raise Problem("too_many_numbers", TOO_MANY_NUMBERS, limit=MAX_NUMBERS)
    return [_finding(comparable, placed) for placed in place(comparable, candidates)]


def _finding(text: Comparable, placed: Placed) -> Finding:
    mention, candidate = placed.mention, placed.candidate
    start, end = text.source.given_span(mention.start, mention.end)
    judgement = _judge(placed)
    return Finding(
        start=start,
        end=end,
        surface=text.source.original[start:end],
        qualifier=mention.qualifier,
        number=mention.number,
        unit=mention.unit,
        per=mention.per,
        upper=mention.upper,
        indicator=candidate.indicator if candidate else None,
        measure=candidate.measure if candidate else None,
        count=candidate.count if candidate else None,
        verdict=judgement.verdict,
        hint=judgement.hint,
    )


def _judge(placed: Placed) -> Judgement:
    candidate = placed.candidate
    if candidate is None or candidate.count is None or placed.mention.out_of is not None:
        return Judgement(Verdict.UNKNOWN)
    if isinstance(candidate.count, Slots) != (candidate.measure is Measure.RATE):
        return Judgement(Verdict.UNKNOWN)
    return placed.mention.quantity.supports(candidate.count)
